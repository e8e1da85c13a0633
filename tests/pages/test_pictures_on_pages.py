"""The pictures of a case on its page, on paper, in the booklet and in what search engines are told; a page without any is as it was."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from macros.casebook.types.image import OPEN_LICENCES
from support.accessibility import looked_over
from support.browsing import Chromium, NewPage
from support.corpus import Corpus
from support.markup import read
from support.pictures.files import SECRETS, file_of, jpeg_of_a_camera, png_of_a_camera, scene
from support.sites import serving

ADDRESS = "https://bibliotheque.example/ptce/"

EVENT = 'starts: 2016-09-23\nplace: "38185"\nprogramme: [{kind: pleniere, title: Ouverture, cases: [poles/plusieurs, poles/aucune]}]'

NAMED = "alt: Quatre personnes « autour » d’un four à bois & d’un pétrin., credit: Une association & ses amis, licence: {licence}, people: not-recognisable"

LICENCES = ("CC BY-SA 4.0", "avec l’accord de son auteur")

WIDE, TALL, SMALL, GONE = "large.jpg", "haute.png", "petite.jpg", "retiree.jpg"


def images(*names: str, licence: str = LICENCES[0]) -> str:
    lines = (f"  - {{file: {name}, {NAMED.format(licence=licence)}{', withdrawn: 2026-11-22' if name == GONE else ''}}}" for name in names)
    return "images:\n" + "\n".join(lines)


CASES = {
    "poles/plusieurs": images(WIDE, GONE, TALL, SMALL),
    "poles/une-seule": images(TALL, licence=LICENCES[1]),
    "poles/retiree": images(GONE),
    "poles/aucune": "",
    "evenements/journee": f"{EVENT}\n{images(WIDE, SMALL)}",
    "evenements/sans": EVENT,
}

SHOWN = {key: len(re.findall("file: (?!retiree)", facts)) for key, facts in CASES.items()}


def fill(base: Path, public: bool) -> Path:
    corpus = Corpus(base / "cases")
    files = {
        WIDE: jpeg_of_a_camera(scene(2400, 1600), orientation=3),
        TALL: png_of_a_camera(scene(900, 1300)),
        SMALL: file_of(scene(300, 200), "JPEG"),
        GONE: file_of(scene(310, 210), "JPEG"),
    }
    for name, content in files.items():
        corpus.write(f"_images/{name}", content)
    for key, facts in CASES.items():
        corpus.write(
            f"{key}.md",
            f"---\ntitle: Une page {key.split('/')[1]}\nsummary: Un exemple de page.\nthemes: [mutualisation]\nsources: [coorace-2016]\n"
            f"{facts}\n---\n\nUn texte.\n",
        )
    corpus.pour(base / "site", settings={"SITE_URL": ADDRESS} if public else {})
    return base / "site"


@pytest.fixture(scope="module")
def pictured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of `CASES`, at an address that others can open."""
    return fill(tmp_path_factory.mktemp("pictured"), True)


@pytest.fixture(scope="module")
def address(pictured: Path) -> Iterator[str]:
    with serving(pictured) as host:
        yield host


