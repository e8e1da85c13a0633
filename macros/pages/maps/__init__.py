"""The outline of France and the symbols drawn on it: geometry, no HTML."""
