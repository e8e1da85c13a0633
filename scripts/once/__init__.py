"""What is made once, by hand, when its origin changes: no verb of `make` runs it."""
