"""The list of what poles offer to others: what is open on a day and what is not, by region, theme and kind, and the way to take it up."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.library import Library
from macros.casebook.library.offers import Standing, standing
from macros.casebook.schema.dates import Day
from macros.casebook.schema.dates import read as date
from macros.casebook.types.facts import Offer
from macros.pages.views.peers.peer_list import ITEMS
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import Element, read
from support.sites import serving

CASE = """---
title: {title}
summary: Une page.
themes: [{themes}]
{more}
sources: [coorace-2016]
---

## {section}

Une phrase.
"""

OPEN_SPRING = "{kind: visite-apprenante, text: Une visite au printemps, confirmed_on: 2026-11-01, until: 2027-04-30, source: coorace-2016}"
OPEN_YEAR = "{kind: coup-de-main, text: Un coup de main toute l'année, confirmed_on: 2026-11-15, until: 2027-12}"
OVER = "{kind: visite-apprenante, text: Une visite passée, confirmed_on: 2025-01-10, until: 2025-12-31}"
LATER = "{kind: document-a-partager, text: Un document à venir, confirmed_on: 2028-01-01, until: 2028-12}"
OLD = "{kind: rencontre-ou-appel, text: Un appel d'autrefois, proposed_on: 2016-09-23, source: coorace-2016}"
GONE = "{kind: coup-de-main, text: Une offre retirée, confirmed_on: 2026-11-01, until: 2030}"


def write_offers(corpus: Corpus) -> None:
    contact = "contact: {email: contact@pole.example.org, as_of: 2026-11-02, source: coorace-2016}"
    peer = "peer: {offered: [animation-cooperative], note: Vu chez un voisin., as_of: 2022, source: avise-2022}"
    cases = {
        "poles/jura": ("Un pôle du Jura", "mutualisation", f'departments: ["39"]\n{contact}\n{peer}', "Origine"),
        "fiches/four": (
            "Un four partagé",
            "mutualisation, circuits-courts",
            f'departments: ["39"]\npoles: [jura]\noffers: [{OPEN_SPRING}, {OLD}]',
            "Description",
        ),
        "fiches/velo": ("Un vélo partagé", "mutualisation", f'departments: ["13"]\noffers: [{OPEN_YEAR}, {OVER}, {LATER}]', "Description"),
        "fiches/partie": (
            "Une page partie",
            "mutualisation",
            f'departments: ["39"]\noffers: [{GONE}]\nwithdrawn: {{on: 2026-11-20, reason: à sa demande}}',
            "Description",
        ),
    }
    for key, (title, themes, more, section) in cases.items():
        corpus.write(f"{key}.md", CASE.format(title=title, themes=themes, more=more, section=section))


def epoch(day: str) -> str:
    """A day as `SOURCE_DATE_EPOCH` tells it."""
    return str(calendar.timegm((*map(int, day.split("-")), 12, 0, 0)))


@pytest.fixture(scope="module")
def offering(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("offers")
    corpus = Corpus(base / "cases")
    write_offers(corpus)
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("SOURCE_DATE_EPOCH", epoch("2026-11-22"))
        return corpus.pour(base / "site")


@pytest.fixture(scope="module")
def offering_server(offering: Path) -> Iterator[str]:
    with serving(offering) as address:
        yield address


def parts(page: Element) -> dict[str, list[str]]:
    """The texts of the offers under each heading of a page, in their order."""
    sections = (section for section in page.all("section", class_="offers-part") if "data-lapsed" not in section.attributes)
    return {
        section.first("h2").text().removesuffix(" (suite)").partition(" faites ")[0]: [text.text() for text in section.all("p", class_="offer-text")]
        for section in sections
    }


# --- when an offer is open ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("confirmed", "until", "day", "wanted"),
    [
        ("2026-11-01", "2027-06-30", Day(2026, 10, 31), Standing.UNCONFIRMED),
        ("2026-11-01", "2027-06-30", Day(2026, 11, 1), Standing.OPEN),
        ("2026-11-01", "2027-06-30", Day(2027, 6, 30), Standing.OPEN),
        ("2026-11-01", "2027-06-30", Day(2027, 7, 1), Standing.OVER),
        ("2026-11", "2027-02", Day(2027, 2, 28), Standing.OPEN),
        ("2026-11", "2027-02", Day(2027, 3, 1), Standing.OVER),
        ("2026", "2027", Day(2027, 12, 31), Standing.OPEN),
        (None, None, Day(2016, 9, 24), Standing.UNCONFIRMED),
    ],
)
def test_an_offer_is_open_from_its_confirmation_to_its_last_day(confirmed: str | None, until: str | None, day: Day, wanted: Standing) -> None:
    offer = Offer.model_construct(confirmed_on=date(confirmed or ""), until=date(until or ""))
    assert standing(offer, day) == wanted


@pytest.mark.parametrize(
    ("day", "open_then", "over"),
    [
        (None, {"Une visite au printemps", "Un coup de main toute l’année"}, {"Une visite passée"}),
        ("2025-06-01", {"Une visite passée"}, set()),
        ("2027-05-01", {"Un coup de main toute l’année"}, {"Une visite au printemps", "Une visite passée"}),
        ("2028-02-01", {"Un document à venir"}, {"Une visite au printemps", "Un coup de main toute l’année", "Une visite passée"}),
        ("2031-01-01", set(), {"Une visite au printemps", "Un coup de main toute l’année", "Une visite passée", "Un document à venir"}),
    ],
)
def test_a_build_shows_as_open_what_is_open_on_its_day(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str | None, open_then: set[str], over: set[str]
) -> None:
    write_offers(corpus)
    if day:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch(day))
    else:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
        # Without a day of its own the library is as old as what was last done to it: the third of these was confirmed in 2028.
        corpus.replace("fiches/velo.md", f", {LATER}", "")
    site = corpus.pour(tmp_path / "site")
    for order in ("", "par-theme", "par-nature"):
        page = read(site / "offres" / order)
        shown = parts(page)
        assert set(shown.get("Ouvertes", ())) == open_then
        assert set(shown.get("Terminées", ())) == over
        assert "Un appel d’autrefois" in shown["Proposées, mais pas confirmées"]
        assert {line.attributes["data-until"] != "" for line in page.all("li", class_="offer") if "data-until" in line.attributes} == (
            {True} if open_then else set()
        )
        told = page.first("p", class_="offers-today").text()
        assert (f"{len(open_then)} proposition" in told) if open_then else ("aucune proposition n’est ouverte" in told)
    assert "Une offre retirée" not in "".join(path.read_text() for path in site.rglob("*.html"))


def test_the_day_of_a_confirmation_is_a_day_on_which_the_library_is_known(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    fresh = OPEN_SPRING.replace("2026-11-01", "2026-12-24")
    corpus.write("fiches/four.md", CASE.format(title="Un four", themes="mutualisation", more=f'departments: ["39"]\noffers: [{fresh}]', section="Description"))
    page = read(corpus.pour(tmp_path / "site") / "offres")
    assert parts(page) == {"Ouvertes": ["Une visite au printemps"]}
    assert "24 décembre 2026" in page.first("p", class_="offers-today").text()


# --- where it stands --------------------------------------------------------------------------------------


def headings(page: Element) -> dict[str, list[str]]:
    groups = (group for group in page.all("div", class_="offer-group"))
    found: dict[str, list[str]] = {}
    for group in groups:
        name = group.first("h3").text().partition(" (suite)")[0]
        found.setdefault(re.sub(r"\s\d+\spropositions?\sde\s.*", "", name), []).extend(text.text() for text in group.all("p", class_="offer-text"))
    return found


def test_offers_stand_by_region_by_theme_and_by_kind(offering: Path) -> None:
    by_region, by_theme, by_kind = (headings(read(offering / "offres" / order)) for order in ("", "par-theme", "par-nature"))
    assert "Une visite au printemps" in by_region["Bourgogne-Franche-Comté"]
    assert "Un coup de main toute l’année" in by_region["Provence-Alpes-Côte d’Azur"]
    assert {"Une visite au printemps", "Un coup de main toute l’année"} <= set(by_theme["Mutualisation"])
    assert "Une visite au printemps" in by_theme["Circuits courts"]
    assert by_kind["Coup de main"] == ["Un coup de main toute l’année"]
    assert "Une visite au printemps" in by_kind["Visite apprenante"]
    for order in ("", "par-theme", "par-nature"):
        page = read(offering / "offres" / order)
        ids = page.ids
        jumps = [link.partition("#")[2] for link in page.first("nav", class_="jumps").links]
        assert jumps
        assert set(jumps) <= ids
        assert len([link for link in page.first("nav", class_="siblings").links if "offres/" in link]) == 3


def test_an_open_offer_says_who_where_until_when_and_how_to_take_it_up(offering: Path) -> None:
    page = read(offering / "offres")
    (line,) = (line for line in page.all("li", class_="offer") if "Une visite au printemps" in line.text())
    text = line.text()
    for said in (
        "Visite apprenante",
        "Un four partagé",
        "Un pôle du Jura",
        "Bourgogne-Franche-Comté",
        "Confirmée le 1er novembre 2026",
        "jusqu’au 30 avril 2027",
    ):
        assert said in text
    # The pole that leads the action has a contact, which the action lacks.
    assert "mailto:contact@pole.example.org" in line.links
    assert "../fiches/four/" in line.links
    assert "../contribuer/proposer/?fiche=fiches/four&champ=offers.1#ecrire" in line.links
    (without,) = (line for line in page.all("li", class_="offer") if "Un coup de main toute l’année" in line.text())
    assert "../signaler/" in without.links
    assert "Aucune adresse n’est connue" in without.text()


def test_what_a_pole_can_pass_on_is_told_apart_with_its_date(offering: Path) -> None:
    (section,) = (
        section for section in read(offering / "offres").all("section", class_="offers-part") if section.first("h2").text().startswith("Ce que des pôles")
    )
    assert "Animation coopérative" in section.text()
    assert "Dit en 2022, non confirmé depuis." in section.text()


def test_the_founding_library_says_that_nothing_is_confirmed_and_how_to_confirm(site: Path, library: Library) -> None:
    page = read(site / "offres")
    told = page.first("p", class_="offers-today").text()
    assert "aucune proposition n’est ouverte" in told
    assert "faites en 2016" in told
    assert "Ouvertes" not in parts(page)
    offers = sum(len(case.fact("offers", ())) for case in library.published.values())
    assert len({text for texts in parts(page).values() for text in texts}) >= offers
    assert "C’est la vôtre ?" in page.text()


def test_a_group_says_how_many_offers_it_has_and_who_makes_them_where_cards_hold_several(site: Path) -> None:
    seen = set()
    for order in ("", "par-theme", "par-nature"):
        page = read(site / "offres" / order)
        counts = [line.text() for line in page.first("nav", class_="jumps").all("span", class_="count")]
        groups = list(page.all("div", class_="offer-group"))
        shown = [(len(list(group.all("p", class_="offer-text"))), len(list(group.all("li", class_="offer")))) for group in groups]
        assert counts == [str(offers) for offers, _cards in shown]
        for group, (offers, cards) in zip(groups, shown, strict=True):
            told = re.search(r"(\d+)\spropositions?\sde\s(\d+)\spôles?\sou\sactions?$", group.first("h3").text())
            assert (told is None) == (offers == cards)
            assert told is None or told.groups() == (str(offers), str(cards))
            seen.add(told is None)
    assert seen == {True, False}


def test_the_link_of_an_offer_opens_the_form_at_its_offers(form_page: Page) -> None:
    form_page.goto("/offres/")
    form_page.locator(".own-offer").first.click()
    expect(form_page.locator("[data-field='offers']").first).to_be_in_viewport()


# --- by the clock of the reader -------------------------------------------------------------------------------


def test_the_browser_takes_away_what_has_passed_since_the_build(new_page: NewPage, offering_server: str) -> None:
    for order in ("", "par-theme/", "par-nature/"):
        page = new_page(base_url=offering_server)
        page.clock.set_fixed_time("2027-04-30T12:00:00")
        page.goto(f"/offres/{order}")
        expect(page.locator("[data-lapsed]")).to_be_hidden()
        expect(page.locator(".part-open")).to_contain_text("Une visite au printemps")
        page.clock.set_fixed_time("2027-05-01T12:00:00")
        page.reload()
        expect(page.locator(".part-open")).not_to_contain_text("Une visite au printemps")
        expect(page.locator(".part-open")).to_contain_text("Un coup de main")
        lapsed = page.locator("[data-lapsed] li")
        expect(lapsed).to_have_count(1)
        expect(lapsed).to_contain_text("valable jusqu’au 30 avril 2027\u00a0: à confirmer avant de compter dessus.")
        expect(lapsed.locator("[data-reach]")).to_have_count(0)
        expect(page.locator(".offers-today")).to_have_text("Aujourd’hui, une proposition est ouverte.")
        page.clock.set_fixed_time("2028-01-01T12:00:00")
        page.reload()
        expect(page.locator(".part-open")).to_have_count(0)
        expect(page.locator("[data-lapsed] li")).to_have_count(2)
        expect(page.locator(".offers-today")).to_have_text("Aujourd’hui, aucune proposition n’est ouverte.")
        assert not page.console_errors  # type: ignore[attr-defined]


def test_without_a_script_all_can_be_read_and_printed(new_page: NewPage, offering_server: str) -> None:
    page = new_page(base_url=offering_server, java_script_enabled=False, viewport={"width": SMALL_PHONE, "height": 800})
    page.goto("/offres/")
    expect(page.get_by_text("Une visite au printemps")).to_be_visible()
    expect(page.locator("[data-lapsed]")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE
    page.emulate_media(media="print")
    expect(page.locator(".own-offer").first).to_be_hidden()
    expect(page.get_by_text("valable jusqu’au 30 avril 2027")).to_be_visible()


def test_the_pages_hold_no_barrier(page: Page, new_page: NewPage, offering_server: str) -> None:
    page.goto("/offres/par-theme/")
    assert looked_over(page, smallest=SMALL_PHONE) == {}
    other = new_page(base_url=offering_server)
    other.clock.set_fixed_time("2027-05-01T12:00:00")
    other.goto("/offres/")
    assert looked_over(other, smallest=SMALL_PHONE) == {}


# --- many --------------------------------------------------------------------------------------------------


def test_many_offers_are_on_numbered_pages_each_once(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    number = 2 * ITEMS + 5
    for rank in range(number):
        offer = f"{{kind: coup-de-main, text: Coup de main {rank}, confirmed_on: 2026-11-01, until: 2027-{rank % 12 + 1:02}}}"
        corpus.write(
            f"fiches/action-{rank}.md",
            CASE.format(
                title=f"Action {rank}",
                themes="mutualisation",
                more=f'departments: ["{("39", "13", "38")[rank % 3]}"]\noffers: [{offer}]',
                section="Description",
            ),
        )
    site = corpus.pour(tmp_path / "site")
    pages = [site / "offres", site / "offres/page_2", site / "offres/page_3"]
    trees: Mapping[Path, Element] = {path: read(path) for path in pages}
    shown = [text for tree in trees.values() for text in parts(tree)["Ouvertes"]]
    assert sorted(shown) == sorted(f"Coup de main {rank}" for rank in range(number))
    assert not (site / "offres/page_4").exists()
    for link in trees[pages[0]].first("nav", class_="jumps").links:
        path, _, fragment = link.partition("#")
        assert fragment in read((pages[0] / path).resolve()).ids, link
    assert all(path.joinpath("index.html").stat().st_size < 64_000 + 9_000 for path in pages)
