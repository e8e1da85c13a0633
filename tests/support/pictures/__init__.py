"""Pictures that tests make, in order and not."""
