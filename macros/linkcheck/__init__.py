"""The check of outside addresses behind `make links`: visits, politeness, the report."""
