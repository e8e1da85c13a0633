"""All checked cases together: linked both ways, indexed by every facet, with reviews and the cross table."""
