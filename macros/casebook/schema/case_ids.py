"""Permanent ids of cases: new ones, free and easy to read aloud.

The id of a case is written once, in its file, and stays when the file is renamed: short addresses, calendars and printed codes lead to
it (docs/decisions/0024-permanent-ids.md). The scaffold and `scripts.ids` write new ones, the check proposes one where two files have the
same; the contribution form makes its own in `contribute/flow/case-id.js`.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Iterator

LETTERS = "bcdfghjkmnpqrstvwxz"
"""The letters of a new id: no vowel, so that it makes no word, and no l, which is taken for 1. An id begins with one: a spreadsheet
does not take it for a number."""

FIGURES = "23456789"
"""The figures of a new id: no 0 and no 1, which are taken for letters."""

LENGTH = 8
"""How many characters a new id has: two hundred thousand million ids: in a library of 30,000 cases, one new one in six million is taken already."""


def new_id(taken: Collection[str] = ()) -> str:
    """An id that is none of those `taken`, at random."""
    while (id := _written(secrets.randbits(64))) in taken:
        pass
    return id


def id_for(text: str, taken: Collection[str] = ()) -> str:
    """An id that is none of those `taken`, always the same for one text and the same ids: a message can propose it."""
    return next(id for id in _ids_for(text) if id not in taken)


def _ids_for(text: str) -> Iterator[str]:
    salt = 0
    while True:
        yield _written(int.from_bytes(hashlib.sha256(f"{salt} {text}".encode()).digest()[:8], "big"))
        salt += 1


def _written(number: int) -> str:
    """A number from 0 as an id: a letter, then letters and figures."""
    signs = FIGURES + LETTERS
    number, first = divmod(number, len(LETTERS))
    id = LETTERS[first]
    for _ in range(LENGTH - 1):
        number, sign = divmod(number, len(signs))
        id += signs[sign]
    return id
