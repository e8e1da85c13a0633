"""A group of fields: the class under every declaration, that of a case included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

from macros.casebook.problems.problem import Finding
from macros.casebook.schema.constraints import Rule
from macros.casebook.schema.context import Context


class Group(BaseModel):
    """A group of fields. Its values are frozen, and it refuses unknown keys. `rules` are the constraints
    across its fields (`constraints`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    rules: ClassVar[tuple[Rule, ...]] = ()

    @classmethod
    def cross_check(cls, values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        """Yields what the rules object to, each finding at a field of this group.

        `values` holds only the fields that are valid by themselves, by name: the rules run on them whatever else
        is wrong, so that one run shows every problem. `context` is what exists around the file.
        """
        for rule in cls.rules:
            yield from rule.check(cls, values, context)
