"""What the check says: the words of every objection, by its name, in French.

One table, written by subject in `message_tables`, with two readers: the declarations and rules of this package make
their objections by these names, and the contribution form gets the same table (`derived.form_rules`), so that both say
the same of one mistake. A name is a code, or a code and a variant (`personal-contact/phone`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic_core import PydanticCustomError

from macros.casebook.problems.message_tables.editors import EDITORS
from macros.casebook.problems.message_tables.evaluation import EVALUATION
from macros.casebook.problems.message_tables.files import FILES
from macros.casebook.problems.message_tables.folders import FOLDERS
from macros.casebook.problems.message_tables.images import IMAGES
from macros.casebook.problems.message_tables.message import Message
from macros.casebook.problems.message_tables.programmes import PROGRAMMES
from macros.casebook.problems.message_tables.registers import REGISTERS
from macros.casebook.problems.message_tables.texts import TEXTS
from macros.casebook.problems.message_tables.upkeep import UPKEEP
from macros.casebook.problems.message_tables.values import VALUES
from macros.casebook.problems.message_tables.yaml import YAML
from macros.casebook.problems.problem import Finding, Problem
from macros.casebook.problems.quoting import in_sight

GUESS = "vouliez-vous dire « {guess} » ?"
"""The hint of any objection where a known name is near to what was typed."""

FORMERLY = "c’est l’ancienne adresse de {owner} : écrivez « {mended} »"
"""The hint about a reference to a case that was renamed."""

OF_ONE_CASE: Mapping[str, Message] = {**FILES, **VALUES, **PROGRAMMES, **TEXTS}
"""The objections to one case, whether it is a file or comes from the contribution form, which reads these."""

MESSAGES: Mapping[str, Message] = {**OF_ONE_CASE, **FOLDERS, **IMAGES, **YAML, **REGISTERS, **UPKEEP, **EDITORS, **EVALUATION}
"""Every objection by its name."""


def finding(field: tuple[str | int, ...], objection: str, /, guess: str | None = None, **values: Any) -> Finding:
    """The finding that an objection makes about one value.

    `field` is the path of the value in the front matter, `()` for the body and the whole file. `values` fill the
    placeholders of the message, with what nobody sees in sight (`quoting`). `guess` is a known name near to what was typed: the hint then proposes it. Raises
    `KeyError` for a name that the table has not, and for a placeholder without a value.
    """
    message = MESSAGES[objection]
    shown = {name: in_sight(value) if isinstance(value, str) else value for name, value in values.items()}
    hint = GUESS.format(guess=in_sight(guess)) if guess else message.hint.format_map(shown)
    return Finding(field, objection.partition("/")[0], message.text.format_map(shown), hint, message.severity)


def renamed(problem: Problem, owner: str, mended: str) -> Problem:
    """A problem about a reference to a case that was renamed: its hint says by what key the case goes now, and how the file writes it."""
    return replace(problem, hint=FORMERLY.format(owner=owner, mended=in_sight(mended)))


def wrong(objection: str, /, guess: str | None = None, **values: Any) -> PydanticCustomError:
    """Returns the error that the check of one value raises. Its context carries the finding through pydantic, and
    `files.validation` takes it out again. Raises as `finding` does."""
    return error_of(finding((), objection, guess, **values))


def error_of(carried: Finding) -> PydanticCustomError:
    """The error that carries a finding through pydantic."""
    # Braces are the placeholders of pydantic's templates: the words go in as a value.
    return PydanticCustomError(carried.code, "{message}", {"message": carried.message, "finding": carried})  # type: ignore[arg-type]
