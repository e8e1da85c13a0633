"""The pages in a real browser: readable, reachable by keyboard, searchable, sealed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from macros.pages.publish.preload import needed
from support.accessibility import COLOURS, WIDTHS, Seen, looked_over, thinned, violations
from support.browsing import Chromium, NewPage, pages, store

KINDS = (
    "", "poles/", "poles/clus-ter-jura/", "evenements/journee-nationale-2016/", "themes/", "regions/auvergne-rhone-alpes/", "questions/payer-animation/",
    "croisements/", "couverture/", "carte/",
    "comparer/?a=poles/clus-ter-jura&b=poles/coopactions", "selection/?cases=fiches/soleni", "explorer/?q=animation", "comprendre/",
)  # fmt: skip
"""An address of each kind of page that has a template of its own."""

REST = (
    "fiches/soleni/", "entretiens/transfert-coopactions-clus-ter-jura/", "pratiques/quote-part-sur-les-marches/", "organisations/", "dispositifs/tsf/",
    "echanges/coopactions-chez-clus-ter-jura/", "themes/animation-cooperative/", "regions/ile-de-france/", "formes-juridiques/scic/", "croisements/scic/",
    "couverture/voix/elu/", "croisements/animation-cooperative/auvergne-rhone-alpes/",
    "comprendre/glossaire/", "contribuer/modele/", "accessibilite/", "retirer/", "adresse-perdue/",
)  # fmt: skip
"""The same templates with other things in them."""

SHOWN = {"comparer": ".comparison", "selection": ".shelf > li", "explorer": ".card-found mark"}
"""What comes last on the pages that ask for more than they were sent with."""


def looked_at(page: Page, kinds: tuple[str, ...], widths: tuple[int, ...]) -> dict[str, dict[str, list[str]]]:
    """What is wrong on each of these pages, where anything is."""
    store(page, {"selection": ["poles/clus-ter-jura", "poles/coopactions"]})  # what is put aside looks otherwise
    found: dict[str, dict[str, list[str]]] = {}
    seen: Seen = {}
    for address in kinds:
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(f"/{address}")
        if more := SHOWN.get(address.partition("/")[0]):
            page.locator(more.split()[0]).first.scroll_into_view_if_needed()  # a passage is fetched for what comes on the screen
            page.locator(more).first.wait_for()
        if told := looked_over(page, seen, widths):
            found[address] = told
    return found


@pytest.mark.walk
@pytest.mark.parametrize("widths", [WIDTHS[:1], pytest.param(WIDTHS[1:], marks=pytest.mark.slow)], ids=["phone", "screen"])
def test_axe_finds_nothing_on_any_kind_of_page_and_none_is_wider_than_its_window(page: Page, widths: tuple[int, ...]) -> None:
    assert looked_at(page, KINDS, widths) == {}


@pytest.mark.slow
def test_axe_finds_nothing_on_the_other_pages_either(page: Page) -> None:
    assert looked_at(page, REST, WIDTHS[1:]) == {}


WIDER = """async addresses => {
    const sheets = new Map();
    const styled = async wanted => {
        for (const href of wanted) {
            if (sheets.has(href)) continue;
            const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
            sheets.set(href, sheet);
            await new Promise(loaded => { sheet.addEventListener("load", loaded); document.head.append(sheet); });
        }
        for (const [href, sheet] of sheets) sheet.disabled = !wanted.includes(href);
    };
    const wider = [];
    for (const address of addresses) {
        const base = new URL(`/${address}/`, location.href);
        const found = new DOMParser().parseFromString(await (await fetch(base)).text(), "text/html");
        await styled([...found.querySelectorAll("link[rel=stylesheet]")].map(link => new URL(link.getAttribute("href"), base).href));
        for (const { name, value } of found.body.attributes) found.body.setAttribute(name, value);
        document.body.replaceWith(document.adoptNode(found.body));
        if (!document.querySelector("h1") || document.documentElement.scrollWidth > innerWidth) wider.push(address);
    }
    return wider;
}"""
"""Shows the pages one after another under their own style sheets, without scripts; the other tests run those."""


@pytest.mark.slow
def test_no_page_is_wider_than_a_small_phone(page: Page, site: Path) -> None:
    addresses = []
    for found in sorted(site.rglob("index.html")):
        address = found.parent.relative_to(site).as_posix()
        if 'http-equiv="refresh"' not in found.read_text(encoding="utf-8") and not address.startswith("croisements/"):
            addresses.append(address)
    assert len(addresses) > 200
    page.route("**/one-by-one", lambda route: route.fulfill(content_type="text/html", body="<!doctype html><html lang=fr><head></head><body>"))
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto("/one-by-one")
    assert page.evaluate(WIDER, addresses) == []
    assert page.locator("link[rel=stylesheet]").count() > 1


NAMED = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    return [(one.getAttribute("aria-label") || (one.labels && one.labels[0] && one.labels[0].textContent) || one.textContent).trim(),
            box.width > 0 && box.height > 0 && box.left >= 0 && box.right <= innerWidth + 1];
}"""
"""What has the focus, and whether it is on the screen."""


