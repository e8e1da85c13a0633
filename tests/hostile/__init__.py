"""What a contributor could type to hurt, and how the tests hold it against every field.

`corpus` gathers the `inputs` (data alone); `fields` finds every field of every type in the declarations; `matrix` puts the ones
into the others and asks the check; `pages` reads what the build made of those it took.
"""
