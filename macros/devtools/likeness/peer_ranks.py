"""Where the host of each documented exchange stands for its guest, once all that tells of the exchange is taken out of the library.

`python -m macros.devtools.likeness.peer_ranks` prints, for each exchange between two poles, the rank of the host by the model
(`casebook.likeness.peers`), by « same region first », and what chance would give. What is taken out: the exchange, the testimonies about it,
what both poles are said to teach or seek by a document of the exchange, the examples of practices that rest on such a document, and the theme
and the question of exchanges, which both poles have because they met.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.likeness.peers import POLES, Peers

THEME, QUESTION = "transfert-entre-pairs", "apprendre-autres"
"""What a pole has because it took part in an exchange."""

FIRST = 5
"""Among how many first poles a host should be."""


@dataclass(frozen=True, slots=True)
class Rank:
    """The rank of a host for its guest, from 1, among so many other poles: by the model, with what the guest seeks left in, and by region.
    0 where the host has nothing in common."""

    exchange: str
    host: str
    guest: str
    ours: int
    seeking: int
    by_region: int
    among: int


def ranks(library: Library) -> Iterator[Rank]:
    """The rank of each exchange of which both sides are published poles."""
    for exchange in library.of_type("echanges"):
        host, guest = (f"{POLES}/{slug}" if slug else "" for slug in (exchange.facts.host, exchange.facts.guest))
        if host in library.published and guest in library.published:
            bare = without(library, exchange, {host, guest})
            peers, asking = Peers(bare), bare.cases[guest]
            described = peers.described(asking)
            peer = library.cases[guest].fact("peer")
            seeking = replace(described, seeks=peer.sought if peer else ())
            others = [case for case in bare.of_type(POLES) if case.key != guest]
            yield Rank(
                exchange.slug,
                host,
                guest,
                _place([one.case.key for one in peers.ranked(described)], host),
                _place([one.case.key for one in peers.ranked(seeking)], host),
                _place([case.key for case in region_first(asking.regions, asking.facts.themes, others)], host),
                len(others),
            )


def without(library: Library, exchange: Case, both: set[str]) -> Library:
    """The library without an exchange and all that it brought to the pages of its two poles."""
    about = (case for case in library.of_type("entretiens") if case.facts.exchange == exchange.slug or both <= {f"{POLES}/{one}" for one in case.facts.poles})
    testimonies = {case.key for case in about}
    cited = [set(library.cases[key].sources) for key in both]
    told = {id for id in exchange.sources if all(id in sources for sources in cited) or any(id in library.cases[key].sources for key in testimonies)}
    cases = {}
    for key, case in library.cases.items():
        if key == exchange.key or key in testimonies:
            continue
        cases[key] = _bare(case, both, told)
    return replace(library, cases=cases)


def _bare(case: Case, both: set[str], told: set[str]) -> Case:
    facts = case.facts
    if case.key in both:
        kept = {"themes": tuple(one for one in facts.themes if one != THEME), "challenges": tuple(one for one in facts.challenges if one != QUESTION)}
        peer = facts.peer if facts.peer and facts.peer.source not in told else None
        return replace(case, facts=facts.model_copy(update=kept | {"peer": peer, "related": ()}))
    if case.kind.folder == "pratiques":
        examples = tuple(one for one in facts.examples if not (one.case in both and one.source in told))
        return replace(case, facts=facts.model_copy(update={"examples": examples}))
    return case


def region_first(regions: Collection[str], themes: Collection[str], others: Sequence[Case]) -> Sequence[Case]:
    """The poles of one of the regions first, each group by how many of the themes they have, then by title."""

    def key(case: Case) -> tuple[bool, int, tuple[str, str]]:
        return (not {*case.regions} & {*regions}, -len({*case.facts.themes} & {*themes}), case.sort_key)

    return sorted(others, key=key)


def _place(keys: Sequence[str], wanted: str) -> int:
    return keys.index(wanted) + 1 if wanted in keys else 0


def main() -> None:
    """Print the ranks."""
    library, _problems = load_or_raise(Path("cases"))
    found = list(ranks(library))
    for rank in found:
        others = f"with what the guest seeks: {rank.seeking}; same region first: {rank.by_region}"
        print(f"{rank.exchange}: {rank.ours} ({others}), of {rank.among}")
    places = {"model": [one.ours for one in found], "seeking": [one.seeking for one in found], "region": [one.by_region for one in found]}
    for name, own in places.items():
        print(f"{name}: {sum(0 < place <= FIRST for place in own)} of {len(found)} among the first {FIRST}")
    print(f"chance: {sum(FIRST / rank.among for rank in found):.1f} of {len(found)}")


if __name__ == "__main__":
    main()
