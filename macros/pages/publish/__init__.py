"""One build of the site: the shells of MkDocs, the pour, the staging tree, the exchange."""
