"""The files of the site beside its pages: one module for each output, listed in `table`."""
