"""The sheets of a day as they are printed: whole, large enough, their codes read from the drawing and leading to pages that are there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import Page, expect

from support.accessibility import looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.events.programmes import TWO_DAYS, add_event, crowded
from support.publish import paper
from support.repository import TYPES
from support.sites import serving

ADDRESS = "https://bibliotheque.example/ptce/"

PARTS = ("cartes", "portes", "conducteur", "emargement", "rapporteur", "engagements")

LONG = "Une séance dont l’intitulé de soixante lettres dit tout l’objet"
HOSTILE = f"""starts: 2027-03-12
rooms: [{{name: "Amphithéâtre intercommunautaire Marie-Madeleine-de-la-Reconstruction, rez-de-chaussée haut"}}]
programme:
  - {{title: "Anticonstitutionnellementissimesuperlativementhyperboliquement", kind: pleniere, start: "09:00", end: "09:05",
     room: "Amphithéâtre intercommunautaire Marie-Madeleine-de-la-Reconstruction, rez-de-chaussée haut"}}
  - {{title: "& « l'un » {{{{ 7*7 }}}} - **x** [a](b) ‘c’ ;;; &amp; %00 {LONG[:20]}", kind: atelier-pratiques, start: "10:00", end: "11:00",
     room: "Amphithéâtre intercommunautaire Marie-Madeleine-de-la-Reconstruction, rez-de-chaussée haut",
     speakers: [{", ".join(f"Une intervenante d’essai numéro {number}" for number in range(12))}], cases: [CASES]}}
