"""What the desk prints of an event is what the site prints of it: the same templates, drawn twice, compared word for word and mark for mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from support.browsing import NewPage
from support.corpus import Corpus
from support.events.programmes import TWO_DAYS, add_event
from support.form.desk import at_desk
from support.publish import paper
from support.sites import serving

ADDRESS = "https://bibliotheque.example/"

SHEETS = {
    "portes": "Affiches de porte",
    "conducteur": "Conducteur",
    "emargement": "Feuille d’émargement",
    "rapporteur": "Feuille du rapporteur",
    "engagements": "Billets d’engagement",
}
"""The sheets by their folders, with the buttons of the desk."""

EVENTS = ("journee-nationale-2016", "deux-jours", "journee-nationale-2012", "table-ronde-cooperation-2021")


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A site that has an address, with an event of two days, and where it is served."""
    base = tmp_path_factory.mktemp("public")
    corpus = Corpus(base / "cases").copy()
    add_event(corpus, "deux-jours", TWO_DAYS + "id: k7m2p9x4\n", title="Deux jours")
    ended = corpus.build(base / "site", "--no-search", environment={"SITE_URL": ADDRESS})
    assert ended.returncode == 0, ended.stdout + ended.stderr
    with serving(base / "site") as address:
        yield base / "site", address


DRAWN = """() => [...document.querySelectorAll('.sheets')].map(sheets => {
  const copy = sheets.cloneNode(true);
  const links = [...sheets.querySelectorAll('a')];
  [...copy.querySelectorAll('a')].forEach((link, rank) => link.setAttribute('href', links[rank].href));
  return copy.outerHTML;
}).join('')"""
"""The sheets as they are drawn, with whole addresses."""

TOLD = """() => {
  const pack = document.querySelector('.leaf.pack').cloneNode(true);
  for (const own of pack.querySelectorAll('.booklet-number, .pack-cover > .note')) own.remove();
  const own = one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return [...pack.querySelectorAll('*')].filter(one => own(one) || !one.firstElementChild)
    .map(one => `${one.localName} ${one.getAttribute('class') ?? ''} ${one.textContent.replace(/\\s+/g, ' ').trim()}`);
}"""
"""Every element of a pack that has words, or nothing within, with its classes."""


def plain(html: str) -> str:
    """HTML without the white space between its marks."""
    return re.sub(r"\s+", " ", re.sub(r"\s*\n\s*", "", html))


def prepared(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name, exact=True)
    button.click()
    expect(page.locator(".way-out", has=button).locator(".said:not(:empty)")).to_contain_text("imprimez cette page", timeout=20_000)


@pytest.mark.parametrize("event", EVENTS)
def test_the_sheets_of_a_published_event_are_the_very_same_with_their_codes(new_page: NewPage, public: tuple[Path, str], event: str) -> None:
    page = new_page(base_url=public[1])
    published = {}
    for part in SHEETS:
        page.goto(f"/evenements/{event}/dossier/{part}/")
        published[part] = plain(page.evaluate(DRAWN))
    at_desk(page, f"?rencontre={event}")
    page.evaluate("() => { window.print = () => {}; }")
    for part, name in SHEETS.items():
        prepared(page, name)
        assert plain(page.evaluate(DRAWN)) == published[part], part
    assert "<path" in published["engagements"]


@pytest.mark.parametrize("event", EVENTS)
def test_the_pack_of_a_published_event_says_the_same(new_page: NewPage, public: tuple[Path, str], event: str) -> None:
    page = new_page(base_url=public[1])
    page.goto(f"/evenements/{event}/dossier/")
    published = page.evaluate(TOLD)
    assert min(size for sheet in paper.sheets(page.pdf(prefer_css_page_size=True)) for size in sheet.sizes) >= 10
    at_desk(page, f"?rencontre={event}")
    page.evaluate("() => { window.print = () => {}; }")
    prepared(page, "Imprimer le dossier")
    drawn = page.evaluate(TOLD)
    assert len(published) > 60
    assert [pair for pair in zip(published, drawn, strict=True) if pair[0] != pair[1]] == []
    pdf = page.pdf(prefer_css_page_size=True)
    found = paper.sheets(pdf)
    assert found[-1].filled() > 0.33
    assert min(size for sheet in found for size in sheet.sizes) >= 10
    # Each code leads to a page that is there.
    document = pypdfium2.PdfDocument(pdf)
    codes = {
        str(code.text)
        for number in range(len(document))
        for code in zxingcpp.read_barcodes(document[number].render(scale=3).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode)
        if str(code.text).startswith("http")
    }
    assert len(codes) == page.locator(".packed").count() + 1
    assert [code for code in codes if not (public[0] / code.removeprefix(ADDRESS) / "index.html").is_file()] == []
