"""The infobox of a case: the fields beside its text, as rows of values.

Called by `case.html`. It is derived from the declarations: a field with `box` is a row, its type says which of them come
first, and the class of a value names the macro of `values.html` that shows it. The fields below the text are in `field_sections`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.language.french import lower_first, slug
from macros.casebook.library.case import Case
from macros.casebook.library.reach import Reach, reach
from macros.casebook.library.reviews import confirmed
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotation_of, group_of
from macros.casebook.schema.references import RefTo, SourceId, TermOf
from macros.pages.views.views import Views

LEADING = 5
"""How many facts stand first, the place being one of them, and how one reaches those of whom the case tells another; the others are folded
below."""

GIST = 6
"""How many of the folded rows their summary names."""


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a row: `macro` names the macro of `values.html` that shows it, `confirmed` says when and by whom the pole confirmed it,
    empty where it did not."""

    macro: str
    value: Any
    confirmed: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the infobox: the name of a field, its label, its values. `source` is the id of the document from which all
    of several values come, which is then told once, beside the label; None otherwise."""

    field: str
    label: str
    items: tuple[Item, ...]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """The rows of a case: those that lead, then the others; `placed` when its place comes before them."""

    placed: bool
    first: tuple[Row, ...]
    others: tuple[Row, ...]


Show = Callable[[Views, Any], Item | None]
"""A function from one value of a field to an item; None when the value is a case that has been withdrawn."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field that has a row: its name, its label, the function that makes its items."""

    name: str
    label: str
    show: Show


class Infobox:
    """Makes the rows of cases. One `Infobox` serves one build."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def box(self, case: Case) -> Box:
        """The rows of a case: its filled fields that are declared with `box`, the first of them as its type declares (`leads`). How one reaches
        those it tells of (`library.reach`) is told beside them, once."""
        way = reach(self._views.library, case)
        told = _told_as(way) if way else ()
        rows = tuple(row for row in self._rows(case.facts, _shown_fields(case.kind, boxed=True)) if row.field not in told)
        if case.facts.provenance and case.facts.provenance.read_by_pole:
            rows = tuple(replace(row, items=tuple(replace(item, confirmed=self.confirmed(case, item.value)) for item in row.items)) for row in rows)
        placed = bool(case.regions or self._views.place(case))
        known = {row.field: row for row in rows}
        leading = [name for name in case.kind.leads if name in known][: LEADING - placed - bool(way)]
        return Box(placed, tuple(map(known.__getitem__, leading)), tuple(row for row in rows if row.field not in leading))

    def confirmed(self, case: Case, fact: Any) -> str:
        """Who confirmed a fact and when, in French: `Confirmé le 30 novembre 2026 par la direction du pôle`; empty where nobody did."""
        found = confirmed(case, fact)
        if not found:
            return ""
        on, said = found
        role = lower_first(self._views.choice(said, "role")) if said else ""
        whom = f"{role} du pôle" if role and case.kind.folder == "poles" else role or case.kind.readers
        return f"Confirmé {on.since} par {whom}"

    def gist(self, rows: tuple[Row, ...]) -> str:
        """The labels of the first of some rows, for the summary of those that are folded."""
        return _gist(tuple(row.label for row in rows))

    def fields(self, group: BaseModel) -> Iterator[Row]:
        """The rows of a group that has no macro of its own: all its filled fields."""
        return self._rows(group, _shown_fields(type(group), boxed=False))

    def _rows(self, group: BaseModel, fields: tuple[ShownField, ...]) -> Iterator[Row]:
        for field in fields:
            value = getattr(group, field.name)
            if not value:
                continue
            shown = (field.show(self._views, single) for single in (value if isinstance(value, tuple) else (value,)))
            if items := tuple(item for item in shown if item):
                yield Row(field.name, field.label, items, _one_source(items))


def _told_as(way: Reach) -> tuple[str, ...]:
    """The fields that tell a way to those of whom a case tells."""
    return ("contact", "website") if way.site and not way.through else ("contact",)


def _one_source(items: tuple[Item, ...]) -> str | None:
    """The document from which all of several values come; None for one value, or where they come from several."""
    sources = {getattr(item.value, "source", None) for item in items} if len(items) > 1 else set()
    return sources.pop() if len(sources) == 1 else None


@lru_cache(maxsize=4096)
def _gist(labels: tuple[str, ...]) -> str:
    return ", ".join(map(lower_first, labels[:GIST])) + ("…" if len(labels) > GIST else "")


@lru_cache(maxsize=256)
def _shown_fields(model: type[BaseModel], boxed: bool) -> tuple[ShownField, ...]:
    """The fields of a model: those declared with `box`, or all."""
    fields = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if not boxed or (isinstance(extra, dict) and extra.get("x-box")):
            fields.append(ShownField(name, info.title or name, _show(info)))
    return tuple(fields)


def _show(info: FieldInfo) -> Show:
    term, reference, group = annotation_of(info, TermOf), annotation_of(info, RefTo), group_of(info.annotation)
    if group:
        macro = slug(group.__name__)
        return lambda _views, value: Item(macro, value)
    if term:
        return lambda views, value: Item("reference", views.term(term.vocabulary, value))
    if reference:
        return lambda views, value: Item("reference", link) if (link := views.reference(reference, value)) else None
    if annotation_of(info, SourceId):
        return lambda views, value: Item("document", views.source(value))
    return lambda _views, value: Item("date" if isinstance(value, PartialDate) else "text", value)
