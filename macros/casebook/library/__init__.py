"""All checked cases together: linked both ways, indexed by every facet, with neighbours, reviews and the cross table."""
