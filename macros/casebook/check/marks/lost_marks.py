"""What a body lost on its way to Markdown: titles, lists, links and tables that are printed as they were typed.

`check.body` asks for them in any body that may hold one (`worth_reading`). Error or warning, as decision 0008 says: what is
printed wrong is refused, what still reads right is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.casebook.check.marks.broken_links import broken_links
from macros.casebook.check.marks.bullets import lost_bullets
from macros.casebook.check.marks.prose_lines import IndentedCode, Line, Paragraph, blocks
from macros.casebook.check.marks.signs import BEGINS, NO_BREAK, SPACE
from macros.casebook.check.marks.tables import lost_tables
from macros.casebook.check.privacy import LETTER
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

TITLE = re.compile(rf"([{SPACE}]*)(#+)([{SPACE}]*)(?=[{BEGINS}*_])")
"""The marks of a title at the beginning of a line that is none."""

CODE = re.compile(
    r"[{}=\\]|</?[A-Za-z!]|\(\)|::|->|[)\u0022'}\]];|\$[A-Za-z({]|[A-Za-z0-9_]\((?!(?:e?s|e|nes?|x)\))"
    r"|(?:^|\n)[ \t]*(?:#(?!#)|//|--|/\*|@[A-Za-z]|[$>%] |[a-z_]+: "
    r"|(?:git|npm|pip3?|make|cd|ls|curl|docker|sudo|echo|python3?|node|import|def|class|return|const|let|SELECT|INSERT) )"
)
"""What a program has and a sentence has not."""

FRENCH = re.compile(
    rf"(?<![{LETTER}])(?:les?|la|une?|des|du|de|et|est|en|dans|pour|par|avec|sur|qui|que|ils?|elles?|nous|aux?|cette|depuis|comme|plus|sans|entre|chez|dont|ont|sont|deux|trois|ces|son|sa|ses|leurs?|puis|mais|où|ne|pas)"
    rf"(?![{LETTER}])|(?<![{LETTER}])[ldnsjc]['’](?=[{LETTER}])|[àâçéèêëîïôùûœÀÂÇÉÈÊËÎÏÔÙÛŒ]|[«»’…]|(?:^|\n)[ \t]*#{{2,6}}[ \t]",
    re.IGNORECASE,
)
"""A word or a sign of a French sentence."""

SENTENCE = re.compile(rf"[A-ZÀ-Ý][{LETTER}'’,-]{{0,30}}(?:[{SPACE}]{{1,3}}[{LETTER}'’«»(),-]{{1,30}}){{1,12}}[.!?…:]")
"""A short sentence of any language; bounded, so that it is not sought to the end of a text from each capital."""

_NUMBERED = rf"\(?(?:[0-9]{{1,3}}|[a-zA-Z]|[ivxIVX]{{1,4}})(?:[.)](?![ \t0-9])|[)°/]|[{SPACE}]?[-–—][{SPACE}])|(?:[a-z]|[ivxIVX]{{2,4}})\."
_LINE = re.compile(
    rf"(?:[{SPACE}>]|[-*+][ \t]|[0-9]{{1,9}}[.)][ \t])*(?:#+(?![# \t])|#+[ \t]*[{NO_BREAK}]|#{{7}}|[-*+][^ \t]|{_NUMBERED}"
    rf"|[^{LETTER}{SPACE}#*+>`\[\]()«“\"'’!<&~=:\\-])|[ \t]*[{NO_BREAK}]"
)
_LINK = re.compile(rf"\](?:[\n{SPACE}]+\(|\([^()\n]*(?:[{SPACE}\n]|$)|\([^()\n]*\([^()\n]*[{SPACE}]|[{SPACE}]*\[)|\)[{SPACE}]*\[")


_AFTER_A_LETTER = frozenset(").°/-–—")
"""What follows a letter that stands for a number."""


def worth_reading(text: str) -> bool:
    """Whether a body may hold a lost mark at all: a quick test of the whole, which spares most bodies a second reading."""
    if "|" in text or "\t" in text or "    " in text or (("]" in text or ")[" in text or ") [" in text) and _LINK.search(text)):
        return True
    return any(map(_begins_oddly, text.split("\n")))


def _begins_oddly(line: str) -> bool:
    """Whether a line begins with what may be a lost mark. Most begin with a letter, a title or a point of a list, or are empty."""
    words = line[2:] if line.startswith("- ") else line
    if not words or words.startswith("## ") or (words[0].isalpha() and _AFTER_A_LETTER.isdisjoint(words[1:5])):
        return False
    return _LINE.match(line) is not None


def lost_marks(text: str) -> Iterator[tuple[int, Finding]]:
    """Every mark of a body that is lost, as (offset in the body in bytes, finding)."""
    for block in blocks(text):
        if isinstance(block, IndentedCode):
            yield from _indented(block)
            continue
        tables, taken = lost_tables(block)
        yield from tables
        kept = Paragraph(tuple(line for rank, line in enumerate(block.lines) if rank not in taken), block.nested)
        for rank, line in enumerate(kept.lines):
            yield from _title(line, rank == 0, block.nested)
        yield from lost_bullets(kept)
        yield from broken_links(block)


def _title(line: Line, first: bool, nested: bool) -> Iterator[tuple[int, Finding]]:
    """The title that a line was meant to be."""
    found = TITLE.match(line.masked)
    if not found:
        return
    level, words = len(found[2]), _unclosed(line.words[found.end() :], len(found[2]))
    if nested:
        yield line.at, finding((), "title-lost/nested", value=found[2], mended=f"{line.before}**{words}**")
    elif level > 1 or found[1] or found[3]:
        yield line.at, finding((), "title-lost", value=found[2], mended=f"{'#' * min(max(level, 2), 6)} {words}")
    elif (first or not SENTENCE.search(line.masked)) and not words[:1].isdigit():
        yield line.at, finding((), "title-lost/word", value=line.words[:40], mended=f"## {words}", word=f"\\{line.words}"[:40])


def _unclosed(words: str, level: int) -> str:
    """The words of a title without the marks that close it: as many as before it, or after a space."""
    bare = words.rstrip("#")
    closes = len(words) - len(bare) == level or bare != bare.rstrip()
    return bare.rstrip() if closes else words


def _indented(code: IndentedCode) -> Iterator[tuple[int, Finding]]:
    """The sentences that their indentation makes a block of code, each paragraph once."""
    text = "\n".join(line for _at, line in code.lines)
    if CODE.search(text) or not (FRENCH.search(text) or SENTENCE.search(text)):
        return
    follows = False
    for at, line in code.lines:
        words = line.strip()
        if words and not follows:
            objection = "indented-prose/nested" if code.nested else "indented-prose"
            yield at + len(line.encode()) - len(line.lstrip().encode()), finding((), objection, mended=words)
        follows = bool(words)
