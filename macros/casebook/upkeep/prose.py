"""The body of a case as sentences: the words that we wrote, with the links to other cases and the place of each in the body.

Quotations between « » and titles of sections are not ours to judge: they are left out. Offsets are those of the body, because
what is left out leaves as many spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from macros.casebook.check.links import case_link
from macros.casebook.library.case import Case

_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_ASIDE = re.compile(r"«[^«»]*»|^#+ .*$|\[\^[^\]\n]+\]:?|[*`]", re.MULTILINE)
_END = re.compile(r"[.!?…](?=[\s)])(?!\s+[a-zà-ÿ])|\n\s*\n|\n(?=\s*(?:[-+]|\d+\.)\s)")
"""Where a sentence ends: at a full stop that no small letter follows, an empty line, the next item of a list."""


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A link to another case: its key, and where its words begin and end in the body."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body: its words, in which each has the offset that it has in the body less `at`, and its links to cases."""

    text: str
    at: int
    links: tuple[CaseLink, ...]


def sentences(case: Case) -> tuple[Sentence, ...]:
    """The sentences of the body of a case, in their order."""
    return _sentences(case.kind.folder, case.body.text)


@lru_cache(maxsize=4096)  # several rules read each body
def _sentences(folder: str, body: str) -> tuple[Sentence, ...]:
    return tuple(_cut(*_plain(folder, body)))


def _cut(text: str, links: list[CaseLink]) -> Iterator[Sentence]:
    start = 0
    for end in (*(found.end() for found in _END.finditer(text)), len(text)):
        piece = text[start:end]
        if piece.strip():
            yield Sentence(piece, start, tuple(link for link in links if start <= link.start < end))
        start = end


def _plain(folder: str, body: str) -> tuple[str, list[CaseLink]]:
    """The body with spaces in the place of what is no word of ours, and its links to cases."""
    links: list[CaseLink] = []

    def shown(found: re.Match[str]) -> str:
        if key := case_link(folder, found[2].partition("#")[0]):
            links.append(CaseLink(key, found.start(1), found.end(1)))
        return f" {found[1]}{' ' * (len(found[2]) + 3)}"

    text = _LINK.sub(shown, body)
    return _ASIDE.sub(lambda found: " " * len(found[0]), text), links