def page_of(site: Path, key: str) -> str:
    return (site / key / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", CASES)
def test_each_picture_of_a_page_has_its_place_its_words_and_whose_it_is(pictured: Path, key: str) -> None:
    page = read(pictured / key / "index.html")
    figures = list(page.all("figure", class_="picture"))
    assert len(figures) == SHOWN[key]
    for rank, figure in enumerate(figures):
        image = figure.first("img")
        assert image.attributes["alt"].replace("\u00a0", " ") == "Quatre personnes « autour » d’un four à bois & d’un pétrin."
        assert ("loading" in image.attributes) == (rank > 0)
        assert "style" not in image.attributes
        told = figure.first("figcaption").text()
        assert "Image : Une association & ses amis" in told
        licence = LICENCES[1] if key == "poles/une-seule" else LICENCES[0]
        assert licence in told
        assert [link.attributes["href"] for link in figure.all("a", rel="license")] == [url for name, url in OPEN_LICENCES.items() if name == licence]
        for address in {image.attributes["src"], *re.findall(r"(\S+) \d+w", image.attributes.get("srcset", ""))}:
            content = (pictured / key / address).resolve().read_bytes()
            assert not any(secret in content for secret in SECRETS)
            width, height = Image.open(io.BytesIO(content)).size
            assert abs(width * int(image.attributes["height"]) - height * int(image.attributes["width"])) <= max(width, height, 1280)
    assert ("x-images" in page.ids) == (SHOWN[key] > 1)


@pytest.mark.parametrize("key", [key for key, number in SHOWN.items() if not number])
def test_a_page_without_pictures_holds_nothing_of_them(pictured: Path, key: str) -> None:
    assert not [word for word in ("pictures.css", "illustrations", 'class="picture"', "portfolio", "En images") if word in page_of(pictured, key)]


def test_the_event_tells_search_engines_of_its_pictures_where_others_can_open_them(pictured: Path, tmp_path: Path) -> None:
    def told(site: Path, key: str) -> list[str]:
        [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page_of(site, key), re.DOTALL)
        found: list[str] = json.loads(data).get("image", [])
        return found

    found = told(pictured, "evenements/journee")
    assert len(found) == SHOWN["evenements/journee"]
    assert all(one.startswith(ADDRESS) and (pictured / one.removeprefix(ADDRESS)).is_file() for one in found)
    assert told(pictured, "evenements/sans") == []
    assert told(fill(tmp_path, False), "evenements/journee") == []


@pytest.mark.parametrize(
    ("key", "plain"), [("poles/plusieurs", "poles/aucune"), ("poles/une-seule", "poles/aucune"), ("evenements/journee", "evenements/sans")]
)
def test_a_page_with_pictures_is_for_everybody_and_moves_no_more_than_one_without(new_page: NewPage, address: str, key: str, plain: str) -> None:
    page = new_page()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const one of list.getEntries()) moved += one.value; })"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    moved = []
    for shown in (plain, key):
        page.goto(f"{address}/{shown}/")
        page.evaluate("async () => { for (const img of document.images) { img.loading = 'eager'; await img.decode(); } }")
        moved.append(page.evaluate("moved"))
    assert moved[1] < moved[0] + 0.02
    assert page.console_errors == []
    assert looked_over(page, smallest=320) == {}


def test_the_first_picture_stands_beside_the_summary_where_there_is_room_and_below_it_elsewhere(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(f"{address}/poles/plusieurs/")

    def boxes() -> list[dict[str, float]]:
        found = [page.locator(selector).bounding_box() for selector in (".lede", ".case-head > .picture", ".facts")]
        return [dict(box) for box in found if box]

    page.set_viewport_size({"width": 1280, "height": 900})
    summary, picture, facts = boxes()
    assert picture["x"] > summary["x"] + summary["width"] - 1
    assert abs(picture["x"] - facts["x"]) < 2
    assert picture["y"] + picture["height"] < facts["y"]
    page.set_viewport_size({"width": 390, "height": 900})
    summary, picture, facts = boxes()
    assert picture["y"] > summary["y"] + summary["height"]


def test_paper_shows_pictures_in_greys_with_whose_they_are(new_page: NewPage, address: str) -> None:
    page = new_page()
    page.goto(f"{address}/poles/plusieurs/")
    page.emulate_media(media="print")
    for picture in page.locator(".picture").all():
        expect(picture.locator("img")).to_have_css("filter", "grayscale(1)")
        expect(picture.locator("figcaption")).to_be_visible()


def test_the_booklet_of_chosen_cases_shows_their_pictures(new_page: NewPage, address: str) -> None:
    page: Page = new_page()
    page.add_init_script("window.print = () => {};")
    page.goto(f"{address}/poles/plusieurs/")
    page.get_by_role("button", name="Mettre de côté").first.click()
    page.goto(f"{address}/selection/")
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text("Le livret est prêt")
    drawn = page.locator("body > .booklet img")
    expect(drawn).to_have_count(SHOWN["poles/plusieurs"])
    for image in drawn.all():
        assert image.evaluate("img => img.complete && img.naturalWidth > 0")
        assert urlsplit(image.get_attribute("src") or "").path.startswith("/illustrations/")
    expect(page.locator("body > .booklet .picture figcaption").first).to_contain_text("Une association & ses amis")


def test_a_pack_shows_the_pictures_of_its_cases_and_as_one_file_holds_them(pictured: Path, browser: Chromium) -> None:
    pack = read(pictured / "evenements/sans/dossier/index.html")
    assert len(list(pack.all("figure", class_="picture"))) == SHOWN["poles/plusieurs"]
    page = browser.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split(":")[0]))
    page.goto((pictured / "evenements/sans/dossier-hors-ligne.html").as_uri())
    drawn = page.locator(".picture img")
    expect(drawn).to_have_count(SHOWN["poles/plusieurs"])
    for image in drawn.all():
        image.scroll_into_view_if_needed()
        assert image.evaluate("async img => { await img.decode(); return img.src.startsWith('data:') && !img.srcset && img.naturalWidth > 0; }")
    expect(page.locator(".picture figcaption").first).to_contain_text("Une association & ses amis")
    assert set(asked) <= {"file", "data"}
    assert asked.count("file") == 1
    page.context.close()
