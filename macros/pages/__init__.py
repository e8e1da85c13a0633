"""The domain made into files: pages, templates, the shell, the search, the publication."""
