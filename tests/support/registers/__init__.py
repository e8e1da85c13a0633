"""The lists that all cases share, broken in every way."""
