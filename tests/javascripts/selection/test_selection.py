"""Putting cases aside, sending, ordering and taking them home, in a real browser."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.pages.publish.preload import needed
from support.browsing import CLIPBOARD, NewPage
from support.chosen import ACTIONS, JURA, LEVIER, SOLENI, keep, seen_by_everybody
from support.repository import ROOT

OF_SCRIPTS = ROOT / "docs" / "javascripts"

WIDE = (320, 390, 592, 640, 641, 768, 1024, 1100, 1232, 1233, 1264, 1265, 1440, 1560, 1600, 1664, 1665, 1920)
"""Widths about those at which the header folds."""

ROOM_OF_PLACEHOLDER = """input => {
  const { font, paddingLeft, paddingRight } = getComputedStyle(input);
  const pen = Object.assign(document.createElement("canvas").getContext("2d"), { font });
  return input.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - pen.measureText(input.placeholder).width;
}"""
"""How many pixels a field has more than what it says while it is empty."""


def stored(page: Page) -> list[str]:
    found: list[str] = page.evaluate("JSON.parse(localStorage.getItem('selection'))")
    return found


def order(page: Page) -> list[str]:
    found: list[str] = page.locator(".shelf > li").evaluate_all("items => items.map(item => item.dataset.key)")
    return found


def count(page: Page) -> Locator:
    return page.locator(".kept-link")


# --- putting aside -------------------------------------------------------------------------------


@pytest.mark.walk
def test_a_case_is_put_aside_on_its_page_and_stays_so(page: Page) -> None:
    page.goto(f"/{JURA}/")
    button = page.get_by_role("button", name="Mettre de côté : Clus’Ter Jura", exact=True)
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(count(page)).to_have_text("Ma sélection")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("link", name="Ma sélection (1)")).to_be_visible()
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(count(page)).to_have_text("Ma sélection")
    assert stored(page) == []


def test_a_card_has_its_button_and_stays_a_link(page: Page) -> None:
    page.goto("/poles/")
    assert page.locator("li.card:not(:has(button.keep))").count() == 0
    page.get_by_role("button", name="Mettre de côté : Coop’actions", exact=True).click()
    assert stored(page) == [ACTIONS]
    assert page.url.endswith("/poles/")
    page.get_by_role("link", name="Coop’actions", exact=True).click()
    expect(page.get_by_role("button", name="Mettre de côté : Coop’actions")).to_have_attribute("aria-pressed", "true")


def test_a_result_that_comes_later_has_its_button_too(page: Page) -> None:
    page.goto("/explorer/?q=soleni")
    expect(page.locator(f'[data-case="{SOLENI}"] button.keep').first).to_be_visible()


def test_tabs_agree_with_one_another(page: Page) -> None:
    page.goto(f"/{JURA}/")
    other = page.context.new_page()
    other.goto("/poles/")
    page.locator("button.keep").first.click()
    expect(count(other)).to_have_text("Ma sélection (1)")
    expect(other.get_by_role("button", name="Mettre de côté : Clus’Ter Jura", exact=True)).to_have_attribute("aria-pressed", "true")
    shelf = page.context.new_page()
    shelf.goto("/selection/")
    expect(shelf.locator(".shelf > li")).to_have_count(1)
    other.get_by_role("button", name="Mettre de côté : Coop’actions", exact=True).click()
    expect(shelf.locator(".shelf > li")).to_have_count(2)
    assert order(shelf) == [JURA, ACTIONS]


def test_a_browser_that_stores_nothing_says_so_and_gives_the_link(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(Storage.prototype, 'setItem', { value() { throw new DOMException('full', 'QuotaExceededError'); } })")
    page.goto(f"/{JURA}/")
    page.locator("button.keep").first.click()
    expect(page.locator(".keep-said")).to_contain_text("n’enregistre rien")
    count(page).click()
    expect(page.locator(".shelf > li")).to_have_count(1)
    expect(page.locator(".from-link")).to_contain_text("vient d’un lien")


def test_what_else_is_stored_breaks_nothing(page: Page) -> None:
    page.goto("/selection/")
    for text in ('["<img src=x>", 7, "poles/clus-ter-jura", "poles/clus-ter-jura"]', '{"a": 1}', "[", "null"):
        page.evaluate("text => localStorage.setItem('selection', text)", text)
        page.goto("/selection/")
        expect(page.locator(".shelf > li")).to_have_count(1 if "clus" in text else 0)
        expect(page.locator(".shelf-empty")).to_be_visible(visible="clus" not in text)
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_the_scripts_of_every_page_are_small() -> None:
    entry = "javascripts/selection/keep-buttons.js"
    scripts = [_script(path) for path in (entry, *needed(_script, entry))]
    assert sum(len(gzip.compress(script.encode())) for script in scripts) < 4096
    assert not any(re.search(r"^[^/]*\bimport\(", script, re.MULTILINE) for script in scripts), "one asks for more"


def _script(path: str) -> str:
    return (OF_SCRIPTS.parent / path).read_text(encoding="utf-8")


def test_the_count_stands_in_the_header_on_any_screen_and_takes_no_line_more(page: Page) -> None:
    page.goto("/poles/")
    height = "it => it.offsetHeight"
    before = {}
    for width in WIDE:
        page.set_viewport_size({"width": width, "height": 800})
        before[width] = page.locator(".masthead").evaluate(height)
    keep(page, *(f"poles/un-pole-{number}" for number in range(12)))
    page.goto("/poles/")
    link = page.get_by_role("link", name="Ma sélection (12)")
    for width in WIDE:
        page.set_viewport_size({"width": width, "height": 800})
        expect(link).to_be_in_viewport(ratio=1)
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24, width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert page.locator(".masthead").evaluate(height) == before[width], width
        assert page.locator("#seek").evaluate(ROOM_OF_PLACEHOLDER) >= 0, width
    assert before[WIDE[-1]] < 2 * 48


# --- the list ------------------------------------------------------------------------------------


@pytest.mark.walk
def test_a_link_shows_its_list_and_offers_to_keep_it(page: Page) -> None:
    page.goto(f"/selection/?cases={LEVIER},{SOLENI}")
    expect(page.locator(".shelf > li")).to_have_count(2)
    assert order(page) == [LEVIER, SOLENI]
    expect(page.locator(".from-link")).to_contain_text("Cette liste vient d’un lien")
    expect(count(page)).to_have_text("Ma sélection")
    onward = page.get_by_role("link", name="Préparer une journée avec ces fiches")
    expect(onward).to_be_hidden()
    page.get_by_role("button", name="Garder cette liste").click()
    expect(count(page)).to_have_text("Ma sélection (2)")
    expect(onward).to_have_attribute("href", re.compile(r"/organiser/$"))
    expect(onward).to_be_visible()
    expect(page).to_have_url(re.compile(r"/selection/$"))
    page.get_by_role("button", name="Annuler").click()
    expect(count(page)).to_have_text("Ma sélection")
    expect(page).to_have_url(re.compile(f"cases={LEVIER},{SOLENI}"))


def test_a_link_is_added_to_what_is_there_or_takes_its_place(page: Page) -> None:
    keep(page, JURA, LEVIER)
    page.goto(f"/selection/?cases={LEVIER},{SOLENI}")
    page.get_by_role("button", name="Ajouter à ma sélection (2 pages)").click()
    expect(count(page)).to_have_text("Ma sélection (3)")
    assert stored(page) == [JURA, LEVIER, SOLENI]
    page.goto(f"/selection/?cases={LEVIER},{SOLENI}")
    page.get_by_role("button", name="Remplacer ma sélection").click()
    expect(count(page)).to_have_text("Ma sélection (2)")
    assert stored(page) == [LEVIER, SOLENI]


def test_the_link_that_is_copied_gives_the_list_to_somebody_else(page: Page, new_page: NewPage) -> None:
    page.context.grant_permissions(CLIPBOARD)
    keep(page, SOLENI, JURA)
    page.goto("/selection/")
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.locator("#selection")).to_contain_text("Le lien est copié")
    link = page.evaluate("navigator.clipboard.readText()")
    other = new_page()
    other.goto(link)
    expect(other.locator(".shelf > li")).to_have_count(2)
    assert order(other) == [SOLENI, JURA]


def test_without_a_clipboard_the_link_is_there_to_be_copied(new_page: NewPage) -> None:
    page = new_page()
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { get() { return undefined; } })")
    keep(page, SOLENI)
    page.goto("/selection/")
    page.get_by_role("button", name="Copier le lien").click()
    expect(page.get_by_label("Le lien à copier")).to_have_value(re.compile(f"/selection/\\?cases={SOLENI}$"))


BAD_LINKS = (
    ("%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E", 0, "ne nomme aucune page"),
    ("", 0, "ne nomme aucune page"),
    ("a" * 10_000, 0, "ne nomme aucune page"),
    (",".join(f"poles/cas-{n}" for n in range(900)), 60, "les 60 premières"),
    (f"{JURA},../../etc/passwd,javascript:alert(1)", 1, "Une partie du lien ne se lit pas"),
    (f"{JURA},poles/perdu-depuis-longtemps", 2, "n’est plus dans la bibliothèque"),
    (f"{JURA},themes/mutualisation", 2, "n’est plus dans la bibliothèque"),
)
"""What a link may ask for, how many lines the list then has, and what is told."""


def test_a_hostile_or_stale_link_says_what_is_wrong(page: Page) -> None:
    for cases, wanted, told in BAD_LINKS:
        page.goto(f"/selection/?cases={cases}")
        expect(page.locator("#selection")).to_contain_text(told, timeout=20_000)
        expect(page.locator(".shelf > li")).to_have_count(wanted)
        assert page.evaluate("window.hit") is None
        assert page.locator("#selection img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), cases


def test_a_page_that_has_moved_is_followed(page: Page) -> None:
    page.goto("/selection/?cases=poles/archer")
    expect(page.locator(".shelf > li a")).to_have_attribute("href", "/poles/pole-sud-archer/")


def test_the_order_is_changed_by_keyboard_and_the_focus_stays(page: Page) -> None:
    keep(page, JURA, ACTIONS, SOLENI)
    page.goto("/selection/")
    page.get_by_role("button", name="Monter : Soleni").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".shelf > li").nth(1)).to_contain_text("Soleni")
    expect(page.get_by_role("button", name="Monter : Soleni")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".shelf > li").first).to_contain_text("Soleni")
    expect(page.get_by_role("button", name="Descendre : Soleni")).to_be_focused()
    expect(page.locator("#selection .status")).to_have_text("Soleni est en position 1 sur 3.")
    assert stored(page) == [SOLENI, JURA, ACTIONS]


def test_what_is_removed_comes_back_where_it_was(page: Page) -> None:
    keep(page, JURA, ACTIONS, SOLENI)
    page.goto("/selection/")
    page.get_by_role("button", name="Retirer : Coop’actions").click()
    expect(page.locator(".shelf > li")).to_have_count(2)
    expect(page.get_by_role("button", name="Annuler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".shelf > li")).to_have_count(3)
    assert stored(page) == [JURA, ACTIONS, SOLENI]
    page.get_by_role("button", name="Vider").click()
    expect(page.locator(".shelf-empty")).to_be_visible()
    assert stored(page) == []
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator(".shelf > li")).to_have_count(3)


# --- the table -----------------------------------------------------------------------------------


NASTY = {
    "version": 2,
    "facets": [
        {"id": "type", "label": "Type", "values": [["poles", "Pôles et coopérations"]], "singular": {"poles": "Pôle ou coopération"}},
        {"id": "region", "label": "Région", "values": [["ara", "Auvergne-Rhône-Alpes"], ["idf", "Île-de-France"]]},
        {"id": "theme", "label": "Thème", "values": [["mutu", "Mutualisation"], ["gouv", "Gouvernance ; partagée", ["démocratie"]]]},
    ],
    "cases": [
        {
            "key": JURA, "title": '=HYPERLINK("http://exemple.test";"cliquez")', "summary": 'Des « guillemets », des "doubles" ; et\nune ligne',
            "type": "poles", "place": "@Lons", "year": 2022, "known_until": "2022-07", "dated": "faits connus jusqu’en 2022",
            "theme": ["mutu", "gouv"], "region": ["ara", "idf"],
        },
        {"key": ACTIONS, "title": "+33", "summary": "-2", "type": "poles", "place": "\tx", "notice": True},
    ],
}  # fmt: skip


def test_the_table_opens_right_and_runs_nothing(page: Page, server: str) -> None:
    page.route("**/data/library.z", lambda route: route.abort())
    page.route("**/data/library.json", lambda route: route.fulfill(json=NASTY))
    keep(page, JURA, ACTIONS)
    page.goto("/selection/")
    expect(page.locator(".shelf > li").first).to_contain_text("=HYPERLINK")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger le tableau (CSV)").click()
    assert waiting.value.suggested_filename.endswith(".csv")
    content = Path(waiting.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows == [
        ["Titre", "Type", "Résumé", "Lieu", "Région", "Thèmes", "Date", "Faits connus jusqu’en", "Joindre", "Adresse"],
        [
            '\'=HYPERLINK("http://exemple.test";"cliquez")', "Pôle ou coopération", 'Des « guillemets », des "doubles" ; et\nune ligne', "'@Lons",
            "Auvergne-Rhône-Alpes, Île-de-France", "Mutualisation, Gouvernance ; partagée",
            "faits connus jusqu’en 2022", "2022-07", "", f"{server}/{JURA}/",
        ],
        ["'+33", "Notice", "'-2", "'\tx", "", "", "", "", "", f"{server}/{ACTIONS}/"],
    ]  # fmt: skip
    assert content.count(b"\r\n") == 3


def test_the_real_table_tells_each_case(page: Page, server: str) -> None:
    keep(page, SOLENI, JURA)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_have_count(2)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger le tableau (CSV)").click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    assert [row["Titre"] for row in rows] == ["Soleni", "Clus'Ter Jura"]
    assert rows[1]["Région"] == "Bourgogne-Franche-Comté"
    assert "Gouvernance partagée" in rows[1]["Thèmes"]
    assert rows[1]["Lieu"] == "Lons-le-Saunier (Jura)"
    assert rows[1]["Joindre"] == "http://www.cluster-jura.coop"
    assert rows[0]["Adresse"] == f"{server}/{SOLENI}/"


# --- when something is missing -------------------------------------------------------------------


def test_without_the_data_file_names_come_from_the_index_pages(page: Page) -> None:
    page.route("**/data/library.*", lambda route: route.fulfill(status=404, body=""))
    page.goto("/comparer/")
    page.get_by_label("Premier cas").fill("Clus'Ter Jura")
    page.get_by_label("Deuxième cas").fill("Le Levier")
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page.locator(".compared-title")).to_have_count(2)
    keep(page, JURA)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_contain_text("Lons-le-Saunier")


def test_data_of_another_shape_is_not_believed(page: Page) -> None:
    page.route("**/data/library.z", lambda route: route.abort())
    page.route("**/data/library.json", lambda route: route.fulfill(body=json.dumps({"version": 1, "cases": "?"}), content_type="application/json"))
    keep(page, JURA)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_contain_text("Clus’Ter Jura")


def test_without_javascript_the_page_says_so_and_gives_other_ways(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
    for address in ("comparer/", "selection/"):
        page.goto(f"/{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_text("a besoin de JavaScript")).to_be_visible()
        assert page.locator("main a[href]:visible").count() > 3
        expect(page.locator(".kept-link")).to_be_hidden()
        expect(page.get_by_role("button", name="Mettre de côté")).to_have_count(0)


# --- seen by everyone ----------------------------------------------------------------------------


def test_the_list_is_seen_by_everybody(page: Page) -> None:
    keep(page, JURA, ACTIONS, SOLENI)
    lines = ".shelf > li"
    some = f"selection/?cases={JURA},{SOLENI},poles/perdu-depuis-longtemps"
    assert seen_by_everybody(page, {"selection/": lines, some: f"{lines} >> nth=2", f"{JURA}/": "button.keep", "poles/": "button.keep"}) == {}
