"""Text that another program has misread: UTF-8 taken for Windows-1252, Latin-1 or MacRoman, `Ã©` where `é` was meant.

The pairs are made from the letters and marks of French; a letter such as `Ã` alone is none of them, for it stands in Portuguese
names. The check and the contribution form warn of the same pairs (`derived.form_rules`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_WRITTEN = "àâäçéèêëîïôöùûüÿœæáíóúñãõÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒÆ’‘“”„–—…«»€°·•²³½×™\u00a0\u202f\u2011"
"""The letters and marks of French texts beyond ASCII."""

_ALPHABETS = ("cp1252", "latin-1", "mac_roman")


def _read_as(text: str, alphabet: str) -> str:
    """UTF-8 as a program reads it that takes it for another alphabet; a byte that this one lacks is read as in Latin-1."""
    return "".join(bytes((byte,)).decode(alphabet, "ignore") or chr(byte) for byte in text.encode())


def _pairs() -> dict[str, str]:
    pairs: dict[str, str] = {}
    for character in _WRITTEN:
        for alphabet in _ALPHABETS:
            once = _read_as(character, alphabet)
            pairs.setdefault(once, character)
            if character.isalpha() and alphabet == "cp1252":
                pairs.setdefault(_read_as(once, alphabet), character)
    return pairs


PAIRS: Mapping[str, str] = _pairs()
"""What is read, with what was written."""

ALONE = "Ã "
"""The word `à` misread, its no-break space become an ordinary one."""

MISREAD = re.compile(
    "|".join(
        # « Ã » and « Â » are letters that a text may name: the space after them is then that of the guillemet.
        re.escape(pair) + ("(?![»:;!?])" if pair.endswith("\u00a0") else "")
        for pair in sorted(PAIRS, key=len, reverse=True)
    )
    + rf"|(?<![^\s(«]){ALONE}(?!»)"
)
"""A misread letter. Browsers read this expression too."""

_BEGIN = tuple(sorted({pair[:2] if pair[0] == "â" else pair[0] for pair in PAIRS}))
"""How all these pairs begin: looked for first, for most texts have none. The letter `â` alone begins many French words."""


@dataclass(frozen=True, slots=True)
class Misread:
    """A word that was misread: its offset in the text, itself, and what it was."""

    at: int
    word: str
    meant: str


def may_be_misread(text: str) -> bool:
    """Whether a text may hold a misread word: a quick test, which spares most texts the slow one."""
    return any(begin in text for begin in _BEGIN)


def misread(text: str) -> Iterator[Misread]:
    """The misread words of a text, the first of each line."""
    if not may_be_misread(text):
        return
    line = 0
    for found in MISREAD.finditer(text):
        if found.start() < line:
            continue
        line = text.find("\n", found.start()) + 1 or len(text)
        start = max(text.rfind(mark, 0, found.start()) for mark in " \n") + 1
        end = min((at for mark in " \n" if (at := text.find(mark, found.end())) >= 0), default=len(text))
        word = text[start:end]
        yield Misread(found.start(), word.strip(), repaired(word).strip())


def repaired(text: str) -> str:
    """A text with its misread letters as they were written."""
    return MISREAD.sub(lambda found: PAIRS.get(found.group(), "à "), text)
