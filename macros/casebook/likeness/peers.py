"""Find a peer: the poles that are like a pole, or have what it seeks, in an order that explains each of its points.

A description asks for traits; a pole bears traits; a pole gets the worth of each trait that is asked for and borne, and nothing else. What
two poles share is worth the same seen from either (`traits.KINDS`); what one seeks and the other has is worth something to the one alone. The
browser ranks by the same data (`outputs.peers_data`, docs/javascripts/peers/model.js).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.likeness.borders import borders_of
from macros.casebook.likeness.traits import BORNE, KINDS, SAID_BY, Trait, worth

POLES = "poles"
"""The type whose cases are ranked."""

SHARED: Mapping[str, str] = {
    "theme": "themes",
    "challenge": "challenges",
    "context": "contexts",
    "legal_form": "legal_forms",
    "department": "departments",
    "region": "regions",
}
"""The kinds of traits that two poles share, each with the part of a description that has its terms."""


OF_A_THEME = ("offered", "hosted", "practised", "works_on", "offered_family")
"""The kinds of traits that a theme asks for which somebody seeks, the strongest first; the last by its general theme. Of each theme that is
sought the strongest alone counts: that somebody who offers a subject also works on it makes them no better twice."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a pole says of itself, and what it seeks: ids of terms. `seeks` and `gives` are themes; `exclude` are the keys of poles that are
    not to be ranked, the pole itself among them."""

    themes: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    legal_forms: tuple[str, ...] = ()
    seeks: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that counts for a pole: the kind, the ids of its traits, what they are worth together."""

    kind: str
    traits: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class Peer:
    """A pole, its points, and the reasons that add up to them, the strongest first."""

    case: Case
    points: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What shows that a pole has done something: the key of a practice or an exchange, by the theme that somebody seeks."""

    practised: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    hosted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Peers:
    """The poles of a library as peers."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._tops = {term.id: library.vocabularies["themes"].lineage(term.id)[-1] for term in library.vocabularies["themes"]}

    @cached_property
    def traits(self) -> Mapping[str, frozenset[Trait]]:
        """What each published pole bears, by its key, in the order of titles."""
        return {case.key: frozenset(self._borne(case)) for case in self._library.published.values() if case.kind.folder == POLES}

    @cached_property
    def bearers(self) -> Mapping[Trait, int]:
        """How many poles bear each trait."""
        numbers: dict[Trait, int] = {}
        for traits in self.traits.values():
            for trait in traits:
                numbers[trait] = numbers.get(trait, 0) + 1
        return numbers

    @cached_property
    def of_subject(self) -> Mapping[str, int]:
        """How many poles have anything to do with each theme: they work on it, offer it, received a team on it, or are an example of it."""
        subjects = ({id for kind, id in traits if kind in OF_A_THEME[:-1]} for traits in self.traits.values())
        return Counter(chain.from_iterable(subjects))

    @cached_property
    def shown(self) -> Mapping[str, Shown]:
        """What practices and exchanges show of each pole, by its key."""
        practised: dict[str, dict[str, dict[str, None]]] = {}
        hosted: dict[str, dict[str, dict[str, None]]] = {}
        for practice in self._library.of_type("pratiques"):
            for example in practice.facts.examples:
                for theme in practice.facts.themes:
                    practised.setdefault(example.case, {}).setdefault(theme, {})[practice.key] = None
        for exchange in self._library.of_type("echanges"):
            for theme in exchange.facts.themes if exchange.facts.host else ():
                hosted.setdefault(f"{POLES}/{exchange.facts.host}", {}).setdefault(theme, {})[exchange.key] = None
        return {key: Shown(_tuples(practised.get(key, {})), _tuples(hosted.get(key, {}))) for key in self.keys}

    @cached_property
    def keys(self) -> Sequence[str]:
        """The keys of the published poles, in the order of titles."""
        return [case.key for case in self._library.published.values() if case.kind.folder == POLES]

    def described(self, case: Case) -> Description:
        """What a pole of the library says of itself; it is left out of its own list."""
        peer = case.fact("peer")
        terms = {name: BORNE[kind].values(case) for kind, name in SHARED.items()}
        return Description(**terms, seeks=peer.sought if peer else (), gives=peer.offered if peer else (), exclude=(case.key,))

    def ranked(self, description: Description, most: int | None = None) -> Sequence[Peer]:
        """The poles that have anything in common with a description, those with most points first, those with no more than a notice after all
        others; at equal points those of which the newest facts are known, then by title. At most `most`, all of them without it."""
        asked = frozenset(self._asked(description))
        found = []
        for key, traits in self.traits.items():
            if key not in description.exclude and (shared := asked & traits):
                reasons = self._reasons(shared)
                found.append(Peer(self._library.published[key], sum(reason.points for reason in reasons), reasons))
        found.sort(key=lambda peer: (peer.case.is_notice, -peer.points, -(peer.case.year or 0), peer.case.sort_key))
        return found[:most]

    def worth(self, trait: Trait) -> int:
        """What a trait is worth among the poles, in thousandths."""
        kind, id = trait
        return worth(kind, self.of_subject.get(id, 1) if KINDS[kind].by_subject else self.bearers[trait])

    def _reasons(self, shared: frozenset[Trait]) -> tuple[Reason, ...]:
        by_kind: dict[str, list[str]] = {}
        for kind, id in sorted(shared):
            by_kind.setdefault(kind, []).append(id)
        for needless, other in SAID_BY.items():
            if other in by_kind:
                by_kind.pop(needless, None)
        answered: set[str] = set()
        for kind in OF_A_THEME[:-1]:
            if themes := [theme for theme in by_kind.pop(kind, ()) if theme not in answered]:
                by_kind[kind] = themes
                answered.update(themes)
        answered = {self._tops[theme] for theme in answered}
        if near := [top for top in by_kind.pop(OF_A_THEME[-1], ()) if top not in answered]:
            by_kind[OF_A_THEME[-1]] = near
        reasons = (Reason(kind, tuple(ids), sum(self.worth((kind, id)) for id in ids)) for kind, ids in by_kind.items())
        return tuple(sorted(reasons, key=lambda reason: (-reason.points, [*KINDS].index(reason.kind))))

    def _asked(self, description: Description) -> Iterator[Trait]:
        """The traits that a description asks for."""
        for kind, name in SHARED.items():
            yield from ((kind, id) for id in getattr(description, name))
        for theme in description.seeks:
            yield from ((kind, theme) for kind in OF_A_THEME[:-1])
            yield OF_A_THEME[-1], self._tops.get(theme, theme)
        yield from (("sought", theme) for theme in description.gives)
        yield from (("bordering", border) for code in description.departments for border in borders_of(code))

    def _borne(self, case: Case) -> Iterator[Trait]:
        """The traits that a pole bears."""
        for kind in SHARED:
            yield from ((kind, id) for id in BORNE[kind].values(case))
        yield from (("bordering", border) for code in case.departments for border in borders_of(code))
        yield from (("works_on", theme) for theme in BORNE["theme"].values(case))
        if peer := case.fact("peer"):
            for theme in peer.offered:
                yield from (("offered", theme), ("offered_family", self._tops.get(theme, theme)))
            yield from (("sought", theme) for theme in peer.sought)
        shown = self.shown[case.key]
        yield from (("practised", theme) for theme in shown.practised)
        yield from (("hosted", theme) for theme in shown.hosted)


def _tuples(found: Mapping[str, Mapping[str, None]]) -> Mapping[str, tuple[str, ...]]:
    return {theme: tuple(keys) for theme, keys in found.items()}
