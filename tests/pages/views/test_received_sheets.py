"""What came for an event: its page lists it with its state, the desk offers it, and nothing of it that was withdrawn is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from support.accessibility import violations
from support.browsing import NewPage
from support.corpus import Corpus
from support.form.desk import at_desk
from support.markup import Element, read
from support.sites import serving

FICHE = """---
title: {title}
summary: Un exemple.
themes: [mutualisation]
sources: [dit-{name}]
new_sources: [{{id: dit-{name}, title: Ce que nous avons vécu, publisher: La recyclerie, role: animatrice, published: 2026-11-22, kind: temoignage-direct}}]
event: {event}
{more}---

Un début.
"""

EVENT = """---
title: {title}
summary: Une journée.
starts: {starts}
announced: true
organisers: [coorace]
national: true
cases: [fiches/sans-heure]
programme:
  - {{title: Premier atelier, kind: atelier-pratiques, start: "10:00", end: "11:00", cases: [fiches/placee]}}
  - {{title: Second atelier, kind: atelier-pratiques, start: "11:00", end: "12:00", cases: [fiches/placee]}}
---

Rien de plus.
"""

WITHDRAWN = "withdrawn: {on: 2026-11-22, reason: à la demande du pôle}\n"
TITLE = "Une journée à venir"


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A day to come for which three sheets came and a fourth was withdrawn, and a past one for which two came."""
    base = tmp_path_factory.mktemp("received")
    corpus = Corpus(base / "cases").copy()
    corpus.write("evenements/a-venir.md", EVENT.format(title=TITLE, starts="2027-03-12"))
    for name, title, event, more in (
        ("placee", "Placée", "a-venir", ""),
        ("sans-heure", "Sans heure", "a-venir", ""),
        ("attend", "En attente", "a-venir", ""),
        ("partie", "Partie", "a-venir", WITHDRAWN),
        ("apres", "Arrivée après", "journee-nationale-2016", ""),
    ):
        corpus.write(f"fiches/{name}.md", FICHE.format(name=name, title=title, event=event, more=more))
    return corpus.pour(base / "site")


@pytest.fixture(scope="module")
def address(received: Path) -> Iterator[str]:
    with serving(received) as served:
        yield served


def listed(page: Element) -> list[str]:
    """The lines of what came, each as it is read; the list follows its heading."""
    section = page.first("section", class_="related")
    assert section.first("h3").attributes["id"] == "x-recues"
    return [" ".join(line.text().split()) for line in section.first("ul").all("li")]


def test_the_page_lists_what_came_with_its_state_and_where_it_is_presented(received: Path) -> None:
    page = read(received / "evenements/a-venir/index.html")
    assert page.first("section", class_="related").first("h3").text() == "Fiches reçues pour cette rencontre"
    assert listed(page) == [
        "En attente pas encore au programme",
        "Placée au programme Premier atelier 10 h Second atelier 11 h",
        "Sans heure au programme",
    ]
    assert "3 fiches sont déjà arrivées" in page.first("section", class_="for-the-day").text()


def test_what_came_for_a_past_event_is_told_apart_from_its_programme(received: Path) -> None:
    page = read(received / "evenements/journee-nationale-2016/index.html")
    assert listed(page) == ["Arrivée après hors programme"]
    assert "Une fiche est déjà arrivée" in page.first("section", class_="for-the-day").text()
    assert "Arrivée après" not in (received / "evenements/journee-nationale-2016/dossier/index.html").read_text(encoding="utf-8")


def test_an_event_for_which_nothing_came_says_nothing_of_it(received: Path) -> None:
    for path in received.glob("evenements/*/index.html"):
        if path.parent.name not in ("a-venir", "journee-nationale-2016"):
            assert "x-recues" not in path.read_text(encoding="utf-8"), path


def test_the_data_say_for_which_event_a_sheet_came(received: Path) -> None:
    cases = json.loads((received / "data/library.json").read_bytes())["cases"]
    told = {case["key"]: case["event"] for case in cases if "event" in case}
    coming = dict.fromkeys(("fiches/attend", "fiches/placee", "fiches/sans-heure"), "evenements/a-venir")
    assert told == {**coming, "fiches/apres": "evenements/journee-nationale-2016"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_an_event_with_sheets_is_accessible(scheme: str, address: str, new_page: NewPage) -> None:
    page = new_page(base_url=address, color_scheme=scheme, viewport={"width": 320, "height": 700})
    page.goto("/evenements/a-venir/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.get_by_role("link", name="les voir").click()
    expect(page.locator("#x-recues")).to_be_in_viewport()


def test_the_desk_offers_what_came_for_the_event_on_the_table(address: str, new_page: NewPage) -> None:
    page = new_page(base_url=address)
    page.set_default_timeout(10_000)
    at_desk(page)
    offered = page.get_by_role("button", name="Reçues pour cette rencontre")
    expect(offered).to_be_hidden()
    at_desk(page, "?rencontre=a-venir")
    expect(offered).to_have_text("Reçues pour cette rencontre (3)")
    expect(offered).to_have_attribute("aria-pressed", "false")
    offered.focus()
    page.keyboard.press("Enter")
    expect(offered).to_have_attribute("aria-pressed", "true")
    expect(offered).to_be_focused()
    found = page.locator(".found-sheet .sheet-title")
    expect(found).to_have_text(["En attente", "Placée", "Sans heure"])
    page.get_by_label("Chercher une fiche").fill("attente")
    expect(found).to_have_text(["En attente"])
    page.get_by_label("Chercher une fiche").fill("")
    expect(found).to_have_count(3)
    every = page.get_by_role("button", name="Ajouter la fiche reçue")
    every.click()
    expect(page.locator(".chosen-sheet")).to_have_count(3)
    done = page.get_by_role("button", name="Les fiches reçues sont ajoutées")
    expect(done).to_be_disabled()
    offered.click()
    expect(done).to_be_hidden()
    expect(found).to_have_count(12)


def test_another_day_on_the_table_shows_all_sheets_again(address: str, new_page: NewPage) -> None:
    page = new_page(base_url=address)
    page.set_default_timeout(10_000)
    at_desk(page, "?rencontre=a-venir")
    page.get_by_role("button", name="Reçues pour cette rencontre").click()
    expect(page.locator(".found-sheet")).to_have_count(3)
    at_desk(page, "?rencontre=journee-nationale-2016")
    expect(page.get_by_role("button", name="Reçues pour cette rencontre")).to_have_text("Reçues pour cette rencontre (1)")
    expect(page.locator(".found-sheet")).to_have_count(12)
