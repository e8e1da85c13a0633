"""The lists that all cases share, each read from its file and checked: vocabularies, sources, link exceptions."""
