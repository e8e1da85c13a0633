"""A case in a frame of another site: what it shows, what it weighs, what becomes of it."""

from __future__ import annotations

import base64
import posixpath
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from support.accessibility import COLOURS, violations
from support.browsing import NewPage
from support.cases import pole
from support.corpus import Corpus
from support.markup import Element, pages_of, read
from support.repository import ROOT
from support.site_links import addresses, broken, listed
from support.sites import ADDRESS, serving

MOST_BYTES, NARROWEST = 30_000, 280

EVENT = """---
id: bcdfgh23
title: Une rencontre
summary: Un exemple.
themes: [mutualisation]
starts: 2027-03-18
ends: 2027-03-19
place: Grenoble
venue: Salle des fêtes
status: reportee
rooms: [{name: Salle Vercors, capacity: 40}]
programme:
  - {day: 2027-03-19, start: "09:00", kind: atelier-pratiques, title: Le second jour, cases: [poles/retire]}
  - {day: 2027-03-18, start: "14:00", kind: atelier-pratiques, title: Le premier jour, room: Salle Vercors, cases: [poles/premier, poles/retire]}
sources: [coorace-2016]
---

Rien à dire.
"""


@pytest.fixture(scope="module")
def real(addressed: Path) -> Path:
    """The whole library, in which each case has an id, as a site that has an address."""
    assert all(re.search(r"^id:", path.read_text(encoding="utf-8"), re.MULTILINE) for path in (ROOT / "cases").glob("*/*.md"))
    return addressed


