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
  - {role: porteuse, form: scic, as_of: 2022, source: avise-2022, confirmed_on: 2026-12-03}
  - {role: porteuse, form: sas, as_of: 2016, source: coorace-2016, confirmed_on: 2026-12-24}
  - {role: porteuse, form: scop, as_of: 2014, source: coorace-2016}
founded: [{on: 2014, confirmed_on: 2026-11-29}]
confirmations:
  - {on: 2026-12-03, role: direction, facts: [structures.1, zzplace, s-origine], changed: [zzmembers.1], removed: [zzfigures.2]}
  - {on: 2026-12-24, role: presidence, facts: [structures.2]}
"""
READ = "provenance: {{drafted_from: sources publiques, read_by_pole: {}}}"


def built(corpus: Corpus, site: Path, more: str = "") -> Path:
    corpus.write("poles/essai.md", pole(SAID + more))
    return corpus.pour(site, search=True)


def told(site: Path) -> list[str]:
    """Each value of the fact box that says that it was confirmed, from there on."""
    values = [value.text() for value in read(site / "poles/essai").first("aside", class_="facts").all("dd")]
    return [as_read(value[value.index("Confirmé") :]) for value in values if "Confirmé" in value]


def test_as_long_as_no_editor_knows_that_it_came_from_the_pole_nothing_of_it_is_published(corpus: Corpus, tmp_path: Path) -> None:
    """But the file itself, with which the form begins."""
    site = built(corpus, tmp_path / "site")
    words = re.compile(r"confirmé le|confirmed_on|2026-12-03|3 décembre 2026|confirmations|la direction|la présidence|zz(?:place|members|figures)", re.I)
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
        ("2026-11-29", ["Confirmé le 29 novembre 2026 par le pôle"]),
        ("2026-12-03", ["Confirmé le 3 décembre 2026 par la direction du pôle", "Confirmé le 29 novembre 2026 par le pôle"]),
        ("2026-12", [
            "Confirmé le 3 décembre 2026 par la direction du pôle",
            "Confirmé le 24 décembre 2026 par la présidence du pôle",
            "Confirmé le 29 novembre 2026 par le pôle",
        ]),
        ("2026-11-28", []),
    ],
)  # fmt: skip
def test_a_fact_says_who_confirmed_it_once_the_pole_is_known_to_have_read_the_page_since(
    corpus: Corpus, tmp_path: Path, read_on: str, wanted: list[str]
) -> None:
    site = built(corpus, tmp_path / "site", READ.format(read_on))
    assert told(site) == [as_read(text) for text in wanted]


def test_what_was_said_of_a_page_makes_it_neither_newer_nor_longer(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write(
        "poles/avec.md", pole("founded: [{on: 2014, source: coorace-2016, confirmed_on: 2026-11-29}]\nconfirmations: [{on: 2026-11-29}]", title="Avec")
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
