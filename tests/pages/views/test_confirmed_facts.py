"""What the pole confirmed is told beside the fact once an editor knows that it came from the pole, and nowhere before."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from macros.pages.views.short_links import confirm_address
from support.cases import pole
from support.corpus import Corpus, load_once
from support.markup import as_read, read

SAID = """structures:
  - {role: porteuse, form: scic, as_of: 2022, source: avise-2022, confirmed_on: 2026-10-17}
  - {role: porteuse, form: sas, as_of: 2016, source: coorace-2016, confirmed_on: 2026-11-24}
  - {role: porteuse, form: scop, as_of: 2014, source: coorace-2016}
founded: [{on: 2014, confirmed_on: 2026-10-16}]
contact: {url: "https://essai.example.org/contact", as_of: 2022, source: avise-2022, confirmed_on: 2026-10-17}
website: {url: "https://essai.example.org/", as_of: 2022, source: avise-2022, confirmed_on: 2026-10-17}
milestones: [{on: 2016, text: Le pôle devient une Scic., source: coorace-2016, confirmed_on: 2026-10-17}]
confirmations:
  - {on: 2026-10-17, role: direction, facts: [structures.1, zzplace, s-origine], changed: [zzmembers.1], removed: [zzfigures.2]}
  - {on: 2026-11-24, role: presidence, facts: [structures.2]}
"""
DIRECTION = "Confirmé le 17 octobre 2026 par la direction du pôle"
READ = "provenance: {{drafted_from: sources publiques, read_by_pole: {}}}"


def built(corpus: Corpus, site: Path, more: str = "") -> Path:
    corpus.write("poles/essai.md", pole(SAID + more))
    return corpus.pour(site, search=True)


def told(site: Path, address: str = "poles/essai") -> list[str]:
    """Each value of the fact box that says that it was confirmed, from there on."""
    values = [value.text() for value in read(site / address).first("aside", class_="facts").all("dd")]
    return [as_read(value[value.index("Confirmé") :]) for value in values if "Confirmé" in value]


def test_as_long_as_no_editor_knows_that_it_came_from_the_pole_nothing_of_it_is_published(corpus: Corpus, tmp_path: Path) -> None:
    """But the file itself, with which the form begins."""
    site = built(corpus, tmp_path / "site")
    words = re.compile(r"confirmé le|confirmed_on|{day}|confirmations|la direction du pôle|la présidence du pôle|zz(?:place|members|figures)", re.I)
    holding = set()
    for path in filter(Path.is_file, site.rglob("*")):
        name = path.relative_to(site).as_posix()
        # The declarations and the code name the fields, and hold nothing of this pole.
        if not name.startswith(("schemas/", "contribuer/", "javascripts/", "bundles/", "comprendre/")):
            content = path.read_bytes()
            text = (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode(errors="ignore")
            if words.search(text):
                holding.add(name)
    assert holding == {"poles/essai/fiche.json"}
    assert "non relue par le pôle" in read(site / "poles/essai").first("section", class_="standing").text()


@pytest.mark.parametrize(
    ("read_on", "wanted"),
    [
        ("2026-10-16", ["Confirmé le 16 octobre 2026 par le pôle"]),
        ("2026-10-17", [DIRECTION, "Confirmé le 16 octobre 2026 par le pôle", DIRECTION, DIRECTION]),
        ("2026-12", [
            DIRECTION,
            "Confirmé le 24 novembre 2026 par la présidence du pôle",
            "Confirmé le 16 octobre 2026 par le pôle",
            DIRECTION,
            DIRECTION,
        ]),
        ("2026-10-15", []),
    ],
)  # fmt: skip
def test_a_fact_says_who_confirmed_it_once_the_pole_is_known_to_have_read_the_page_since(
    corpus: Corpus, tmp_path: Path, read_on: str, wanted: list[str]
) -> None:
    site = built(corpus, tmp_path / "site", READ.format(read_on))
    assert told(site) == [as_read(text) for text in wanted]


CHANGED = """key_figures:
  - {value: "12", label: salariés, as_of: 2016, source: coorace-2016}
  - {value: "30", label: salariés, as_of: 2026-10-17, source: relecture-essai-2026}
new_sources:
  - {id: relecture-essai-2026, title: Relecture de la page, publisher: Un pôle, role: la direction, published: 2026-10-17, kind: temoignage-direct}
