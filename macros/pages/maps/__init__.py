"""The outline of France and the symbols on it: geometry, without HTML."""
