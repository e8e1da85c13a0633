"""Events for the tests, and what other programs read of them."""
