"""The pages in a real browser: readable, reachable by keyboard, searchable, sealed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.pages.publish.preload import needed
from support.accessibility import WIDTHS, violations, violations_in_both_palettes

KINDS = (
    "", "poles/", "poles/clus-ter-jura/", "fiches/soleni/", "entretiens/transfert-coopactions-clus-ter-jura/",
    "evenements/journee-nationale-2016/", "pratiques/quote-part-sur-les-marches/", "organisations/", "dispositifs/tsf/",
    "echanges/coopactions-chez-clus-ter-jura/", "themes/", "themes/animation-cooperative/", "regions/auvergne-rhone-alpes/",
    "regions/ile-de-france/", "questions/payer-animation/", "formes-juridiques/scic/", "croisements/", "croisements/scic/",
    "croisements/animation-cooperative/auvergne-rhone-alpes/", "carte/",
    "comparer/?a=poles/clus-ter-jura&b=poles/coopactions", "selection/?cases=fiches/soleni",
    "explorer/?q=animation", "comprendre/", "comprendre/glossaire/", "contribuer/modele/",
    "adresse-perdue/",
)  # fmt: skip
"""An address of each kind of page."""


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_kind_of_page(new_page: Callable[..., Page], width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.add_init_script("localStorage.setItem('selection', '[\"poles/clus-ter-jura\", \"poles/coopactions\"]')")  # what is put aside looks otherwise
    found = {}
    for address in KINDS:
        page.goto(f"/{address}", wait_until="networkidle" if "?" in address else "load")  # an address with words asks for more
        if told := violations_in_both_palettes(page):
            found[address] = told
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{address} is wider than the screen"
    assert found == {}


WIDER = """async addresses => {
    const wider = address => new Promise(told => {
        const frame = Object.assign(document.createElement("iframe"), { width: 320, height: 800, sandbox: "allow-same-origin", src: `/${address}/` });
        frame.addEventListener("load", () => {
            const root = frame.contentDocument.documentElement;
            told(root.querySelector("h1") && root.scrollWidth <= frame.contentWindow.innerWidth ? [] : [address]);
            frame.remove();
        });
        document.body.append(frame);
    });
    return (await Promise.all(addresses.map(wider))).flat();
}"""


def test_no_page_is_wider_than_a_small_phone(page: Page, site: Path) -> None:
    # In frames without scripts, which the other tests run, hundreds of pages are walked in seconds.
    addresses = []
    for found in sorted(site.rglob("index.html")):
        address = found.parent.relative_to(site).as_posix()
        if 'http-equiv="refresh"' not in found.read_text(encoding="utf-8") and not address.startswith("croisements/"):
            addresses.append(address)
    assert len(addresses) > 200
    page.route("**/frames", lambda route: route.fulfill(content_type="text/html", body="<!doctype html><body>"))
    page.goto("/frames")
    assert [address for start in range(0, len(addresses), 8) for address in page.evaluate(WIDER, addresses[start : start + 8])] == []


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_every_control_of_the_header_is_reached_and_seen_by_keyboard(new_page: Callable[..., Page], width: int) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    page.goto("/poles/")
    wanted = {"Aller au contenu", "Pratiques", "Contribuer", "Chercher dans la bibliothèque", "Lancer la recherche"}
    reached: set[str] = set()
    for _ in range(24):
        page.keyboard.press("Tab")
        name, seen = page.evaluate(
            """() => { const e = document.activeElement, b = e.getBoundingClientRect();
            return [(e.getAttribute("aria-label") || (e.labels && e.labels[0] && e.labels[0].textContent) || e.textContent).trim(),
                    b.width > 0 && b.height > 0 && b.left >= 0 && b.right <= innerWidth + 1]; }"""
        )
        assert seen, f"« {name} » has the focus and is not on the screen"
        reached.add(name)
        if name == "Menu":
            page.keyboard.press("Enter")
            expect(page.locator(".menu-button")).to_have_attribute("aria-expanded", "true")
    assert wanted <= reached, f"not reached: {wanted - reached}"


def test_the_menu_of_a_phone_closes_with_escape_and_gives_the_focus_back(new_page: Callable[..., Page]) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Comprendre", exact=True)).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Comprendre", exact=True)).to_be_hidden()
    expect(page.locator(".menu-button")).to_be_focused()


def test_the_palette_that_a_visitor_chose_is_kept(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Passer au thème sombre").click()
    page.goto("/poles/")
    assert page.evaluate("document.documentElement.dataset.shade") == "sombre"


COLOURS = """() => Object.fromEntries([...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule.selectorText === ":root").flatMap(rule => [...rule.style]).filter(name => name.startsWith("--"))
    .map(name => [name, getComputedStyle(document.documentElement).getPropertyValue(name)]))"""


def test_the_dark_palette_is_the_same_whoever_chose_it(page: Page) -> None:
    """The style sheet has it twice: for the system's choice and for the visitor's."""
    page.goto("/")
    light = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="dark")
    of_the_system = page.evaluate(COLOURS)
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Passer au thème sombre").click()
    assert page.evaluate(COLOURS) == of_the_system
    assert of_the_system["--paper"] != light["--paper"]
    assert len(light) > 20


def test_slash_leads_to_the_search_unless_it_was_turned_off(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#ask")).to_be_focused()
    page.goto("/accessibilite/")
    page.get_by_label("La touche « / » mène à la recherche").uncheck()
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#ask")).not_to_be_focused()


def test_the_search_of_the_home_page_leads_to_results(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Que cherchez-vous ?").fill("soleni")
    page.get_by_role("button", name="Chercher", exact=True).click()
    expect(page.locator(".results > li").first).to_be_visible()
    cases = page.locator(".results > li[data-case]").evaluate_all("items => items.map(item => item.dataset.case)")
    assert "fiches/soleni" in cases[:3], cases[:6]


def test_the_back_button_goes_back_through_searches(page: Page) -> None:
    page.goto("/explorer/?q=soleni")
    field = page.locator("#explorer-q")
    field.fill("boulangerie")
    field.press("Enter")
    expect(page.locator("#explorer .status")).to_contain_text("boulangerie")
    page.go_back()
    expect(page.locator("#explorer .status")).to_contain_text("soleni")
    expect(field).to_have_value("soleni")


@pytest.mark.parametrize("address", ["", "poles/clus-ter-jura/", "explorer/?q=scic", "croisements/"])
def test_no_page_complains_and_the_policy_stands(page: Page, address: str) -> None:
    page.goto(f"/{address}", wait_until="networkidle")
    assert page.console_errors == []  # type: ignore[attr-defined]
    policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
    assert "default-src 'self'" in policy
    assert "unsafe-inline" not in policy


def test_everything_but_the_search_works_without_javascript(new_page: Callable[..., Page]) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
    for address in ("", "poles/", "poles/clus-ter-jura/", "explorer/", "themes/", "croisements/", "carte/"):
        page.goto(f"/{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("link", name="Comprendre", exact=True)).to_be_visible()


def test_a_case_page_is_light(page: Page, site: object) -> None:
    page.goto("/poles/clus-ter-jura/", wait_until="networkidle")
    assert len(page.requests) <= 10, page.requests  # type: ignore[attr-defined]


def test_a_lost_address_offers_a_search_of_its_words(page: Page) -> None:
    answer = page.goto("/poles/pole-de-la-laine/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_label("Que cherchez-vous ?")).to_have_value("pole de la laine")


@pytest.mark.parametrize("address", ["", "poles/clus-ter-jura/", "themes/", "comprendre/"])
def test_a_shared_address_says_what_it_is_with_our_own_card(page: Page, site: Path, address: str) -> None:
    page.goto(f"/{address}")
    told = {name: page.locator(f'meta[property="og:{name}"]').get_attribute("content") or "" for name in ("title", "description", "image")}
    assert told["title"]
    assert told["description"]
    assert told["description"] == page.locator('meta[name="description"]').get_attribute("content")
    assert (site / "images" / told["image"].rpartition("/")[2]).is_file()


def asked_later(site: Path) -> set[str]:
    """The scripts that others import when somebody needs them, with what those stand on."""
    found = set()
    for script in sorted(site.glob("javascripts/**/*.js")):
        for name in re.findall(r'\bimport\("(\.[^"]+)"\)', script.read_text(encoding="utf-8")):
            later = (script.parent / name).resolve().relative_to(site.resolve()).as_posix()
            found |= {later, *needed(lambda path: (site / path).read_text(encoding="utf-8"), later)}
    return found


@pytest.mark.parametrize("address", ["contribuer/proposer/", "explorer/", "comparer/", "selection/"])
def test_the_head_of_a_page_names_every_script_that_it_loads(page: Page, site: Path, address: str) -> None:
    page.goto(f"/{address}", wait_until="networkidle")
    loaded = {urlsplit(url).path[1:] for url in page.requests if urlsplit(url).path.endswith(".js")}  # type: ignore[attr-defined]
    named = page.eval_on_selector_all("head script[src], head link[rel=modulepreload]", "all => all.map(one => new URL(one.src || one.href).pathname.slice(1))")
    assert len(named) > 4
    assert set(named) <= loaded <= set(named) | asked_later(site)
    assert page.console_errors == []  # type: ignore[attr-defined]
