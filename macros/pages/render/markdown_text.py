"""A text as Markdown that says it and nothing more: no link, no emphasis, no code, whatever it holds.

Called by the templates of what others paste (`embed.html`). CommonMark takes a backslash before any mark; the readers of forges and
wikis also make links of bare addresses, which one before their sign keeps from it.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"""[\\`*_\[\]<>&~|#!$^=@]|:(?=//)|(?<=www)\.""", re.IGNORECASE)

_BREAKS = re.compile("[\\t\\n\\v\\f\\r\\x85\\u2028\\u2029]+")


def markdown_text(text: str) -> str:
    """The text, on one line, with a backslash before each mark of Markdown. It must not begin a line: what means something there
    alone (`1.`, `-`) stays as it is."""
    return _MARKS.sub(lambda mark: f"\\{mark.group()}", _BREAKS.sub(" ", text))
