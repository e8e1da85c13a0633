"""How addresses of the site are written in pages, before it is known how deep a page is.

Ground of the views: `views` and the templates write addresses with it, `build.shell` resolves them.
"""

TO_ROOT = "\ue002"
"""Stands for the way back to the root of the site in every address that the templates
write; the pour puts `../` in its place as often as the page is deep. Contributed text
cannot hold it: the reader refuses the private use area."""
