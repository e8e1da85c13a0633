"""The rules that cross the fields of one group, each declared as a value of its class.

A declaration lists them in `rules`; the check asks each for what is wrong among the fields
that are valid, and `form_rules` tells them to the contribution form, which reads them in the
same words.
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
    """A rule over the fields of a group; its own fields are plain values."""

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        """What is wrong. `values` lacks the fields that are wrong by themselves; `context` is what exists around the file."""
        ...


@dataclass(frozen=True, slots=True)
class Needed:
    """What a type needs, though its declaration lets it be empty."""

    names: tuple[str, ...]

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        for name in self.names:
            if name in values and not values[name]:
                info = group.model_fields[name]
                yield finding((name,), "missing-field", name=name, label=info.title, example=shown_example(info.examples))


@dataclass(frozen=True, slots=True)
class Once:
    """No value stands twice in a list of plain values."""

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        for name, value in values.items():
            if isinstance(value, tuple) and value and isinstance(value[0], str):
                for index, item in enumerate(value):
                    if item in value[:index]:
                        yield finding((name, index), "repeated-value", value=item)


@dataclass(frozen=True, slots=True)
class Dated:
    """A fact has its date and its source as soon as one of these fields is filled."""

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
    """An end does not come before its start: dates, or hours of a day."""

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
    """One field, once filled, asks for another."""

    filled: str
    wanted: str
    objection: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        if values.get(self.filled) and self.wanted in values and not values[self.wanted]:
            yield finding((self.wanted,), self.objection)


@dataclass(frozen=True, slots=True)
class Either:
    """One field or the other is filled; the objection stands at the first."""

    first: str
    other: str
    objection: str

    def check(self, group: type[BaseModel], values: Mapping[str, Any], context: Context) -> Iterator[Finding]:
        if self.first in values and self.other in values and not (values[self.first] or values[self.other]):
            yield finding((self.first,), self.objection, value=values.get("id", "…"))


@dataclass(frozen=True, slots=True)
class Under:
    """At least one of the terms of a field is under one of these top terms of its vocabulary."""

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
    """The department of a commune is one that the library knows, and one of those of the file where it names any."""

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
    """The declared example of a field as it would be typed; three points where there is none."""
    example = examples[0] if examples else "…"
    return f"[{', '.join(example)}]" if isinstance(example, list) else str(example)
