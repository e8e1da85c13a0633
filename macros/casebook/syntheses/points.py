"""What a part of a text says, in a few whole sentences: the first of each of its points, never cut.

Of a list, the first sentence of each item is a point; of paragraphs, their first sentences, and a second one where the first is a few words.
What announces a list (« Voici nos questions : ») stays with it, whole: without it the list would say something else. Links and emphasis become
plain words, the marks of notes go.
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


SHORT = 40
"""A first sentence of fewer characters says too little alone: the second one stands with it."""

ASIDE = ("FootnoteDefinition", "CodeBlock", "BlockQuote")
"""What stands beside the text: neither it nor what is in it is a point."""

INLINE = ("Emphasis", "Strong", "Link")
"""What is inside a line."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point: its words, and the items of the list that they announce."""

    text: str
    items: tuple[str, ...] = ()


def points(body: Body, section_id: str, most: int = MOST_POINTS) -> Sequence[Point]:
    """Returns the first points of a section of a body, by its fragment; none where the text has no such section."""
    ids = [section.id for section in body.sections]
    if section_id not in ids:
        return ()
    told: list[Point] = []
    announced: list[str] = []  # the items of the list that the last point announces
    for block, is_item in _blocks(body.text, ids.index(section_id) + 1):
        if told and told[-1].text.endswith(":") and is_item:
            announced.append(_beginning(block))
            told[-1] = Point(told[-1].text, tuple(announced))
        elif len(told) < most:
            announced = []
            told.append(Point(block if block.endswith(":") else _beginning(block)))
        else:
            break
    return tuple(told)


def _beginning(block: str) -> str:
    """The first sentence of a block, with the second where it is short."""
    first, *others = _SENTENCE_END.split(block)
    whole = f"{first} {others[0]}" if others and len(first) < SHORT else first
    return whole.rstrip(" \u00a0;,")


def _blocks(text: str, wanted: int) -> Iterator[tuple[str, bool]]:
    """The plain words of each paragraph and item below the level-2 heading of a rank, from 1, and whether it is in a list."""
    words: list[str] = []
    rank = aside = listed = 0
    for event in MARKDOWN.events(text):
        name, value = next(iter(event.items())) if isinstance(event, dict) else (event, None)
        kind = _kind(value)
        if name == "Start":
            rank += kind == "Heading" and _level(value) == "H2"
            aside += kind in ASIDE
            listed += kind == "List"
            if kind != "Item" and kind not in INLINE:
                words = []
        elif name == "End":
            if kind in ("Paragraph", "Item"):
                if words and rank == wanted and not aside:
                    yield "".join(words).strip(), listed > 0
                words = []
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