confirmations: [{on: 2026-10-17, role: direction, changed: [key_figures.1], document: relecture-essai-2026}]
"""


@pytest.mark.parametrize(("read_on", "known"), [("", False), ("2026-10-16", False), ("2026-10-17", True), ("2026-12", True)])
def test_what_has_changed_is_told_by_nobody_before_the_pole_is_known_to_have_said_it(corpus: Corpus, tmp_path: Path, read_on: str, known: bool) -> None:
    """Neither as told by those who lived it, nor as a source, nor as knowledge that reaches until that day."""
    corpus.write("poles/essai.md", pole(CHANGED + (READ.format(read_on) if read_on else ""), sources="coorace-2016, relecture-essai-2026"))
    site = corpus.pour(tmp_path / "site")
    page = read(site / "poles/essai")
    text = as_read(page.first("article", class_="case").text())
    assert ("la direction" in text, "Relecture de la page" in text, "par qui l’a vécu" in text) == (known, known, known)
    assert as_read(f"aits connus jusqu’en {2026 if known else 2016}") in text
    assert "30 salariés" in text


def test_where_several_spoke_on_one_day_in_different_roles_none_is_named(corpus: Corpus, tmp_path: Path) -> None:
    more = "\n".join((
        "founded: [{on: 2014, confirmed_on: 2026-10-16}]",
        "confirmations:",
        "  - {on: 2026-10-16, role: direction, facts: [founded.1]}",
        "  - {on: 2026-10-16, role: partenaire, facts: [s-origine]}",
        READ.format("2026-12"),
    ))  # fmt: skip
    corpus.write("poles/essai.md", pole(more))
    assert told(corpus.pour(tmp_path / "site")) == [as_read("Confirmé le 16 octobre 2026 par le pôle")]


@pytest.mark.parametrize(("role", "whom"), [("role: direction, ", "la direction"), ("", "les personnes concernées")])
def test_only_a_pole_is_called_one(corpus: Corpus, tmp_path: Path, role: str, whom: str) -> None:
    stage = "stage: [{value: en-marche, as_of: 2016, source: coorace-2016, confirmed_on: 2026-10-16}]"
    said = f"confirmations: [{{on: 2026-10-16, {role}facts: [stage.1]}}]"
    corpus.write("fiches/essai.md", pole(f"{stage}\n{said}\n{READ.format('2026-12')}"))
    assert told(corpus.pour(tmp_path / "site"), "fiches/essai") == [as_read(f"Confirmé le 16 octobre 2026 par {whom}")]


def test_each_fact_that_may_be_confirmed_says_so_wherever_the_page_tells_it(corpus: Corpus, tmp_path: Path) -> None:
    said = "as_of: 2016, source: coorace-2016, confirmed_on: 2026-10-16}"
    address = f"{{url: 'https://essai.example.org/', {said}"
    facts = {
        "poles/essai": f"milestones: [{{on: 2016, text: Le pôle devient une Scic., {said.removeprefix('as_of: 2016, ')}]",
        "poles/joint": f"contact: {address}",
        "poles/en-ligne": f"website: {address}",
        "pratiques/essai": f"challenge: payer-animation\nexamples: [{{case: poles/essai, did: Une Scic., {said}]",
    }
    for key, fact in facts.items():
        corpus.write(f"{key}.md", pole(f"{fact}\n{READ.format('2026-12')}", title=key))
    site = corpus.pour(tmp_path / "site")
    for address in facts:
        assert as_read("Confirmé le 16 octobre 2026 par") in as_read(read(site / address).first("article", class_="case").text()), address


def test_what_was_said_of_a_page_makes_it_neither_newer_nor_longer(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write(
        "poles/avec.md", pole("founded: [{on: 2014, source: coorace-2016, confirmed_on: 2026-10-16}]\nconfirmations: [{on: 2026-10-16}]", title="Avec")
    )
    corpus.write("poles/sans.md", pole("founded: [{on: 2014, source: coorace-2016}]", title="Sans"))
    library = load_once(corpus.path).library
    assert library
    read_again, other = library.cases["poles/avec"], library.cases["poles/sans"]
    assert read_again.year == other.year == 2014
    assert [*map(type, read_again.groups())] == [*map(type, other.groups())]


def test_each_page_leads_those_whom_it_tells_of_to_its_reading_and_to_the_editors(site: Path, library) -> None:  # type: ignore[no-untyped-def]
    """Which is a link of the page: it needs no script."""
    for key in ("poles/clus-ter-jura", "fiches/soleni", "evenements/journee-nationale-2016"):
        line = read(site / key).first("p", id="x-relire")
        assert line.links == [f"../../{confirm_address(library.cases[key])}", "../../signaler/"]
        assert as_read("Cette page parle de vous ?") in line.text()
