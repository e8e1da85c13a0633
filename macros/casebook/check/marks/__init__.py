"""Marks of Markdown in a body that are read as something else than they were meant to be: what is lost, and how to write it."""
