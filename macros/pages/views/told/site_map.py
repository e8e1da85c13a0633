"""The plan of the site: every page of `docs/` and every generated list, under the entry of the menu that holds it.

Nothing of it is listed by hand: what is added to the site is on it. The macro `site_map` draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.casebook.language.french import sort_key
from macros.pages.views.hand_written import HandWritten
from macros.pages.views.routes import Page
from macros.pages.views.settings import Settings
from macros.pages.views.views import Link

LISTS = frozenset({"type.html", "facet.html", "documents.html", "offers.html", "commitments.html", "solutions.html"})
"""The templates of the generated lists: a page of one is named on the plan, and found by the search."""


@dataclass(frozen=True, slots=True)
class Part:
    """The pages under an entry of the menu: that which it leads to (`lead`), then the others, each with what it is for."""

    lead: Link
    links: Sequence[Link]


def is_list(page: Page) -> bool:
    """Whether a generated page is a list in its own right: the first of its pages, and of no narrower choice."""
    return page.begins and (page.template in LISTS or (page.template == "crossing.html" and not page.context["form"]))


def site_map(settings: Settings, written: Iterable[HandWritten], generated: Iterable[Page]) -> Sequence[Part]:
    """The parts of the plan in the order of the menu; the pages that no entry holds come last, under the home page. Those of a
    part stand in the order of the alphabet."""
    shown: list[HandWritten | Page] = [*written, *(page for page in generated if is_list(page))]
    links = {page.address: Link(page.title, page.address, page.description) for page in shown}
    links = dict(sorted(links.items(), key=lambda item: sort_key(item[1].text)))
    parts = []
    for entry in settings.menu:
        held = [address for address in links if address.split("/")[0] in entry["holds"]]
        lead = Link(entry["title"], entry["address"], links[entry["address"]].note if entry["address"] in links else "")
        parts.append(Part(lead, [links.pop(address) for address in held if address != entry["address"]]))
        links.pop(entry["address"], None)
    return [*parts, Part(links.pop("", Link("Accueil", "")), list(links.values()))]
