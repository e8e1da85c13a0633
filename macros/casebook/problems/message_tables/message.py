"""What one objection says, in a file and in the contribution form. The tables beside this module hold them all."""

from __future__ import annotations

from dataclasses import dataclass

from macros.casebook.problems.problem import Severity


@dataclass(frozen=True, slots=True)
class Message:
    """The words of an objection, in French. `{…}` is a value that the check fills in; `{{` and `}}` are braces.

    `text` says what is wrong and `hint` what to do, both for people who write the file. The contribution form shows
    `form_text` and `form_hint` instead where they are not None, because people who fill it see no file; in these two,
    `{Offer.until}` is the label of a declared field. A warning does not refuse a case
    (docs/decisions/0008-errors-and-warnings.md).
    """

    text: str
    hint: str
    form_text: str | None = None
    form_hint: str | None = None
    severity: Severity = "error"
