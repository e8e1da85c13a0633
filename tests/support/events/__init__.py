"""Sites and previews that are made in the tests' own process."""
