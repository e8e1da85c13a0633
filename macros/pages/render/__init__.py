"""Values made into HTML: the templates, the text of cases, the templates as data for the form's preview."""
