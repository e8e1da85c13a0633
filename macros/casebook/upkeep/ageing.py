"""What ages without anybody's fault: pages whose facts end, schemes whose state nobody looked at, offers, sites and documents not seen."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.casebook.check.rules import unanswered
from macros.casebook.files.yaml_values import Record
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.library.offers import Standing, made_offers, standing
from macros.casebook.library.reviews import due_on, first_due_on, reviewed_on
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.dates import Day, PartialDate
from macros.casebook.schema.fields import walk
from macros.casebook.types.dispositif import OVER
from macros.casebook.types.document import TESTIMONY, Document
from macros.casebook.upkeep.remark import Remark, place_of, remark

OLD = 24
"""The months after which a fact is told in the past, and a page is worth a new search (docs/decisions/0035-upkeep.md)."""

SCHEME_OLD = 6
"""The months after which the state of a scheme is to be looked at again."""

SOON = 2
"""How many months before its end an offer is asked about."""

SEEN = frozenset({"fine", "moved", "closed", "accepted"})
"""The states of an address (`linkcheck`) under which somebody answers, or an editor opened it."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What `make links` found at an address: its state, and what it says of it in French."""

    state: str
    said: str


def months_before(day: Day, months: int) -> Day:
    """The day that many months before another; the last of its month where that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return Day(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def old_pages(library: Library, today: Day) -> Iterator[Remark]:
    """The pages to read again, the oldest knowledge first: those whose facts end long ago and that nobody has read since, and those whose
    review is due."""
    limit, found = months_before(today, OLD), []
    for case in library.published.values():
        until, last = case.known_until, reviewed_on(case)
        due = due_on(case) or first_due_on(case, library.sources)
        is_due = due is not None and due.latest <= today
        is_old = _ages(case) and not (last and last.latest > limit) and (until.latest <= limit if until else case.kind.folder == "poles")
        if is_old or is_due:
            found.append((until.latest if until else Day(0, 1, 1), case.sort_key, case, due if is_due else None))
    for _until, _title, case, due in sorted(found, key=lambda page: page[:2]):
        yield remark(case, "", _to_read(case.known_until, reviewed_on(case), due), place_of(case, ("title",)))


def _ages(case: Case) -> bool:
    """Whether newer facts of a case may be looked for. What was once (a day, an exchange, a testimony, a call that is over) is dated by
    itself and does not age."""
    once = case.own_date and case.kind.folder != "dispositifs"
    return not once and case.fact("state") != OVER


def _to_read(until: PartialDate | None, last: PartialDate | None, due: PartialDate | None) -> Finding:
    """What is said of a page to read again."""
    if due:
        return finding((), "knowledge-old/due", due=due.since, until=until.until if until else "on ne sait jusqu’où")
    if until is None:
        return finding((), "knowledge-old/none")
    return finding((), "knowledge-old/read", until=until.since, last=last.since) if last else finding((), "knowledge-old", until=until.since)


def unchecked_schemes(library: Library, today: Day) -> Iterator[Remark]:
    """The schemes that are not over and whose state nobody has looked at for half a year."""
    limit = months_before(today, SCHEME_OLD)
    for scheme in library.of_type("dispositifs"):
        checked = scheme.facts.verified_on
        if scheme.facts.state == OVER or (checked and checked.latest > limit):
            continue
        told = finding((), "scheme-unchecked", last=checked.since) if checked else finding((), "scheme-unchecked/never")
        yield remark(scheme, "", told, place_of(scheme, ("verified_on",) if checked else ("title",)))


def offers_to_confirm(library: Library, today: Day) -> Iterator[Remark]:
    """The offers that nobody confirmed, that are over, or that soon will be."""
    soon = months_before(today, -SOON)
    for made in made_offers(library):
        stands, text = standing(made.offer, today), made.offer.text
        if stands is Standing.UNCONFIRMED:
            told = finding((), "offer-to-confirm", value=text)
        elif stands is Standing.OVER:
            told = finding((), "offer-to-confirm/over", value=text, until=made.offer.until.until)
        elif made.offer.until.latest <= soon:
            told = finding((), "offer-to-confirm/soon", value=text, until=made.offer.until.until)
        else:
            continue
        yield remark(made.maker, str(made.rank), told, place_of(made.maker, ("offers", made.rank)))


def unanswered_confirmations(library: Library) -> Iterator[Remark]:
    """The confirmations that were accepted though no editor says that they came from those whom the page tells of: the check's own warning."""
    for case in library.published.values():
        for on, told in unanswered((path, group.__dict__) for path, group in walk(case.facts)):
            yield remark(case, str(on), told, place_of(case, told.field))


# --- documents and sites --------------------------------------------------------------------


def unseen(library: Library, record: Record | None, visits: Mapping[str, Visit] | None) -> Iterator[Remark]:
    """The documents that nobody dates a reading of, those whose address did not answer, and the sites and pages of contact that nobody saw.
    `visits` are what `make links` found, by address; None where there is no report."""
    entries = record.data if record else ()
    if record and entries and visits is None:
        number = sum(1 for document in library.sources.values() if document.url)
        yield _of_list(record, (), "", finding((), "source-unseen/none", count=number))
    for rank, entry in enumerate(entries):
        document = library.sources.get(entry["id"])
        if record and document:
            for key, told in _unseen(document, visits):
                yield _of_list(record, (rank, key), document.id, told)
    for case in library.published.values():
        for rank, document in enumerate(case.facts.new_sources):
            for key, told in _unseen(document, visits):
                yield remark(case, document.id, told, place_of(case, ("new_sources", rank, key)))
        for name in ("website", "contact"):
            site = case.fact(name)
            if site and site.url and not site.seen_alive:
                yield remark(case, name, finding((name,), "source-unseen/site", value=site.url), place_of(case, (name,)))


def _unseen(document: Document, visits: Mapping[str, Visit] | None) -> Iterator[tuple[str, Finding]]:
    """What is to be told of a document, each with the key of it at which. A direct testimony was heard, not read."""
    if not document.read_on and document.kind != TESTIMONY:
        yield "id", finding((), "source-unseen")
    visit = (visits or {}).get(document.url or "")
    if visit and visit.state not in SEEN:
        yield "url", finding((), "source-unseen/dead", value=document.url, said=visit.said or "pas encore visitée")


def _of_list(record: Record, path: tuple[str | int, ...], about: str, told: Any) -> Remark:
    """A remark on the list of documents."""
    return Remark(f"{told.code} {about}".strip(), "", told.at(record.shown, record.position(path)))


def older_sources(library: Library) -> Iterator[Remark]:
    """The facts that are dated after all that the document that they cite can know: steps, recognitions, beginnings. Facts with `as_of` are
    the check's own (`check.rules`)."""
    for case in library.published.values():
        for path, group in walk(case.facts):
            source = group.__dict__.get("source")
            date = group.__dict__.get("on")
            document = library.sources.get(source) if isinstance(source, str) else None
            until = document.known_until if document else None
            if until and isinstance(date, PartialDate) and not date.about and date.earliest > until.latest:
                told = finding((*path, "on"), "source-older", value=date.of, until=until.words)
                yield remark(case, f"{'.'.join(map(str, path))} {source}", told, place_of(case, (*path, "on")))


def newest_of(case: Case, name: str) -> PartialDate | None:
    """The newest date among the groups of a field of a case."""
    value = case.fact(name)
    groups = value if isinstance(value, tuple) else (value,)
    dates = [date for group in groups for date in (getattr(group, "as_of", None), getattr(group, "on", None)) if isinstance(date, PartialDate)]
    return max(dates, key=lambda date: date.latest, default=None)
