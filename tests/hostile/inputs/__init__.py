"""What is typed to hurt, one module a kind: data alone."""
