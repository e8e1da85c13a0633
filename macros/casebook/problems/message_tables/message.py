"""What one objection says, to whoever writes a file and to whoever fills the form."""

from __future__ import annotations

from dataclasses import dataclass

from macros.casebook.problems.problem import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """The words of an objection; `{…}` is a value that the check found, `{{` and `}}` are braces.

    `text` says what is wrong, `hint` what to do, both for people who write the file. The contribution form shows
    `form_text` and `form_hint` in their stead where they are not None: people who fill it see no file. There
    `{Offer.until}` is the label of a declared field. A warning keeps no case out
    (docs/decisions/0008-errors-and-warnings.md).
    """

    text: str
    hint: str
    form_text: str | None = None
    form_hint: str | None = None
    severity: Severity = "error"
