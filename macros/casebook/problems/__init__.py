"""What is wrong, where, and what to do about it: the problem, the table of messages, the formats of a report."""
