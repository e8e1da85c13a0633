"""How far the knowledge of a case reaches: the date of the newest of its facts that a document supports.

The form's preview has its twin in `docs/javascripts/contribute/preview/library/knowledge.js`; decision 0036 says why the rule is this one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel

from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import walk
from macros.casebook.types.base import CaseType

FACT_DATES = ("as_of", "on", "proposed_on", "year")
"""The fields of a group that date a fact. Other dates are of the page or of a document (read, checked, confirmed, seen alive), or of what is
yet to come (due, valid until)."""

ADDRESS = "url"
"""The field of a group that says where something is on the web: that it was there on a day tells nothing of what became of the case."""

SOURCE = "source"
"""The field of a group that says which document tells it."""


def known_until(facts: CaseType, documents: Mapping[str, PartialDate]) -> PartialDate | None:
    """The newest date of a fact that a document supports; None without any. Of two dates in one year the more precise one is newer.

    `documents` are how far each document can know, by its id (`Document.known_until`). A document supports no date that comes after it: what
    it announces is not known yet, nor what somebody said of the page who may be anybody (`CaseType.unverified`). A fact is supported by the
    document that it names; the dates of the case itself and that of a group which names none, by those of the page.
    """
    unverified = facts.unverified
    supported = (date for date, sources in _dated(facts) if any(_can_know(documents.get(source), date) for source in sources if source not in unverified))
    return max(supported, key=lambda date: (date.year, date.month, date.day, not date.about), default=None)


def _dated(facts: CaseType) -> Iterator[tuple[PartialDate, Iterable[str]]]:
    """The dates of the facts of a case, each with the ids of the documents that may support it."""
    for own in (facts.__dict__.get(facts.dated_by[0]), _found_on(facts)):
        if own:
            yield own, facts.sources
    for path, group in walk(facts):
        if path and not _is_of_the_page(group):
            values = group.__dict__
            sources = (values[SOURCE],) if values.get(SOURCE) else () if SOURCE in values else facts.sources
            for name in FACT_DATES:
                if date := values.get(name):
                    yield date, sources


def _found_on(facts: CaseType) -> PartialDate | None:
    """The day on which somebody looked where the case stands and found it said (`checked_by`); None where nothing was found, or that it is over,
    which was so long before."""
    date, found, over = facts.checked_by
    known = found and facts.__dict__.get(found) not in (type(facts).model_fields[found].default, over)
    return facts.__dict__.get(date) if known else None


def _is_of_the_page(group: BaseModel) -> bool:
    """Whether a group tells nothing of the case: where something is on the web, or what was done to the page, which no document tells."""
    fields = type(group).model_fields
    return ADDRESS in fields or (SOURCE not in fields and "as_of" not in fields)


def _can_know(until: PartialDate | None, date: PartialDate) -> bool:
    return until is not None and date.earliest <= until.latest
