"""The domain: case files, their checks, the library. Knows no MkDocs, no Jinja, no HTML."""
