"""Bytes and typed values, both ways: a case file is bounded, parsed and typed, and written from its values."""
