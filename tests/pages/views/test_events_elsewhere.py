"""Events as other pages tell of them: where a case was presented, the index of events; where a page of any kind stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.casebook.library.library import Library
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.cases import pole as a_pole
from support.corpus import Corpus
from support.events.programmes import CALLED_OFF, OVERSEAS, TWO_DAYS, add_event
from support.markup import Element, as_read, read
from support.repository import ROOT
from support.sites import serving

TOLD = """updated: 2026-11-20
changes: [{on: 2026-11-10, kind: nouvelle}, {on: 2026-11-12, kind: corrigee, text: La date.}, {on: 2026-11-15, kind: completee},
  {kind: completee, text: À dater.}, {on: 2026-11-20, kind: completee, text: "Le budget : enfin"}]
"""

EVENTS = len(list((ROOT / "cases/evenements").glob("*.md")))

WITNESS = "{{id: {id}, title: Notre histoire, publisher: Le pôle, role: coordinatrice du pôle, published: 2026-03, kind: temoignage-direct}}"


def pole(testimony: str, facts: str = "", others: str = "") -> str:
    cited = f"sources: [{testimony}{others}]\nnew_sources: [{WITNESS.format(id=testimony)}]\n"
    front = f"title: Un pôle d’essai\nsummary: Un pôle.\nthemes: [mutualisation]\ndepartments: ['39']\n{cited}"
    return f"---\n{front}{facts}---\n\n## Origine\n\nUn début.\n"


@pytest.fixture(scope="module")
def events(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("elsewhere")
    corpus = Corpus(base / "cases").copy()
    add_event(corpus, "deux-jours", TWO_DAYS, "Deux jours d’essai")
    add_event(corpus, "outre-mer", OVERSEAS, "Une matinée d’essai")
    add_event(corpus, "annulee", CALLED_OFF.format(status="annulee"), "Une journée annulée")
    corpus.write("poles/temoin.md", pole("recit", TOLD))
    corpus.write("poles/temoin-aussi.md", pole("recit-aussi", others=", avise-2022"))
    return corpus.pour(base / "site")


@pytest.fixture(scope="module")
def address(events: Path) -> Iterator[str]:
    with serving(events) as served:
        yield served


def standing(site: Path, key: str) -> str:
    return read(site / key / "index.html").first("section", class_="standing").text()


# --- where a case was presented ------------------------------------------------------------------


def presented(site: Path, key: str) -> list[Element]:
    return list(read(site / key / "index.html").first("ul", class_="presented").all("li"))


def test_a_case_says_in_which_events_and_sessions_it_was_presented(events: Path) -> None:
    lines = presented(events, "fiches/soleni")
    assert [line.text() for line in lines] == [
        "Une matinée d’essai 14 juillet 2027 Réparer 10 h",
        "Deux jours d’essai 12 mars 2027 Une visite d’énergie 12 mars 2027, 10 h 30",
        "3e journée nationale des PTCE 23 septembre 2016",
    ]
    led = [[link.attributes["href"] for link in line.all("a")] for line in lines]
    assert led == [
        ["../../evenements/outre-mer/", "../../evenements/outre-mer/#reparer"],
        ["../../evenements/deux-jours/", "../../evenements/deux-jours/#une-visite-d-energie"],
        ["../../evenements/journee-nationale-2016/"],
    ]
    for line in led:
        for href in line[1:]:
            page, _, fragment = href.removeprefix("../../").partition("#")
            assert fragment in read(events / page / "index.html").ids


# --- the index of events ---------------------------------------------------------------------------


def listed(site: Path) -> dict[str, list[str]]:
    """The titles of the cards under each heading of the index."""
    lists: dict[str, list[str]] = {}
    head = ""
    for element in read(site / "evenements/index.html").all():
        if element.tag == "h2":
            head = element.text()
        elif element.tag == "h3":
            lists.setdefault(head, []).append(element.text())
    return lists


def test_events_to_come_stand_above_the_others_the_next_one_first(events: Path, library: Library) -> None:
    found = listed(events)
    assert list(found) == ["À venir", "Passées"]
    assert found["À venir"] == ["Deux jours d’essai", "Une journée annulée", "Une matinée d’essai"]
    past = sorted(library.of_type("evenements"), key=lambda case: case.order)
    assert as_read(found["Passées"][0]) == as_read(past[0].title)
    assert len(found["Passées"]) == len(past)
    cards = {card.first("h3").text(): card.text() for card in read(events / "evenements/index.html").all("li", class_="card")}
    assert "Rencontre · annulée" in cards["Une journée annulée"]
    assert "Grenoble (Isère) rencontre du 12 au 13 mars 2027" in cards["Deux jours d’essai"]


def test_lists_made_in_the_browser_say_what_was_called_off_too(events: Path) -> None:
    data = (events / "data/library.json").read_text(encoding="utf-8")
    assert '"rencontre du 2 avril 2027 (annulée)"' in data
    assert '"rencontre du 12 au 13 mars 2027"' in data


def test_without_an_event_to_come_the_index_is_one_list(site: Path) -> None:
    assert list(listed(site)) == ["Toutes les pages"]
    assert "meetings/main.js" not in (site / "evenements/index.html").read_text(encoding="utf-8")


def test_an_event_that_is_over_for_the_visitor_goes_to_the_others(new_page: NewPage, address: str) -> None:
    page = new_page(base_url=address)
    page.clock.install(time="2027-04-03T08:00:00+02:00")
    page.goto("/evenements/")
    expect(page.locator("#a-venir + ul .card-title")).to_have_text(["Une matinée d’essai"])
    expect(page.locator("#passees + ul .card-title").nth(0)).to_have_text("Une journée annulée")
    expect(page.locator("#passees + ul .card-title").nth(1)).to_have_text("Deux jours d’essai")
    page.clock.set_fixed_time("2028-01-01T08:00:00+01:00")
    page.reload()
    expect(page.get_by_role("heading", name="À venir")).to_have_count(0)
    expect(page.locator("#passees + ul .card")).to_have_count(EVENTS + 3)
    assert looked_over(page, smallest=SMALL_PHONE) == {}
    assert page.console_errors == []  # type: ignore[attr-defined]


# --- where a page stands -----------------------------------------------------------------------------


def test_an_announced_event_is_told_as_such(events: Path) -> None:
    assert "Annoncée par ses organisateurs." in standing(events, "evenements/deux-jours")
    assert "sources publiques" not in standing(events, "evenements/deux-jours")
    assert "Rédigée d’après des sources publiques, non relue" in standing(events, "evenements/outre-mer")


def test_a_page_that_cites_no_document_has_no_heading_for_them(corpus: Corpus, tmp_path: Path) -> None:
    for name, more in (("sans-source", "announced: true"), ("avec-source", "sources: [coorace-2016]")):
        corpus.write(f"evenements/{name}.md", f"---\ntitle: Une rencontre\nsummary: Un exemple.\nstarts: 2027-03-12\n{more}\n---\n\nRien à dire.\n")
    site = corpus.pour(tmp_path / "site")
    headed = {name: 'id="sources"' in (site / f"evenements/{name}/index.html").read_text(encoding="utf-8") for name in ("sans-source", "avec-source")}
    assert headed == {"sans-source": False, "avec-source": True}


def test_a_direct_testimony_says_whose_it_is(events: Path) -> None:
    assert "Racontée par qui l’a vécu : coordinatrice du pôle, Le pôle, en mars 2026." in standing(events, "poles/temoin")
    both = "Rédigée d’après des sources publiques, et racontée par qui l’a vécu : coordinatrice du pôle, Le pôle, en mars 2026."
    assert both in standing(events, "poles/temoin-aussi")
    first = {name: [line.text() for line in read(events / f"poles/{name}/index.html").all("p", class_="original")] for name in ("temoin", "temoin-aussi")}
    assert first["temoin"] == ["Raconté par qui l’a vécu : coordinatrice du pôle, Le pôle, en mars 2026. Aucun document public n’appuie ce qui suit."]
    assert first["temoin-aussi"] == []


@pytest.mark.parametrize("more", ["reviewed: {on: 2026-10-01, by: comité éditorial}", "provenance: {read_by_pole: 2026-10-01}"])
def test_a_page_that_was_read_again_still_says_who_tells_it(corpus: Corpus, tmp_path: Path, more: str) -> None:
    corpus.write("poles/relu.md", pole("recit-relu", f"{more}\n"))
    told = standing(corpus.pour(tmp_path / "site"), "poles/relu")
    assert "Relue" in told
    assert "Racontée par qui l’a vécu : coordinatrice du pôle, Le pôle, en mars 2026." in told
    assert "sources publiques" not in told


def test_the_last_changes_of_a_page_are_told_the_newest_first(events: Path) -> None:
    told = standing(events, "poles/temoin")
    assert "Mise à jour le 20 novembre 2026." in told
    changes = read(events / "poles/temoin/index.html").first("ul", class_="changes")
    assert [line.text() for line in changes.all("li")] == [
        "20 novembre 2026, racontée plus en détail : Le budget : enfin",
        "15 novembre 2026, racontée plus en détail",
        "12 novembre 2026, corrigée : La date.",
    ]


@pytest.mark.parametrize(("count", "shown"), [(1, 1), (7, 7), (8, 6), (400, 6)])
def test_a_case_in_many_sessions_of_an_event_lists_some_and_counts_the_others(tmp_path: Path, count: int, shown: int) -> None:
    corpus = Corpus(tmp_path / "cases")
    corpus.write("poles/premier.md", a_pole())
    sessions = "\n".join(f"  - {{kind: pleniere, title: Temps {rank}, cases: [poles/premier]}}" for rank in range(count))
    head = "---\ntitle: Une rencontre\nsummary: Un exemple.\nannounced: true\nstarts: 2099-03-18\nprogramme:\n"
    corpus.write("evenements/jour.md", f"{head}{sessions}\n---\n\nRien à dire.\n")
    site = corpus.pour(tmp_path / "site")
    (line,) = presented(site, "poles/premier")
    left = count - shown
    links = [link.attributes["href"] for link in line.all("a")]
    assert len(links) == 1 + shown + bool(left)
    assert ("séance" in line.text()) == bool(left)
    if left:
        assert f"et {left} autres séances : le programme" in line.text()
        assert links[-1] == "../../evenements/jour/#x-programme"
    page = read(site / "poles/premier/index.html").text()
    assert "Rencontres où ce cas est présenté" in page
    assert "a été présenté" not in page
