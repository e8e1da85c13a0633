"""The plan of the site: every page of `docs/` and every list of a type or facet is on it, once, and every page leads to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from urllib.parse import urljoin

from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from support.markup import Element
from support.repository import ROOT

PLAN = "plan-du-site/"


def written() -> set[str]:
    """The addresses of the pages of `docs/`."""
    files = [path.relative_to(ROOT / "docs") for path in (ROOT / "docs").rglob("*.md") if path.parts[len(ROOT.parts) + 1] != "decisions"]
    return {"/" if file.as_posix() == "index.md" else f"/{file.with_suffix('').as_posix().removesuffix('/index')}/" for file in files}


def test_the_plan_names_every_page_and_every_list_once(trees: Mapping[str, Element], library: Library) -> None:
    led_to = Counter(urljoin(f"/{PLAN}", link) for section in trees[PLAN].all("section", class_="plan") for link in section.links)
    lists = {f"/{address}/" for address in (*library.types, *(facet.address for facet in FACETS), "croisements", "comprendre/sources", "offres", "engagements")}
    assert (written() - {f"/{PLAN}"}) | lists <= led_to.keys()
    assert {address: number for address, number in led_to.items() if number > 1} == {}
    assert {address for address in led_to if address.removeprefix("/") not in trees} == set()


def test_what_the_plan_says_of_a_page_is_of_that_page_alone(trees: Mapping[str, Element]) -> None:
    notes = Counter(" ".join(note.text().split()) for note in trees[PLAN].all("span", class_="note"))
    assert len(notes) > 20
    assert {note: number for note, number in notes.items() if number > 1} == {}


def test_the_foot_of_every_page_leads_to_the_plan(trees: Mapping[str, Element]) -> None:
    feet = {address: page.first("footer", class_="foot") for address, page in trees.items() if list(page.all("footer", class_="foot"))}
    assert len(feet) > len(trees) / 2
    assert [address for address, foot in feet.items() if not any(link.endswith(PLAN) for link in foot.links)] == []
