"""Whom to ask in a region: where no pole and no offer is known, the pages say so, and lead to its chamber."""

from __future__ import annotations

from pathlib import Path

from macros.casebook.library.library import Library
from support.markup import as_read, read


def test_the_departments_and_the_regions_without_a_known_pole_are_named(site: Path, library: Library) -> None:
    sections = {one.attributes.get("id", ""): one for one in read(site / "joindre").all("section", class_="reach-region")}
    poles = library.of_type("poles")
    without = 0
    for term in library.vocabularies["regions"]:
        here = [pole for pole in poles if term.id in pole.regions]
        told = sections[term.id].text()
        assert ("Aucun pôle connu dans cette région" in told) == (not here), term.id
        if here and all(pole.departments for pole in here):
            taken = {department for pole in here for department in pole.departments}
            bare = [one.pref_label for one in library.vocabularies["departments"].by_label() if one.region == term.id and one.id not in taken]
            assert (as_read(f": {', '.join(bare)}.") in told) == bool(bare), (term.id, bare)
            if (site / "regions" / term.id).is_dir():
                assert (as_read(f": {', '.join(bare)}. Vous en") in read(site / "regions" / term.id).text()) == bool(bare), (term.id, bare)
            without += len(bare)
    assert without > 5


def test_the_page_of_a_region_leads_to_its_chamber_its_poles_and_its_offers(site: Path, library: Library) -> None:
    offers = read(site / "offres")
    shown = {one.attributes["id"] for one in offers.all("h3") if "id" in one.attributes}
    offering = 0
    for term in library.vocabularies["regions"]:
        if not (site / "regions" / term.id).is_dir():
            continue
        links = read(site / "regions" / term.id).links
        assert f"../../joindre/#{term.id}" in links, term.id
        assert term.contact is None or term.contact.site is None or term.contact.site in links, term.id
        way = [link for link in links if link.startswith("../../offres/") and link.endswith(f"-{term.id}")]
        assert bool(way) == any(one.endswith(f"-{term.id}") for one in shown), term.id
        offering += len(way)
    assert offering > 3


def test_the_offers_name_the_regions_in_which_none_is_known_and_say_how_old_the_others_are(site: Path) -> None:
    page = read(site / "offres")
    groups = {one.attributes["id"].partition("-")[2] for one in page.all("h3") if "id" in one.attributes}
    [line] = [one for one in page.all("p", class_="note") if one.text().startswith("Aucune proposition connue en région")]
    named = {link.rpartition("#")[2] for link in line.links}
    assert len(named) > 5
    assert not named & groups
    assert "faites en 2016 : demandez d’abord" in page.first("section", class_="part-unconfirmed").first("h2").text()
