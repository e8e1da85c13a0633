"""What the tests share: helpers that they import by name, `from support.corpus import Corpus`."""
