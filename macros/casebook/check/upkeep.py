"""The upkeep of the library as a whole: warnings that no single file shows, each at the place where it can be mended.

Checked once no case has an error. `loading` runs `seldom_used`, which costs nothing more than the indexes; `scripts.check`
alone runs `upkeep`, which takes longer and depends on the day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from macros.casebook.check.shared_passages import copies
from macros.casebook.check.withdrawals import still_named
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.scaffold import BLANK, scaffold
from macros.casebook.files.validation import problem_at
from macros.casebook.files.yaml_values import Record
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.library.reviews import due_on, first_due_on, reviewed_on
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Position, Problem
from macros.casebook.registers.grids import grids_to_come
from macros.casebook.schema.case_ids import id_for
from macros.casebook.schema.dates import Day
from macros.casebook.schema.fragments import fragments_of
from macros.casebook.types.base import CaseType

CASES_A_TERM = 2
"""The least number of cases that a term of an editorial vocabulary serves. A term of fewer cases is a word of their own, and
waits in a comment of its file (rule 3 of the vocabularies)."""

FRONT_MATTER = Position(2, 1)
"""Where a problem is shown that the front matter could mend: the line below its first one."""


def seldom_used(library: Library, own: Set[str]) -> Iterator[Problem]:
    """The terms of our own vocabularies that fewer than `CASES_A_TERM` published cases have. `own` are the names of the vocabularies that no
    other library lends."""
    for facet in FACETS:
        if not facet.editorial or facet.vocabulary not in own:
            continue
        vocabulary, index = library.vocabularies[facet.vocabulary], library.index(facet)
        for term in vocabulary:
            number = len(index.get(term.id, ()))
            if number < CASES_A_TERM:
                remark = finding((), "seldom-used/once" if number else "seldom-used", value=term.pref_label)
                yield remark.at(vocabulary.record.shown, vocabulary.position(term.id))


def upkeep(library: Library, own_sources: Record | None, today: date, own_grids: Mapping[str, Record] | None = None) -> Iterator[Problem]:
    """Every warning about the upkeep of a library on the day `today`.

    `own_sources` is the record of its own list of documents (`Loaded.own_sources`); None when its documents are those of
    another library, which may be using them. `own_grids` are the records of its own grids (`Loaded.own_grids`).
    """
    yield from out_of_the_way(library)
    yield from overdue(library, today)
    yield from announced_and_past(library, today)
    yield from announced_without_ids(library)
    yield from changes_to_date(library)
    yield from scaffold_left(library)
    yield from copied(library)
    yield from still_named(library)
    yield from grids_to_come(library.grids, own_grids or {}, Day(today.year, today.month, today.day))
    if own_sources:
        yield from unused_sources(library, own_sources)


# --- cases without the links that they need -------------------------------------------------


def _linked(library: Library, case: Case) -> set[str]:
    """The keys of the published cases that a case links to, and of those that link to it."""
    return _linking(library, case) | {reference.key for reference in case.references if reference.key in library.published}


def _linking(library: Library, case: Case) -> set[str]:
    """The keys of the published cases that link to a case."""
    return {link.case.key for link in library.backlinks.get(case.key, ())}


def _linking_or_financing(library: Library, case: Case) -> set[str]:
    """The keys of the cases that link to a scheme, and the address of the page « Financer » where it shows the scheme."""
    return _linking(library, case) | ({"financer/"} if case.facts.may_be_asked_for else set())


def _linked_except_organisers(library: Library, case: Case) -> set[str]:
    """The keys of the cases linked to or from an event, except its organisers and supporters."""
    return _linked(library, case) - {f"organisations/{name}" for name in (*case.facts.organisers, *case.facts.supporters)}


def _examples(library: Library, case: Case) -> set[str]:
    """The keys of the published examples of a practice."""
    return {example.case for example in case.facts.examples if example.case in library.published}


@dataclass(frozen=True, slots=True)
class NeededLinks:
    """The links of which a type needs one at least: `links` returns their keys, `objection` is made when there is none."""

    links: Callable[[Library, Case], set[str]]
    objection: str


_ANY_LINK = NeededLinks(_linked, "no-link")

NEEDED_LINKS: Mapping[str, NeededLinks] = {
    "fiches": _ANY_LINK,
    "entretiens": _ANY_LINK,
    "echanges": _ANY_LINK,
    "pratiques": NeededLinks(_examples, "no-link/example"),
    "organisations": NeededLinks(_linking, "no-link/organisation"),
    "dispositifs": NeededLinks(_linking_or_financing, "no-link/scheme"),
    "evenements": NeededLinks(_linked_except_organisers, "no-link/event"),
}
"""The links that each type needs to be of use, by its folder. A pole needs none: its themes, its place and its legal form
lead readers to it. A type that is not here needs none either."""


def out_of_the_way(library: Library) -> Iterator[Problem]:
    """The cases that readers can reach only from the list of their type."""
    for case in library.published.values():
        needed = NEEDED_LINKS.get(case.kind.folder)
        if needed and not needed.links(library, case):
            yield finding((), needed.objection).at(case.path, FRONT_MATTER)


# --- reviews ----------------------------------------------------------------------------------


def overdue(library: Library, today: date) -> Iterator[Problem]:
    """The pages whose review was due on the day `today` or before (`library.reviews`)."""
    for case in library.published.values():
        due = due_on(case) or first_due_on(case, library.sources)
        if due is None or due.latest > Day(today.year, today.month, today.day):
            continue
        last = reviewed_on(case)
        field = "reviewed" if last is None or case.facts.reviewed else "provenance"
        place = FRONT_MATTER if last is None else _key_position(case, field)
        if last is None:
            yield finding((field,), "review-overdue/never", due=due.since).at(case.path, place)
        else:
            yield finding((field,), "review-overdue", last=last.since, due=due.since).at(case.path, place)


def announced_and_past(library: Library, today: date) -> Iterator[Problem]:
    """The events announced by their organisers, without a source, whose last day is before `today`. One that was called off needs none."""
    for case in library.published.values():
        last = case.fact("ends") or case.fact("starts")
        if not case.fact("announced") or not last or last.latest >= Day(today.year, today.month, today.day) or case.fact("status") == "annulee":
            continue
        objection = "announced-past/postponed" if case.fact("status") == "reportee" else "announced-past"
        yield finding(("announced",), objection, day=last.words).at(case.path, _key_position(case, "announced"))


def announced_without_ids(library: Library) -> Iterator[Problem]:
    """The events announced by their organisers that calendars know by something that may change: an event by its address, a session
    with an hour by its title. A session is offered the id that is made of its title today, so that it stays the same entry."""
    used = set(library.by_id)
    for case in library.published.values():
        if not case.fact("announced"):
            continue
        if not case.facts.id:
            fresh = id_for(case.key, used)
            used.add(fresh)
            yield finding(("id",), "announced-without-id", fresh=fresh).at(case.path, FRONT_MATTER)
        sessions = case.facts.programme
        fragments = fragments_of([(session.id, session.title) for session in sessions])
        if unnamed := [rank for rank, session in enumerate(sessions) if session.start and not session.id]:
            objection = "announced-without-id/sessions" if len(unnamed) > 1 else "announced-without-id/session"
            record = read_record(case.source.text, case.path, case.source.places)
            place = ("programme", unnamed[0], "id")
            yield problem_at(record, finding(place, objection, count=len(unnamed), fresh=fragments[unnamed[0]]))


def changes_to_date(library: Library) -> Iterator[Problem]:
    """The changes of pages that no editor has dated, and the pages that say they are older than one of theirs."""
    for case in library.published.values():
        changes = case.facts.changes
        if undated := [rank for rank, change in enumerate(changes) if not change.on]:
            record = read_record(case.source.text, case.path, case.source.places)
            yield from (problem_at(record, finding(("changes", rank, "on"), "change-undated")) for rank in undated)
        newest = max((change.on for change in changes if change.on), key=lambda on: on.latest, default=None)
        updated = case.facts.updated
        if newest and updated and updated.latest < newest.earliest:
            words = {"updated": updated.since, "change": newest.words, "example": str(newest)}
            yield finding(("updated",), "updated-before-change", **words).at(case.path, _key_position(case, "updated"))


def _key_position(case: Case, key: str) -> Position:
    """Where a field begins in the file of a case. The text is searched: a whole library may be overdue at once, and to
    parse each file again for its positions would take longer than the check."""
    match = re.search(rf"^{key}\s*:", case.source.text, re.MULTILINE)
    return case.source.position(match.start()) if match else FRONT_MATTER


# --- the words of the cases --------------------------------------------------------------------


@lru_cache(maxsize=64)
def guidance(kind: type[CaseType]) -> frozenset[str]:
    """The sentences of help in a new file of a type, which people replace: each alone, and as they are joined there."""
    lines = [line.removeprefix(BLANK).strip(" :") for line in scaffold(kind).split("\n") if line.startswith(BLANK)]
    helps = [section.help for section in kind.sections]
    after = [line.removeprefix(help).strip() for line, help in zip(lines, helps, strict=False)]
    return frozenset(filter(None, (*lines, *helps, *after)))


def scaffold_left(library: Library) -> Iterator[Problem]:
    """The sentences of help that are still in a body, though their blank is gone."""
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
    """The passages that two pages share (`check.shared_passages`), at the page that comes later by path."""
    for passage in copies(sorted(library.published.values(), key=lambda case: case.path)):
        line = passage.other.position(passage.other_at).line
        shared = finding((), "copied-text", length=passage.length, place=f"{passage.other.path}:{line}", value=passage.opening)
        yield shared.at(passage.case.path, passage.case.position(passage.at))


# --- documents -----------------------------------------------------------------------------------


def unused_sources(library: Library, record: Record) -> Iterator[Problem]:
    """The documents of a list that neither a case nor a term of a vocabulary nor a grid cites."""
    cited = {source for case in library.cases.values() for source in case.sources}
    cited.update(source for vocabulary in library.vocabularies.values() for term in vocabulary for source in term.cited)
    cited.update(source for grid in library.grids.values() for source in grid.cited)
    unused = library.sources.keys() - cited
    for index, entry in enumerate(record.data if unused else ()):
        if entry["id"] in unused:
            yield finding((index, "id"), "unused-source", value=entry["id"]).at(record.shown, record.position((index, "id")))
