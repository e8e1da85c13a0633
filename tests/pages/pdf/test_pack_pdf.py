"""The PDF files of a pack, read by libraries that did not draw them: pages, bookmarks, links, tags, codes, words."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from macros.casebook.language.french import typographic
from macros.pages.pdf.pack_pdf import PackPdf
from macros.pages.publish.drawing import Drawing
from macros.pages.publish.site import Site
from macros.pages.views.packs.pack import Packs
from macros.pages.views.settings import Settings
from support.corpus import Corpus, load_once
from support.publish.paper import sheets
from support.publish.pdf import codes, letters, links, outline, words
from support.repository import run
from support.sites import ADDRESS

EVENT = "evenements/journee-nationale-2016"
FILES = ("dossier.pdf", "cartes.pdf", "portes.pdf")


@pytest.fixture(scope="module")
def site(addressed: Path) -> Path:
    return addressed


@pytest.mark.parametrize("name", FILES)
def test_a_reader_of_screens_finds_language_title_and_tags(site: Path, name: str) -> None:
    with pikepdf.open(site / EVENT / name) as pdf:
        assert str(pdf.Root.Lang) == "fr-FR"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert len(pdf.Root.StructTreeRoot.K) > 0
        assert str(pdf.docinfo.Title).startswith("3e journée nationale des PTCE")
        assert not {"/CreationDate", "/ModDate"} & set(pdf.docinfo.keys()), "no clock"
        with pdf.open_metadata() as told:
            assert str(told["pdfuaid:part"]) == "1"
        for page in pdf.pages:
            assert page.obj.get("/Tabs") in (None, pikepdf.Name.S)
            assert {str(font.get("/FontFile3", font.get("/FontFile2", None)) is not None) for font in descriptors(page)} == {"True"}


def descriptors(page: Any) -> Iterator[Any]:
    for font in page.Resources.get("/Font", {}).values():
        for one in font.get("/DescendantFonts", [font]):
            yield one.FontDescriptor


def packs(site: Path) -> list[Path]:
    found = sorted(site.glob("evenements/*/dossier.pdf"))
    assert len(found) >= 5
    return found


def test_bookmarks_lead_to_the_headings_that_they_name(site: Path) -> None:
    for path in packs(site):
        document = pypdfium2.PdfDocument(path)
        with pikepdf.open(path) as pdf:
            marks = list(outline(pdf))
        parts = ["Programme", "Index par thème", "Sources"]
        assert [mark.title for mark in marks if mark.title in parts and not mark.level] == [
            part for part in parts if part != "Programme" or marks[0].title == part
        ]
        for mark in marks:
            page = document[mark.page]
            below = page.get_textpage().get_text_bounded(0, mark.top - 90, page.get_width(), mark.top + 3)
            assert letters(mark.title)[:60] in letters(below)[:120], (path, mark)


def test_contents_name_each_part_with_the_page_where_it_begins_and_lead_there(site: Path) -> None:
    for path in packs(site):
        document = pypdfium2.PdfDocument(path)
        with pikepdf.open(path) as pdf:
            begun = {letters(mark.title): mark.page for mark in outline(pdf) if not mark.level}
            lines = {}
            for link in links(pdf):
                page = document[link.page].get_textpage()
                text = page.get_text_bounded(*link.rectangle)
                if link.page <= 3 and (numbered := re.fullmatch(r"(.*?)[ .]{3,}(\d+)", " ".join(text.split()))):
                    lines[letters(numbered[1])] = (int(numbered[2]) - 1, link.target)
        assert lines == {title: (page, page) for title, page in begun.items()}, path


def test_each_page_but_the_cover_says_its_number_of_how_many_and_none_is_almost_empty(site: Path) -> None:
    counts = {}
    for path in packs(site):
        content = path.read_bytes()
        found = sheets(content)
        counts[path.parent.name] = len(found)
        for number, sheet in enumerate(found[1:], 2):
            assert f"{number} / {len(found)}" in [line.text for line in sheet.lines]
            assert sheet.filled(margin=65) > (0.3 if number == len(found) else 0.6), (path, number)
        for sheet in found:
            assert [line.text for line in sheet.lines if line.hidden and ". . ." not in line.text] == []
    assert counts["journee-nationale-2016"] == 9


@pytest.mark.parametrize("name", FILES)
def test_letters_have_ten_points_but_the_numbers_of_sources(site: Path, name: str) -> None:
    small = {size for sheet in sheets((site / EVENT / name).read_bytes()) for size in sheet.sizes if size < 10}
    assert [size for size in small if name != "dossier.pdf" or not 6 < size < 7.5] == []


def test_links_lead_within_the_file_or_to_pages_that_exist(site: Path) -> None:
    with pikepdf.open(site / EVENT / "dossier.pdf") as pdf:
        found = list(links(pdf))
    assert any(isinstance(link.target, int) and link.target > link.page for link in found), "between the cases of the pack"
    ours = [str(link.target).partition("#")[0] for link in found if str(link.target).startswith(ADDRESS)]
    assert ours
    assert [address for address in ours if not (site / address.removeprefix(ADDRESS) / "index.html").is_file()] == []
    assert not [link for link in found if isinstance(link.target, str) and not link.target.startswith(("https://", "http://", "mailto:"))]


def test_every_code_of_the_drawn_pages_leads_to_a_page_that_exists(site: Path) -> None:
    counts = {}
    for name in FILES:
        found = codes((site / EVENT / name).read_bytes())
        counts[name] = len(found)
        for code in found:
            address, _, fragment = code.removeprefix(ADDRESS).partition("#")
            assert code.startswith(ADDRESS)
            assert (site / address / "index.html").is_file(), code
            assert not fragment or f'id="{fragment}"' in (site / EVENT / "index.html").read_text(encoding="utf-8"), code
    assert counts == {"dossier.pdf": 6, "cartes.pdf": 5, "portes.pdf": 10}


def test_the_files_say_what_the_pack_says(site: Path) -> None:
    said = words((site / EVENT / "dossier.pdf").read_bytes())
    for told in (
        "Vendredi 23 septembre 2016",
        "Forum des solutions",
        "Festival Économie du 3e type",
        "Rédigée d’après des sources publiques",
        "Index par thème",
    ):
        assert told in said
    assert "Soleni" in words((site / EVENT / "cartes.pdf").read_bytes())
    doors = words((site / EVENT / "portes.pdf").read_bytes())
    assert "13 h 45" in doors
    assert "Pierre Langlade" in doors


HOSTILE = [
    "#panic()",
    "$x^2$",
    "@ref",
    "*gras* _it_",
    "\\",
    "// rien",
    "= Titre",
    "#let a = 1",
    "[x](javascript:alert(1))",
    "%PDF-1.7",
    "« é » œ 🙂 漢字 ﷽",
    "x" * 150,
]


def test_no_text_is_read_as_a_program(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases")
    names = [f"poles/mechant-{number}" for number in range(len(HOSTILE))]
    for name, text in zip(names, HOSTILE, strict=True):
        corpus.write(f"{name}.md", quoted(text))
    sessions = "".join(f"  - {{kind: pleniere, title: {yaml(text)}, speakers: [{yaml(text[:80])}]}}\n" for text in HOSTILE)
    title = yaml("Jour " + HOSTILE[0])
    facts = f"title: {title}\nsummary: Un jour.\nannounced: true\nstarts: 2027-03-12\ncases: [{', '.join(names)}]"
    corpus.write("evenements/jour.md", f"---\n{facts}\nprogramme:\n{sessions}---\n\nUn jour.\n")
    site = corpus.pour(tmp_path / "site", settings={"SITE_URL": ADDRESS})
    said = {name: letters(words((site / "evenements/jour" / name).read_bytes())) for name in FILES}
    for text in HOSTILE[:-2]:
        for name in FILES:
            assert letters(text) in said[name], (name, text)


def yaml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def quoted(text: str) -> str:
    return (
        f'---\ntitle: {yaml("T " + text)}\nsummary: {yaml("R " + text)}\nthemes: [mutualisation]\ndepartments: ["39"]\nsources: [coorace-2016]\n---\n\nDit.\n'
    )


@pytest.mark.slow
def test_sixty_cases_are_drawn_in_little_time_and_few_bytes(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases").copy()
    keys = [f"{folder}/{path.stem}" for folder in ("poles", "fiches", "pratiques") for path in sorted((corpus.path / folder).glob("*.md"))][:60]
    facts = f"title: Soixante fiches\nsummary: Un jour.\nannounced: true\nstarts: 2027-03-12\ncases: [{', '.join(keys)}]"
    corpus.write("evenements/jour.md", f"---\n{facts}\n---\n\nUn jour.\n")
    library = load_once(corpus.path).library
    assert library
    site = Site(library, Drawing(Settings((), ADDRESS)))
    pdf = PackPdf(site.views, Packs(site.views), ADDRESS, site.render)
    started = time.process_time()
    content = pdf.pack(library.cases["evenements/jour"])
    assert time.process_time() - started < 30  # seconds on a loaded machine: the aim is five of a quiet one
    assert len(content) < 5_000_000
    said = letters(words(content))
    assert [key for key in keys if letters(typographic(library.cases[key].title)) not in said] == []


@pytest.mark.slow
def test_two_builds_draw_the_same_bytes(site: Path, tmp_path: Path) -> None:
    environment = {"SITE_URL": ADDRESS, "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    ended = run("scripts.build", "--site", tmp_path / "again", "--no-search", environment=environment)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    for name in FILES:
        assert (tmp_path / "again" / EVENT / name).read_bytes() == (site / EVENT / name).read_bytes(), name


def test_what_is_withdrawn_is_in_no_file_of_the_next_build(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases").copy()
    corpus.replace("fiches/soleni.md", "title:", "withdrawn: {on: 2026-11-30, reason: à la demande du pôle}\ntitle:")
    site = corpus.pour(tmp_path / "site", settings={"SITE_URL": ADDRESS})
    for name in FILES:
        assert "Soleni" not in words((site / EVENT / name).read_bytes()), name
    assert (site / "polices/LICENCE-Libertinus.txt").read_text(encoding="utf-8").startswith("Copyright 2012-2024 The Libertinus Project Authors")