FIRST_OF_A_TERM = "main .card, main .ideas li, main .synthesis tbody tr"
"""What one came for on the page of a term."""


def test_the_page_of_a_term_begins_with_its_cases(page: Page, site: Path) -> None:
    """What is known of the term and from where comes after them. A question begins with what its cases teach, side by side."""
    late = {}
    for width, most in ((1280, 860), (390, 1_000)):
        page.set_viewport_size({"width": width, "height": 800})
        for folder in ("regions", "themes", "questions", "formes-juridiques", "anciennes-regions"):
            for term in sorted((site / folder).glob("[!p]*/index.html"))[:6]:
                address = term.parent.relative_to(site).as_posix()
                page.goto(f"/{address}/")
                top = page.locator(FIRST_OF_A_TERM).first.evaluate("first => Math.round(first.getBoundingClientRect().top)")
                around = page.locator(".term-around, main .card").evaluate_all("all => all.map(one => one.className.includes('term-around')).indexOf(true)")
                if top > most or 0 <= around < page.locator("main .card").count():
                    late[address, width] = top
    assert late == {}


@pytest.mark.walk
def test_every_control_of_the_header_is_reached_and_seen_by_keyboard(page: Page) -> None:
    wanted = {"Aller au contenu", "Pratiques", "Contribuer", "Chercher dans la bibliothèque", "Lancer la recherche"}
    for width in (320, 640, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("/poles/")
        reached: set[str] = set()
        for _ in range(24):
            page.keyboard.press("Tab")
            name, seen = page.evaluate(NAMED)
            assert seen, f"« {name} » has the focus and is not on the screen, at {width} pixels"
            reached.add(name)
            if name == "Menu":
                page.keyboard.press("Enter")
                expect(page.locator(".menu-button")).to_have_attribute("aria-expanded", "true")
        assert wanted <= reached, f"not reached at {width} pixels: {wanted - reached}"


def test_the_menu_of_a_phone_closes_with_escape_and_gives_the_focus_back(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/")
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Comprendre", exact=True)).to_be_visible()
    with thinned(page, {}):
        assert violations(page) == []
        page.emulate_media(color_scheme="dark")
        assert violations(page, COLOURS) == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="Comprendre", exact=True)).to_be_hidden()
    expect(page.locator(".menu-button")).to_be_focused()


SHADES = """() => Object.fromEntries([...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule.selectorText === ":root").flatMap(rule => [...rule.style]).filter(name => name.startsWith("--"))
    .map(name => [name, getComputedStyle(document.documentElement).getPropertyValue(name)]))"""


def test_the_dark_palette_is_the_same_whoever_chose_it_and_what_a_visitor_chose_is_kept(page: Page) -> None:
    """The style sheet has it twice: for the system's choice and for the visitor's."""
    page.goto("/")
    light = page.evaluate(SHADES)
    page.emulate_media(color_scheme="dark")
    of_the_system = page.evaluate(SHADES)
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name="Passer au thème sombre").click()
    assert page.evaluate(SHADES) == of_the_system
    assert of_the_system["--paper"] != light["--paper"]
    assert len(light) > 20
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


