"""« Intégrer » on the page of a case: what others paste, its copies and pictures, in a browser and without its scripts."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from support.accessibility import looked_over
from support.browsing import CLIPBOARD, NewPage
from support.cases import pole
from support.corpus import Corpus
from support.sites import serving

ADDRESS = "https://bibliotheque.example/ptce/"

SHORT = f"{ADDRESS}c/k7x2m9pq/"

PIXELS = """async href => {
    const picture = Object.assign(new Image(), { src: href });
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.naturalWidth, height: picture.naturalHeight });
    const pen = canvas.getContext("2d");
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return [canvas.width, [...data].filter((_value, rank) => rank % 4 === 0)];
}"""


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("embedded")
    corpus = Corpus(base / "cases")
    corpus.write("poles/premier.md", pole("id: k7x2m9pq", title='Dire « "oui" » & [non](x)'))
    corpus.write("poles/sans.md", pole(title="Sans identifiant"))
    return corpus.pour(base / "site", settings={"SITE_URL": ADDRESS})


@pytest.fixture(scope="module")
def served(embedded: Path) -> Iterator[str]:
    with serving(embedded) as address:
        yield address


@pytest.fixture
def opened(new_page: NewPage, served: str) -> Page:
    """The page of a case with what others paste."""
    page = new_page(base_url=served)
    page.context.grant_permissions(CLIPBOARD)
    page.goto("/poles/premier/")
    page.get_by_role("link", name="Intégrer", exact=True).click()
    expect(page.get_by_role("heading", name="Intégrer cette page")).to_be_focused()
    return page


def test_it_stands_among_the_actions_in_their_order(new_page: NewPage, served: str) -> None:
    page = new_page(base_url=served)
    page.goto("/poles/premier/")
    expect(page.locator(".case-actions")).to_contain_text("Corriger")
    shown = page.locator(".case-actions :is(a, button)").evaluate_all("all => all.filter(one => one.offsetParent).map(one => one.innerText.trim())")
    assert shown == ["Mettre de côté", "Comparer", "Imprimer", "Intégrer", "C’est vous\u00a0? Relisez cette page", "Corriger"]
    page.goto("/poles/sans/")
    expect(page.locator(".case-actions")).to_contain_text("Corriger")
    assert "Intégrer" not in page.locator(".case-actions").inner_text()


def test_nothing_of_it_is_loaded_before_somebody_asks(new_page: NewPage, served: str) -> None:
    page = new_page(base_url=served)
    page.goto("/poles/premier/")
    page.wait_for_load_state("networkidle")
    assert [url for url in page.requests if "embed.js" in url or "/cadre/" in url] == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "beginning", "end"),
    [
        ("adresse courte", SHORT, SHORT),
        ("Carte en HTML, sans script", '<article lang="fr">', "</article>"),
        ("Markdown", "[Dire «\u00a0", ")"),
        ("Texte pour un programme", "Dire «\u00a0", f" — Un exemple. — {SHORT}"),
        ("Cadre, toujours à jour", f'<iframe src="{ADDRESS}cadre/k7x2m9pq.html"', "</iframe>"),
    ],
)
def test_each_is_copied_as_it_is_shown(opened: Page, name: str, beginning: str, end: str) -> None:
    opened.get_by_role("button", name=f"Copier : {name}").click()
    expect(opened.get_by_role("status").filter(has_text="Copié.")).to_be_visible()
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied.endswith(end)
    assert copied.startswith(beginning.split(" ")[0])


def test_where_a_page_may_not_copy_the_words_are_chosen_to_be_copied_by_hand(new_page: NewPage, served: str) -> None:
    page = new_page(base_url=served)
    page.goto("/poles/premier/")
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error()) } })")
    page.get_by_role("link", name="Intégrer", exact=True).click()
    page.get_by_role("button", name="Copier : Markdown").click()
    expect(page.get_by_text("copiez-le avec Ctrl + C")).to_be_visible()
    assert page.evaluate("String(getSelection())").startswith("[Dire")


def test_the_picture_is_a_code_of_the_short_address_at_a_size_for_print(opened: Page) -> None:
    with opened.expect_download() as saved:
        opened.get_by_role("button", name="Télécharger en PNG").click()
    assert saved.value.suggested_filename == "qr-premier.png"
    content = Path(saved.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG")
    side, grey = opened.evaluate(PIXELS, "data:image/png;base64," + base64.b64encode(content).decode())
    assert side >= 1000
    assert set(grey) == {0, 255}, "sharp: no dot between black and white"
    (found,) = zxingcpp.read_barcodes(memoryview(bytes(grey)).cast("B", shape=[side, side]), formats=zxingcpp.BarcodeFormat.QRCode)
    assert (found.text, found.ec_level) == (SHORT, "M")
    assert opened.console_errors == []  # type: ignore[attr-defined]


def test_the_drawing_is_saved_under_a_name_of_its_own(opened: Page) -> None:
    with opened.expect_download() as saved:
        opened.get_by_role("link", name="Télécharger en SVG").click()
    assert saved.value.suggested_filename == "qr-premier.svg"


def test_it_closes_as_it_opened_by_keyboard(opened: Page) -> None:
    link = opened.get_by_role("link", name="Intégrer", exact=True)
    expect(link).to_have_attribute("aria-expanded", "true")
    opened.get_by_role("button", name="Fermer").press("Enter")
    expect(link).to_be_focused()
    expect(opened.locator("#integrer")).to_be_hidden()
    expect(link).to_have_attribute("aria-expanded", "false")
    opened.keyboard.press("Enter")
    expect(opened.locator("#integrer")).to_be_visible()


def test_it_is_read_by_everybody(opened: Page) -> None:
    opened.evaluate("for (const one of document.querySelectorAll('script[src], link[rel=modulepreload]')) one.remove()")
    assert looked_over(opened) == {}


def test_without_scripts_the_link_leads_to_it(new_page: NewPage, served: str) -> None:
    page = new_page(base_url=served, java_script_enabled=False)
    page.goto("/poles/premier/")
    page.get_by_role("link", name="Intégrer", exact=True).click()
    expect(page.get_by_role("heading", name="Intégrer cette page")).to_be_visible()
    expect(page.get_by_alt_text("Code QR de l’adresse courte")).to_be_visible()
    page.get_by_role("link", name="Revenir à la page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text('Dire «\u00a0"oui"\u00a0» & [non](x)')


def test_it_stays_off_the_paper(opened: Page) -> None:
    opened.emulate_media(media="print")
    expect(opened.locator("#integrer")).to_be_hidden()


def test_when_it_cannot_be_had_the_link_leads_there(new_page: NewPage, served: str) -> None:
    page = new_page(base_url=served)
    page.goto("/poles/premier/")
    page.route("**/case/embed.js", lambda route: route.abort())
    page.get_by_role("link", name="Intégrer", exact=True).click()
    page.wait_for_url("**/cadre/k7x2m9pq.html#integrer")
