"""What cases teach of a question, side by side."""
