"""Checked cases as a whole: linked both ways, indexed by every facet, with their neighbours."""
