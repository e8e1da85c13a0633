"""The words of every objection, a table a subject; `problems.messages` joins them into one."""
