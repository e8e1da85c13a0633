"""Grids as the templates see them: the self-test, the criteria of a year."""
