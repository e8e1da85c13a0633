"""The constraints across the fields of one group, a class each; a declaration makes values of them.

A declaration lists its constraints in `rules`. `Group.cross_check` runs each on the fields that are valid; those across the groups
inside a case (`ListRule`) are in the `list_rules` of its type, and run on the valid part of each group.
`derived.form_rules` writes them out, and the contribution form applies its twins of these classes, by their names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate


class Rule(Protocol):
    """A constraint across the fields of a group. Its own fields are plain values, so that JSON can carry them."""

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        """Yields what is wrong, each finding at a field of the group.

        `values` holds the fields that are valid by themselves, by name; `context` is what exists around the file.
        """
        ...


Part = Mapping[str, Any]
"""The fields of a group that are valid by themselves, by name."""

Parts = Mapping[str, Mapping[int, Part]]
"""The valid part of each group in the lists of a case, by the name of the list and the rank of the group, from 0."""


class ListRule(Protocol):
    """A constraint across the groups in the lists of a case. Its own fields are plain values, so that JSON can carry them."""

    def check(self, values: Part, parts: Parts, context: Context) -> Iterator[Finding]:
        """Yields what is wrong, each finding at its path in the case. `values` is the valid part of the case itself."""
        ...


@dataclass(frozen=True, slots=True)
class Needed:
    """The fields `names` are filled: the type needs them, though their declaration has a default. `waived` are the pairs (field, field
    that says yes where the first is not needed)."""

    names: tuple[str, ...]
    waived: tuple[tuple[str, str], ...] = ()

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        spared = {name for name, waiver in self.waived if values.get(waiver)}
        for name in self.names:
            if name in values and not values[name] and name not in spared:
                info = group.model_fields[name]
                yield finding((name,), "missing-field", name=name, label=info.title, example=shown_example(info.examples))


@dataclass(frozen=True, slots=True)
class Once:
    """No list of plain values holds the same value twice."""

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        for name, value in values.items():
            if isinstance(value, tuple) and value and isinstance(value[0], str):
                for index, item in enumerate(value):
                    if item in value[:index]:
                        yield finding((name, index), "repeated-value", value=item)


@dataclass(frozen=True, slots=True)
class Dated:
    """Once one of the fields `names` is filled, so are the fields `date` and `source`: a fact says when it was so,
    and which document says it."""

    names: tuple[str, ...]
    date: str = "as_of"
    source: str = "source"

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        filled = [name for name in self.names if values.get(name)]
        for name, objection in ((self.date, "undated-fact"), (self.source, "undated-fact/source")):
            if filled and name in values and not values[name]:
                label = group.model_fields[filled[0]].title or filled[0]
                yield finding((name,), objection, label=label.lower(), name=name, example=shown_example(group.model_fields[name].examples))


@dataclass(frozen=True, slots=True)
class EndsAfter:
    """The field `end` is not before the field `start`. Both are dates, or both hours of a day."""

    start: str
    end: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        first, last = values.get(self.start), values.get(self.end)
        if first is None or last is None:
            return
        begins, finishes = (first.earliest, last.latest) if isinstance(first, PartialDate) else (first, last)
        if finishes < begins:
            last, first = (value.words if isinstance(value, PartialDate) else value for value in (last, first))
            yield finding((self.end,), "end-before-start", last=last, first=first)


@dataclass(frozen=True, slots=True)
class Requires:
    """Where the field `filled` is filled, the field `wanted` is too; else `objection` is made at `wanted`."""

    filled: str
    wanted: str
    objection: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        if values.get(self.filled) and self.wanted in values and not values[self.wanted]:
            yield finding((self.wanted,), self.objection)


@dataclass(frozen=True, slots=True)
class When:
    """Where the field `name` has one of `values`, one at least of the fields `wanted` is filled; else `objection` is made at the
    first of them."""

    name: str
    values: tuple[str, ...]
    wanted: tuple[str, ...]
    objection: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        if values.get(self.name) in self.values and all(name in values and not values[name] for name in self.wanted):
            yield finding((self.wanted[0],), self.objection, value=values.get("id", "…"))


@dataclass(frozen=True, slots=True)
class OnlyWhere:
    """The field `filled` is filled only where the field `name` has the value `value`; else `objection` is made at `filled`."""

    filled: str
    name: str
    value: str
    objection: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        if values.get(self.filled) and self.name in values and values[self.name] != self.value:
            yield finding((self.filled,), self.objection)


@dataclass(frozen=True, slots=True)
class Exact:
    """The date in the field `name` is a day, neither a month nor a year nor an approximate one; else `objection` is made at it."""

    name: str
    objection: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        date = values.get(self.name)
        if date and (not date.day or date.about):
            yield finding((self.name,), self.objection, value=str(date))


@dataclass(frozen=True, slots=True)
class Either:
    """The field `first` or the field `other` is filled; else `objection` is made at `first`. Neither needs to be where the field
    `name` has the value `spared`."""

    first: str
    other: str
    objection: str
    name: str = ""
    spared: str = ""

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        if self.name and values.get(self.name) == self.spared:
            return
        if self.first in values and self.other in values and not (values[self.first] or values[self.other]):
            yield finding((self.first,), self.objection, value=values.get("id", "…"))


@dataclass(frozen=True, slots=True)
class Under:
    """Among the terms of the field `name`, one at least is under one of `tops`, top terms of its vocabulary.
    No term at all is no fault here (`Needed`)."""

    name: str
    vocabulary: str
    tops: tuple[str, ...]
    objection: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        terms, tops = values.get(self.name), context.tops.get(self.vocabulary, {})
        if terms and not any(tops.get(term) in self.tops for term in terms):
            yield finding((self.name,), self.objection)


@dataclass(frozen=True, slots=True)
class Within:
    """The commune of the field `commune` is in a department that the library knows and, where the field
    `departments` is filled, in one of those."""

    commune: str
    departments: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        code, departments = values.get(self.commune), values.get(self.departments)
        if not code:
            return
        commune = context.communes[code]
        if commune.department not in context.homes:
            yield finding((self.commune,), "unknown-term/department", commune=commune.name, department=commune.department)
        elif departments and commune.department not in departments:
            yield finding((self.commune,), "place-elsewhere/department", commune=commune.name, department=commune.department)


def shown_example(examples: list[Any] | None) -> str:
    """The first declared example of a field as people type it; three points where there is none."""
    example = examples[0] if examples else "…"
    return f"[{', '.join(example)}]" if isinstance(example, list) else str(example)
