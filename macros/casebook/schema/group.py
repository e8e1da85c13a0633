"""A group of fields: what every declaration is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from macros.casebook.problems.problem import Finding
from macros.casebook.schema.constraints import Rule
from macros.casebook.schema.context import Context


class Group(BaseModel):
    """A group of fields inside a case: frozen, closed to unknown keys. `rules` are those that
    cross its fields (`constraints`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    rules: ClassVar[tuple[Rule, ...]] = ()

    @classmethod
    def cross_check(cls, values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        """What is wrong among the fields that are valid.

        `values` lacks the fields that are wrong by themselves, so that the rules run in
        the same pass as the checks of single fields.
        """
        for rule in cls.rules:
            yield from rule.check(cls, values, context)
