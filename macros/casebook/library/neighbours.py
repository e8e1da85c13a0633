"""The neighbours of a case: those that share most with it, what is rare counting most, and the reasons.

The page of each case lists them; they depend on the library alone. Cases are compared by their traits: a theme, a
department, a page that cites both … A case is compared only with those that share its rarest traits, and with no more
than `CAP` of them, so that a library twice as large takes twice the time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS, Alike
from macros.casebook.library.library import Library

CAP = 64
"""How many cases a case is compared with, at most."""

LEAST = 2400
"""What the traits that two neighbours share are worth together, at least: as much as one theme that a quarter of the
cases have. Cases that share less are no more alike than many others."""

SAME_TYPE = 1.4
"""The factor by which a case of the same type counts more: readers of a pole look for poles."""

REASONS = 3
"""How many reasons a neighbour has, at most: the strongest ones."""

NAMES = 2
"""How many names a reason has, at most."""

Trait = tuple[str, str]
"""What a case may share with another: (kind, one of `KINDS`; id of a term, or key of a case for the kinds of `PAGES`), such
as `("theme", "mobilite")`."""

ALIKE = {facet.id: facet for facet in (*FACETS, *FILTERS) if facet.alike}
"""The facets that make neighbours, by their ids."""

PAGES = {
    "cited": Alike(0.25, "cités ensemble dans", "cités ensemble dans"),
    "cites": Alike(0.15, "liés tous deux à", "liés tous deux à"),
}
"""The kinds of traits that are a third page: one that cites both cases, one that both cite."""

KINDS: dict[str, Alike] = {facet.id: facet.alike for facet in ALIKE.values() if facet.alike} | PAGES
"""Every kind of traits, with its weight and its French words."""

SAID_BY = {"region": "department"}
"""A kind (the key) is no reason of its own where the other kind is shared too: two cases of one department are of one region."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two cases share: its kind, its French words (`même thème`), the names of the shared terms. With
    `linked`, the names are the titles of the pages that link the two, in « »."""

    kind: str
    label: str
    names: tuple[str, ...]
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case like another one, with the reasons why, the strongest first."""

    case: Case
    reasons: tuple[Reason, ...]


