"""What is wrong, where, and what to do: the problem, the table of messages, the forms of a report."""
