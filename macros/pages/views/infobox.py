"""The infobox: the fields of a case beside its text, ready to show.

Derived from the declarations: a field with `box` is a row; the class of a value names the macro of
`values.html` that shows it. The fields below the text are in `field_sections`, what a page shows beyond
its own fields in `case_page`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.language.french import lower_first, slug
from macros.casebook.library.case import Case
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotation_of, group_of
from macros.casebook.schema.references import RefTo, SourceId, TermOf
from macros.pages.views.views import Views

GIST = 6
"""How many rows are named where they are folded away."""


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a row: `macro` names the macro of `values.html` that shows it."""

    macro: str
    value: Any


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the infobox."""

    field: str
    label: str
    items: tuple[Item, ...]


Show = Callable[[Views, Any], Item | None]
"""How one value of a field becomes an item; None when nothing of it may be shown."""


class Infobox:
    """The fields of cases as rows."""

    def __init__(self, views: Views) -> None:
        self._views = views

    def rows(self, case: Case) -> Iterator[Row]:
        """The filled fields that their declaration puts in the infobox."""
        return self._rows(case.facts, _shown_fields(case.kind, boxed=True))

    def gist(self, rows: list[Row]) -> str:
        """What the rows are about, in a few words, for where they are folded away."""
        return _gist(tuple(row.label for row in rows))

    def fields(self, group: BaseModel) -> Iterator[Row]:
        """All the filled fields of a group that has no macro of its own."""
        return self._rows(group, _shown_fields(type(group), boxed=False))

    def _rows(self, group: BaseModel, fields: tuple[tuple[str, str, Show], ...]) -> Iterator[Row]:
        for name, label, show in fields:
            value = getattr(group, name)
            if value in (None, (), False, ""):
                continue
            shown = (show(self._views, one) for one in (value if isinstance(value, tuple) else (value,)))
            if items := tuple(item for item in shown if item):
                yield Row(name, label, items)


@lru_cache(maxsize=4096)
def _gist(labels: tuple[str, ...]) -> str:
    return ", ".join(map(lower_first, labels[:GIST])) + ("…" if len(labels) > GIST else "")


@lru_cache(maxsize=256)
def _shown_fields(model: type[BaseModel], boxed: bool) -> tuple[tuple[str, str, Show], ...]:
    """The fields of a model, all or those for the infobox: name, label, how to show a value."""
    found = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        if not boxed or (isinstance(extra, dict) and extra.get("x-box")):
            found.append((name, info.title or name, _shown_as(info)))
    return tuple(found)


def _shown_as(info: FieldInfo) -> Show:
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
