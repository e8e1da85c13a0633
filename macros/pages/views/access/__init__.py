"""How the site judges its own accessibility: the criteria, the pages that were looked at, two judges, what follows of both."""
