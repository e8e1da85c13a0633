"""Cases near a case, and why: what they share, the rare things counting most.

A pure function of the library, asked by the page of each case. Every trait that a case may
share (a theme, a department, a page that cites both …) has the list of the cases that bear
it; a case is compared with those of its rarest traits alone, and with no more than `CAP`
of them, so that a library twice as large takes twice the time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS, Alike
from macros.casebook.library.library import Library

CAP = 64
"""How many cases a case is compared with, at most."""

LEAST = 2400
"""What two neighbours must share at least, about one theme of some rarity: below it they are
alike only as many are."""

SAME_TYPE = 1.4
"""A case of the same type counts so much more: who reads of a pole looks for poles."""

REASONS = 3
"""How many reasons are told of a neighbour: the strongest."""

NAMES = 2
"""How many names stand in one reason."""

Trait = tuple[str, str]
"""A kind of `KINDS` and an id: `("theme", "mobilite")`; of the kinds of `PAGES`, a case's key."""

ALIKE = {facet.id: facet for facet in (*FACETS, *FILTERS) if facet.alike}
"""The facets by which cases are neighbours."""

PAGES = {
    "cited": Alike(0.25, "cités ensemble dans", "cités ensemble dans"),
    "cites": Alike(0.15, "liés tous deux à", "liés tous deux à"),
}
"""The ways to be neighbours through a third page."""

KINDS: dict[str, Alike] = {facet.id: facet.alike for facet in ALIKE.values() if facet.alike} | PAGES

SAID_BY = {"region": "department"}
"""A shared term that goes without saying where one of the other kind is shared too."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two cases share: `même thème` and its names. Those that are `linked`
    are the titles of pages that lead to both."""

    kind: str
    label: str
    names: tuple[str, ...]
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case near another, with the reasons, the strongest first."""

    case: Case
    reasons: tuple[Reason, ...]


class Neighbours:
    """The neighbours of every case of a library; its index is made once.

    Inside, a case is its rank among the published ones, a trait its rank among all traits;
    worths are whole numbers, so that a sum is the same in whatever order it is made.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._cases = tuple(library.published.values())
        self._rank = {case.key: rank for rank, case in enumerate(self._cases)}
        borne = [set(_traits(case, library)) for case in self._cases]
        self._traits = sorted(set().union(*borne))
        number = {trait: index for index, trait in enumerate(self._traits)}
        self._borne = [frozenset(number[trait] for trait in traits) for traits in borne]
        self._bearers: list[list[int]] = [[] for _ in self._traits]
        for rank, traits in enumerate(self._borne):
            for trait in traits:
                self._bearers[trait].append(rank)
        self._worth = [
            round(1000 * KINDS[kind].weight * log2(1 + len(self._cases) / len(bearers)))
            for (kind, _id), bearers in zip(self._traits, self._bearers, strict=True)
        ]
        self._terms = {name: facet.terms(library.vocabularies) for name, facet in ALIKE.items()}
        self._told: dict[frozenset[int], tuple[Reason, ...]] = {}

    def of(self, case: Case, most: int = 5) -> tuple[Neighbour, ...]:
        """The cases most like this one, studies before notices; those that it links to, or
        that link to it, stand elsewhere on its page and are left out."""
        rank = self._rank[case.key]
        mine, borne, cases, worth = self._borne[rank], self._borne, self._cases, self._worth.__getitem__
        found = []
        for other in self._candidates(rank) - self._linked(case):
            shared = mine & borne[other]
            score = sum(map(worth, shared))
            if score >= LEAST:
                near = cases[other]
                found.append((near.is_notice, -score * SAME_TYPE if near.kind is case.kind else -score, other, shared))
        found.sort(key=_by_score)
        return tuple(Neighbour(cases[other], self._reasons(shared)) for _notice, _score, other, shared in found[:most])

    def _candidates(self, rank: int) -> set[int]:
        """The cases that share a trait with this one: those of its rarest traits, up to
        `CAP`; of a trait that more bear, those that stand around it in the order of titles."""
        found: set[int] = set()
        for bearers in sorted((self._bearers[trait] for trait in self._borne[rank]), key=len):
            room = CAP - len(found)
            if room <= 0:
                break
            if len(bearers) > room:
                start = max(0, min(bisect_left(bearers, rank) - room // 2, len(bearers) - room))
                bearers = bearers[start : start + room]
            found.update(bearers)
        return found

    def _linked(self, case: Case) -> set[int]:
        """The case itself and those that it is linked to, one way or the other."""
        keys = [key for key, _name in case.references] + [link.case.key for link in self._library.backlinks.get(case.key, ())]
        return {self._rank[key] for key in (case.key, *keys) if key in self._rank}

    def _reasons(self, shared: frozenset[int]) -> tuple[Reason, ...]:
        """What two cases share, in words: the kinds that count most, with a few names."""
        if shared not in self._told:
            by_kind: dict[str, list[int]] = {}
            for trait in sorted(shared, key=lambda trait: (-self._worth[trait], trait)):
                by_kind.setdefault(self._traits[trait][0], []).append(trait)
            for needless, telling in SAID_BY.items():
                if telling in by_kind:
                    by_kind.pop(needless, None)
            strongest = sorted(by_kind.items(), key=lambda pair: (-sum(self._worth[trait] for trait in pair[1]), pair[0]))
            self._told[shared] = tuple(self._reason(kind, [self._traits[trait][1] for trait in traits[:NAMES]]) for kind, traits in strongest[:REASONS])
        return self._told[shared]

    def _reason(self, name: str, ids: list[str]) -> Reason:
        label = KINDS[name].one if len(ids) == 1 else KINDS[name].several
        if name in PAGES:
            return Reason(name, label, tuple(f"«\u00a0{self._library.published[key].title}\u00a0»" for key in ids), linked=True)
        return Reason(name, label, tuple(self._terms[name][term].pref_label for term in ids))


def _by_score(found: tuple[bool, float, int, frozenset[int]]) -> tuple[bool, float, int]:
    return found[:3]


def _traits(case: Case, library: Library) -> Iterator[Trait]:
    """Everything of a case that another may share."""
    for facet in ALIKE.values():
        for value in facet.values(case):
            yield facet.id, value
    citing = {link.case.key for link in library.backlinks.get(case.key, ())}
    for key in citing:
        yield "cited", key
    for key, _name in case.references:
        if key in library.published and key not in citing:
            yield "cites", key
