"""The state of the library as a whole: what no single file shows.

Asked once every file is in order; each finding is a warning, at the place where it can be
mended. `loading` asks for what the indexes tell anyway (`seldom_used`); the rest costs, or
asks for the day, and is for `scripts.check` alone (`upkeep`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.casebook.check.copies import copies
from macros.casebook.check.withdrawals import still_named
from macros.casebook.files.scaffold import BLANK, scaffold
from macros.casebook.files.yaml_values import Record
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.library.reviews import due_on, first_due_on, reviewed_on
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Position, Problem
from macros.casebook.schema.dates import Day
from macros.casebook.types.base import CaseType

CASES_A_TERM = 2
"""How many cases a term of an editorial vocabulary serves at least: below, it is one case's
own word, and waits in a comment of its file (rule 3 of the vocabularies)."""

FRONT_MATTER = Position(2, 1)
"""Where a case lacks something that its front matter could say: under its first line."""


def seldom_used(library: Library) -> Iterator[Problem]:
    """The terms of our own vocabularies that serve too few published cases."""
    for facet in FACETS:
        if not facet.editorial:
            continue
        vocabulary, index = library.vocabularies[facet.vocabulary], library.index(facet)
        for term in vocabulary:
            number = len(index.get(term.id, ()))
            if number < CASES_A_TERM:
                found = finding((), "seldom-used/once" if number else "seldom-used", value=term.pref_label)
                yield found.at(vocabulary.record.shown, vocabulary.position(term.id))


def upkeep(library: Library, own_sources: Record | None, today: date) -> Iterator[Problem]:
    """Everything about the upkeep of a library on a day. `own_sources` is its own list of
    documents: a list that is only borrowed serves others, and is not asked."""
    yield from out_of_the_way(library)
    yield from overdue(library, today)
    yield from scaffold_left(library)
    yield from copied(library)
    yield from still_named(library)
    if own_sources:
        yield from unused_sources(library, own_sources)


# --- cases that nothing leads to ------------------------------------------------------------


def _linked(library: Library, case: Case) -> set[str]:
    """The published cases that a case leads to, and those that lead to it."""
    return _named_by(library, case) | {reference.key for reference in case.references if reference.key in library.published}


def _named_by(library: Library, case: Case) -> set[str]:
    return {link.case.key for link in library.backlinks.get(case.key, ())}


def _told_of(library: Library, case: Case) -> set[str]:
    """The links of an event, those to who held it or supported it aside."""
    return _linked(library, case) - {f"organisations/{name}" for name in (*case.facts.organisers, *case.facts.supporters)}


def _shown_by(library: Library, case: Case) -> set[str]:
    """The published examples of a practice."""
    return {example.case for example in case.facts.examples if example.case in library.published}


@dataclass(frozen=True, slots=True)
class Needed:
    """The links that a type needs, and the objection to a case without any."""

    links: Callable[[Library, Case], set[str]]
    objection: str


_ALONE = Needed(_linked, "no-link")

TIES: Mapping[str, Needed] = {
    "fiches": _ALONE,
    "entretiens": _ALONE,
    "echanges": _ALONE,
    "pratiques": Needed(_shown_by, "no-link/example"),
    "organisations": Needed(_named_by, "no-link/organisation"),
    "dispositifs": Needed(_named_by, "no-link/scheme"),
    "evenements": Needed(_told_of, "no-link/event"),
}
"""Which links a type needs to be of use. A pole needs none: its
themes, its place and its form lead to it. Nor does a type that is not here."""


def out_of_the_way(library: Library) -> Iterator[Problem]:
    """The cases that a reader comes upon only in the list of their type."""
    for case in library.published.values():
        needed = TIES.get(case.kind.folder)
        if needed and not needed.links(library, case):
            yield finding((), needed.objection).at(case.path, FRONT_MATTER)


# --- reviews ----------------------------------------------------------------------------------


def overdue(library: Library, today: date) -> Iterator[Problem]:
    """The pages whose review was due by a day; `reviews` says when it is."""
    for case in library.published.values():
        due = due_on(case) or first_due_on(case, library.sources)
        if due is None or due.latest > Day(today.year, today.month, today.day):
            continue
        last = reviewed_on(case)
        field = "reviewed" if last is None or case.facts.reviewed else "provenance"
        place = FRONT_MATTER if last is None else _key_position(case, field)
        if last is None:
            yield finding((field,), "review-overdue/never", due=due.words).at(case.path, place)
        else:
            yield finding((field,), "review-overdue", last=last.since, due=due.words).at(case.path, place)


def _key_position(case: Case, key: str) -> Position:
    """Where a field begins. A search in the text: a whole library may be overdue at once,
    and composing the positions of each file would take longer than the check."""
    found = re.search(rf"^{key}\s*:", case.source.text, re.MULTILINE)
    return case.source.position(found.start()) if found else FRONT_MATTER


# --- what stands in the text -------------------------------------------------------------------


@lru_cache(maxsize=64)
def guidance(kind: type[CaseType]) -> frozenset[str]:
    """The sentences that a new file of a type holds to be replaced, together and apart."""
    lines = [line.removeprefix(BLANK).strip(" :") for line in scaffold(kind).split("\n") if line.startswith(BLANK)]
    helps = [section.help for section in kind.sections]
    after = [line.removeprefix(help).strip() for line, help in zip(lines, helps, strict=False)]
    return frozenset(filter(None, (*lines, *helps, *after)))


def scaffold_left(library: Library) -> Iterator[Problem]:
    """The sentences of the scaffold that stand as they were, though their blank is gone."""
    for case in library.published.values():
        sentences, text = guidance(case.kind), case.body.text
        if not any(sentence in text for sentence in sentences):
            continue
        at = 0
        for line in text.split("\n"):
            if (sentence := line.strip(" :")) in sentences:
                yield finding((), "scaffold-left", value=sentence).at(case.path, case.position(at + line.index(sentence)))
            at += len(line) + 1


def copied(library: Library) -> Iterator[Problem]:
    """The passages that two pages share."""
    for found in copies(sorted(library.published.values(), key=lambda case: case.path)):
        line = found.other.position(found.other_at).line
        shared = finding((), "copied-text", length=found.length, place=f"{found.other.path}:{line}", value=found.opening)
        yield shared.at(found.case.path, found.case.position(found.at))


# --- documents -----------------------------------------------------------------------------------


def unused_sources(library: Library, record: Record) -> Iterator[Problem]:
    """The documents of a list that no case cites, nor a term of a vocabulary."""
    cited = {source for case in library.cases.values() for source in case.sources}
    cited.update(source for vocabulary in library.vocabularies.values() for term in vocabulary for source in term.source)
    unused = library.sources.keys() - cited
    for index, entry in enumerate(record.data if unused else ()):
        if entry["id"] in unused:
            yield finding((index, "id"), "unused-source", value=entry["id"]).at(record.shown, record.position((index, "id")))
