"""The one table of likeness: what cases may share, how much it counts, and its French words.

`neighbours` reads it for the page of a case, `peers` for « Trouver un pair », and the browser gets it as data (`outputs.peers_data`). A
trait counts by its kind and by how few bear it; how large the library is does not enter, so that a case which shares nothing with two others
changes nothing between them (docs/decisions/0040-likeness.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2

from macros.casebook.library.facets import FACETS, FILTERS, TRAITS

Trait = tuple[str, str]
"""What a case may bear: (kind, one of `KINDS`; id of a term, or key of a case), such as `("theme", "mobilite")`."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of traits: how much it counts (1 for a theme), its French words for one trait and for several. `asked_by` is the part of a
    description that asks for it, where that is another kind (`peers.Description`). `by_subject` says that its rarity is that of the theme
    itself: a subject is rare where few have anything to do with it, not where few have said that they can teach it."""

    weight: float
    label: str
    label_plural: str
    asked_by: str = ""
    by_subject: bool = False


KINDS: Mapping[str, Kind] = {
    # What two cases share.
    "theme": Kind(1, "même thème", "mêmes thèmes"),
    "challenge": Kind(0.5, "même question", "mêmes questions"),
    "context": Kind(0.6, "même contexte", "même contexte"),
    "legal_form": Kind(0.3, "même forme juridique", "mêmes formes juridiques"),
    "department": Kind(0.9, "même département", "mêmes départements"),
    "region": Kind(0.7, "même région", "mêmes régions"),
    "scheme_kind": Kind(0.6, "même nature", "même nature"),
    # A third page: one that cites both cases, one that both cite. Between neighbours alone.
    "cited": Kind(0.25, "cités ensemble dans", "cités ensemble dans"),
    "cites": Kind(0.15, "liés tous deux à", "liés tous deux à"),
    # What one seeks and the other has, or the other way round. Between peers alone.
    "offered": Kind(1.5, "dit pouvoir transmettre", "dit pouvoir transmettre", asked_by="seeks", by_subject=True),
    "hosted": Kind(1.2, "a déjà accueilli une équipe sur", "a déjà accueilli une équipe sur", asked_by="seeks", by_subject=True),
    "practised": Kind(0.8, "cité en exemple sur", "cité en exemple sur", asked_by="seeks", by_subject=True),
    "works_on": Kind(0.5, "travaille sur ce que vous cherchez", "travaille sur ce que vous cherchez", asked_by="seeks", by_subject=True),
    "offered_family": Kind(0.4, "peut transmettre un sujet voisin", "peut transmettre des sujets voisins", asked_by="seeks"),
    "sought": Kind(1, "voudrait apprendre ce que vous savez", "voudrait apprendre ce que vous savez", asked_by="gives", by_subject=True),
    "bordering": Kind(0.4, "départements voisins", "départements voisins", asked_by="departments"),
}
"""Every kind of traits."""

BORNE = {facet.id: facet for facet in (*FACETS, *FILTERS, *TRAITS) if facet.alike}
"""The facets whose terms are traits, by their ids."""

PAGES = ("cited", "cites")
"""The kinds of traits that are a third page."""

SAID_BY = {"region": "department", "bordering": "department"}
"""A kind (the key) says nothing of its own where the other kind is shared too: two cases of one department are of one region."""

RARITY = 8
"""What the only bearer of a theme would be worth twice over, in whole themes: it sets the scale, and no order depends on it."""


@lru_cache(maxsize=65536)
def worth(kind: str, number: int) -> int:
    """What a trait is worth that so many cases bear, in thousandths: its weight times its rarity. The rarity falls with the logarithm of the
    number; it is a whole number, so that a sum is the same in any order."""
    return round(1000 * KINDS[kind].weight * RARITY / (1 + log2(1 + number)))
