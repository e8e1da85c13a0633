"""The words of every objection, by what is objected to; `problems.messages` makes one table of them."""
