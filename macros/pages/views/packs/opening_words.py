"""The first sentences of a section of a case, as words without marks, for a sheet that has room for a few lines.

Called by `cards`. The parser of the check reads the Markdown (`check.marks.markdown`), so that what is taken for a mark here is one on the
page of the case too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.casebook.check.marks.markdown import MARKDOWN
from macros.casebook.language.french import typographic
from macros.casebook.library.case import Body

CUT = " …"
"""What stands after words that are not the end of their sentence."""

_BLOCKS = frozenset({"Paragraph", "Item"})

_SENTENCE_END = re.compile(r"(?<=[.!?…»]) (?=[«A-ZÀ-ÖØ-ÞŒ0-9])")
"""Between two sentences. Where a space does not end one (`M. Petit`, `10 000`) typography has made it one that does not break."""

_ENDED = (".", "!", "?", "…", ":", ";", ",", "»")


def opening_words(body: Body, section_id: str, most: int) -> str:
    """The first sentences of a section that take no more than so many characters, at least one of them; its first words where that one is
    longer, cut between two words. Empty where the body has no such section, or nothing in it."""
    rank = next((rank for rank, section in enumerate(body.sections) if section.id == section_id), None)
    if rank is None:
        return ""
    return fitting(" ".join(_ended(block) for block in _blocks(body.text, rank)), most)


def fitting(text: str, most: int) -> str:
    """The first sentences of a text that take no more than so many characters; its first words where the first one is longer."""
    first, *others = _SENTENCE_END.split(typographic(text))
    if len(first) > most:
        words = first[: most - len(CUT) + 1].rpartition(" ")[0].rstrip(" ,;:–\u00a0")
        return f"{words}{CUT}" if words else ""
    for sentence in others:
        if len(first) + 1 + len(sentence) > most:
            break
        first = f"{first} {sentence}"
    return f"{first[:-1].rstrip()}{CUT}" if first.endswith(":") else first


def _blocks(markdown: str, rank: int) -> Iterator[str]:
    """The words of each paragraph and item of the section that has this rank among those of a body, from 0."""
    section, heading, note, words = -1, False, False, ""
    for event in MARKDOWN.events(markdown):
        mark: Any
        value: Any
        mark, value = next(iter(event.items())) if isinstance(event, dict) else (event, "")
        name = next(iter(value)) if isinstance(value, dict) else value
        if mark == "Start" and name == "Heading":
            heading = True
            section += value["Heading"]["level"] == "H2"
            if section > rank:
                break
        elif mark == "End" and name == "Heading":
            heading = False
        elif name == "FootnoteDefinition":
            note = mark == "Start"
        elif section == rank and not heading and not note:
            if mark in ("Text", "Code"):
                words += value
            elif mark in ("SoftBreak", "HardBreak"):
                words += " "
            elif mark in ("Start", "End") and name in _BLOCKS and words.strip():
                yield words.strip()
                words = ""


def _ended(block: str) -> str:
    """A paragraph or an item as the end of a sentence, so that another one may follow it."""
    return block if block.endswith(_ENDED) else f"{block}."
