"""For those who look after the accessibility of the site: the judges' files, and trees of pages as a reader of screens has them."""
