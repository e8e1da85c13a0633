"""What the library covers and what it does not, counted from its published cases: never a census of what exists."""
