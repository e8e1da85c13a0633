"""The classes of characters that the rules about lost marks share, for expressions that the form reads too."""

from __future__ import annotations

from macros.casebook.check.marks.prose_lines import MASK
from macros.casebook.check.privacy import LETTER

NO_BREAK = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""The spaces that are none to Markdown: those that word processors and French keyboards type."""

SPACE = f" \t{NO_BREAK}"
"""All spaces within a line."""

BEGINS = f"{LETTER}{MASK}«“‘\"'’(\\["
"""What words may begin with: a letter, a figure, a quote, a bracket, or what is masked."""
