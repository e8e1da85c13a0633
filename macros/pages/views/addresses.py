"""How an address of the site is written in a page before the depth of the page is known.

The ground of the room: `views` and the templates write it, `publish.shell` and `publish.site` resolve it.
"""

TO_ROOT = "\ue002"
"""The beginning of every address that the templates write: the way from the page to the root of the site.

The pour replaces it by as many `../` as the page is deep. Contributed text cannot hold it, as
`files.reading` refuses characters of the private use area."""
