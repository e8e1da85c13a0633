"""The short address of a case leads to it whatever its page is called, and is what its QR code says."""

from __future__ import annotations

import posixpath
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from macros.pages.outputs.of_cases.frames import files as frames
from macros.pages.outputs.of_cases.short_addresses import files
from macros.pages.outputs.output import File, Plan
from macros.pages.outputs.table import OUTPUTS
from macros.pages.publish.drawing import Drawing
from macros.pages.publish.makers import MadeTwice, Makers
from macros.pages.publish.site import Site
from macros.pages.views.qrcode import qr_code
from macros.pages.views.settings import Settings
from macros.pages.views.short_links import RESERVED
from support.cases import pole
from support.corpus import Corpus, load_once
from support.markup import pages_of, read
from support.publish.codes import scanned
from support.site_links import addresses, broken, listed, refresh

ADDRESS = "https://bibliotheque.example/ptce/"

EVENT = """---
id: {id}
title: Une rencontre
summary: Un exemple.
themes: [mutualisation]
starts: 2016-09-23
sources: [coorace-2016]
---

Rien à dire.
"""

LINE = """---
id: dhjkmnpq
title: Un réseau
summary: Un exemple.
kind: reseau-national
sources: [coorace-2016]
---
"""

WITHDRAWN = "withdrawn: {on: 2026-11-22, reason: à la demande du pôle}"


def lasting(corpus: Corpus) -> Corpus:
    """A case of each manner of being shown: a page, an event, a line of an index, a notice of withdrawal, no id."""
    corpus.write("poles/premier.md", pole("id: k7x2m9pq"))
    corpus.write("poles/sans.md", pole(title="Sans identifiant"))
    corpus.write("poles/retire.md", pole(f"id: r4tvwxz2\n{WITHDRAWN}", title="Retiré"))
    corpus.write("evenements/jour.md", EVENT.format(id="bcdfgh23"))
    corpus.write("organisations/reseau.md", LINE)
    return corpus


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("short")
    return lasting(Corpus(base / "cases")).pour(base / "site", settings={"SITE_URL": ADDRESS})


def led(site: Path, id: str) -> str:
    """Where a short address leads, from the root of the site; the link for those whose browser does not follow is the same."""
    page = read(site / "c" / id)
    assert page.links == [refresh(page)]
    assert list(page.all("meta", name="robots", content="noindex"))
    return posixpath.join("/", posixpath.normpath(posixpath.join("c", id, refresh(page))))


def test_each_leads_to_where_the_case_is(built: Path) -> None:
    assert led(built, "k7x2m9pq") == "/poles/premier"
    assert led(built, "bcdfgh23") == "/evenements/jour"
    assert led(built, "dhjkmnpq") == "/organisations/#reseau"
    assert led(built, "r4tvwxz2") == "/poles/retire"
    assert "retirée le 22 novembre 2026" in read(built / "poles/retire").text()


def test_they_lead_to_files_and_places_that_are_there(built: Path) -> None:
    trees = pages_of(built)
    short = [address for address in trees if address.startswith("c/")]
    assert len(short) == 4
    assert [link for address in short for link in broken(built, trees, address, addresses(trees[address]))] == []


def test_a_case_without_id_has_none_and_its_code_says_its_page(built: Path) -> None:
    assert {path.name for path in (built / "c").iterdir()} == {"k7x2m9pq", "bcdfgh23", "dhjkmnpq", "r4tvwxz2"}
    paper = read(built / "poles/sans").first("div", class_="paper")
    assert f"{ADDRESS}poles/sans/" in paper.text()


def test_a_case_that_is_renamed_keeps_its_short_address_and_its_old_page_leads_to_the_new_one(tmp_path: Path) -> None:
    corpus = lasting(Corpus(tmp_path / "cases"))
    site = corpus.pour(tmp_path / "site", settings={"SITE_URL": ADDRESS})
    before = drawing_of(site, "k7x2m9pq")
    assert before
    (corpus.path / "poles/premier.md").rename(corpus.path / "poles/autre-nom.md")
    corpus.replace("poles/autre-nom.md", "id: k7x2m9pq", "id: k7x2m9pq\nformer_slugs: [un-pole]")
    corpus.pour(site, settings={"SITE_URL": ADDRESS})
    assert led(site, "k7x2m9pq") == "/poles/autre-nom"
    assert drawing_of(site, "k7x2m9pq") == before, "what is printed stays true"
    assert posixpath.normpath(posixpath.join("poles/un-pole", refresh(read(site / "poles/un-pole")))) == "poles/autre-nom"


