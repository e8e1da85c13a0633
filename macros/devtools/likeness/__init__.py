"""Whether the model of likeness finds what really happened."""
