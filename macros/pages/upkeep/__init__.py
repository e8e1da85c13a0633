"""What editors read and send, drawn: the page of `make upkeep` and the letters. None of it is part of the site."""
