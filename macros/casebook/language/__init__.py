"""French as it is written, and the known names that are near to a misspelt one. The first room: it imports no other."""