class Neighbours:
    """The neighbours of every case of a library. Its index is made once, with the instance.

    Inside, a case is its rank among the published cases, and a trait its rank among all traits. The worth of a trait is
    its weight times its rarity (the logarithm of one case in how many has it), in thousandths: a whole number, so that a
    sum is the same in any order.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._cases = tuple(library.published.values())
        self._rank = {case.key: rank for rank, case in enumerate(self._cases)}
        self._notice = [case.is_notice for case in self._cases]
        self._of_type = {folder: frozenset(self._rank[case.key] for case in library.of_type(folder)) for folder in library.types}
        by_trait: dict[Trait, list[int]] = {}
        for trait, rank in _borne(self._cases, library):
            bearers = by_trait.setdefault(trait, [])
            if not bearers or bearers[-1] != rank:
                bearers.append(rank)
        self._traits = sorted(by_trait)
        self._bearers = [by_trait[trait] for trait in self._traits]
        borne: list[list[int]] = [[] for _ in self._cases]
        for number, bearers in enumerate(self._bearers):
            for rank in bearers:
                borne[rank].append(number)
        self._borne = [*map(frozenset, borne)]
        self._bearing = [frozenset(bearers) for bearers in self._bearers]
        self._worth = [
            round(1000 * KINDS[kind].weight * log2(1 + len(self._cases) / len(bearers)))
            for (kind, _id), bearers in zip(self._traits, self._bearers, strict=True)
        ]
        self._terms = {name: facet.terms(library.vocabularies) for name, facet in ALIKE.items()}
        self._known_reasons: dict[frozenset[int], tuple[Reason, ...]] = {}

    def of(self, case: Case, most: int = 5) -> tuple[Neighbour, ...]:
        """The neighbours of a published case, at most `most`: case studies before notices, the nearest first.

        Cases that it links to, or that link to it, are left out: they are elsewhere on its page. Raises `KeyError` for a
        case that is not published.
        """
        rank = self._rank[case.key]
        mine, cases, notice, alike = self._borne[rank], self._cases, self._notice, self._of_type[case.kind.folder]
        others = self._compared(rank) - self._linked(case)
        scores = dict.fromkeys(others, 0)
        for trait in mine:
            worth = self._worth[trait]
            for other in others & self._bearing[trait]:
                scores[other] += worth
        # Who scores far less than the last of as many studies as are wanted cannot come before it (less 1, as fractions are rounded).
        studies = sorted(score for other, score in scores.items() if not notice[other])
        least = max(LEAST, studies[-most] / SAME_TYPE - 1) if len(studies) >= most else LEAST
        candidates = [(notice[other], -score * SAME_TYPE if other in alike else -score, other) for other, score in scores.items() if score >= least]
        candidates.sort()
        return tuple(Neighbour(cases[other], self._reasons(mine & self._borne[other])) for _notice, _score, other in candidates[:most])

    def _compared(self, rank: int) -> set[int]:
        """The ranks of the cases that a case is compared with: those with its rarest traits, up to `CAP`. Of too many with
        one trait, those around it in the order of titles."""
        ranks: set[int] = set()
        for bearers in sorted([self._bearers[trait] for trait in self._borne[rank]], key=len):
            room = CAP - len(ranks)
            if room <= 0:
                break
            if len(bearers) > room:
                start = max(0, min(bisect_left(bearers, rank) - room // 2, len(bearers) - room))
                bearers = bearers[start : start + room]
            ranks.update(bearers)
        return ranks

    def _linked(self, case: Case) -> set[int]:
        """The ranks of the case itself, of those that it links to and of those that link to it."""
        keys = [reference.key for reference in case.references] + [link.case.key for link in self._library.backlinks.get(case.key, ())]
        return {self._rank[key] for key in (case.key, *keys) if key in self._rank}

    def _reasons(self, shared: frozenset[int]) -> tuple[Reason, ...]:
        """The reasons that shared traits make: the kinds that count most, with a few names each."""
        if shared not in self._known_reasons:
            by_kind: dict[str, list[int]] = {}
            for trait in sorted(shared, key=lambda trait: (-self._worth[trait], trait)):
                by_kind.setdefault(self._traits[trait][0], []).append(trait)
            for needless, other in SAID_BY.items():
                if other in by_kind:
                    by_kind.pop(needless, None)
            strongest = sorted(by_kind.items(), key=lambda pair: (-sum(self._worth[trait] for trait in pair[1]), pair[0]))
            reasons = (self._reason(kind, [self._traits[trait][1] for trait in traits[:NAMES]]) for kind, traits in strongest[:REASONS])
            self._known_reasons[shared] = tuple(reasons)
        return self._known_reasons[shared]

    def _reason(self, kind: str, ids: list[str]) -> Reason:
        """The reason that traits of one kind make, by their ids."""
        label = KINDS[kind].label if len(ids) == 1 else KINDS[kind].label_plural
        if kind in PAGES:
            return Reason(kind, label, tuple(f"«\u00a0{self._library.published[key].title}\u00a0»" for key in ids), linked=True)
        return Reason(kind, label, tuple(self._terms[kind][term].pref_label for term in ids))


def _borne(cases: Sequence[Case], library: Library) -> Iterator[tuple[Trait, int]]:
    """Every trait of every case, with the rank of the case; those of one trait in the order of the ranks."""
    for facet in ALIKE.values():
        for rank, values in enumerate(map(facet.values, cases)):
            for value in values:
                yield (facet.id, value), rank
    for rank, case in enumerate(cases):
        citing = {link.case.key for link in library.backlinks.get(case.key, ())}
        for key in citing:
            yield ("cited", key), rank
        for reference in case.references:
            if reference.key in library.published and reference.key not in citing:
                yield ("cites", reference.key), rank
