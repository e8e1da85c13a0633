"""French as it is written, and names that are close to one that was typed. The ground: imports no other room."""
