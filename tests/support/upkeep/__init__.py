"""What `make upkeep` says of the cases of a test."""
