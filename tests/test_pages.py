"""The pages in a real browser: readable, reachable by keyboard, searchable, sealed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

KINDS = (
    "", "poles/", "poles/clus-ter-jura/", "fiches/soleni/", "entretiens/transfert-coopactions-clus-ter-jura/",
    "evenements/journee-nationale-2016/", "pratiques/quote-part-sur-les-marches/", "organisations/", "dispositifs/tsf/",
    "echanges/coopactions-chez-clus-ter-jura/", "themes/", "themes/animation-cooperative/", "regions/auvergne-rhone-alpes/",
    "formes-juridiques/scic/", "croisements/", "carte/",
    "comparer/?a=poles/clus-ter-jura&b=poles/coopactions", "selection/?cases=fiches/soleni",
    "explorer/?q=animation", "comprendre/", "comprendre/glossaire/", "contribuer/modele/",
    "adresse-perdue/",
)  # fmt: skip
"""An address of each kind of page."""


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
    return [f"{rule['id']}: {node['html'][:120]}" for rule in found.response["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("address", KINDS)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(new_page: Callable[..., Page], address: str, scheme: str, width: int) -> None:
    page = new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
    page.goto(f"/{address}", wait_until="networkidle")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page is wider than the screen"


def test_no_page_is_wider_than_a_small_phone(new_page: Callable[..., Page], site: Path) -> None:
    # Without scripts, which the other tests run, hundreds of pages are walked in seconds.
    page = new_page(viewport={"width": 320, "height": 800}, java_script_enabled=False)
    wide = []
    for found in sorted(site.rglob("index.html")):
        address = found.parent.relative_to(site).as_posix()
        if 'http-equiv="refresh"' in found.read_text(encoding="utf-8") or address.startswith("croisements/"):
            continue
        page.goto(f"/{address}/", wait_until="domcontentloaded")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    assert not wide


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


def test_slash_leads_to_the_search_unless_it_was_turned_off(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#ask")).to_be_focused()
    page.goto("/accessibilite/")
    page.get_by_label("La touche « / » mène à la recherche").uncheck()
    page.goto("/")
    page.keyboard.press("/")
    expect(page.locator("#ask")).not_to_be_focused()


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("Archer", "poles/pole-sud-archer"),
        ("Pôle Sud", "poles/pole-sud-archer"),
        ("pole sud", "poles/pole-sud-archer"),
        ("Clus'Ter Jura", "poles/clus-ter-jura"),
        ("soleni", "fiches/soleni"),
        ("précarité énergétique", "fiches/soleni"),
        ("precarite energetique", "fiches/soleni"),
        ("quote-part", "pratiques/quote-part-sur-les-marches"),
    ],
)
def test_the_search_finds_among_its_first_results(page: Page, query: str, wanted: str) -> None:
    page.goto("/")
    page.get_by_label("Que cherchez-vous ?").fill(query)
    page.get_by_role("button", name="Chercher", exact=True).click()
    expect(page.locator(".results > li").first).to_be_visible()
    cases = page.locator(".results > li[data-case]").evaluate_all("items => items.map(item => item.dataset.case)")
    assert wanted in cases[:3], cases[:6]


def test_a_word_that_stands_nowhere_says_what_to_do(page: Page) -> None:
    page.goto("/explorer/?q=zzzyqxw")
    expect(page.locator("#explorer .status")).to_contain_text("parcourez les thèmes")


def test_a_hostile_query_stays_text(page: Page) -> None:
    page.goto("/explorer/?q=" + "%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E" + "a" * 10_000)
    expect(page.locator("#explorer .status")).to_contain_text("<img src=x onerror=window.hit=1>aaa")
    assert page.locator("#explorer img").count() == 0
    assert page.evaluate("window.hit") is None


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


@pytest.mark.parametrize("address", ["", "poles/", "poles/clus-ter-jura/", "explorer/", "themes/", "croisements/", "carte/"])
def test_everything_but_the_search_works_without_javascript(new_page: Callable[..., Page], address: str) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
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