def test_the_search_of_the_home_page_leads_to_results_and_the_back_button_through_them(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Que cherchez-vous ?").fill("soleni")
    page.get_by_role("button", name="Chercher", exact=True).click()
    expect(page.locator(".results > li").first).to_be_visible()
    cases = page.locator(".results > li[data-case]").evaluate_all("items => items.map(item => item.dataset.case)")
    assert "fiches/soleni" in cases[:3], cases[:6]
    field = page.locator("#explorer-q")
    field.fill("boulangerie")
    field.press("Enter")
    expect(page.locator("#explorer .status")).to_contain_text("boulangerie")
    page.go_back()
    expect(page.locator("#explorer .status")).to_contain_text("soleni")
    expect(field).to_have_value("soleni")


@dataclass(frozen=True, slots=True)
class Visit:
    """What one page said of itself and asked for."""

    address: str
    complaints: list[str]
    policy: str
    told: dict[str, str]
    requests: list[str]
    named: set[str]

    @property
    def loaded(self) -> set[str]:
        return {urlsplit(url).path[1:] for url in self.requests if "/javascripts/" in url}


META = "all => Object.fromEntries(all.map(one => [one.getAttribute('property') ?? one.name, one.content]))"
SCRIPTS = "all => all.map(one => new URL(one.src || one.href).pathname.slice(1))"

MANY_SCRIPTS = ("contribuer/proposer/", "explorer/?q=scic", "comparer/", "selection/")


@pytest.fixture(scope="module")
def visits(browser: Chromium, server: str) -> list[Visit]:
    """A visit to some pages, one after the other."""
    made = pages(browser, server)
    page = next(made)()
    found = []
    for address in ("", "poles/clus-ter-jura/", "themes/", "comprendre/", "croisements/", "contribuer/", *MANY_SCRIPTS):
        page.requests.clear()  # type: ignore[attr-defined]
        page.console_errors.clear()  # type: ignore[attr-defined]
        page.goto(f"/{address}", wait_until="networkidle")
        meta = page.eval_on_selector_all("head meta", META)
        named = page.eval_on_selector_all("head script[src], head link[rel=modulepreload]", SCRIPTS)
        policy = page.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
        found.append(Visit(address, list(page.console_errors), policy, meta, list(page.requests), set(named)))  # type: ignore[attr-defined]
    next(made, None)
    return found


def test_no_page_complains_and_the_policy_stands(visits: list[Visit]) -> None:
    assert {visit.address: visit.complaints for visit in visits if visit.complaints} == {}
    assert [visit.address for visit in visits if "default-src 'self'" not in visit.policy or "unsafe-inline" in visit.policy] == []


def test_a_shared_address_says_what_it_is_with_our_own_card(visits: list[Visit], site: Path) -> None:
    for visit in visits:
        assert visit.told["og:title"]
        assert visit.told["og:description"] == visit.told["description"] != "", visit.address
        assert (site / "images" / visit.told["og:image"].rpartition("/")[2]).is_file()


def test_a_case_page_is_light(visits: list[Visit]) -> None:
    (case,) = (visit for visit in visits if visit.address == "poles/clus-ter-jura/")
    assert 1 < len(case.requests) <= 11, case.requests


def asked_later(site: Path) -> set[str]:
    """The scripts that others import when somebody needs them, with what those stand on."""
    found = set()
    for script in sorted(site.glob("javascripts/**/*.js")):
        for name in re.findall(r'(?m)^(?!\s*(?://|/?\*)).*?\bimport\("(\.[^"]+)"\)', script.read_text(encoding="utf-8")):
            later = (script.parent / name).resolve().relative_to(site.resolve()).as_posix()
            found |= {later, *needed(lambda path: (site / path).read_text(encoding="utf-8"), later)}
    # In what was joined, several stand in one line, and what they import is of the library that is no module.
    for script in sorted(site.glob("javascripts/bundles/*.js")):
        text = script.read_text(encoding="utf-8")
        if fetched := re.findall(r'\bimport\("\./([^"]+)"\)', text):
            found |= {f"javascripts/bundles/{name}" for name in fetched}
            found |= {
                f"javascripts/{name}"
                for name in re.findall(r'import"\.\./([^"]+)"', "".join((script.parent / one).read_text(encoding="utf-8") for one in fetched))
            }
    return found


def test_the_head_of_a_page_names_every_script_that_it_loads(visits: list[Visit], site: Path) -> None:
    later = asked_later(site)
    looked_at = [visit for visit in visits if visit.address in MANY_SCRIPTS]
    assert len(looked_at) == len(MANY_SCRIPTS)
    for visit in looked_at:
        assert len(visit.named) > 4
        assert visit.named <= visit.loaded <= visit.named | later, visit.address


def test_nothing_of_the_form_or_of_the_search_is_loaded_before_somebody_turns_to_it(visits: list[Visit]) -> None:
    form, search = (
        ("/contribute/", "/bundles/contribute", "regles.json", "repertoire.json", "contribuer/fiches"),
        ("/data/library", "/search/", "lib/library.js"),
    )
    kept_from = {"contribuer/proposer/": search, "explorer/?q=scic": form, "comparer/": form, "selection/": form}
    loaded = {(visit.address, url) for visit in visits for url in visit.requests for part in kept_from.get(visit.address, form + search) if part in url}
    assert loaded == set()


@pytest.mark.walk
def test_everything_but_the_search_works_without_javascript(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 390, "height": 800})
    for address in ("", "poles/", "poles/clus-ter-jura/", "explorer/", "themes/", "croisements/", "carte/"):
        page.goto(f"/{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.get_by_role("link", name="Comprendre", exact=True)).to_be_visible()


@pytest.mark.walk
def test_a_lost_address_offers_a_search_of_its_words(page: Page) -> None:
    answer = page.goto("/poles/pole-de-la-laine/")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_label("Que cherchez-vous ?")).to_have_value("pole de la laine")
