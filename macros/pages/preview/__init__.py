"""The preview of `make serve`: the site as it would be built now, each page drawn when somebody looks at it."""
