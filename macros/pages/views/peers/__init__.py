"""The lists of what poles do for each other: offers, commitments, what one may take up. `routes` makes pages of them."""
