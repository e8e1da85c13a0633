"""What lists and pages tell of a case beside its title: how far it is known, of whom and when it was said."""
