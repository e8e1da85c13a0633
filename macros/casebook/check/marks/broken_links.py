"""Links that are none: a space before the address or in it, brackets the wrong way round, a bracket left open.

Such a link is printed as it was typed, and leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.casebook.check.marks.prose_lines import Paragraph
from macros.casebook.check.marks.signs import SPACE
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

_WORDS = r"\[([^\[\]]*[^\[\]\n \u2026.][^\[\]]*)\]"
_ONE = rf"(?:https?:|www\.|mailto:)[^()\[\]\n{SPACE}]*(?:\([^()\n{SPACE}]*\)[^()\[\]\n{SPACE}]*)*|[^()\[\]\n{SPACE}]+\.md(?:#[^()\[\]\n{SPACE}]*)?"

SPACED = re.compile(rf"{_WORDS}([\n{SPACE}]+)\([{SPACE}]*({_ONE})[{SPACE}]*\)")
"""Words between brackets, white space, an address between parentheses."""

REVERSED = re.compile(rf"\(([^()\n]+)\)[{SPACE}]*\[[{SPACE}]*({_ONE})[{SPACE}]*\]")
"""Words between parentheses, an address between brackets."""

INSIDE = re.compile(
    rf"{_WORDS}\([{SPACE}]*(https?[{SPACE}]+:[^()\n]*|(?:https?:|www\.|mailto:)[^()\n]*[{SPACE}][^()\n]*|[^()\n]*[{SPACE}][^()\n]*\.md(?:#[^()\n]*)?)[{SPACE}]*\)"
)
"""Words between brackets, an address with spaces between parentheses."""

OPEN = re.compile(rf"{_WORDS}\(((?:https?:|www\.)[^()\[\]\n{SPACE}]*[^()\[\]\n{SPACE},.;:!?])(?![^\n]*\))")
"""Words between brackets, an address after a parenthesis that nothing closes."""

KINDS = {"spaced": (SPACED, 1, 3), "reversed": (REVERSED, 1, 2), "inside": (INSIDE, 1, 2), "open": (OPEN, 1, 2)}
"""Each kind with the group of its words and that of its address."""

SCHEME = re.compile(rf"^(https?)[{SPACE}]*:[{SPACE}]*/[{SPACE}]*/[{SPACE}]*", re.IGNORECASE)
GAP = re.compile(rf"[{SPACE}]+")
PATH = re.compile(rf"^[^{SPACE}]*/[^{SPACE}]*/[^{SPACE}/]*/|^[^{SPACE}]*[?#]|[{SPACE}].*[./]")

MOST_MENDED = 300
"""The most characters of a line that a hint repeats; of a longer one it shows the link alone."""


def broken_links(paragraph: Paragraph) -> Iterator[tuple[int, Finding]]:
    """The links of a paragraph that are none, as (offset in the body in bytes, finding)."""
    masked = "\n".join(line.masked for line in paragraph.lines)
    words = "\n".join(line.words for line in paragraph.lines)
    done = 0
    for found, shown, address in sorted(_found(masked), key=lambda one: one[0].start()):
        if found.start() < done:
            continue
        done = found.end()
        start, end = found.start(), found.end()
        if "\0" in masked[found.start(address)] or not words[found.start(address) : found.end(address)].strip():
            continue
        link = f"[{_unbroken(words[found.start(shown) : found.end(shown)])}]({_mended(words[found.start(address) : found.end(address)])})"
        rank = masked.count("\n", 0, start)
        line = paragraph.lines[rank]
        column = start - (masked.rfind("\n", 0, start) + 1)
        at = line.at + len(line.words[:column].encode())
        mended = f"{line.before}{line.words[:column]}{link}{line.words[column + end - start :]}"
        whole = "\n" not in masked[start:end] and len(mended) <= MOST_MENDED
        yield at, finding((), "link-lost", value=_unbroken(words[start:end])[:60], mended=mended if whole else link)


def _found(masked: str) -> Iterator[tuple[re.Match[str], int, int]]:
    """What looks like a link: the match, the group of its words and that of its address."""
    for pattern, shown, address in KINDS.values():
        for found in pattern.finditer(masked):
            yield found, shown, address


def _unbroken(words: str) -> str:
    return words.replace("\n", " ")


def _mended(address: str) -> str:
    """The address that was meant: with its scheme, without spaces; what follows a bare host is a title."""
    address = SCHEME.sub(lambda found: f"{found[1].lower()}://", address.strip())
    if address.startswith("www."):
        address = f"https://{address}"
    if address.split("#")[0].endswith(".md") and "://" not in address:
        return GAP.sub("-", address)
    gap = GAP.search(address)
    if gap and not PATH.search(address):
        title = address[gap.end() :].strip("\"'«»“” ")
        return f'{address[: gap.start()]} "{title}"'
    return GAP.sub("%20", address)
