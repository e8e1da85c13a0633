"""Links that are none: a space before the address or in it, brackets the wrong way round, a bracket left open.

Such a link is printed as it was typed, and leads nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.casebook.check.marks.prose_lines import MASK, Paragraph
from macros.casebook.check.marks.signs import SPACE
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

# Bounded, so that no text of 60,000 signs is read again from each of its brackets.
_WORDS = r"\[([^\[\]]{1,300})\]"
_HOST = r"(?:[A-Za-z0-9-]+\.)+(?:fr|org|com|net|eu|coop|info|io|bzh|re|be|ch)(?![A-Za-z0-9-])"
_BEGINS = rf"(?:https?:|www\.|mailto:|{_HOST}(?=[/?#)\]]))"
_SIGN = rf"[^()\[\]\n{SPACE}]"
_ONE = rf"{_BEGINS}{_SIGN}*(?:\([^()\n{SPACE}]*\){_SIGN}*)*|{_SIGN}+\.md(?:#{_SIGN}*)?"

SPACED = re.compile(rf"{_WORDS}[\n{SPACE}]+\([{SPACE}]*({_ONE})[{SPACE}]*\)")
"""Words between brackets, white space, an address between parentheses."""

REVERSED = re.compile(rf"\(([^()\n]+)\)[{SPACE}]*\[[{SPACE}]*({_ONE})[{SPACE}]*\]")
"""Words between parentheses, an address between brackets."""

BRACKETED = re.compile(rf"{_WORDS}[{SPACE}]*\[[{SPACE}]*({_ONE})[{SPACE}]*\]")
"""Both between brackets."""

INSIDE = re.compile(rf"{_WORDS}\(([^()]{{1,500}})\)")
"""Words between brackets, anything between parentheses: `PARTED` says whether it is an address with spaces."""

PARTED = re.compile(
    rf"[{SPACE}]*(?:https?[{SPACE}]+:[^()]*|(?:{_BEGINS}|{_HOST}/)[^()]*[\n{SPACE}][^()]*|[^()\n]*[{SPACE}][^()\n]*\.md(?:#[^()\n]*)?)[{SPACE}]*"
)
"""An address with spaces in it."""

OPEN = re.compile(rf"{_WORDS}\(((?:https?:|www\.){_SIGN}*[^()\[\]\n{SPACE},.;:!?])")
"""Words between brackets, an address after a parenthesis that nothing closes on its line."""

KINDS = {"spaced": SPACED, "reversed": REVERSED, "bracketed": BRACKETED, "inside": INSIDE, "open": OPEN}
"""Each kind; the first group is its words, the second its address."""

HOSTED = re.compile(rf"(?:www\.|{_HOST})")
"""How an address begins that lacks its scheme."""

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
    for found in sorted((found for kind in KINDS for found in _found(kind, masked)), key=lambda one: one.start()):
        if found.start() < done:
            continue
        done = found.end()
        start, end = found.start(), found.end()
        given = words[found.start(2) : found.end(2)]
        # An address may look like emphasis; it holds no link and no code.
        if not given.strip() or not found[1].strip(" \n….") or any(sign == MASK and typed not in "*_" for sign, typed in zip(found[2], given, strict=True)):
            continue
        link = f"[{_unbroken(words[found.start(1) : found.end(1)])}]({_mended(given)})"
        rank = masked.count("\n", 0, start)
        line = paragraph.lines[rank]
        column = start - (masked.rfind("\n", 0, start) + 1)
        at = line.at + len(line.words[:column].encode())
        mended = f"{line.before}{line.words[:column]}{link}{line.words[column + end - start :]}"
        whole = "\n" not in masked[start:end] and len(mended) <= MOST_MENDED
        yield at, finding((), "link-lost", value=_unbroken(words[start:end])[:60], mended=mended if whole else link)


def _found(kind: str, masked: str) -> Iterator[re.Match[str]]:
    """What may be a broken link of one kind."""
    for found in KINDS[kind].finditer(masked):
        if kind == "inside" and not PARTED.fullmatch(found[2].strip()):
            continue
        if kind == "open" and ")" in masked[found.end() :].partition("\n")[0]:
            continue
        yield found


def _unbroken(words: str) -> str:
    return words.replace("\n", " ")


def _mended(address: str) -> str:
    """The address that was meant: with its scheme, without spaces; what follows a bare host is a title."""
    address = SCHEME.sub(lambda found: f"{found[1].lower()}://", address.strip())
    address = address.replace("\n", "")
    if HOSTED.match(address):
        address = f"https://{address}"
    if address.split("#")[0].endswith(".md") and "://" not in address:
        return GAP.sub("-", address)
    gap = GAP.search(address)
    if gap and not PATH.search(address):
        title = address[gap.end() :].strip("\"'«»“” ")
        return f'{address[: gap.start()]} "{title}"'
    return GAP.sub("%20", address)
