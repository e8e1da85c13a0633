"""The files that the site holds beside its pages."""
