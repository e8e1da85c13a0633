"""The lists that all cases share: vocabularies, sources, link exceptions."""
