"""A text as Markdown that says it and nothing more: no link, no emphasis, no code, whatever it holds.

Called by the template of what others paste (`embed.html`), which nobody knows where they will paste. A backslash stands before the
marks before which every reader of Markdown takes one (CommonMark, Python-Markdown, those of forges and wikis); other signs are
character references, which all read too. So is what would make a link of a bare address.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"""[\\`*_\[\]!]""")

_SIGNS = re.compile(r"""[&<>~|$^=@]|:(?=//)|(?<=www)\.""", re.IGNORECASE)

_BREAKS = re.compile("[\\t\\n\\v\\f\\r\\x85\\u2028\\u2029]+")


def markdown_text(text: str) -> str:
    """The text, on one line. It must not begin a line: what means something there alone (`1.`, `-`, `#`) stays as it is."""
    referred = _SIGNS.sub(lambda sign: f"&#{ord(sign.group())};", _BREAKS.sub(" ", text))
    return _MARKS.sub(lambda mark: f"\\{mark.group()}", referred)
