"""The domain: case files, their checks, the library, what is derived from the declarations. It knows no MkDocs, no Jinja, no HTML."""
