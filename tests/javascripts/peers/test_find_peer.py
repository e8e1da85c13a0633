"""« Trouver un pair » in a real browser: the order and its reasons, the address, the form, what one can do with a pole, on screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.library import Library
from macros.casebook.likeness.peers import Peers
from macros.casebook.types.pole import Pole
from macros.pages.views.peers.peer_sheet import OF_FACTS, OF_SECTIONS
from support.accessibility import looked_over
from support.browsing import NewPage
from support.markup import Element
from support.publish.paper import sheets

PAGE = "/trouver-un-pair/"
FROM = "poles/coopactions"
OWN = "#cherche=circuits-courts&contextes=rural&departements=62"


POINTS = """items => items.map(item => [item.querySelector(".peer-sum"), ...item.querySelectorAll(".peer-points")]
    .map(one => Number(/(\\d+)\\spoint/.exec(one.textContent)[1])))"""
"""Of each pole of the list its sum, then the points of each reason."""


def shown(page: Page) -> list[str]:
    expect(page.locator("[data-case]").first).to_be_visible()
    found: list[str] = page.locator("[data-case]").evaluate_all("items => items.map(item => item.dataset.case)")
    return found


@pytest.mark.parametrize("key", [FROM, "poles/henin-carvin", "poles/ressources"])
def test_the_list_of_a_pole_is_in_the_order_of_the_model_and_explains_every_point(key: str, page: Page, library: Library) -> None:
    peers = Peers(library)
    wanted = [peer.case.key for peer in peers.ranked(peers.described(library.published[key]))]
    page.goto(f"{PAGE}?de={key}")
    assert shown(page) == wanted[:10]
    while page.get_by_role("button", name=re.compile("^Voir le[s]? ")).is_visible():
        page.get_by_role("button", name=re.compile("^Voir le[s]? ")).click()
    assert shown(page) == wanted
    told = page.locator(".peer").evaluate_all(POINTS)
    assert all(total == sum(lines) and lines for total, *lines in told)


@pytest.mark.walk
def test_from_the_page_of_a_pole_to_a_message_and_a_visit_by_keyboard_and_back(page: Page) -> None:
    page.goto(f"/{FROM}/")
    page.locator("section.near").get_by_role("link", name="D’autres pôles comme celui-ci").focus()
    page.keyboard.press("Enter")
    first = shown(page)[0]
    page.locator(".peer .act.strong").first.focus()
    page.keyboard.press("Enter")
    title = page.locator("#pair-choisi")
    expect(title).to_be_focused()
    assert page.url.endswith(f"?de={FROM}#avec={first}")
    message = page.get_by_label("Relisez-le")
    expect(message).to_have_value(re.compile(r"Bonjour,.*au nom de \[le nom de votre pôle\].*Coop’actions.*vous dites pouvoir transmettre", re.DOTALL))
    assert page.locator(".visit-questions li").count() >= 5
    page.go_back()
    assert shown(page)[0] == first
    page.go_back()
    expect(page).to_have_url(re.compile(f"/{FROM}/$"))


def test_one_writes_to_a_pole_from_its_page_without_starting_from_it(page: Page) -> None:
    page.goto(f"/{FROM}/")
    page.get_by_role("link", name="Écrire à ce pôle").click()
    expect(page.locator("#pair-choisi")).to_have_text(re.compile("Coop’actions"))
    expect(page.get_by_label("Relisez-le")).to_have_value(re.compile(r"au nom de \[le nom de votre pôle\]"))
    expect(page.locator(".visit-lines")).to_contain_text("Pourquoi nous venons")
    page.evaluate("localStorage.setItem('trouver-un-pair', JSON.stringify({seeks: ['animation-cooperative'], who: 'La Grange'}))")
    page.reload()
    expect(page.get_by_label("Relisez-le")).to_have_value(re.compile(r"La Grange.*sur ce sujet\s: animation", re.DOTALL))
    expect(page.locator(".visit-sheet")).to_contain_text(re.compile(r"Pourquoi nous venons\s: animation"))
    page.get_by_role("button", name="D’autres pôles comme celui-ci").click()
    assert FROM not in shown(page)


def test_a_pole_of_the_library_is_the_visitors_only_when_they_say_so(page: Page) -> None:
    page.goto(f"{PAGE}?de={FROM}")
    expect(page.locator(".status")).to_contain_text("en commun avec Coop’actions")
    there = shown(page)
    page.get_by_role("button", name="C’est le nôtre").click()
    expect(page.locator(".status")).to_contain_text("en commun avec vous")
    assert page.url.endswith(f"?de={FROM}#notre")
    assert shown(page) == there
    page.locator(".peer .act.strong").first.click()
    expect(page.get_by_label("Relisez-le")).to_have_value(re.compile("au nom de «\\s?Coop’actions"))


def test_one_switch_by_keyboard_says_what_counts_and_the_address_keeps_it(page: Page) -> None:
    page.goto(f"{PAGE}{OWN}")
    there = shown(page)
    page.get_by_role("radio", name="tout").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="qui nous ressemble")).to_be_focused()
    expect(page).to_have_url(re.compile("compte=ressemble"))
    alike = shown(page)
    assert alike != there
    expect(page.locator(".peer-reasons").first).not_to_contain_text("travaille sur ce que vous cherchez")
    page.locator(".peer .act.strong").first.click()
    page.get_by_role("button", name="Revenir à la liste").click()
    assert shown(page) == alike
    page.reload()
    assert shown(page) == alike
    page.get_by_role("radio", name="tout").check()
    assert shown(page) == there
    expect(page).not_to_have_url(re.compile("compte"))


def test_what_one_came_with_stands_in_the_message_and_on_the_sheet(page: Page) -> None:
    page.goto(f"{PAGE}#cherche=animation-cooperative&questions=payer-animation")
    page.locator(".peer .act.strong").first.click()
    expect(page.get_by_label("Relisez-le")).to_have_value(re.compile(r"Nous nous demandons\s: «\s?Comment payer l’animation"))
    expect(page.locator(".visit-questions li").first).to_contain_text("Comment payer l’animation")
    expect(page.locator(".visit-sheet")).to_contain_text("Pourquoi nous venons")


def test_one_describes_ones_own_by_keyboard_and_its_link_shows_the_same(page: Page, new_page: NewPage) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Décrire notre pôle").click()
    page.get_by_role("button", name="Voir les pôles").click()
    expect(page.get_by_text("Dites au moins une chose")).to_be_visible()
    expect(page.locator("#pair-seeks")).to_be_focused()
    page.keyboard.type("circuits courts")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".peer-held li").first).to_contain_text("Circuits courts")
    page.locator("#pair-departments").fill("62")
    page.keyboard.press("Enter")
    page.get_by_label("Rural", exact=True).check()
    page.get_by_label("Le nom de votre pôle").fill("La Grange")
    page.get_by_role("button", name="Voir les pôles").click()
    there = shown(page)
    assert there[0] == "poles/ecopole-alimentaire-audruicq"
    assert not re.search(r"\?", page.url)
    other = new_page()
    other.goto(page.url)
    assert shown(other) == there
    page.locator(".peer .act.strong").first.click()
    expect(page.get_by_label("Relisez-le")).to_have_value(re.compile("au nom de «\\s?La Grange"))
    page.goto(PAGE)
    page.get_by_role("button", name="Décrire notre pôle").click()
    expect(page.locator(".peer-held li")).to_have_count(2)
    expect(page.get_by_label("Rural", exact=True)).to_be_checked()
    page.get_by_role("button", name="Tout effacer").click()
    expect(page.locator(".peer-held li")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('trouver-un-pair')") is None


@pytest.mark.parametrize(
    ("address", "said", "listed"),
    [
        ("?de=poles/nulle-part", "Il n’y a pas de pôle", False),
        ("?de=fiches/soleni", "n’est pas la page d’un pôle", False),
        ("?de=javascript:alert(1)", "n’est le nom d’aucune page", False),
        (f"?de={FROM}&de=poles/henin-carvin", "un pôle à la fois", True),
        ("#cherche=circuits-courts,gone", "n’existe plus", True),
        ("#formes=fondation-abritee", "Aucun pôle n’a cela en commun", False),
    ],
)
def test_what_cannot_be_read_of_an_address_is_told_and_leads_on(address: str, said: str, listed: bool, page: Page) -> None:
    page.goto(PAGE + address)
    expect(page.locator("#outil-pairs")).to_contain_text(said)
    if listed:
        assert shown(page)
    else:
        expect(page.locator(".peer-view .act:visible").first).to_be_visible()


def test_a_former_address_of_a_pole_is_followed(page: Page, library: Library) -> None:
    pole = next(case for case in library.of_type("poles") if case.facts.former_slugs)
    page.goto(f"{PAGE}?de=poles/{pole.facts.former_slugs[0]}")
    expect(page.get_by_role("heading", name="D’autres pôles comme")).to_be_visible()
    assert pole.key not in shown(page)


def test_nobody_who_has_what_is_sought_is_said(page: Page, library: Library) -> None:
    held = {theme for case in library.of_type("poles") if (peer := case.fact("peer")) for theme in peer.offered}
    shown_by = {theme for kept in Peers(library).shown.values() for theme in (*kept.practised, *kept.hosted)}
    themes = library.vocabularies["themes"]
    missing = next(term for term in themes if term.broader and term.id not in held | shown_by)
    page.goto(f"{PAGE}#cherche={missing.id}&contextes=rural")
    expect(page.locator("#outil-pairs")).to_contain_text("aucun pôle de cette liste ne dit pouvoir transmettre")
    assert shown(page)


STATES: Mapping[str, str] = {
    "start": "",
    "list": f"?de={FROM}",
    "own": OWN,
    "form": f"{OWN}&decrire",
    "chosen": f"?de={FROM}#avec=poles/clus-ter-jura",
    "written": f"#avec={FROM}",
    "network": f"?de={FROM}#avec=poles/gatinais-montargois",
    "broken": "?de=poles/nulle-part",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(state: str, page: Page) -> None:
    page.goto(PAGE + STATES[state])
    expect(page.locator(".peer-view > *").first).to_be_visible()
    page.evaluate("document.querySelector('#ordre').open = true")
    assert looked_over(page, smallest=320) == {}


@pytest.mark.parametrize("key", ["poles/clus-ter-jura", "poles/gatinais-montargois", "poles/ressources"])
def test_a_visit_is_one_sheet_of_paper(key: str, page: Page, library: Library) -> None:
    page.goto(f"{PAGE}#cherche=circuits-courts,insertion,animation-cooperative&donne=insertion&avec={key}")
    expect(page.locator(".visit-questions li").first).to_be_visible()
    page.emulate_media(media="print")
    [sheet] = sheets(page.pdf(prefer_css_page_size=True))
    assert "Visite" in sheet.text
    assert "Nos questions" in sheet.text
    assert "Un message prêt" not in sheet.text
    assert min(sheet.sizes) >= 8


def test_every_pole_has_a_way_to_reach_it_that_leads_somewhere(page: Page, library: Library) -> None:
    page.goto(f"{PAGE}?de={FROM}")
    for case in library.of_type("poles")[::6]:
        page.evaluate("key => { location.hash = `avec=${key}` }", case.key)
        way = page.locator("#pair-choisi", has_text=re.compile(".")).locator("xpath=following::h3[. = 'Le joindre']/following-sibling::p[1]")
        expect(way).to_be_visible()
        assert way.locator("a").count() or way.locator(".address").count()


def test_without_scripts_the_schemes_and_the_exchanges_are_there_and_the_ways_round(new_page: NewPage, trees: Mapping[str, Element], library: Library) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.get_by_role("heading", name="Chercher par soi-même")).to_be_visible()
    text = trees["trouver-un-pair/"].text()
    for exchange in library.of_type("echanges")[:12]:
        assert exchange.title.replace("'", "’") in text.replace("\u202f", " ").replace("\u00a0", " ")
    for scheme in library.of_type("dispositifs"):
        if scheme.fact("kind") == "echange-entre-pairs":
            assert scheme.facts.eligibility.split(" : ")[0] in text.replace("\u202f", " ").replace("\u00a0", " ")
    page.locator("#ordre summary").click()
    expect(page.get_by_role("table").first).to_be_visible()


def test_every_section_and_fact_that_a_page_may_leave_open_is_one_of_a_pole() -> None:
    assert set(OF_SECTIONS) == {section.title for section in Pole.sections}
    assert set(OF_FACTS) <= set(Pole.model_fields)
