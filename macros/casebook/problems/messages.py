"""What the check says: every objection to a case file, by its name, in French.

One table, written by area in `message_tables`, for two readers: the declarations and rules of this package
object by these names, and the contribution form is given the same table (`form_rules`), so that nobody is told
two things of one mistake. A name is a code, or a code and a variant (`personal-contact/phone`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic_core import PydanticCustomError

from macros.casebook.problems.message_tables.files import FILES
from macros.casebook.problems.message_tables.folders import FOLDERS
from macros.casebook.problems.message_tables.message import Message
from macros.casebook.problems.message_tables.registers import REGISTERS
from macros.casebook.problems.message_tables.texts import TEXTS
from macros.casebook.problems.message_tables.upkeep import UPKEEP
from macros.casebook.problems.message_tables.values import VALUES
from macros.casebook.problems.message_tables.yaml import YAML
from macros.casebook.problems.problem import Finding

UNPRINTED = re.compile(r"[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
"""What a quoted value may not bring into the line that quotes it: it would break it, turn it, or
act on a terminal."""

GUESS = "vouliez-vous dire « {guess} » ?"
"""What to do where a known name is close to what was typed, whatever the objection."""

OF_ONE_CASE: Mapping[str, Message] = {**FILES, **VALUES, **TEXTS}
"""What may be said of one case, however it was written: the contribution form reads these."""

MESSAGES: Mapping[str, Message] = {**OF_ONE_CASE, **FOLDERS, **YAML, **REGISTERS, **UPKEEP}
"""The words of every objection, by its name."""


def finding(field: tuple[str | int, ...], objection: str, /, guess: str | None = None, **values: Any) -> Finding:
    """An objection in words, at a place of a front matter: `()` for the whole file and for its text. `guess` is a known name
    close to what was typed: the hint asks about it."""
    message = MESSAGES[objection]
    shown = {name: UNPRINTED.sub(" ", value) if isinstance(value, str) else value for name, value in values.items()}
    hint = GUESS.format(guess=guess) if guess else message.hint.format_map(shown)
    return Finding(field, objection.partition("/")[0], message.text.format_map(shown), hint, message.severity)


def wrong(objection: str, /, guess: str | None = None, **values: Any) -> PydanticCustomError:
    """The error that the check of one value raises; pydantic hands its finding on to `files.validation`."""
    found = finding((), objection, guess, **values)
    # Braces are the placeholders of pydantic's templates: the words go in as a value.
    return PydanticCustomError(found.code, "{message}", {"message": found.message, "finding": found})  # type: ignore[arg-type]
