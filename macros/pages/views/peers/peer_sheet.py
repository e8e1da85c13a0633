"""What a visitor of « Trouver un pair » needs of a pole to write to it and to visit it: the way to it, what it offers, what its page does not tell.

The build publishes it in `data/peers.json`; docs/javascripts/peers/ makes a message and a sheet of questions of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.facets import STATE
from macros.casebook.library.offers import Standing, standing
from macros.casebook.library.opened import Opened
from macros.casebook.library.reach import Reach, region_with_network
from macros.casebook.types.base import section_ids
from macros.pages.views.build_day import build_day
from macros.pages.views.views import Views

ENDED = ("en-sommeil", "transforme", "termine")
"""The states in which a pole may answer no more as the pole that its page tells of."""

OF_SECTIONS: Mapping[str, str] = {
    "Origine": "Comment la coopération a-t-elle commencé, et qui l’a lancée ?",
    "Qui coopère": "Qui coopère, et qu’apporte chacun ?",
    "Ce qu'ils font ensemble": "Que faites-vous ensemble que vous ne feriez pas seuls ?",
    "Qui décide": "Qui décide de quoi, et dans quelle instance ?",
    "Qui paie": "Qui paie l’animation, et jusqu’à quand ?",
    "Ce qui a changé": "Qu’est-ce qui a changé sur le territoire, et à quoi le voyez-vous ?",
    "Difficultés": "Qu’est-ce qui a été difficile, et que feriez-vous autrement ?",
    "Pour s'en inspirer": "Si nous devions n’en reprendre qu’une chose, par quoi commencer ?",
}
"""What to ask on the spot where the page of a pole has no such section, by its title."""

OF_FACTS: Mapping[str, tuple[str, Callable[[Case], object]]] = {
    "founded": ("En quelle année le pôle est-il né, et que compte-t-on comme sa naissance ?", lambda case: case.fact("founded")),
    "structures": ("Quelle structure porte le pôle, et pourquoi cette forme ?", lambda case: case.fact("structures")),
    "key_figures": ("Quels chiffres suivez-vous d’une année à l’autre ?", lambda case: case.fact("key_figures")),
}
"""What to ask where no document tells a fact that a section would not tell either: the question, and what tells that the fact is known."""


def questions() -> Mapping[str, str]:
    """Every question that a page may leave open, by its id: the title of a section, or the name of a field."""
    return {**OF_SECTIONS} | {name: question for name, (question, _known) in OF_FACTS.items()}


def untold(case: Case) -> tuple[str, ...]:
    """The ids of the questions that the page of a pole leaves open."""
    written = {section.id for section in case.body.sections}
    sections = (title for id, title in section_ids(case.kind).items() if id not in written and title in OF_SECTIONS)
    return (*sections, *(name for name, (_question, known) in OF_FACTS.items() if not known(case)))


def sheet(views: Views, case: Case, way: Reach | None, opened: Opened) -> Mapping[str, Any]:
    """A pole, with the way to it (`library.reach`), as `data/peers.json` has it beside its traits (shape: `outputs.peers_data.files`)."""
    library, peer = views.library, case.fact("peer")
    exchanges = (link.case for link in library.backlinks.get(case.key, ()) if link.case.kind.folder == "echanges")
    return {
        "line": views.lines.get(case.key, 0),
        "ended": next((views.term("pole_states", state).text for state in STATE.values(case) if state in ENDED), ""),
        "way": _way(views, case, way, opened) if way else {},
        "offers": list(_offers(views, case)),
        "peer": {"note": peer.note or "", "since": peer.as_of.since if peer.as_of else ""} if peer and (peer.offered or peer.sought) else {},
        "exchanges": list(dict.fromkeys(other.key for other in exchanges if case.slug in (other.fact("host"), other.fact("guest")))),
        "untold": list(untold(case)),
    }


def _way(views: Views, case: Case, way: Reach, opened: Opened) -> Mapping[str, Any]:
    own, network = way.contact or way.site, way.region and way.region.contact
    region = region_with_network(views.library, case) if way.direct else None
    through = views.case(way.through) if way.through else None
    answers = views.organisation(way.contact.structure) if way.contact and way.contact.structure else None
    entry = {
        "direct": way.direct,
        "email": way.email,
        "url": way.url,
        # An address that nobody opened is no link.
        "live": bool(way.contact or (way.site and opened.on(way.site)) or (network and network.site)),
        "name": network.name if network else answers.text if answers else through.text if through else "",
        "since": told.as_of.since if (told := own or network) and told.as_of else "",
        "sought": way.sought.since if way.sought else "",
        "network": region.contact.name if region else "",
        "asked": str(region.contact.site or "") if region else "",
    }
    return {name: value for name, value in entry.items() if value}


def _offers(views: Views, case: Case) -> Iterator[Mapping[str, Any]]:
    """What the pole and the actions that it leads offer. The day of the reader decides what is still open (`until`)."""
    actions = (link.case for link in views.library.backlinks.get(case.key, ()) if case.slug in link.case.fact("poles", ()))
    for maker in {maker.key: maker for maker in (case, *actions)}.values():
        for offer in maker.fact("offers", ()):
            entry = {"text": offer.text, "kind": views.term("offer_kinds", offer.kind).text}
            if standing(offer, build_day(views.library)) != Standing.UNCONFIRMED:
                entry |= {"confirmed": offer.confirmed_on.since, "until": offer.until.latest.iso, "words": offer.until.until}
            elif offer.proposed_on:
                entry["proposed"] = offer.proposed_on.since
            yield entry
