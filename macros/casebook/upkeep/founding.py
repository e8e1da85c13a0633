"""Founding years in the texts of other pages, beside those that the page of a pole gives with their sources.

« Né en 2013 » must be one of them; what somebody does « depuis 2005 » cannot be older than they are. Where a page tells of several
beginnings (the association, the pole), those count whose note has the name that the text uses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from macros.casebook.language.words import words
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Position
from macros.casebook.upkeep.names import Names
from macros.casebook.upkeep.prose import sentences
from macros.casebook.upkeep.remark import Remark, place_of, remark

_MONTH = r"(?:(?:début|fin|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) )?"
_BORN = rf"(?P<born>\b(?:née?s?|fondée?s?|créée?s?|constituée?s?|apparue?s?) (?:(?:dès|en|vers) ){_MONTH})"
_SINCE = rf"(?P<since>\bdepuis (?:la fin de |le début de )?{_MONTH})"
_FOUNDING = re.compile(rf"(?:{_BORN}|{_SINCE})(?P<year>(?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class _Text:
    """A text that tells of cases: its place, where in it links to poles begin, by their key with the words of the link."""

    text: str
    position: Position | None
    at: int
    links: tuple[tuple[int, str, str], ...]


def foundings(library: Library, names: Names) -> Iterator[Remark]:
    """The founding years that differ from those of the page of the pole that a text names last before them, each once a page."""
    for case in library.published.values():
        told: set[str] = set()
        for text in _texts(case):
            found = [*_FOUNDING.finditer(text.text)]
            named = _named(library, names, case, text) if found else []
            for year in found:
                for one in _differing(library, case, text, named, year):
                    if one.name not in told:
                        told.add(one.name)
                        yield one


def _named(library: Library, names: Names, case: Case, told: _Text) -> list[tuple[int, str, str]]:
    """The other poles that a text leads to or names, as (where, key, name), in their order."""
    named = [*told.links]
    for mention in names.mentions(told.text):
        named += [(mention.start, key, told.text[mention.start : mention.end]) for key in mention.keys]
    return sorted((start, key, name) for start, key, name in named if key.startswith("poles/") and key in library.published and key != case.key)


def _texts(case: Case) -> Iterator[_Text]:
    """The sentences of a case, its summary, and what it says of its examples."""
    for sentence in sentences(case):
        links = tuple((link.start - sentence.at, link.key, sentence.text[link.start - sentence.at : link.end - sentence.at]) for link in sentence.links)
        yield _Text(sentence.text, None, sentence.at, links)
    yield _Text(case.facts.summary, place_of(case, ("summary",)) if _FOUNDING.search(case.facts.summary) else None, 0, ())
    for rank, example in enumerate(case.fact("examples", ())):
        if _FOUNDING.search(example.did):
            yield _Text(example.did, place_of(case, ("examples", rank, "did")), 0, ((-1, example.case, ""),))


def _differing(library: Library, case: Case, told: _Text, named: list[tuple[int, str, str]], found: re.Match[str]) -> Iterator[Remark]:
    before = bisect_left(named, (found.start(), "", ""))
    if not before:
        return
    _start, key, name = named[before - 1]
    pole, year = library.published[key], int(found["year"])
    beginnings = _beginnings(pole, name)
    if not beginnings:
        return
    others = {milestone.on.year for milestone in pole.facts.milestones}
    wrong = year not in beginnings | others if found["born"] else year < min(beginnings)
    if wrong:
        position = told.position or case.position(told.at + found.start())
        years = " ou ".join(map(str, sorted(beginnings)))
        yield remark(case, f"{key} {year}", finding((), "founding-differs", value=found[0], pole=name or pole.title, years=years, path=pole.path), position)


def _beginnings(pole: Case, name: str) -> set[int]:
    """The founding years of a pole under a name: those whose note says the name, else all. Others than the named one do not count where one does."""
    wanted = words(name)
    under = {beginning.on.year for beginning in pole.facts.founded if wanted and beginning.note and _holds(words(beginning.note), wanted)}
    return under or {beginning.on.year for beginning in pole.facts.founded}


def _holds(text: list[str], wanted: list[str]) -> bool:
    return any(text[at : at + len(wanted)] == wanted for at in range(len(text) - len(wanted) + 1))
