"""Whether outside addresses still answer: what is behind `make links`."""
