"""The neighbours of a case: those that share most with it, what is rare counting most, and the reasons.

The page of each case lists them; they depend on the library alone. Cases are compared by their traits: a theme, a
department, a page that cites both … A case is compared only with those that share its rarest traits, and with no more
than `CAP` of them, so that a library twice as large takes twice the time.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.likeness.traits import BORNE, KINDS, PAGES, SAID_BY, Trait, worth

CAP = 64
"""How many cases a case is compared with, at most."""

LEAST = worth("theme", 40)
"""What the traits that two neighbours share are worth together, at least: as much as one theme that forty cases have. Cases that share
less are no more alike than many others."""

SAME_TYPE = 1.4
"""The factor by which a case of the same type counts more: readers of a pole look for poles."""

REASONS = 3
"""How many reasons a neighbour has, at most: the strongest ones."""

NAMES = 2
"""How many names a reason has, at most."""


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


@dataclass(frozen=True, slots=True, eq=False)
class _Borne:
    """A trait that published cases have: their ranks in order, the same as a set, their number, and what
    the trait is worth."""

    kind: str
    id: str
    bearers: Sequence[int]
    bearing: frozenset[int]
    number: int
    worth: int


_NUMBER = attrgetter("number")


class Neighbours:
    """The neighbours of the cases of a library. What is needed for one case is found when it is asked for: a preview asks for
    one case of each library.

    Inside, a case is its rank among the published cases.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._cases = tuple(library.published.values())
        self._rank = {case.key: rank for rank, case in enumerate(self._cases)}
        self._notice = [case.is_notice for case in self._cases]
        self._of_type = {folder: frozenset(self._rank[case.key] for case in library.of_type(folder)) for folder in library.types}
        self._terms = {name: facet.terms(library.vocabularies) for name, facet in BORNE.items()}
        self._borne: dict[Trait, _Borne] = {}
        self._known_reasons: dict[tuple[_Borne, ...], tuple[Reason, ...]] = {}

    def of(self, case: Case, most: int = 5) -> tuple[Neighbour, ...]:
        """The neighbours of a published case, at most `most`: case studies before notices, the nearest first.

        Cases that it links to, or that link to it, are left out: they are elsewhere on its page. Raises `KeyError` for a
        case that is not published.
        """
        rank = self._rank[case.key]
        mine, cases, notice, alike = self._traits(case), self._cases, self._notice, self._of_type[case.kind.folder]
        others = self._compared(rank, mine) - self._linked(case)
        scores = dict.fromkeys(others, 0)
        for trait in mine:
            worth = trait.worth
            for other in others & trait.bearing:
                scores[other] += worth
        # Who scores far less than the last of as many studies as are wanted cannot come before it (less 1, as fractions are rounded).
        studies = sorted(score for other, score in scores.items() if not notice[other])
        least = max(LEAST, studies[-most] / SAME_TYPE - 1) if len(studies) >= most else LEAST
        candidates = [(notice[other], -score * SAME_TYPE if other in alike else -score, other) for other, score in scores.items() if score >= least]
        candidates.sort()
        near = (other for _notice, _score, other in candidates[:most])
        return tuple(Neighbour(cases[other], self._reasons(tuple([trait for trait in mine if other in trait.bearing]))) for other in near)

    def _traits(self, case: Case) -> tuple[_Borne, ...]:
        """The traits of a case, in a fixed order."""
        borne = self._borne
        return tuple([borne[trait] if trait in borne else self._bear(trait) for trait in sorted(_traits(case, self._library))])

    def _bear(self, trait: Trait) -> _Borne:
        """Who bears a trait, and what it is worth."""
        kind, id = trait
        bearers = self._of_terms[trait] if kind in BORNE else sorted(self._of_page(kind, id))
        self._borne[trait] = _Borne(kind, id, bearers, frozenset(bearers), len(bearers), worth(kind, len(bearers)))
        return self._borne[trait]

    @cached_property
    def _of_terms(self) -> Mapping[Trait, list[int]]:
        """The ranks of the cases of each term."""
        ranks: dict[Trait, list[int]] = {}
        for rank, case in enumerate(self._cases):
            for name, facet in BORNE.items():
                for value in facet.values(case):
                    ranks.setdefault((name, value), []).append(rank)
        return ranks

    def _of_page(self, kind: str, key: str) -> set[int]:
        """The ranks of the cases that a page cites, or of those that cite it and that it does not cite."""
        cited = {self._rank[reference.key] for reference in self._library.published[key].references if reference.key in self._rank}
        if kind == "cited":
            return cited
        return {self._rank[link.case.key] for link in self._library.backlinks.get(key, ())} - cited

    def _compared(self, rank: int, traits: Iterable[_Borne]) -> set[int]:
        """The ranks of the cases that a case is compared with: those with its rarest traits, up to `CAP`. Of too many with
        one trait, those around it in the order of titles."""
        ranks: set[int] = set()
        for trait in sorted(traits, key=_NUMBER):
            bearers, room = trait.bearers, CAP - len(ranks)
            if room <= 0:
                break
            if trait.number > room:
                start = max(0, min(bisect_left(bearers, rank) - room // 2, trait.number - room))
                bearers = bearers[start : start + room]
            ranks.update(bearers)
        return ranks

    def _linked(self, case: Case) -> set[int]:
        """The ranks of the case itself, of those that it links to and of those that link to it."""
        keys = [reference.key for reference in case.references] + [link.case.key for link in self._library.backlinks.get(case.key, ())]
        return {self._rank[key] for key in (case.key, *keys) if key in self._rank}

    def _reasons(self, shared: tuple[_Borne, ...]) -> tuple[Reason, ...]:
        """The reasons that shared traits make: the kinds that count most, with a few names each."""
        if shared not in self._known_reasons:
            by_kind: dict[str, list[_Borne]] = {}
            for trait in sorted(shared, key=lambda trait: -trait.worth):
                by_kind.setdefault(trait.kind, []).append(trait)
            for needless, other in SAID_BY.items():
                if other in by_kind:
                    by_kind.pop(needless, None)
            strongest = sorted(by_kind.items(), key=lambda pair: (-sum(trait.worth for trait in pair[1]), pair[0]))
            reasons = (self._reason(kind, [trait.id for trait in traits[:NAMES]]) for kind, traits in strongest[:REASONS])
            self._known_reasons[shared] = tuple(reasons)
        return self._known_reasons[shared]

    def _reason(self, kind: str, ids: list[str]) -> Reason:
        """The reason that traits of one kind make, by their ids."""
        label = KINDS[kind].label if len(ids) == 1 else KINDS[kind].label_plural
        if kind in PAGES:
            return Reason(kind, label, tuple(f"«\u00a0{self._library.published[key].title}\u00a0»" for key in ids), linked=True)
        return Reason(kind, label, tuple(self._terms[kind][term].pref_label for term in ids))


def _traits(case: Case, library: Library) -> set[Trait]:
    """Every trait of a case."""
    traits = {(facet.id, value) for facet in BORNE.values() for value in facet.values(case)}
    citing = {link.case.key for link in library.backlinks.get(case.key, ())}
    traits.update(("cited", key) for key in citing)
    traits.update(("cites", reference.key) for reference in case.references if reference.key in library.published and reference.key not in citing)
    return traits
