"""One build: the engine’s shells, the pour, the staging tree, the exchange."""
