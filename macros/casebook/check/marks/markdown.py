"""The parser of Markdown: CommonMark, and notes as GitHub and Pandoc write them.

`check.body` and the modules beside this one read its events, `pages.render.prose` its HTML.
"""

from __future__ import annotations

import pyromark

MARKDOWN = pyromark.Markdown(options=pyromark.Options.ENABLE_FOOTNOTES)
"""The parser. A text without `[^` is read as plain CommonMark."""

EMPHASIS = ("Emphasis", "Strong")
"""The elements that may begin or end in the middle of a word."""
