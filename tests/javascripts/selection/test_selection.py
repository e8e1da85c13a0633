"""Putting cases aside, sending, ordering, printing and comparing them, in a real browser."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.pages.publish.preload import needed
from support.accessibility import WIDTHS, violations_in_both_palettes
from support.browsing import NewPage
from support.repository import ROOT

JURA, ACTIONS, LEVIER, SOLENI = "poles/clus-ter-jura", "poles/coopactions", "poles/le-levier", "fiches/soleni"
OF_SCRIPTS = ROOT / "docs" / "javascripts"


def keep(page: Page, *keys: str) -> None:
    """As if these had been put aside before."""
    page.goto("/images/favicon.svg")
    page.evaluate("keys => localStorage.setItem('selection', JSON.stringify(keys))", list(keys))


def stored(page: Page) -> list[str]:
    found: list[str] = page.evaluate("JSON.parse(localStorage.getItem('selection'))")
    return found


def order(page: Page) -> list[str]:
    found: list[str] = page.locator(".shelf > li").evaluate_all("items => items.map(item => item.dataset.key)")
    return found


def count(page: Page) -> Locator:
    return page.locator(".kept-link")


# --- putting aside ---------------------------------------------------------------------------


def test_a_case_is_put_aside_on_its_page_and_stays_so(page: Page) -> None:
    page.goto(f"/{JURA}/")
    button = page.get_by_role("button", name="Mettre de côté : Clus'Ter Jura", exact=True)
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
    page.get_by_role("button", name="Mettre de côté : Coop'actions", exact=True).click()
    assert stored(page) == [ACTIONS]
    assert page.url.endswith("/poles/")
    page.get_by_role("link", name="Coop'actions", exact=True).click()
    expect(page.get_by_role("button", name="Mettre de côté : Coop'actions")).to_have_attribute("aria-pressed", "true")


def test_a_result_that_comes_later_has_its_button_too(page: Page) -> None:
    page.goto("/explorer/?q=soleni")
    expect(page.locator(f'[data-case="{SOLENI}"] button.keep').first).to_be_visible()


def test_tabs_agree_with_one_another(page: Page) -> None:
    page.goto(f"/{JURA}/")
    other = page.context.new_page()
    other.goto("/poles/")
    page.locator("button.keep").first.click()
    expect(count(other)).to_have_text("Ma sélection (1)")
    expect(other.get_by_role("button", name="Mettre de côté : Clus'Ter Jura", exact=True)).to_have_attribute("aria-pressed", "true")
    shelf = page.context.new_page()
    shelf.goto("/selection/")
    expect(shelf.locator(".shelf > li")).to_have_count(1)
    other.get_by_role("button", name="Mettre de côté : Coop'actions", exact=True).click()
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
    entry = "javascripts/selection/every-page.js"
    scripts = [_script(path) for path in (entry, *needed(_script, entry))]
    assert sum(len(gzip.compress(script.encode())) for script in scripts) < 4608
    assert not any(re.search(r"^[^/]*\bimport\(", script, re.MULTILINE) for script in scripts), "one asks for more"


def _script(path: str) -> str:
    return (OF_SCRIPTS.parent / path).read_text(encoding="utf-8")


def test_the_count_stands_in_the_header_on_any_screen_and_takes_no_line_more(page: Page) -> None:
    keep(page, *(f"poles/un-pole-{number}" for number in range(12)))
    page.goto("/poles/")
    link = page.get_by_role("link", name="Ma sélection (12)")
    for width in (320, 390, 592, 593, 640, 768, 864, 1024, 1056, 1100, 1150, 1200, 1232, 1233, 1280, 1320, 1400, 1440, 1560, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        expect(link).to_be_in_viewport(ratio=1)
        box = link.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24, width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        lines = 2 if width <= 592 else 1  # on a phone the search has a line of its own
        assert page.locator(".masthead").evaluate("it => it.offsetHeight") < lines * 48 + 28, width


# --- the list --------------------------------------------------------------------------------


def test_a_link_shows_its_list_and_offers_to_keep_it(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(f"/selection/?cases={LEVIER},{SOLENI}")
    expect(page.locator(".shelf > li")).to_have_count(2)
    assert order(page) == [LEVIER, SOLENI]
    expect(page.locator(".from-link")).to_contain_text("Cette liste vient d’un lien")
    expect(count(page)).to_have_text("Ma sélection")
    page.get_by_role("button", name="Garder cette liste").click()
    expect(count(page)).to_have_text("Ma sélection (2)")
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


def test_the_link_that_is_copied_gives_the_list_to_somebody_else(new_page: Callable[..., Page]) -> None:
    page = new_page(permissions=["clipboard-read", "clipboard-write"])
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
    page.get_by_role("button", name="Retirer : Coop'actions").click()
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


# --- the table ---------------------------------------------------------------------------------

NASTY = {
    "version": 1,
    "facets": [
        {"id": "type", "label": "Type", "values": [["poles", "Pôles et coopérations"]], "singular": {"poles": "Pôle ou coopération"}},
        {"id": "region", "label": "Région", "values": [["ara", "Auvergne-Rhône-Alpes"], ["idf", "Île-de-France"]]},
        {"id": "theme", "label": "Thème", "values": [["mutu", "Mutualisation"], ["gouv", "Gouvernance ; partagée", ["démocratie"]]]},
    ],
    "cases": [
        {
            "key": JURA, "title": '=HYPERLINK("http://exemple.test";"cliquez")', "summary": 'Des « guillemets », des "doubles" ; et\nune ligne',
            "type": "poles", "place": "@Lons", "year": 2022, "theme": ["mutu", "gouv"], "region": ["ara", "idf"],
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
        ["Titre", "Type", "Résumé", "Lieu", "Région", "Thèmes", "Année", "Adresse"],
        [
            '\'=HYPERLINK("http://exemple.test";"cliquez")', "Pôle ou coopération", 'Des « guillemets », des "doubles" ; et\nune ligne', "'@Lons",
            "Auvergne-Rhône-Alpes, Île-de-France", "Mutualisation, Gouvernance ; partagée", "2022", f"{server}/{JURA}/",
        ],
        ["'+33", "Notice", "'-2", "'\tx", "", "", "", f"{server}/{ACTIONS}/"],
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
    assert rows[0]["Adresse"] == f"{server}/{SOLENI}/"


# --- the booklet -------------------------------------------------------------------------------


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def printed(page: Page, *keys: str) -> int:
    """The booklet of these cases: how many pages it has on paper."""
    keep(page, *keys)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_have_count(len(keys))
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text("Le livret est prêt")
    assert page.evaluate("window.asked") == 1
    return pages_of(page.pdf(prefer_css_page_size=True))


def test_a_booklet_is_a_cover_then_each_case_on_pages_of_its_own(page: Page) -> None:
    one, other = printed(page, JURA), printed(page, SOLENI)
    assert one >= 2
    assert other >= 2
    assert printed(page, JURA, SOLENI) == one + other - 1


def test_a_booklet_holds_the_whole_cases_and_no_navigation(page: Page) -> None:
    printed(page, JURA, ACTIONS, LEVIER)
    page.emulate_media(media="print")
    booklet = page.locator("body > .booklet")
    expect(booklet).to_be_visible()
    for hidden in (".masthead", "#contenu", ".foot"):
        expect(page.locator(hidden)).to_be_hidden()
    assert booklet.locator(".booklet-contents a").all_text_contents() == ["Clus'Ter Jura", "Coop'actions", "Le Levier"]
    expect(booklet.locator(".booklet-case")).to_have_count(3)
    expect(booklet.locator("nav, button, form, script, .toc, .anchor")).to_have_count(0)
    expect(booklet.get_by_role("heading", name="Sources")).to_have_count(3)
    expect(booklet.locator(".booklet-case").first).to_contain_text("non relue par le pôle")
    assert page.evaluate("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size; })()") == 0
    lost = "[...document.querySelectorAll('.booklet a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    assert page.evaluate(lost) == []
    assert booklet.locator('.booklet-case a[href="#livret-2"]').count() > 0, "a case of the booklet is linked on the site, not in the booklet"
    page.emulate_media(media="screen")
    expect(booklet).to_be_hidden()
    page.get_by_role("button", name="Retirer : Le Levier").click()
    expect(page.locator("body > .booklet")).to_have_count(0)


def test_a_booklet_without_one_of_its_pages_says_which(page: Page) -> None:
    page.route(f"**/{SOLENI}/", lambda route: route.abort())
    keep(page, JURA, SOLENI)
    page.goto("/selection/")
    page.evaluate("() => { window.print = () => {}; }")
    expect(page.locator(".shelf > li")).to_have_count(2)
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text(SOLENI)
    expect(page.locator(".booklet-case")).to_have_count(1)


# --- comparing ---------------------------------------------------------------------------------


def groups(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".comparison .group-row th").all_text_contents()]


def test_two_or_three_that_are_ticked_are_compared(page: Page) -> None:
    keep(page, JURA, ACTIONS, LEVIER, SOLENI)
    page.goto("/selection/")
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page.locator("#selection .status")).to_contain_text("Cochez")
    page.get_by_label("Comparer : Coop'actions").check()
    page.get_by_label("Comparer : Le Levier").check()
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page).to_have_url(re.compile(f"/comparer/\\?a={ACTIONS}&b={LEVIER}$"))
    expect(page.locator(".compared-title")).to_have_text(["Coop'actions", "Le Levier"])


@pytest.mark.parametrize("keys", [(JURA, ACTIONS), (JURA, ACTIONS, LEVIER)])
def test_what_differs_comes_first_then_what_is_the_same_then_the_texts(page: Page, keys: tuple[str, ...]) -> None:
    page.goto("/comparer/?" + "&".join(f"{name}={key}" for name, key in zip("abc", keys, strict=False)))
    expect(page.locator(".comparison thead th[scope=col]")).to_have_count(len(keys))
    told = groups(page)
    assert told[0] == "Ce qui diffère"
    assert told.index("Ce qui diffère") < told.index("Ce qui est pareil") < told.index("Dans les textes")
    same = page.locator("tbody", has=page.get_by_role("rowheader", name="Ce qui est pareil"))
    expect(same.get_by_role("rowheader", name="Nature")).to_be_visible()
    differs = page.locator("tbody", has=page.get_by_role("rowheader", name="Ce qui diffère"))
    expect(differs.get_by_role("rowheader", name="Lieu")).to_be_visible()
    assert page.locator(".comparison tbody tr:not(.group-row)").evaluate_all(
        "(rows, wanted) => rows.every(row => row.cells.length === wanted && row.cells[0].scope === 'row')", len(keys) + 1
    )
    texts = page.locator("tbody", has=page.get_by_role("rowheader", name="Dans les textes"))
    expect(texts.get_by_role("rowheader", name="Qui décide")).to_be_visible()
    expect(texts.get_by_role("link", name="Lire toute la partie « Qui décide » : Clus'Ter Jura")).to_have_attribute("href", f"/{JURA}/#s-qui-decide")
    expect(page.locator(".comparison a[href^='/themes/animation-cooperative/']").first).to_be_visible()
    expect(page.locator(".comparison .cite").first).to_have_attribute("href", re.compile(r"^/poles/[a-z-]+/#source-"))
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_order_removal_and_the_back_button(page: Page) -> None:
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    titles = page.locator(".compared-title")
    page.get_by_role("button", name="Échanger").click()
    expect(titles).to_have_text(["Coop'actions", "Clus'Ter Jura"])
    expect(page).to_have_url(re.compile(f"a={ACTIONS}&b={JURA}$"))
    page.go_back()
    expect(titles).to_have_text(["Clus'Ter Jura", "Coop'actions"])
    page.get_by_role("button", name="Retirer Coop'actions").click()
    expect(page.locator(".problems-told")).to_contain_text("Il manque un cas")
    expect(page.get_by_label("Premier cas")).to_have_value("Clus'Ter Jura")
    page.go_back()
    expect(titles).to_have_count(2)
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}&c={LEVIER}")
    page.get_by_role("button", name="Avancer Le Levier").click()
    expect(titles).to_have_text(["Clus'Ter Jura", "Le Levier", "Coop'actions"])


NOT_COMPARED = (
    (f"a={JURA}&b=poles/perdu-depuis-longtemps", "Il n’y a pas de cas à l’adresse « poles/perdu-depuis-longtemps »"),
    (f"a={JURA}&b=themes/mutualisation", "Il n’y a pas de cas à l’adresse"),
    (f"a={JURA}&b=%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E", "« <img src=x onerror=window.hit=1> », qui n’est le nom d’aucune page"),
    (f"a={'x' * 10_000}&b={JURA}", "qui n’est le nom d’aucune page"),
    (f"a={JURA}&b={JURA}", "ne se compare pas à lui-même"),
    (f"a={JURA}", "Il manque un cas à mettre à côté de « Clus'Ter Jura »"),
    ("a=javascript:alert(1)&b=../../..", "qui n’est le nom d’aucune page"),
)


def test_an_address_that_cannot_be_compared_says_what_to_do(page: Page) -> None:
    for address, told in NOT_COMPARED:
        page.goto(f"/comparer/?{address}")
        expect(page.locator(".problems-told")).to_contain_text(told)
        expect(page.get_by_label("Premier cas")).to_be_visible()
        assert page.evaluate("window.hit") is None
        assert page.locator("#cote-a-cote img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_more_than_three_are_told_and_old_addresses_followed(page: Page) -> None:
    page.goto(f"/comparer/?a={JURA}&b=poles/archer&c={LEVIER}&c={ACTIONS}")
    expect(page.locator(".problems-told")).to_contain_text("Trois cas au plus")
    expect(page.locator(".compared-title").nth(1)).to_have_attribute("href", "/poles/pole-sud-archer/")


def test_cases_are_chosen_by_name_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/comparer/")
    expect(page.get_by_role("heading", name="Par exemple")).to_be_visible()
    page.get_by_label("Premier cas").focus()
    page.keyboard.type("clus'ter jura")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.type("coop")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    hint = page.locator("#cas-b-dit")
    expect(hint).to_contain_text("Plusieurs cas répondent")
    expect(page.get_by_label("Deuxième cas")).to_be_focused()
    hint.get_by_role("button", name="Coop'actions", exact=True).press("Enter")
    expect(page.get_by_label("Deuxième cas")).to_have_value("Coop'actions")
    expect(page.get_by_label("Deuxième cas")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"a={JURA}&b={ACTIONS}$"))
    expect(page.get_by_role("button", name="Échanger")).to_be_focused()
    page.goto("/comparer/")
    page.get_by_label("Premier cas").fill("zzzyqxw")
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page.locator("#cas-a-dit")).to_contain_text("Aucun cas ne s’appelle « zzzyqxw »")


def test_the_examples_lead_to_comparisons(page: Page) -> None:
    page.goto("/comparer/")
    page.locator(".examples a").first.click()
    expect(page.locator(".comparison thead th[scope=col]")).to_have_count(2)


def test_nothing_of_a_page_is_run_or_taken_as_it_stands(page: Page) -> None:
    hostile = (
        f'<!doctype html><article data-case="{ACTIONS}"><p class="kind">Pôle</p><h1>Coop <img src=x onerror="window.hit=1"></h1><p class="lede">x</p>'
        '<div class="case-body"><section id="s-origine"><h2>Origine</h2><p>a<script>window.hit=1</script></p></section></div>'
        '<aside class="facts"><dl><div><dt>Lieu</dt><dd onclick="window.hit=1" style="color:red"><a href="javascript:window.hit=1" onclick="window.hit=1">'
        'ici</a><svg onload="window.hit=1"></svg><iframe src="/"></iframe><img src=x onerror="window.hit=1"></dd></div></dl></aside></article>'
    )
    page.route(f"**/{ACTIONS}/", lambda route: route.fulfill(content_type="text/html", body=hostile))
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    cell = page.get_by_role("cell").filter(has=page.get_by_text("ici", exact=True))
    expect(cell).to_be_visible()
    expect(page.get_by_role("table")).not_to_contain_text("window.hit")
    assert cell.locator("img, iframe, svg, script, [onclick], [onload], [style], [href]").count() == 0
    assert page.evaluate("window.hit") is None


# --- when something is missing -----------------------------------------------------------------


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


def test_without_any_list_one_is_told_so(page: Page) -> None:
    page.route(re.compile(r"/data/library\.|/(poles|pratiques|fiches|entretiens|echanges|evenements|dispositifs)/$"), lambda route: route.abort())
    page.goto("/comparer/")
    expect(page.locator(".picker")).to_contain_text("n’a pas pu se charger")


def test_data_of_another_shape_is_not_believed(page: Page) -> None:
    page.route("**/data/library.z", lambda route: route.abort())
    page.route("**/data/library.json", lambda route: route.fulfill(body=json.dumps({"version": 2, "cases": "?"}), content_type="application/json"))
    keep(page, JURA)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_contain_text("Clus'Ter Jura")


@pytest.mark.parametrize("address", ["comparer/", "selection/"])
def test_without_javascript_the_page_says_so_and_gives_other_ways(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page.goto(f"/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_text("a besoin de JavaScript")).to_be_visible()
    assert page.locator("main a[href]:visible").count() > 3
    expect(page.locator(".kept-link")).to_be_hidden()
    expect(page.get_by_role("button", name="Mettre de côté")).to_have_count(0)


# --- seen by everyone --------------------------------------------------------------------------

LOOKS = (
    "comparer/",
    f"comparer/?a={JURA}&b={SOLENI}&c={LEVIER}",
    "comparer/?a=poles/perdu-depuis-longtemps",
    "selection/",
    f"selection/?cases={JURA},{SOLENI},poles/perdu-depuis-longtemps",
)
"""What test_pages.py, which looks at every kind of page, does not show."""


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_either_palette(new_page: Callable[..., Page], width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    keep(page, JURA, ACTIONS, SOLENI)
    found = {}
    for address in LOOKS:
        page.goto(f"/{address}", wait_until="networkidle")
        if page.locator(".picker details").count():
            page.locator(".picker summary").click()
        if told := violations_in_both_palettes(page):
            found[address] = told
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
    assert found == {}


def test_nothing_is_wider_than_a_small_phone(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 320, "height": 800})
    keep(page, JURA, ACTIONS, SOLENI)
    for address in (f"comparer/?a={JURA}&b={SOLENI}&c={LEVIER}", f"selection/?cases={JURA},{SOLENI},poles/perdu", f"{JURA}/", "comparer/"):
        page.goto(f"/{address}", wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_a_phone_still_hears_a_table(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    expect(page.get_by_role("table")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("^Lieu"))
    expect(row.get_by_role("cell")).to_have_count(2)
    expect(row.get_by_role("cell").first).to_contain_text("Clus'Ter Jura")
    first, second = (row.get_by_role("cell").nth(n).bounding_box() for n in (0, 1))
    assert first
    assert second
    assert second["y"] > first["y"] + first["height"] / 2


def test_targets_are_large_enough(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    for address in (f"comparer/?a={JURA}&b={ACTIONS}", f"selection/?cases={JURA},{SOLENI}", "poles/"):
        page.goto(f"/{address}", wait_until="networkidle")
        small = page.locator("main button:visible, main input:visible").evaluate_all(
            """all => all.filter(one => !one.closest("label")).filter(one => {
                const box = one.getBoundingClientRect();
                return Math.min(box.width, box.height) < 24;
            }).map(one => one.outerHTML)"""
        )
        assert small == []
