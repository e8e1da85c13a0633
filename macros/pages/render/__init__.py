"""Values become HTML: the templates, contributed prose, the templates as data for the preview."""
