"""« Nous l’avons vécu » as the only origin of a page: from the code of a poster to a file that the check accepts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Locator, Page, expect

from support.accessibility import violations
from support.browsing import NewPage
from support.cases import pole
from support.corpus import Corpus
from support.filling import (
    OpenForm,
    accepted,
    consent,
    consent_to_a_change,
    describe_a_document,
    downloaded,
    draft,
    field,
    option,
    reload,
    settled,
    visit,
    way,
    within,
    write_without_a_document,
)
from support.sites import EDITORS, serving

EVENT, TITLE = "journee-nationale-2016", "3e journée nationale des PTCE"
CALL = f"?type=fiches&rencontre={EVENT}"
PUBLIC = "https://www.example.org/"
PHONE = {"width": 390, "height": 844}

WITNESSED = pole(
    "new_sources:\n  - {id: dit-en-2026, title: Ce que nous avons appris, publisher: Le pôle, role: coordinatrice, kind: temoignage-direct,"
    " published: 2026-11-22}\n  - {id: bilan, title: Bilan, publisher: Le pôle, note: Sur demande., published: 2025, kind: article}",
    sources="dit-en-2026, bilan",
)
"""A page that cites what its authors lived, then a document, in lines that the form would not write so."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site that has a public address and editors, and one page whose authors lived what it tells."""
    base = tmp_path_factory.mktemp("testimony")
    corpus = Corpus(base / "cases").copy()
    corpus.write("poles/temoin.md", WITNESSED)
    site = corpus.pour(base / "site", settings={"SITE_URL": PUBLIC, "EDITORS_EMAIL": EDITORS})
    with serving(site) as address:
        yield address


def lived(page: Page) -> Locator:
    """What the form asks of who lived what they tell."""
    return page.locator("[data-field='testimonies']")


def tell(page: Page, role: str = "animatrice de l’atelier", structure: str = "La recyclerie") -> None:
    page.get_by_role("button", name="Nous l’avons vécu").click()
    within(lived(page), "role").fill(role)
    within(lived(page), "publisher").fill(structure)


# --- from the poster to the file -----------------------------------------------------------------


def decoded(page: Page) -> str:
    """What a telephone reads on the poster as it is printed."""
    drawn = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    (code,) = (str(one.text) for one in zxingcpp.read_barcodes(drawn[0].render(scale=2).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode))
    return code


def to(page: Page, place: Locator) -> None:
    """Go on by the key Tab alone until a place has the focus."""
    for _step in range(120):
        page.keyboard.press("Tab")
        if place.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"the key Tab never came to {place}")


def typed(page: Page, place: Locator, text: str) -> None:
    to(page, place)
    page.keyboard.type(text)


