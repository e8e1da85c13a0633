"""Bytes and typed values, both ways: reading a case file, its front matter, and writing one."""
