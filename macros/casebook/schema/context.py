"""What a check may know besides the value: the surroundings of a file; what a group is.

The ground of every declaration: `values` and `references` are built on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, ValidationInfo

from macros.casebook.problems.problem import Finding
from macros.casebook.schema.communes import Places
from macros.casebook.schema.constraints import Rule


@dataclass(frozen=True)
class Known:
    """What exists around a file while it is checked.

    `spellings` maps a vocabulary to every label of its terms and the id it leads to;
    `ids` to its ids; `groups` to the terms that only group others, with those they
    group; `tops` to each term's top term. `slugs` maps a folder to the slugs of its
    files. `sources` holds the ids of documents. `homes` maps a department to its region of
    today and the one before 2016.
    """

    ids: Mapping[str, frozenset[str]] = dataclass_field(default_factory=dict)
    spellings: Mapping[str, Mapping[str, str]] = dataclass_field(default_factory=dict)
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = dataclass_field(default_factory=dict)
    tops: Mapping[str, Mapping[str, str]] = dataclass_field(default_factory=dict)
    slugs: Mapping[str, frozenset[str]] = dataclass_field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    homes: Mapping[str, tuple[str, str]] = dataclass_field(default_factory=dict)
    places: Places = dataclass_field(default_factory=Places)


def surroundings(info: ValidationInfo) -> Known:
    """The `Known` that the reader passed as validation context."""
    known = (info.context or {}).get("known")
    return known if isinstance(known, Known) else Known()


class Group(BaseModel):
    """A group of fields inside a case: frozen, closed to unknown keys. `rules` are those that
    cross its fields (`constraints`)."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    rules: ClassVar[tuple[Rule, ...]] = ()

    @classmethod
    def cross_check(cls, values: Mapping[str, Any]) -> Iterator[Finding]:
        """What is wrong among the fields that are valid.

        `values` lacks the fields that are wrong by themselves, so that the rules run in
        the same pass as the checks of single fields.
        """
        for rule in cls.rules:
            yield from rule.check(cls, values)