def drawing_of(site: Path, id: str) -> bytes:
    """The drawing of the code of a short address, which the frame holds; empty where it holds none. What is shown and what
    is downloaded are the same."""
    section = read(site / f"cadre/{id}.html")
    saved = (link.attributes["href"] for link in section.all("a") if "download" in link.attributes)
    drawn = [*(image.attributes["src"] for image in section.all("img")), *saved]
    assert len(drawn) in (0, 2)
    assert len(set(drawn)) <= 1
    return b64decode(drawn[0].removeprefix("data:image/svg+xml;base64,"), validate=True) if drawn else b""


def test_search_engines_are_not_sent_there(built: Path) -> None:
    assert not [address for address in listed(built) if address.startswith(tuple(RESERVED))]


# --- the codes -----------------------------------------------------------------------------


def test_page_paper_and_drawing_say_the_short_address(built: Path) -> None:
    for key, id in (("poles/premier", "k7x2m9pq"), ("evenements/jour", "bcdfgh23")):
        short = f"{ADDRESS}c/{id}/"
        paper = read(built / key).first("div", class_="paper")
        assert short in paper.text()
        printed = paper.first("svg")
        assert scanned(int(printed.attributes["viewbox"].split()[2]) - 4, printed.first("path").attributes["d"]) == short
        drawn = read(drawing_of(built, id).decode()).first("svg")
        side = int(drawn.attributes["viewbox"].split()[2]) - 8
        assert scanned(side, [*drawn.all("path")][-1].attributes["d"]) == short
        assert int(drawn.attributes["width"]) % (side + 8) == 0, "each square is a whole number of dots"


def test_what_is_withdrawn_has_no_code(built: Path) -> None:
    assert not drawing_of(built, "r4tvwxz2")
    assert drawing_of(built, "dhjkmnpq")


def test_a_site_that_others_cannot_open_has_short_addresses_and_no_code(tmp_path: Path) -> None:
    site = lasting(Corpus(tmp_path / "cases")).pour(tmp_path / "site")
    assert led(site, "k7x2m9pq") == "/poles/premier"
    assert not drawing_of(site, "k7x2m9pq")
    assert read(site / "poles/premier").first("div", class_="paper").text() == "Bibliothèque des PTCE", "half an address leads nowhere from a sheet"


def test_nothing_is_drawn_before_it_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = load_once(lasting(Corpus(tmp_path / "cases")).path).library
    assert library
    site = Site(library, Drawing(Settings((), ADDRESS)))

    def refused(*_arguments: Any, **_values: Any) -> str:
        raise AssertionError("drawn")

    qr_code.cache_clear()
    plan = Plan(site.views, Settings((), ADDRESS), (), (), refused)
    named = [file.path for case in library.cases.values() for made in (files, frames) for file in made(plan, case)]
    assert len(named) == 8
    assert qr_code.cache_info().misses == 0


# --- the folders ------------------------------------------------------------------------------


@pytest.mark.parametrize(("folder", "owner"), RESERVED.items())
def test_nothing_else_may_be_in_the_folders_of_permanent_addresses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, owner: str) -> None:
    corpus = lasting(Corpus(tmp_path / "cases"))
    monkeypatch.setitem(OUTPUTS, "again", lambda _plan: iter([File(f"{folder}autre.html", b"")]))  # type: ignore[call-overload]
    with pytest.raises(MadeTwice, match=f"{folder}autre.html, made by the output « again », .* but what the output « {owner} » makes"):
        corpus.pour(tmp_path / "site")


@pytest.mark.parametrize("folder", RESERVED)
def test_a_page_of_docs_there_is_refused_too(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "index.html").touch()
    reserved = dict.fromkeys(RESERVED, "others")
    for tree, drawn in ((tmp_path, []), (tmp_path / "none", [f"{folder}index.html"])):
        with pytest.raises(MadeTwice, match=f"{folder}index.html, made by the engine"):
            Makers(tree, drawn, reserved)
