"""The pictures of cases as pages show them."""