@pytest.fixture(scope="module")
def trees(real: Path) -> Mapping[str, Element]:
    """Every frame by its address."""
    return {address: page for address, page in pages_of(real).items() if address.startswith("cadre/")}


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case, an event of two days that was put off, and what was withdrawn."""
    base = tmp_path_factory.mktemp("few")
    corpus = Corpus(base / "cases")
    corpus.write("poles/premier.md", pole("id: k7x2m9pq"))
    corpus.write("poles/retire.md", pole("id: r4tvwxz2\nwithdrawn: {on: 2026-11-22, reason: à la demande du pôle}", title="Retiré"))
    corpus.write("evenements/jour.md", EVENT)
    return corpus.pour(base / "site", settings={"SITE_URL": ADDRESS})


def test_each_runs_no_script_loads_one_sheet_and_weighs_little(real: Path, trees: Mapping[str, Element]) -> None:
    assert len(trees) > 140
    weights = {}
    for address, page in trees.items():
        assert [page.first("html").attributes["lang"], len(list(page.all("h1"))), list(page.all("script")), list(page.all("style"))] == ["fr", 1, [], []]
        assert [name for element in page.all() for name in element.attributes if name == "style" or name.startswith("on")] == []
        (sheet,) = page.all("link", rel="stylesheet")
        loaded = real / posixpath.normpath(posixpath.join("cadre", sheet.attributes["href"]))
        weights[address] = (real / address).stat().st_size + loaded.stat().st_size
    assert max(weights.values()) < MOST_BYTES, max(weights.items(), key=lambda pair: pair[1])


def test_search_engines_do_not_list_them(real: Path, trees: Mapping[str, Element]) -> None:
    assert all(list(page.all("meta", name="robots", content="noindex")) for page in trees.values())
    assert not [address for address in listed(real) if address in trees]
    titles = [page.first("title").text() for page in trees.values()]
    assert len(set(titles)) == len(titles)


def test_every_link_leads_somewhere_and_opens_beside_the_page_that_frames_it(real: Path, trees: Mapping[str, Element]) -> None:
    whole = pages_of(real)
    for address, page in trees.items():
        assert list(broken(real, whole, address, addresses(page))) == []
        card = page.first("article", class_="framed")
        assert {(link.attributes["target"], link.attributes["rel"]) for link in card.all("a")} == {("_blank", "noopener")}


def test_it_shows_what_tells_the_case_and_where_it_comes_from(few: Path) -> None:
    card = read(few / "cadre/k7x2m9pq.html").first("article", class_="framed")
    for words in ("Notice", "Un pôle", "Un exemple.", "Mutualisation", "Bibliothèque des PTCE", "CC BY-SA 4.0"):
        assert words in card.text()
    assert card.first("h1").links == ["../poles/premier/"]


def test_it_holds_the_practice_card_of_the_case_hidden(few: Path, real: Path, trees: Mapping[str, Element]) -> None:
    card = read(few / "cadre/k7x2m9pq.html").first("div", class_="frame-card")
    assert "hidden" in card.attributes
    assert [card.first(tag, class_=name).text() for tag, name in (("p", "cut-kind"), ("p", "cut-summary"), ("a", "address"))] == [
        "Pôle ou coopération",
        "Un exemple.",
        "bibliotheque.example/ptce/c/k7x2m9pq/",
    ]
    pack = read(real / "evenements/journee-nationale-2016/dossier/cartes")
    shown = [one for one in pack.all("li", class_="cut-card") if "cut-blank" not in one.attributes["class"]]
    assert shown
    held = {page.first("div", class_="frame-card").text() for page in trees.values()}
    assert [one.text() for one in shown if one.text() not in held] == []


def test_an_event_shows_its_days_in_order_with_the_sheets_that_are_left(few: Path) -> None:
    card = read(few / "cadre/bcdfgh23.html").first("article", class_="framed")
    text = card.text()
    assert "du 18 au 19 mars 2027" in text
    assert "Salle des fêtes, Grenoble (Isère)" in text
    assert "Reportée" in text
    assert text.index("Le premier jour") < text.index("Le second jour")
    assert [heading.text() for heading in card.all("h3")] == ["18 mars 2027", "19 mars 2027"]
    assert "../poles/premier/" in card.links
    assert "etire" not in " ".join(card.links) + text


def test_the_frame_of_what_was_withdrawn_says_so_and_nothing_else(few: Path) -> None:
    page = read(few / "cadre/r4tvwxz2.html")
    assert page.first("body").text() == "Page retirée Cette page de la Bibliothèque des PTCE a été retirée le 22 novembre 2026."
    assert page.links == []
    assert "exemple" not in (few / "cadre/r4tvwxz2.html").read_text(encoding="utf-8")


def test_a_case_that_is_renamed_is_framed_as_before(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases")
    corpus.write("poles/nouveau.md", pole("id: k7x2m9pq\nformer_slugs: [premier]"))
    site = corpus.pour(tmp_path / "site")
    assert read(site / "cadre/k7x2m9pq.html").first("h1").links == ["../poles/nouveau/"]


LONG = {
    "400 sessions": (400, "Un temps de travail", 0),
    "60 long sessions": (60, "Un temps long & « dit » à tous, où chacune apporte ce qu’elle sait ; " * 2, 3),
    "40 sessions in another script": (40, "協同組合の集まり" * 20, 0),
    "400 cases at no known hour": (0, "", 400),
}


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=pytest.mark.slow) if LONG[kind][2] > 100 else kind for kind in LONG])
def test_the_frame_of_a_long_programme_shows_what_fits_and_leads_to_the_rest(tmp_path: Path, kind: str) -> None:
    count, title, cases = LONG[kind]
    corpus = Corpus(tmp_path / "cases")
    for number in range(cases):
        corpus.write(f"poles/pole-{number}.md", pole(title=f"Un pôle nommé {number}"))
    keys = ", ".join(f"poles/pole-{number}" for number in range(cases))
    own = [f'  - {{kind: pleniere, title: "{title} {number}", start: "{9 + number % 8:02}:00", cases: [{keys}]}}' for number in range(count)]
    facts = "\n".join(["programme:", *own]) if own else f"cases: [{keys}]"
    head = EVENT.partition("ends:")[0]
    corpus.write("evenements/jour.md", f"{head}{facts}\nsources: [coorace-2016]\n---\n\nRien à dire.\n")
    site = corpus.pour(tmp_path / "site", settings={"SITE_URL": ADDRESS})
    path = site / "cadre/bcdfgh23.html"
    page = read(path)
    (sheet,) = page.all("link", rel="stylesheet")
    assert path.stat().st_size + (path.parent / sheet.attributes["href"]).stat().st_size < MOST_BYTES
    card = page.first("article", class_="framed")
    if own:
        shown = len([link for link in card.links if "evenements/jour/#" in link]) - 1
        assert shown >= 10
        assert f"et {count - shown} autres séances : le programme entier" in card.text()
        assert "../evenements/jour/#x-programme" in card.links
        assert 'id="x-programme"' in (site / "evenements/jour/index.html").read_text(encoding="utf-8")
    else:
        listed_cases = len([link for link in card.links if "/poles/pole-" in link])
        assert listed_cases >= 10
        assert f"et {400 - listed_cases} autres fiches : la page entière" in card.text()


# --- in a browser -------------------------------------------------------------------------------

LATER = EVENT.partition("programme:")[0] + "cases: [poles/premier, poles/retire]\nsources: [coorace-2016]\n---\n\nRien à dire.\n"


def test_an_event_without_hours_shows_what_was_presented(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases")
    corpus.write("poles/premier.md", pole("id: k7x2m9pq"))
    corpus.write("poles/retire.md", pole("withdrawn: {on: 2026-11-22, reason: à la demande du pôle}", title="Retiré"))
    corpus.write("evenements/jour.md", LATER)
    card = read(corpus.pour(tmp_path / "site") / "cadre/bcdfgh23.html").first("article", class_="framed")
    assert [heading.text() for heading in card.all("h2")] == ["Présenté ce jour-là"]
    assert "../poles/premier/" in card.links
    assert "etire" not in card.text()


SANDBOX = "allow-popups allow-popups-to-escape-sandbox"


@pytest.fixture(scope="module")
def served(real: Path) -> Iterator[str]:
    with serving(real) as address:
        yield address


@pytest.fixture
def framing(new_page: NewPage, tmp_path: Path) -> Iterator[Page]:
    """A page of another site."""
    (tmp_path / "index.html").write_text("<!doctype html><html lang=fr><title>Ailleurs</title><body></body></html>", encoding="utf-8")
    with serving(tmp_path) as address:
        page = new_page(base_url=address)
        page.goto("/")
        yield page


EVENTS = [34, 82, 123]
"""The colour of events by day."""

DOT = """async address => {
    const picture = Object.assign(new Image(), { src: address });
    await picture.decode();
    const pen = document.createElement("canvas").getContext("2d");
    pen.drawImage(picture, 0, 0);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
}"""


def dot(page: Page, x: float, y: float) -> list[int]:
    """The colour of one dot of a page as it is painted."""
    painted = page.screenshot(clip={"x": round(x), "y": round(y), "width": 1, "height": 1})
    colour: list[int] = page.evaluate(DOT, f"data:image/png;base64,{base64.b64encode(painted).decode()}")
    return colour


def test_in_the_frame_that_is_given_to_paste_it_shows_with_its_style_and_its_link_opens(framing: Page, served: str, real: Path) -> None:
    key = "evenements/journee-nationale-2016"
    (id,) = re.findall(r"cadre/(\w+)\.html", (real / key / "index.html").read_text(encoding="utf-8"))
    snippet = read(real / f"cadre/{id}.html").first("section", id="integrer").text(frozenset()).partition("<iframe")[2].partition("</iframe>")[0]
    framing.evaluate("html => document.body.innerHTML = html", f"<iframe{snippet}</iframe>".replace(ADDRESS, f"{served}/"))
    shown = framing.locator("iframe")
    assert shown.get_attribute("sandbox") == SANDBOX
    # No script of the tests runs in there either: it is looked at, and pressed where its title is.
    place = shown.bounding_box()
    assert place
    poll = time.monotonic() + 10
    while (colour := dot(framing, place["x"] + 100, place["y"] + 4)) != EVENTS and time.monotonic() < poll:
        framing.wait_for_timeout(100)
    assert colour == EVENTS, "the line above the card is that of its sheet"
    # What is drawn already may not yet take what is pressed.
    tabs = framing.context.pages
    while framing.context.pages == tabs and time.monotonic() < poll + 10:
        framing.mouse.click(place["x"] + 60, place["y"] + 58)
        framing.wait_for_timeout(500)
    framing.context.pages[len(tabs)].wait_for_url(f"{served}/{key}/")


@pytest.mark.parametrize("key", ["poles/clus-ter-jura", "evenements/journee-nationale-2016", "organisations/coorace"])
def test_it_is_read_by_everybody_in_both_palettes_and_narrow(new_page: NewPage, served: str, real: Path, key: str) -> None:
    (id,) = re.findall(r"cadre/(\w+)\.html", (real / key / "index.html").read_text(encoding="utf-8"))
    page = new_page(bypass_csp=True)
    found = []
    for fragment in ("", "#integrer"):
        page.goto(f"{served}/cadre/{id}.html{fragment}")
        page.set_viewport_size({"width": NARROWEST, "height": 500})
        assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST
        found += violations(page)
        page.emulate_media(color_scheme="dark")
        found += violations(page, COLOURS)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(26, 34, 30)"
        page.emulate_media(color_scheme="light")
    assert found == []
    assert {url.rpartition(".")[2] for url in page.requests} <= {"html", "html#integrer", "css", "svg", "ico"}  # type: ignore[attr-defined]
