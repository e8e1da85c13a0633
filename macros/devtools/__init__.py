"""Tools for developers, called by `scripts`: measures, pictures, a browser, the base map. No build uses them."""
