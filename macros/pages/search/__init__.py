"""The search index over the staged pages."""
