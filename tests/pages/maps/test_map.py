"""The map: what the library has where, drawn; every mark a link with a name; light, by keyboard, without script."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load
from macros.casebook.library.library import Library
from macros.pages.maps.basemap import outline
from macros.pages.maps.map_symbols import SMALLEST
from macros.pages.render.environment import environment
from macros.pages.views.map_view import MapView
from macros.pages.views.views import Views
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import Element, as_read, read
from support.repository import ROOT

OVERSEAS = ("971", "972", "973", "974", "976")

POLE = """---
title: {title}
summary: Un pôle de papier, pour la carte.
themes: [animation-cooperative]
{place}
sources: [avise-2022]
---

Du texte.
"""

FICHE = POLE.replace("sources:", "poles: [zebre]\nsources:")


def _map_view(corpus: Corpus) -> MapView:
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    return MapView(Views(loaded.library))


@pytest.fixture
def map_view(corpus: Corpus) -> MapView:
    """Two poles and two sheets in the Jura, a pole in Paris and one in both, one region, one country."""
    for name, title, place in (
        ("zebre", "Zèbre", 'departments: ["39"]'),
        ("deux", "Écluse", 'departments: ["39", "974"]'),
        ("paris", "Paris", 'departments: ["75"]'),
        ("region", "Région", "regions: [bretagne]"),
        ("pays", "Pays", "national: true"),
    ):
        corpus.write(f"poles/{name}.md", POLE.format(title=title, place=place))
    for name in ("trois", "quatre"):
        corpus.write(f"fiches/{name}.md", FICHE.format(title=f"Fiche {name}", place='departments: ["39"]'))
    return _map_view(corpus)


# --- what is counted -------------------------------------------------------------


def test_a_department_counts_its_cases_and_its_poles(map_view: MapView) -> None:
    jura = map_view.areas["39"]
    assert (jura.name, jura.count.total, jura.count.lead) == ("Jura", 4, 2)
    assert [case.key for case in jura.count.cases] == ["poles/deux", "poles/zebre", "fiches/quatre", "fiches/trois"], "poles first, as French sorts"


def test_a_case_of_two_departments_counts_in_each_and_once_in_the_country(map_view: MapView) -> None:
    assert "poles/deux" in {case.key for case in map_view.areas["974"].count.cases}
    assert map_view.region("la-reunion").count.total == 1
    assert map_view.region("bourgogne-franche-comte").count.total == 4


def test_cases_without_a_department_are_counted_apart(map_view: MapView) -> None:
    bretagne = map_view.region("bretagne")
    assert ([case.key for case in bretagne.elsewhere], bretagne.areas) == (["poles/region"], ())
    assert [case.key for case in map_view.nowhere.cases] == ["poles/pays"]


def test_a_withdrawn_case_is_on_no_map(map_view: MapView, corpus: Corpus) -> None:
    corpus.replace("poles/paris.md", "sources:", "withdrawn: {on: 2026-01-01, reason: à la demande du pôle}\nsources:")
    assert "75" in map_view.areas
    assert "75" not in _map_view(corpus).areas


def test_regions_are_in_the_order_of_french(map_view: MapView) -> None:
    names = [region.name for region in map_view.regions]
    assert len(names) == 18
    assert names.index("Grand Est") < names.index("Guadeloupe") < names.index("Île-de-France") < names.index("La Réunion")


# --- what is drawn ------------------------------------------------------------------


def test_areas_of_symbols_follow_the_numbers(map_view: MapView) -> None:
    symbols = {symbol.area.code: symbol for symbol in map_view.whole.symbols}
    assert set(symbols) == {"39", "974", "75"}
    assert symbols["39"].radius ** 2 / symbols["974"].radius ** 2 == pytest.approx(4, rel=0.02)
    assert symbols["39"].sector
    assert not symbols["39"].full
    assert symbols["974"].full


def test_a_thousand_cases_in_one_department_leave_room_for_the_others(map_view: MapView) -> None:
    crowd = map_view.areas["39"].count.cases * 250
    object.__setattr__(map_view.areas["39"].count, "cases", crowd)
    symbols = {symbol.area.code: symbol for symbol in map_view.whole.symbols}
    width = max(map_view.whole.box.width, map_view.whole.box.height)
    assert symbols["39"].radius < 0.05 * width
    assert symbols["75"].radius >= 0.3 * SMALLEST * width


def test_every_department_has_a_shape_and_a_place_in_it(library: Library) -> None:
    drawn = outline()
    assert set(drawn.shapes) == {term.id for term in library.vocabularies["departments"]}
    for shape in drawn.shapes.values():
        assert _holds(shape.path, shape.at), shape.code


def test_neighbours_share_their_border_to_the_unit() -> None:
    """A line of the file is walked once each way at most, and each ring closes."""
    data = json.loads((ROOT / "macros/pages/data/france.json").read_text(encoding="utf-8"))
    used: dict[int, int] = {}
    for entry in data["objects"]["departments"]["geometries"]:
        for ring in (ring for polygon in entry["arcs"] for ring in polygon):
            for rank in ring:
                used[rank] = used.get(rank, 0) + 1
    assert set(used.values()) == {1}
    assert {max(rank, ~rank) for rank in used} == set(range(len(data["arcs"])))
    assert all(shape.path.count("M") == shape.path.count("z") for shape in outline().shapes.values())
    inner = sum(1 for rank in used if rank >= 0 and ~rank in used)
    assert inner > 200, "borders between two departments"


def test_symbols_are_apart() -> None:
    drawn = outline()
    places = [shape.at for code, shape in drawn.shapes.items() if code not in drawn.magnified.codes]
    places += [drawn.magnified.moved(drawn.shapes[code].at) for code in drawn.magnified.codes]
    near = [abs(complex(*a) - complex(*b)) for i, a in enumerate(places) for b in places[:i]]
    assert min(near) > 50
    assert sum(distance < 130 for distance in near) < 8, "24 pixels on a phone, but for a few"


def test_borders_of_regions_follow_the_vocabulary(map_view: MapView) -> None:
    one = dict.fromkeys(map_view.region_of, "france")
    assert map_view.outline.borders(one) == ""
    jura_alone = map_view.outline.borders(one | {"39": "jura"})
    assert jura_alone
    assert len(jura_alone) < len(map_view.borders)


def _holds(path: str, point: tuple[float, float]) -> bool:
    """Whether a point is inside a path of straight lines."""
    x, y = point
    hit = False
    for ring in path.split("z")[:-1]:
        start, *steps = re.findall(r"-?\d+", ring)
        numbers = [int(start), *map(int, steps)]
        points = [(numbers[0], numbers[1])]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            points.append((points[-1][0] + dx, points[-1][1] + dy))
        for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                hit = not hit
    return hit


# --- the files of the site --------------------------------------------------------------


def test_the_outline_is_light_whole_and_well_formed(site: Path) -> None:
    file = site / "images" / "france.svg"
    assert len(gzip.compress(file.read_bytes(), 9)) < 15_000
    ids = {element.get("id") for element in ElementTree.parse(file).iter()}
    assert {f"d-{code}" for code in (*OVERSEAS, "2A", "2B", "75", "39")} <= ids
    assert {"r-bretagne", "r-mayotte", "france", "limites"} <= ids
    assert len([one for one in ids if one and one.startswith("d-")]) == 101


def test_every_mark_and_region_is_a_link_that_leads_somewhere(site: Path) -> None:
    page = read(site / "carte")
    svg = page.first("svg", class_="map")
    marks, regions = list(svg.all("a", class_="map-mark")), list(svg.all("a", class_="map-region"))
    assert len(marks) > 30
    assert len(regions) > 10
    ids = {element.attributes["id"] for element in page.all() if "id" in element.attributes}
    for mark in marks:
        target = urlsplit(urljoin("/carte/", mark.attributes["href"]))
        assert target.path == "/carte/"
        assert target.fragment in ids
    for region in regions:
        assert (site / urljoin("/carte/", region.attributes["href"]).strip("/") / "index.html").is_file()
        assert region.attributes["tabindex"] == "-1"
    for address in {use.attributes["href"] for use in svg.all("use")}:
        assert urljoin("/carte/", address).startswith("/images/france.svg#")


def test_marks_say_their_number_in_words(site: Path, library: Library) -> None:
    titles = [mark.first("title").text() for mark in read(site / "carte").all("a", class_="map-mark")]
    jura = sum("39" in case.departments for case in library.published.values())
    assert f"Jura : {jura} pages, dont 1 pôle ou coopération" in titles
    assert "Guadeloupe (département) : 1 pôle ou coopération" in titles


def test_the_list_holds_every_case_under_its_place(site: Path, library: Library) -> None:
    page = read(site / "carte")
    for code in ("39", "971", "38"):
        entry = page.first("div", id=f"d-{code}")
        wanted = {as_read(case.title) for case in library.published.values() if code in case.departments}
        assert {link.text() for link in entry.all("a")} == wanted
    listed = page.first("div", class_="map-list").text()
    national = sum(not case.regions for case in library.published.values())
    assert f"Partout en France, ou sans lieu connu {national} pages" in listed


def test_a_region_page_has_its_map_and_its_departments(site: Path, library: Library) -> None:
    here = read(site / "regions" / "auvergne-rhone-alpes").first("section", class_="map-small")
    annotated = [mark.attributes["data-department"] for mark in here.all("a", class_="map-mark")]
    listed = [link.rpartition("#d-")[2] for link in here.first("ul").links]
    assert annotated == listed
    assert "38" in listed
    assert "39" not in listed
    assert read(site / "regions" / "la-reunion").first("section", class_="map-small")


def test_the_small_map_of_a_case_shows_its_departments(library: Library) -> None:
    maps = environment(Views(library)).globals["maps"]
    jura = read(str(maps.small(library.published["poles/clus-ter-jura"])))  # type: ignore[attr-defined]
    assert [use.attributes["href"].rpartition("#")[2] for use in jura.all("use")] == ["france", "d-39"]
    assert jura.first("svg").attributes["aria-label"].replace("\u00a0", " ") == "Carte de France : Jura"
    national = next(case for case in library.published.values() if not case.regions)
    assert str(maps.small(national)) == ""  # type: ignore[attr-defined]


def test_the_map_alone_has_no_list_and_leads_to_it(library: Library) -> None:
    block = environment(Views(library)).get_template("blocks/map.html")
    page: Element = read(block.render(listed=False))
    assert not list(page.all("h2"))
    assert any(link.endswith("carte/#apres-la-carte") for link in page.links)
    assert page.first("", id="apres-la-carte")


def test_a_long_list_is_cut_and_says_where_the_rest_is(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.pages.views.map_view.LINES", 1)
    monkeypatch.setattr("macros.pages.views.map_view.FEWEST", 2)
    block = environment(Views(library)).get_template("blocks/map.html")
    isere = read(block.render(listed=True)).first("div", id="d-38")
    assert len(list(isere.first("ul").all("a"))) == 2
    assert "autres pages" in isere.text()
    assert isere.links[-1].endswith("regions/auvergne-rhone-alpes/")


# --- in a browser -----------------------------------------------------------------------


def outlined(page: Page) -> None:
    """The outline is drawn, and was asked for once."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/carte/")
    page.locator(".map-land use").first.wait_for()
    region = page.locator('.map-region[data-region="bretagne"], .map-region[data-region="normandie"]').first
    page.wait_for_function("one => one.getBoundingClientRect().width > 50", arg=region.element_handle())
    assert len({url for url in page.requests if "france.svg" in url.partition("#")[0]}) == 1  # type: ignore[attr-defined]
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_the_outline_shows_and_comes_once_in_the_colours_of_the_page(new_page: NewPage) -> None:
    page = new_page()
    outlined(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        land, paper = page.evaluate("() => [getComputedStyle(document.querySelector('.map-land use')).fill, getComputedStyle(document.body).backgroundColor]")
        assert land not in (paper, "rgb(0, 0, 0)", "none"), scheme


def test_without_javascript_the_outline_shows_and_marks_lead_to_lists_and_regions_to_pages(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    outlined(page)
    page.locator('[data-department="39"]').click()
    assert page.url.endswith("/carte/#d-39")
    expect(page.locator("#d-39").get_by_role("link", name="Clus’Ter Jura", exact=True)).to_be_in_viewport()
    page.goto("/carte/")
    page.locator('[data-region="centre-val-de-loire"]').click()
    expect(page).to_have_url(re.compile("/regions/centre-val-de-loire/$"))


def test_names_reach_the_tree_that_screen_readers_read(page: Page) -> None:
    page.goto("/carte/")
    chart = page.get_by_role("group", name=re.compile("^Carte de France"))
    expect(chart.get_by_role("link", name=re.compile(r"^Jura\s: \d+ pages, dont 1 pôle ou coopération$"))).to_have_count(1)
    expect(chart.get_by_role("link", name=re.compile(r"^Bourgogne-Franche-Comté\s: "))).to_have_count(1)
    nameless = chart.get_by_role("link", name=re.compile("^$"))
    expect(nameless).to_have_count(0)


def test_the_map_is_no_trap_for_the_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/carte/")
    skip = page.get_by_role("link", name="Passer la carte")
    skip.focus()
    expect(skip).to_be_in_viewport()
    marks = page.locator(".map-mark").evaluate_all("marks => marks.map(mark => mark.dataset.department)")
    reached = []
    for _ in marks:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('.map-mark')?.dataset.department"))
    assert reached == marks, "each mark once, in the order of the list, and nothing between them"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.map-mark') === null")
    skip.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.map-list') !== null")


def test_the_focus_of_a_mark_is_seen(page: Page) -> None:
    page.goto("/carte/")
    reach = page.locator('[data-department="39"] .map-reach')
    assert reach.evaluate("e => getComputedStyle(e).stroke") == "none"
    page.get_by_role("link", name="Passer la carte").focus()
    page.keyboard.press("Tab")
    focused = page.locator(".map-mark:focus-visible .map-reach")
    assert focused.evaluate("e => getComputedStyle(e).stroke") != "none"
    assert float(focused.evaluate("e => parseFloat(getComputedStyle(e).strokeWidth)")) >= 3
