"""What a part of a text says, in a few whole sentences: the first of each of its points, never cut.

Of a list, the first sentence of each item is a point; of paragraphs, their first sentences. A sentence that says nothing alone is not told
alone: a few words, a heading in bold or a question have the next one with them, and one that only announces (« nous tirons deux idées ») or
leans on what was said before (« Là-bas … ») gives way to the next. What announces a list (« Voici nos questions : ») stays with it, whole:
without it the list would say something else. Links and emphasis become plain words, the marks of notes go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from macros.casebook.check.marks.markdown import MARKDOWN
from macros.casebook.library.case import Body

MOST_POINTS = 3
"""How many points of a part are told; the page of the case has all of them."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])(?<![ \u00a0(][A-ZÉ]\.)(?<!^[A-ZÉ]\.)[ \u00a0\n]+(?=[«A-ZÀÂÇÉÈÊÎÔÙ0-9])")
"""Between two sentences: a space after their sign and before a capital, unless the sign ends an initial (`M. Untel`)."""

_ANNOUNCES = re.compile(
    r"[^:]*\b(?:deux|trois|quatre|cinq|plusieurs|quelques)\s(?:\w+\s)?(?:choses|conditions|conseils|enseignements|exemples|idées|leçons|points|questions|raisons)\b[^:]*\."
)
"""A whole sentence that says how many things follow, and none of them."""

_LEANS = re.compile(
    r"(?:Ce(?!s?\s(?:qu|n'|n’|sont|sera|fut))(?:t|tte|s)?\s|Celui-ci|Celle-ci|Là-bas|Leurs?\s|Selon (?:lui|elle|eux|elles)\b|(?:Il|Elle)s?\s(?:aussi|en)\s)"
)
"""How a sentence begins that needs the one before it."""

SHORT = 42
"""A first sentence of fewer characters says too little alone: the second one stands with it."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")

ASIDE = ("FootnoteDefinition", "CodeBlock", "BlockQuote")
"""What stands beside the text: neither it nor what is in it is a point."""

INLINE = ("Emphasis", "Strong", "Link")
"""What is inside a line."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its words, and the items of the list that they announce."""

    text: str
    items: tuple[str, ...] = ()

    @property
    def says_when(self) -> bool:
        """Whether its own words hold a year."""
        return any(_YEAR.search(words) for words in (self.text, *self.items))


def points(body: Body, section_id: str, most: int = MOST_POINTS) -> Sequence[Point]:
    """Returns the first points of a section of a body, by its fragment; none where the text has no such section."""
    ids = [section.id for section in body.sections]
    if section_id not in ids:
        return ()
    told: list[Point] = []
    announced: list[str] = []  # the items of the list that the last point announces
    for block in _blocks(body.text, ids.index(section_id) + 1):
        if told and told[-1].text.endswith(":") and block.is_item:
            announced.append(_beginning(block))
            told[-1] = Point(told[-1].text, tuple(announced))
        elif len(told) < most:
            announced = []
            told.append(Point(block.text if block.text.endswith(":") else _beginning(block)))
        else:
            break
    return tuple(told)


@dataclass(frozen=True, slots=True)
class _Block:
    """The plain words of a paragraph or an item, those in bold that it begins with, and whether it is in a list."""

    text: str
    heading: str
    is_item: bool


def _beginning(block: _Block) -> str:
    """The first sentence of a block that says something, with the next one where it says too little alone."""
    sentences = _SENTENCE_END.split(block.text)
    telling = (rank for rank, sentence in enumerate(sentences) if not (_ANNOUNCES.fullmatch(sentence) or _LEANS.match(sentence)))
    first, *others = sentences[next(telling, 0) :]
    alone = len(first) >= SHORT and not first.endswith("?") and first != block.heading
    whole = f"{first} {others[0]}" if others and not alone else first
    return whole.rstrip(" \u00a0;,")


def _blocks(text: str, wanted: int) -> Iterator[_Block]:
    """The paragraphs and items below the level-2 heading of a rank, from 1."""
    words: list[str] = []
    heading = ""
    rank = aside = listed = 0
    for event in MARKDOWN.events(text):
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        kind = _kind(value)
        if name == "Start":
            rank += kind == "Heading" and _level(value) == "H2"
            aside += kind in ASIDE
            listed += kind == "List"
            if kind != "Item" and kind not in INLINE:
                words, heading = [], ""
        elif name == "End":
            if kind in ("Paragraph", "Item"):
                if words and rank == wanted and not aside:
                    yield _Block("".join(words).strip(), heading, listed > 0)
                words, heading = [], ""
            elif kind == "Strong":
                heading = heading or "".join(words)
            elif kind == "Heading":
                words = []
            aside -= kind in ASIDE
            listed -= kind == "List"
        elif name in ("Text", "Code"):
            words.append(str(value))
        elif name in ("SoftBreak", "HardBreak"):
            words.append(" ")


def _kind(value: Any) -> str:
    """The name of an element: the parser gives it alone, or with its attributes."""
    return next(iter(value)) if isinstance(value, dict) else str(value)


def _level(value: Any) -> str:
    """The level of a heading."""
    return str(value["Heading"]["level"]) if isinstance(value, dict) else ""