def test_from_the_code_of_the_poster_to_the_file_by_the_keyboard_alone_on_a_phone(published: str, new_page: NewPage, corpus: Corpus) -> None:
    page = new_page(base_url=published, viewport=PHONE)
    page.goto(f"/evenements/{EVENT}/dossier/affiche/")
    code = urlsplit(decoded(page))
    assert f"{code.scheme}://{code.netloc}/" == PUBLIC
    page.goto(f"{code.path}?{code.query}")
    expect(page.locator(".call-line")).to_contain_text(TITLE)
    typed(page, field(page, "title"), "Un atelier vélo partagé")
    typed(page, field(page, "summary"), "Des salariés en insertion réparent des vélos donnés.")
    typed(page, field(page, "themes"), "mutualis")
    expect(option(page, "Mutualisation")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    typed(page, page.get_by_role("textbox", name="Description", exact=True), "L’atelier a ouvert en 2024.")
    to(page, page.get_by_role("button", name="Nous l’avons vécu"))
    page.keyboard.press("Enter")
    expect(within(lived(page), "role")).to_be_focused()
    page.keyboard.type("animatrice de l’atelier")
    typed(page, within(lived(page), "publisher"), "La recyclerie")
    expect(field(page, "sources")).to_be_hidden()
    to(page, page.get_by_role("button", name="Vérifier et relire"))
    page.keyboard.press("Enter")
    to(page, page.get_by_role("button", name="Continuer").first)
    page.keyboard.press("Enter")
    expect(page.locator("#pas-envoyer")).to_be_visible()
    for box in page.locator("[data-step='envoyer'] input[type='checkbox']").all():
        to(page, box)
        page.keyboard.press("Space")
    to(page, page.locator("[data-step='envoyer'] input[type='radio']").first)
    page.keyboard.press("Space")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    to(page, way(page, "telecharger").get_by_role("button"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    text = Path(download.value.path()).read_bytes().decode()
    assert f"\nevent: {EVENT}\n" in text
    assert re.search(r"\nsources: \[temoignage-un-atelier-velo-partage-(\d{4})\]\n", text)
    assert re.search(
        r"\n  - \{id: temoignage-un-atelier-velo-partage-\d{4}, title: Ce que nous avons vécu, publisher: La recyclerie, "
        r"role: animatrice de l’atelier, published: \d{4}-\d{2}-\d{2}, kind: temoignage-direct\}\n",
        text,
    )
    accepted(corpus, "fiches/un-atelier-velo-partage.md", text)
    assert page.console_errors == []  # type: ignore[attr-defined]


# --- what is offered, and when -------------------------------------------------------------------


def test_a_call_offers_it_first_and_asks_for_no_document(form: OpenForm) -> None:
    page = form(CALL)
    part = page.locator(".story-part", has=lived(page))
    assert part.locator("[data-field]:is(.group, .field)").evaluate_all("all => all.map(one => one.dataset.field)") == ["testimonies", "sources", "new_sources"]
    expect(field(page, "sources")).to_be_hidden()
    page.get_by_role("button", name="Vérifier et relire").click()
    page.locator("[data-step='ecrire'] .summary").get_by_role("link", name=re.compile("^Ce que vous avez vécu")).click()
    expect(page.get_by_role("button", name="Nous l’avons vécu")).to_be_focused()
    part.get_by_text("Un document en parle aussi").click()
    expect(field(page, "sources")).to_be_visible()


def test_elsewhere_documents_come_first_and_it_is_offered_as_well(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    expect(field(page, "sources")).to_be_visible()
    tell(page)
    expect(page.locator("[data-field='sources'] .held")).to_contain_text("Ce que nous avons vécu")
    expect(page.get_by_role("button", name="Nous l’avons vécu")).to_be_hidden()
    expect(lived(page).locator(".help").filter(has_text="reconnaître une personne")).to_be_visible()


@pytest.mark.parametrize("query", [CALL, "?type=fiches#ecrire"])
def test_a_card_without_a_role_is_asked_for_one(query: str, form: OpenForm) -> None:
    page = form(query)
    write_without_a_document(page)
    page.get_by_role("button", name="Nous l’avons vécu").click()
    page.get_by_role("button", name="Vérifier et relire").click()
    link = page.locator("[data-step='ecrire'] .summary").get_by_role("link", name=re.compile("^Ce que vous avez vécu, 1 › Rôle"))
    link.click()
    expect(within(lived(page), "role")).to_be_focused()
    # A browser that knows who writes may help; the rest of the form is about others.
    assert [within(lived(page), name).get_attribute("autocomplete") for name in ("role", "publisher")] == ["organization-title", "organization"]
    expect(field(page, "title")).to_have_attribute("autocomplete", "off")
    within(lived(page), "role").fill("animatrice")
    within(lived(page), "published").fill("")
    page.get_by_role("button", name="Vérifier et relire").click()
    told = page.locator("[data-step='ecrire'] .summary").get_by_role("link")
    expect(told).to_have_text([re.compile("› Structure"), re.compile("› Date du récit")])


def test_who_takes_it_back_is_asked_for_an_origin_again(form: OpenForm) -> None:
    page = form(CALL)
    write_without_a_document(page)
    tell(page)
    lived(page).get_by_role("button", name="Retirer : Ce que vous avez vécu").click()
    expect(page.get_by_role("button", name="Nous l’avons vécu")).to_be_focused()
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("[data-step='ecrire'] .summary").get_by_role("link")).to_have_text([re.compile("^Ce que vous avez vécu")])
    lived(page).get_by_role("button", name="Annuler").click()
    page.get_by_role("button", name="Vérifier et relire").click()
    expect(page.locator("#pas-relire")).to_be_visible()


# --- what is kept --------------------------------------------------------------------------------


def kept(page: Page, key: str) -> tuple[object, list[object]]:
    """The sources that a draft cites, and the names of the documents that it brings."""
    settled(page)
    expect(page.locator(".saved")).to_contain_text("Brouillon enregistré")
    page.get_by_role("button", name="Choisir").click()
    data = draft(page, key)["data"]
    assert isinstance(data, dict)
    return data["sources"], [one["id"] for one in data["new_sources"]]


def test_a_draft_keeps_it_under_the_name_that_the_page_has(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    tell(page)
    page.get_by_role("button", name="+ Stade", exact=True).click()
    within(page.locator("[data-field='stage'] .group-card"), "source").click()
    field(page, "title").fill("Un atelier")
    reload(page)
    field(page, "title").fill("Un jardin")
    sources, brought = kept(page, "proposer:fiches")
    assert sources == brought
    assert re.fullmatch(r"temoignage-un-jardin-\d{4}", str(brought[0]))


def test_it_stands_beside_a_document_and_what_is_agreed_to_says_so(form: OpenForm, corpus: Corpus) -> None:
    page = form("?type=fiches#ecrire")
    write_without_a_document(page)
    tell(page)
    describe_a_document(page)
    consent(page)
    agreed = page.locator("[data-step='envoyer'] .field-tick")
    expect(agreed.nth(1)).to_contain_text("d’un document que je cite, ou de ce que nous avons fait nous-mêmes")
    expect(agreed.nth(1)).to_contain_text("un rôle peut suffire à la reconnaître")
    text = downloaded(page)
    assert text.index("kind: temoignage-direct") < text.index("Bilan de l’atelier vélo")
    accepted(corpus, "fiches/un-atelier-velo-partage.md", text)


def test_who_lived_it_agrees_to_what_is_shown_and_others_to_their_documents(form: OpenForm) -> None:
    page = form(CALL)
    write_without_a_document(page)
    tell(page)
    consent(page)
    expect(page.locator("[data-step='envoyer'] .field-tick").nth(1)).to_contain_text("Ce que la page raconte, nous l’avons fait nous-mêmes")
    expect(page.locator(".after li").first).not_to_contain_text("documents cités")
    sent = parse_qs(urlsplit(way(page, "courriel").get_by_role("link").get_attribute("href") or "").query)["body"][0]
    assert "Nous avons fait nous-mêmes ce que la page raconte." in sent
    assert TITLE in sent


def test_a_published_page_keeps_the_lines_of_what_nobody_changed(published: str, new_page: NewPage) -> None:
    page = new_page(base_url=published)
    page.set_default_timeout(10_000)
    visit(page, "?fiche=poles/temoin#ecrire")
    expect(lived(page).locator(".card-line")).to_have_text("coordinatrice · Le pôle · 22 novembre 2026")
    field(page, "title").fill("Un autre pôle")
    consent_to_a_change(page)
    expect(page.locator("[data-step='envoyer'] .field-tick").nth(1)).to_contain_text(
        "Chaque fait vient d’un document que je cite, ou que d’autres peuvent lire"
    )
    told_of_it = "changes:\n  - {kind: corrigee, text: Titre}\n"
    assert downloaded(page).replace(told_of_it, "") == WITNESSED.replace("Un pôle", "Un autre pôle")
    page.get_by_role("button", name="Écrire").click()
    lived(page).locator("summary").click()
    within(lived(page), "role").fill("ancienne coordinatrice")
    consent_to_a_change(page)
    text = downloaded(page)
    assert "id: dit-en-2026, title: Ce que nous avons appris, publisher: Le pôle, role: ancienne coordinatrice" in text
    assert "sources: [dit-en-2026, bilan]" in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_a_small_phone(scheme: str, form: OpenForm) -> None:
    page = form(CALL, color_scheme=scheme, viewport={"width": 320, "height": 700})
    tell(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
