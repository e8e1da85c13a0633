"""What came back from a day is shown where it belongs: points by session and kind, commitments with whom and by when, documents by kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.events.programmes import RESULTS, TWO_DAYS, add_event
from support.markup import Element, read
from support.sites import serving


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real cases and of an event with all that may come out of one."""
    folder = tmp_path_factory.mktemp("results")
    corpus = Corpus(folder / "cases").copy()
    add_event(corpus, "sorties", RESULTS)
    add_event(corpus, "sans-suite", TWO_DAYS)
    return corpus.pour(folder / "site")


@pytest.fixture(scope="module")
def address(results: Path) -> Iterator[str]:
    with serving(results) as address:
        yield address


def part(results: Path, key: str, id: str) -> Element:
    return read(results / key / "index.html").first("section", id=id)


def spoken(element: Element) -> str:
    return element.text()


def test_points_stand_under_their_session_by_kind(results: Path) -> None:
    section = part(results, "evenements/sorties", "x-sorties")
    found = [(one.tag, spoken(one)) for one in section.all() if one.tag in ("h3", "h4")]
    assert found == [
        ("h3", "Toute la rencontre"),
        ("h4", "Enjeux de l’ESS"),
        ("h4", "Propositions d’un atelier · PTCE ou non"),
        ("h3", "Premier atelier : l’animation"),
        ("h4", "Enjeux de l’ESS"),
        ("h4", "Bonnes pratiques à essaimer source : Coorace 1"),
        ("h3", "Second atelier"),
        ("h4", "Solutions à développer"),
    ]
    assert [href for href in section.links if href.startswith(("#atelier", "#second"))] == ["#atelier-1", "#second-atelier"]


def test_lists_of_one_kind_share_a_box_and_each_says_where_it_comes_from(results: Path) -> None:
    section = part(results, "evenements/sorties", "x-sorties")
    box = section.first("div", class_="box")
    assert [spoken(one) for one in box.all("p", class_="note")] == ["D’après un document source : Coorace 1", "Rapporté par qui y était"]
    assert [spoken(one) for one in box.all("li")] == ["Un enjeu", "Un autre enjeu"]


def test_an_event_without_lists_of_sessions_is_shown_as_one(site: Path) -> None:
    section = part(site, "evenements/journee-nationale-2016", "x-sorties")
    assert [*section.all("h4")] == []
    assert len([*section.all("h3")]) == len([*section.all("div", class_="box")]) == 7


def test_commitments_say_with_whom_and_by_when_on_their_page_and_in_the_list_of_all(results: Path) -> None:
    told = [spoken(one) for one in part(results, "evenements/sorties", "x-engagements").all("li")]
    assert [text.partition(" suite")[0] for text in told] == [
        "Ouvrir un fournil. (Le pôle du Four) avec La Fabrique, Le Moulin · prévu en juin 2027 · annoncé le 12 mars 2026 ·",
        "Se revoir. prévu le 15 janvier 2027 ·",
        "Prêter une salle. avec La Ville ·",
        "Écrire. prévu vers 1992 ·",
    ]
    listed = [spoken(one) for one in read(results / "engagements" / "index.html").all("li", class_="commitment")]
    for text in ("Avec La Fabrique, Le Moulin, prévu en juin 2027.", "Prévu le 15 janvier 2027.", "Avec La Ville."):
        assert sum(text in one for one in listed) == 1, text


def test_documents_stand_by_their_kind_and_a_recording_is_a_link(results: Path) -> None:
    section = part(results, "evenements/sorties", "x-documents")
    assert [spoken(one) for one in section.all("li")] == [
        "Actes : La synthèse (PDF, 360 Ko) source : Coorace 1",
        "Vidéo de la journée : La journée filmée (1 h 15, sous-titrée)",
        "Vidéo de la journée : Un extrait (45 min, sans sous-titres)",
        "Vidéo de la journée : Une heure (1 h)",
        "Le reste",
        "Un fichier",
    ]
    assert [href for href in section.links if href.startswith("https://")] == [
        f"https://example.org/{name}" for name in ("actes", "film", "extrait", "fichier")
    ]
    page = read(results / "evenements" / "sorties" / "index.html")
    assert [one.tag for name in ("iframe", "video", "audio", "embed", "object") for one in page.all(name)] == []


def test_it_is_for_everybody_and_printed_with_all_of_it(new_page: NewPage, address: str) -> None:
    page: Page = new_page(base_url=address)
    for path in ("/evenements/sorties/", "/engagements/"):
        page.goto(path)
        assert looked_over(page, smallest=SMALL_PHONE) == {}, path
    page.goto("/evenements/sorties/")
    page.emulate_media(media="print")
    for text in ("Second atelier", "Rapporté par qui y était", "La Fabrique", "sous-titrée"):
        expect(page.locator(".case-body").get_by_text(text).first).to_be_visible()
