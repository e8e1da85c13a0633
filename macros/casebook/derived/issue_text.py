"""The bytes of an issue as its text, however it was copied or saved; `issue_answers` reads the answers in it.

A shell may save what `gh` prints in UTF-16 (PowerShell does, with or without a mark at its beginning), an editor with the line
ends of another system, a page or a message with marks that nobody sees. All this is read. What cannot be is refused, with how
to get the text of the issue.
"""

from __future__ import annotations

import codecs
import json

from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.normal_text import normal_value
from macros.casebook.files.reading import DATA_BYTES, code_point

HOW_TO_COPY = (
    "Pour avoir le texte du ticket tel qu’il est : « gh issue view N --json title,body », ou, sur la page du ticket, le menu « ⋯ », "
    "puis « Edit », et copiez tout ce que montre le cadre."
)
"""How to get the source of an issue, in French, for who gave something else."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)
"""The marks at the beginning of a text and what they say of its encoding, the longer ones first."""


class Unreadable(Exception):
    """No case can be made of the issue; its message says why, in French."""


def issue_text(raw: bytes) -> str:
    """Returns the Markdown of an issue, as people see it (`files.normal_text`), from the JSON that `gh` prints or from the text that
    somebody copied.

    Raises `Unreadable` for bytes that are too many, are no text, or hold a character that no case may hold.
    """
    if len(raw) > DATA_BYTES:
        raise Unreadable(f"Ce ticket dépasse {DATA_BYTES // 1024} Ko.")
    try:
        text = raw.decode(_encoding(raw)).removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise Unreadable(f"Ce fichier n’est pas en UTF-8 : enregistrez-le de nouveau en choisissant « UTF-8 ». {HOW_TO_COPY}") from None
    try:
        if text.lstrip().startswith("{"):
            text = json.loads(text)["body"]
            text.encode()
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreadable(f"Ce n’est pas un ticket. {HOW_TO_COPY}") from None
    text = normal_value(text)
    if found := FORBIDDEN.search(text):
        raise Unreadable(f"Le ticket contient un caractère invisible (U+{code_point(found.group())}) : retirez-le, puis recommencez.")
    return text


def _encoding(raw: bytes) -> str:
    """The encoding of a text: as its mark says; without one, UTF-16 where every second byte of the beginning is a zero, as in
    French; else UTF-8."""
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return name
    first, second = raw[:400:2], raw[1:400:2]
    for zeros, others, name in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if len(raw) > 1 and zeros.count(0) > len(zeros) // 2 and others.count(0) == 0:
            return name
    return "utf-8"
