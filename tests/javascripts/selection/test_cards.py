"""The practice cards of what was put aside: those of a pack, word for word and as large, from a list or from its link."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, Route, expect

from support.accessibility import looked_over
from support.browsing import CLIPBOARD, NewPage
from support.chosen import JURA, LEVIER, SOLENI, keep
from support.corpus import Corpus
from support.events.programmes import add_event
from support.publish import paper
from support.repository import TYPES
from support.sites import serving

ADDRESS = "https://bibliotheque.example/ptce/"

BARE = "poles/edenn"
"""A case that this site gives no id."""

GONE, WITHDRAWN = "poles/perdu-depuis-longtemps", "poles/level"

A_SELECTION = 60


@pytest.fixture(scope="module")
def keys() -> list[str]:
    """Sixty cases of all types that have some, as evenly as can be."""
    by_type = {folder: sorted(path.stem for path in (Path("cases") / folder).glob("*.md")) for folder in TYPES}
    even = [f"{folder}/{stems[rank]}" for rank in range(A_SELECTION) for folder, stems in by_type.items() if rank < len(stems)]
    return [key for key in even if key not in (BARE, WITHDRAWN)][:A_SELECTION]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, keys: list[str]) -> Iterator[str]:
    """A published site with an event that presents those cases, and one that is withdrawn; its address."""
    base = tmp_path_factory.mktemp("cards")
    corpus = Corpus(base / "cases").copy()
    add_event(corpus, "ces-cas", f"starts: 2016-09-23\ncases: [{', '.join(keys)}]\n", title="Ces cas")
    bare = corpus.path / f"{BARE}.md"
    bare.write_text(re.sub(r"^id: .*\n", "", bare.read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    corpus.replace(f"{WITHDRAWN}.md", "\nthemes:", "\nwithdrawn: {on: 2026-11-22, reason: à la demande du pôle}\nthemes:")
    with serving(corpus.pour(base / "site", settings={"SITE_URL": ADDRESS})) as address:
        yield address


def show(page: Page, address: str, *chosen: str, title: str = "") -> None:
    page.goto(f"{address}/selection/?cases={','.join(chosen)}#titre={title}&cartes")
    expect(page.locator("#selection .status")).to_contain_text("plus bas dans cette page", timeout=20_000)


CARDS = """all => Object.fromEntries(all.map(card => [
    card.querySelector(".address").textContent,
    [card.className, card.innerHTML.replace(/\\s+/g, " ").replace(/href="[^"]*"/g, "").replace(/> </g, "><").trim()],
]))"""
"""The cards of a page by the address on each: their class and their HTML, without where links lead."""

FILLED = ".cut-card:not(.cut-blank)"


def cards(page: Page) -> Mapping[str, list[str]]:
    found: Mapping[str, list[str]] = page.locator(FILLED).evaluate_all(CARDS)
    return found


def codes(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    drawn = (document[number].render(scale=3).to_pil() for number in range(len(document)))
    return [str(code.text) for sheet in drawn for code in zxingcpp.read_barcodes(sheet, formats=zxingcpp.BarcodeFormat.QRCode)]


def test_a_card_of_a_selection_is_that_of_a_pack_whatever_the_case(page: Page, made: str, keys: list[str]) -> None:
    assert len({key.split("/")[0] for key in keys}) > 6
    page.goto(f"{made}/evenements/ces-cas/dossier/cartes/")
    built = cards(page)
    as_built = paper.sheets(page.pdf(prefer_css_page_size=True))
    assert len(built) == len(keys)
    show(page, made, *keys)
    assert cards(page) == built
    pdf = page.pdf(prefer_css_page_size=True)
    drawn = paper.sheets(pdf)
    assert len(drawn) == len(keys) / 4
    for sheet in drawn:
        assert [line.text for line in sheet.lines if line.hidden] == []
        assert min(sheet.sizes) >= 10
    standing: list[dict[str, list[tuple[float, float]]]] = []
    for pages in (drawn, as_built):
        standing.append(defaultdict(list))
        for sheet in pages:
            for line in sheet.lines:
                standing[-1][line.text].append((round(line.left), round(line.top - line.bottom)))
    assert {text: sorted(places) for text, places in standing[0].items()} == {text: sorted(places) for text, places in standing[1].items()}
    read = codes(pdf)
    assert len(set(read)) == len(keys)
    assert all(re.fullmatch(rf"{ADDRESS}c/[a-z0-9]+/", code) for code in read)


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_last_sheet_is_filled_with_cards_to_write_on(page: Page, made: str, keys: list[str], number: int) -> None:
    show(page, made, *keys[:number])
    assert page.locator(FILLED).count() == number
    assert page.locator(".cut-sheet").evaluate_all("all => all.map(one => one.children.length)") == [4] * -(-number // 4)
    page.goto(f"{made}/evenements/ces-cas/dossier/cartes/")
    assert page.locator(".cut-sheet").count() == A_SELECTION / 4
    page.goto(f"{made}/evenements/journee-nationale-2016/dossier/cartes/")
    blank = page.locator(".cut-blank").first.inner_html().strip()
    show(page, made, *keys[:number])
    assert {one.inner_html().strip() for one in page.locator(".cut-blank").all()} <= {blank}
    assert len(paper.sheets(page.pdf(prefer_css_page_size=True))) == -(-number // 4)


def test_a_case_without_an_id_has_the_card_that_its_page_gives(page: Page, made: str) -> None:
    show(page, made, BARE, SOLENI)
    card = page.locator(FILLED).first
    expect(card.locator("h2")).to_contain_text(re.compile("edenn", re.IGNORECASE))
    expect(card.locator(".cut-summary")).not_to_be_empty()
    expect(card.locator(".address")).to_have_text(f"{ADDRESS.removeprefix('https://')}{BARE}/")
    assert f"{ADDRESS}{BARE}/" in codes(page.pdf(prefer_css_page_size=True))


def test_what_is_not_there_is_told_and_the_others_are_printed(page: Page, made: str) -> None:
    frame = ""

    def note(route: Route) -> None:
        nonlocal frame
        frame = frame or route.request.url
        if route.request.url == frame:
            route.abort()
        else:
            route.continue_()

    page.route("**/cadre/*.html", note)
    show(page, made, JURA, GONE, WITHDRAWN, SOLENI)
    said = page.locator("#selection .status")
    expect(said).to_contain_text("La carte est prête, sur une feuille")
    expect(said).to_contain_text(f"2 pages ne sont plus dans la bibliothèque : « {GONE} » et « {WITHDRAWN} »".replace("« ", "«\u00a0").replace(" »", "\u00a0»"))
    expect(said).to_contain_text("Une page n’a pas pu se charger")
    assert page.locator(FILLED).count() == 1
    page.unroute("**/cadre/*.html")
    page.get_by_role("button", name="Imprimer des cartes").click()
    expect(said).to_contain_text("Les 2 cartes sont prêtes")
    assert "LEVEL" not in page.locator(".printout").inner_text()


def test_when_nothing_can_be_had_it_says_so_and_can_be_tried_again(page: Page, made: str) -> None:
    page.route("**/sheets.css", lambda route: route.abort())
    page.goto(f"{made}/selection/?cases={JURA}#cartes")
    expect(page.locator("#selection .status")).to_contain_text("Les cartes n’ont pas pu se composer. Vérifiez votre connexion, puis recommencez.")
    expect(page.locator(".printout")).to_have_count(0)
    page.unroute("**/sheets.css")
    page.get_by_role("button", name="Imprimer des cartes").click()
    expect(page.locator(FILLED)).to_have_count(1)


# --- on the page -----------------------------------------------------------------------------------


def test_cards_are_asked_for_printed_and_closed_by_the_keyboard(page: Page, made: str) -> None:
    page.goto(f"{made}/selection/")
    page.evaluate("([...keys]) => localStorage.setItem('selection', JSON.stringify(keys))", [JURA, SOLENI])
    page.reload()
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    button = page.get_by_role("button", name="Imprimer des cartes")
    button.press("Enter")
    expect(page.get_by_role("heading", name="Cartes de pratiques")).to_be_focused()
    assert page.evaluate("window.asked") == 1
    expect(page).to_have_url(re.compile(r"/selection/#cartes$"))
    region = page.get_by_role("region", name="Cartes de pratiques")
    region.get_by_role("button", name="Imprimer").press("Enter")
    assert page.evaluate("window.asked") == 2
    page.reload()
    expect(region).to_be_visible()
    region.get_by_role("button", name="Fermer").press("Enter")
    expect(region).to_have_count(0)
    expect(button).to_be_focused()
    expect(page).to_have_url(re.compile(r"/selection/$"))
    button.press("Enter")
    expect(region).to_be_visible()
    page.get_by_role("button", name="Retirer : Soleni").press("Enter")
    expect(region).to_have_count(0)


def test_the_link_to_cards_holds_their_title_and_tells_the_host_nothing_of_it(page: Page, new_page: NewPage, made: str) -> None:
    title = "Atelier « & » <b>des</b> #cartes + 100 %"
    page.context.grant_permissions(CLIPBOARD)
    show(page, made, JURA, SOLENI)
    page.get_by_label("Titre du livret").fill(title)
    page.get_by_role("button", name="Copier le lien vers ces cartes").click()
    expect(page.locator("#selection .status")).to_contain_text("Le lien est copié")
    link = page.evaluate("navigator.clipboard.readText()")
    other = new_page()
    other.goto(link)
    expect(other.locator(".printout .kind")).to_have_text(re.compile("Atelier.*<b>des</b> #cartes.*100"))
    expect(other.get_by_label("Titre du livret")).to_have_value(title)
    assert not [url for url in other.requests if "titre" in url.split("#")[0] or "Atelier" in url.split("#")[0]]  # type: ignore[attr-defined]
    assert other.evaluate("localStorage.getItem('titre-du-livret')") is None, "the title of a link is not this browser's"


def test_how_far_it_is_is_told_and_it_can_be_stopped(page: Page, made: str, keys: list[str]) -> None:
    held: list[Route] = []
    page.goto(f"{made}/selection/?cases={','.join(keys)}")
    expect(page.locator(".shelf > li")).to_have_count(len(keys))
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    page.route("**/cadre/*.html", lambda route: held.append(route) if len(held) < 8 else route.continue_())
    button = page.get_by_role("button", name="Imprimer des cartes")
    button.click()
    bar = page.get_by_role("progressbar", name=re.compile(r"0 fiche sur 60"))
    expect(bar).to_have_attribute("max", "60")
    page.wait_for_timeout(300)
    held[0].continue_()
    expect(page.get_by_text(re.compile(r"^[1-9]\d? fiches? sur 60$"))).to_be_visible()
    assert looked_over(page) == {}
    page.get_by_role("button", name="Arrêter").press("Enter")
    expect(page.locator("#selection .status")).to_contain_text("C’est arrêté")
    expect(page.get_by_role("progressbar")).to_have_count(0)
    expect(button).to_be_focused()
    for route in held[1:]:
        route.continue_()
    page.wait_for_timeout(500)
    expect(page.locator(".printout")).to_have_count(0)
    assert page.evaluate("window.asked") == 0
    page.unroute("**/cadre/*.html")
    button.click()
    expect(page.locator(FILLED)).to_have_count(60)
    assert page.evaluate("window.asked") == 1


def test_cards_are_seen_by_everybody(page: Page, made: str, keys: list[str]) -> None:
    show(page, made, *keys[:10], title="Un titre")
    assert looked_over(page, smallest=320) == {}


def test_a_list_that_changes_while_cards_are_made_prints_none(page: Page, server: str) -> None:
    keep(page, JURA, LEVIER, SOLENI)
    page.goto("/selection/")
    held: list[Route] = []
    page.route("**/cadre/*.html", lambda route: held.append(route))
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    page.get_by_role("button", name="Imprimer des cartes").click()
    page.wait_for_timeout(300)
    page.get_by_role("button", name="Retirer : Soleni").click()
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    assert page.evaluate("window.asked") == 0
    expect(page.locator(".printout")).to_have_count(0)


def test_a_site_without_an_address_says_when_the_code_comes(page: Page, server: str) -> None:
    show(page, server, JURA)
    expect(page.locator(".sheet-code")).to_contain_text("Le QR code viendra avec la publication du site.")
