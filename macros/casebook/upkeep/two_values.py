"""One fact with two values in two pages: a legal form, a commune, a number at one date.

A page that shows both values with their sources does not contradict itself: that is how the library tells that documents differ.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from macros.casebook.language.french import folded
from macros.casebook.language.words import stem, words
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.schema.fields import walk
from macros.casebook.types.facts import KeyFigure, Member, Structure
from macros.casebook.upkeep.remark import Remark, place_of, remark


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of one fact: the case that says it, its path there, how it is shown, what is compared, and what it is of, in French."""

    case: Case
    path: tuple[str | int, ...]
    shown: str
    compared: Hashable
    what: str


def two_values(library: Library) -> Iterator[Remark]:
    """The facts that two pages tell otherwise, at the one that comes later by path. A page that gives both values agrees with either."""
    known: dict[Hashable, list[_Value]] = defaultdict(list)
    for case in sorted(library.published.values(), key=lambda case: case.path):
        for subject, value in _facts(library, case):
            known[subject].append(value)
    for values in known.values():
        said = _by_case(values)
        first = values[0]
        for value in values[1:]:
            if value.case.key == first.case.key or said[value.case.key] & said[first.case.key]:
                continue
            line = place_of(first.case, first.path).line
            words_of = {"value": value.shown, "other": first.shown, "place": f"{first.case.path}:{line}", "what": value.what}
            yield remark(value.case, f"{first.case.key} {value.what}", finding(value.path, "two-values", **words_of), place_of(value.case, value.path))


def _by_case(values: list[_Value]) -> Mapping[str, set[Hashable]]:
    said: dict[str, set[Hashable]] = defaultdict(set)
    for value in values:
        said[value.case.key].add(value.compared)
    return said


def _facts(library: Library, case: Case) -> Iterator[tuple[Hashable, _Value]]:
    """The facts of a case that another page may tell too, each with what makes it the same fact."""
    if case.facts.place:
        for name in dict.fromkeys(folded(name) for name in (case.title, *case.facts.aliases)):
            shown = library.communes.commune(case.facts.place, ()).name
            yield ("place", name), _Value(case, ("place",), shown, case.facts.place, f"la commune de « {case.title} »")
    for path, group in walk(case.facts):
        if isinstance(group, Structure) and group.form and group.as_of and (bearer := group.organisation or group.name):
            page = library.published.get(f"organisations/{bearer}")
            told = page.title if page else bearer
            what = f"la forme juridique de « {told} » en {group.as_of.year}"
            form = library.vocabularies["legal_forms"][group.form].pref_label
            yield ("form", folded(told), group.as_of.year), _Value(case, (*path, "form"), form, group.form, what)
        elif isinstance(group, KeyFigure | Member):
            yield from _numbers(library, case, path, group)


def _numbers(library: Library, case: Case, path: tuple[str | int, ...], group: KeyFigure | Member) -> Iterator[tuple[Hashable, _Value]]:
    """A number of a case, as a fact of the pole that the page is of, or is about."""
    value, label = (group.value, group.label) if isinstance(group, KeyFigure) else (str(group.count or ""), group.name or "")
    if not (value and label and group.as_of):
        return
    poles = [case.key] if case.kind.folder == "poles" else [f"poles/{pole}" for pole in case.fact("poles", ())]
    counts = tuple(stem(word) for word in words(label) if len(word) > 2)
    for pole in poles:
        if pole in library.published:
            what = f"« {label} », {library.published[pole].title}, {group.as_of.words}"
            yield ("number", pole, counts, str(group.as_of)), _Value(case, path, value, tuple(words(value)), what)