"""

TWELVE = """starts: 2027-03-12
rooms: [{{name: Salle Vercors}}]
programme:
  - {{kind: atelier-pratiques, title: Atelier du matin, start: "09:00", end: "12:00", room: Salle Vercors, cases: [{}]}}
  - {{kind: atelier-pratiques, title: Atelier de l’après-midi, start: "14:00", end: "17:00", room: Salle Vercors, cases: [{}]}}
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A published site with events of every make, and where it is served."""
    base = tmp_path_factory.mktemp("sheets")
    corpus = Corpus(base / "cases").copy()
    keys = [f"{folder}/{path.stem}" for folder in TYPES for path in sorted((corpus.path / folder).glob("*.md"))]
    add_event(corpus, "deux-jours", TWO_DAYS + "id: k7m2p9x4\n", title="Deux jours")
    add_event(corpus, "hostile", HOSTILE.replace("CASES", ", ".join(keys[40:44])), title=LONG)
    add_event(corpus, "sans-seance", "starts: 2027-03-12\n", title="À venir")
    add_event(corpus, "tous-les-cas", f"starts: 2016-09-23\ncases: [{', '.join(key for key in keys if not key.startswith('evenements'))}]\n", title="Tout")
    practices = sorted((key for key in keys if key.startswith(("pratiques/", "fiches/"))), reverse=True)[:24]
    add_event(corpus, "douze", TWELVE.format(", ".join(practices[:12]), ", ".join(practices[12:])), title="Deux fois douze")
    add_event(corpus, "trente", crowded(30, 3, 1), title="Trente séances")
    site = corpus.pour(base / "site", settings={"SITE_URL": ADDRESS})
    with serving(site) as address:
        yield site, address


def printed(page: Page, address: str, event: str, part: str) -> bytes:
    page.goto(f"{address}/evenements/{event}/dossier/{part}/")
    return page.pdf(prefer_css_page_size=True)


def codes(pdf: bytes) -> list[list[str]]:
    """The addresses that a telephone reads on each page. Squares within a code may pass for a small code of digits."""
    document = pypdfium2.PdfDocument(pdf)
    return [
        sorted(
            {
                str(code.text)
                for code in zxingcpp.read_barcodes(document[number].render(scale=3).to_pil(), formats=zxingcpp.BarcodeFormat.QRCode)
                if str(code.text).startswith("http")
            }
        )
        for number in range(len(document))
    ]


def inked(page: pypdfium2.PdfPage) -> float:
    """How far down a page there is ink, up to 1; what is written by hand stands on lines of ink."""
    drawn = page.render(scale=1, grayscale=True)
    rows = memoryview(drawn.buffer).cast("B")
    last = max(row for row in range(drawn.height) if min(rows[row * drawn.stride : row * drawn.stride + drawn.width]) < paper.DARK)
    return float(last / drawn.height)


def leads(site: Path, code: str) -> bool:
    """Whether a code leads to a page of the site, to a part of it that is there."""
    assert code.startswith(ADDRESS)
    found = urlsplit(code.removeprefix(ADDRESS))
    page = (site / found.path / "index.html").read_text(encoding="utf-8")
    if led := re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page):
        page = (site / found.path / led[1] / "index.html").resolve().read_text(encoding="utf-8")
    return not found.fragment or found.fragment == "ecrire" or f'id="{found.fragment}"' in page


@pytest.mark.parametrize(
    ("event", "numbers"),
    [
        ("journee-nationale-2016", (2, 10, 1, 1, 8, 1)),
        ("deux-jours", (1, 11, 7, 1, 6, 1)),
        ("hostile", (1, 2, 1, 1, 2, 1)),
        ("sans-seance", (0, 1, 1, 1, 1, 1)),
        ("trente", (0, 30, 3, 1, 31, 1)),
    ],
)
def test_every_sheet_is_a_page_with_nothing_cut_and_its_code_leads_to_a_page(
    new_page: NewPage, made: tuple[Path, str], event: str, numbers: tuple[int, ...]
) -> None:
    site, address = made
    page = new_page(java_script_enabled=False)
    found = {}
    for part, number in zip(PARTS, numbers, strict=True):
        if not number:
            assert not (site / f"evenements/{event}/dossier/{part}").exists()
            continue
        pdf = printed(page, address, event, part)
        drawn = paper.sheets(pdf)
        found[part] = len(drawn)
        for sheet in drawn:
            assert [line.text for line in sheet.lines if line.hidden] == []
            assert min(sheet.sizes) >= 10, (part, sheet.sizes)
        assert min(map(inked, pypdfium2.PdfDocument(pdf))) > 0.7, part
        read = codes(pdf)
        if part == "cartes":
            assert sum(map(len, read)) == page.locator(".cut-card:not(.cut-blank)").count()
        elif part in ("portes", "rapporteur"):
            assert [len(one) for one in read] == [1] * len(read)
        elif part == "engagements":
            assert [len(one) for one in read] == [1]
        assert all(leads(site, code) for one in read for code in one), read
    assert found == {part: number for part, number in zip(PARTS, numbers, strict=True) if number}


def test_four_cards_of_any_cases_fill_a_sheet(new_page: NewPage, made: tuple[Path, str]) -> None:
    site, address = made
    page = new_page(java_script_enabled=False)
    pdf = printed(page, address, "tous-les-cas", "cartes")
    shown = page.locator(".cut-card:not(.cut-blank)").count()
    assert shown > 100
    drawn = paper.sheets(pdf)
    assert len(drawn) == -(-shown // 4)
    for sheet in drawn:
        assert [line.text for line in sheet.lines if line.hidden] == []
        assert min(sheet.sizes) >= 10
    read = [code for one in codes(pdf) for code in one]
    assert len(read) == len(set(read)) == shown
    assert all(leads(site, code) for code in read)


def test_a_door_says_the_room_the_hour_what_is_presented_and_what_follows(page: Page, made: tuple[Path, str]) -> None:
    page.goto(f"{made[1]}/evenements/deux-jours/dossier/portes/")
    doors = page.locator(".door")
    titles = [title.replace("\u00a0", " ") for title in doors.locator("h2").all_inner_texts()]
    assert titles[:4] == ["Ouverture", "Prélever une part", "Une visite d’énergie", "Une visite d’énergie"]
    third = doors.nth(2)
    expect(third.locator(".door-room")).to_have_text("Salle Chartreuse")
    expect(third.locator(".door-hours")).to_have_text("10 h 30 – 11 h 15")
    expect(third.locator(".door-cases")).to_contain_text("Soleni")
    expect(third.locator(".door-after")).to_contain_text("Ensuite dans cette salle")
    expect(doors.nth(3).locator(".door-after")).not_to_contain_text("Ensuite")
    expect(third.locator(".address")).to_contain_text("c/k7m2p9x4/#")


@pytest.mark.parametrize("part", PARTS)
def test_a_sheet_is_a_plain_page_on_the_screen_with_a_button_where_scripts_run(page: Page, made: tuple[Path, str], part: str) -> None:
    page.goto(f"{made[1]}/evenements/deux-jours/dossier/{part}/")
    page.evaluate("window.print = () => { window.printedOnce = true; }")
    page.get_by_role("button", name="Imprimer").press("Enter")
    assert page.evaluate("window.printedOnce")
    assert looked_over(page) == {}
    assert page.locator('meta[name="robots"][content="noindex"]').count() == 1


def test_what_collects_something_of_a_person_says_who_why_how_long_and_how_to_object(page: Page, made: tuple[Path, str]) -> None:
    for part in ("emargement", "rapporteur", "engagements"):
        page.goto(f"{made[1]}/evenements/deux-jours/dossier/{part}/")
        line = page.locator(".information").first
        for said in ("Qui les recueille", "Pourquoi", "Qui les lira", "Gardées jusqu’au", "les faire effacer", "Cnil"):
            expect(line).to_contain_text(said)


@pytest.mark.parametrize("part", ["cartes", "portes", "rapporteur", "engagements"])
def test_a_site_without_an_address_prints_the_path_and_says_when_the_code_comes(page: Page, server: str, part: str) -> None:
    page.goto(f"/evenements/journee-nationale-2016/dossier/{part}/")
    code = page.locator(".sheet-code").first
    expect(code).to_contain_text("Le QR code viendra avec la publication du site.")
    assert re.search(r"/(c/[a-z0-9]{6,12}/|contribuer/proposer/)", code.inner_text())
    assert page.locator(".sheet-code svg").count() == 0


def test_twelve_cases_of_a_session_stay_large_at_its_door(new_page: NewPage, made: tuple[Path, str]) -> None:
    page = new_page(java_script_enabled=False)
    doors = paper.sheets(printed(page, made[1], "douze", "portes"))
    titles = [title.replace("\u00a0", " ") for title in page.locator(".door-cases li").all_inner_texts()]
    assert len(titles) == 24
    assert len(doors) == 2
    for sheet in doors:
        assert min(sheet.sizes) >= 12
        assert [line.text for line in sheet.lines if line.hidden] == []
        assert sum(number for size, number in sheet.sizes.items() if size >= 14) > sum(map(len, titles)) / 3
