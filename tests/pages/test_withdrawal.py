"""A page that was withdrawn keeps its address and one line; nothing else of it is left anywhere."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Page

from support.corpus import Corpus
from support.markup import Element, pages_of, read
from support.pictures.files import file_of, scene
from support.publish.pdf import codes, links, outline, tags, words
from support.site_links import addresses, broken, listed, read_by_somebody
from support.sites import serving

PUBLIC = "https://bibliotheque.example/"

NAME = "Zanzibar Coopération"

ID = "z7n4q2vk"

WITHDRAWN = f"""---
id: {ID}
title: {NAME}
summary: Ce que {NAME} faisait.
aliases: [{NAME} Sud]
themes: [mobilite, mutualisation]
departments: ["39"]
territory: Le pays de {NAME}
former_slugs: [zanzibar-ancien]
structures: [{{role: porteuse, name: "{NAME} SCIC", form: scic, as_of: 2016, source: zanzibar-bilan, note: "{NAME} la porte."}}]
members: [{{organisation: "{NAME} Adhérent", note: "de {NAME}"}}]
key_figures: [{{label: "salariés de {NAME}", value: "3", as_of: 2016, source: zanzibar-bilan}}]
milestones: [{{on: 2015, text: "{NAME} ouvre.", source: zanzibar-bilan}}]
website: {{url: "https://zanzibar.example.org", seen_alive: 2026-11-01}}
founded: 1987
sources: [zanzibar-bilan]
new_sources: [{{id: zanzibar-bilan, title: "Bilan de {NAME}", publisher: "{NAME}", url: "https://zanzibar.example.org/bilan", published: 2016, kind: article}}]
provenance: {{drafted_from: "ce que dit {NAME}"}}
reviewed: {{on: 2026-01-10, by: "{NAME}"}}
images: [{{file: zanzibar.jpg, alt: "La cour de {NAME}", credit: "{NAME}", licence: CC BY-SA 4.0, people: none}}]
withdrawn: {{on: 2026-11-22, reason: à la demande du pôle}}
---

## Origine

Un texte que {NAME} ne veut plus voir, et [un lien](voisin.md).
"""

NEIGHBOUR = """---
title: Un voisin
summary: Il renvoyait à un pôle retiré depuis.
themes: [mutualisation]
departments: ["39"]
related: [zanzibar]
sources: [coorace-2016]
---

Voir [ce pôle](zanzibar.md).
"""


DAY = "evenements/journee"

EVENT = """---
title: Une journée
summary: Une journée qui présentait deux pôles.
themes: [mutualisation]
starts: 2027-03-12
cases: [poles/zanzibar, poles/voisin]
rooms: [{name: Salle haute}]
programme:
  - {kind: atelier-pratiques, title: Un atelier, start: "09:00", end: "10:00", room: Salle haute, cases: [poles/zanzibar, poles/voisin]}
sources: [coorace-2016]
---

Un jour.
"""


@pytest.fixture(scope="module")
def after_withdrawal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("withdrawn")
    corpus = Corpus(base / "cases")
    corpus.write("poles/zanzibar.md", WITHDRAWN)
    corpus.write("poles/voisin.md", NEIGHBOUR)
    corpus.write(f"{DAY}.md", EVENT)
    corpus.write("_images/zanzibar.jpg", file_of(scene(300, 200), "JPEG"))
    return corpus.pour(base / "site", search=True, settings={"SITE_URL": PUBLIC})


@pytest.fixture(scope="module")
def trees(after_withdrawal: Path) -> Mapping[str, Element]:
    return pages_of(after_withdrawal)


def test_a_withdrawn_page_keeps_its_address_and_one_line(after_withdrawal: Path) -> None:
    page = read(after_withdrawal / "poles/zanzibar")
    text = page.first("main").text()
    assert "retirée le 22 novembre 2026" in text
    assert "à la demande du pôle" in text
    assert len(list(page.first("main").all("p"))) == 1
    assert list(page.all("meta", name="robots", content="noindex"))


ADDRESS = re.compile(r"poles/zanzibar(?:-ancien)?(?![a-z0-9-])|(?<=\")zanzibar(?=\")|(?<=related: \[)zanzibar(?=\])|(?<=\()zanzibar(?=\.md\))")
"""The addresses of the case, which stay: a link to one is not broken. Schemas list them without the
folder; the file of the neighbour, given to the form, holds those that its author wrote."""


OWN = ("poles/zanzibar/", f"c/{ID}/", f"cadre/{ID}")
"""Where the id of the case stays: its own page, the short address that leads to it, its frame in the pages of others."""


def plain(path: Path) -> str:
    """The text of any file of a site, unpacked, that of a PDF with its bookmarks, its tags and its codes; marks and binary pieces do no harm here."""
    raw = path.read_bytes()
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            told = [*(mark.title for mark in outline(pdf)), *(str(link.target) for link in links(pdf)), *(str(tag.get("/Alt", "")) for tag in tags(pdf))]
        return " ".join([words(raw), *told, *codes(raw)])
    return (gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw).decode("utf-8", "replace")


def test_a_withdrawn_case_is_named_nowhere(after_withdrawal: Path) -> None:
    files = [path for path in after_withdrawal.rglob("*") if path.is_file()]
    assert len([path for path in files if "search" in path.parts]) > 10
    said = {path.relative_to(after_withdrawal).as_posix(): ADDRESS.sub("", plain(path)) for path in files}
    assert [name for name, text in said.items() if "zanzibar" in text.casefold()] == []
    assert [name for name, text in said.items() if ID in text and not name.startswith(OWN)] == []


def test_the_pack_of_a_day_that_presented_it_has_its_parts_without_it(after_withdrawal: Path) -> None:
    day = after_withdrawal / DAY
    parts = [path for path in day.rglob("*") if path.is_file() and (path.suffix == ".pdf" or "dossier" in path.relative_to(day).as_posix())]
    assert {"dossier.pdf", "cartes.pdf", "portes.pdf", "dossier-hors-ligne.html"} < {path.name for path in parts}
    assert len(parts) >= 12
    for path in parts:
        text = plain(path)
        assert not [gone for gone in ("zanzibar", ID, "illustrations/") if gone in text.casefold()], path
    for name in ("dossier.pdf", "cartes.pdf", "portes.pdf", "dossier-hors-ligne.html", "dossier/index.html"):
        assert "Un voisin" in plain(day / name).replace("\u00a0", " "), name
    assert not (after_withdrawal / "illustrations").exists()


def test_every_address_of_a_withdrawn_case_leads_to_its_line(after_withdrawal: Path) -> None:
    assert 'href="../../poles/zanzibar/"' in (after_withdrawal / "poles/zanzibar-ancien/index.html").read_text(encoding="utf-8")


def test_no_page_links_to_a_withdrawn_case_and_what_linked_to_it_is_plain_text(after_withdrawal: Path, trees: Mapping[str, Element]) -> None:
    assert [address for address, page in read_by_somebody(trees).items() for link in page.links if "zanzibar" in link] == []
    assert "Voir ce pôle." in trees["poles/voisin/"].text()
    found = {address: list(broken(after_withdrawal, trees, address, addresses(page))) for address, page in trees.items() if address != "404.html"}
    assert {address: links for address, links in found.items() if links} == {}


def test_a_withdrawn_case_leaves_its_indexes_the_sitemap_and_the_counts(after_withdrawal: Path, trees: Mapping[str, Element]) -> None:
    assert not any("zanzibar" in address for address in listed(after_withdrawal))
    for gone in ("themes/mobilite", "formes-juridiques/scic"):
        assert not (after_withdrawal / gone).exists()
    assert "1 page" in trees["poles/"].text()


def test_the_search_does_not_find_a_withdrawn_case(after_withdrawal: Path, new_page: Callable[..., Page]) -> None:
    with serving(after_withdrawal) as address:
        page = new_page()
        for query, found in (("voisin", True), ("Zanzibar", False)):
            page.goto(f"{address}/explorer/?q={query}")
            page.wait_for_function(
                "() => document.querySelector('.results a') || /Rien ne répond/.test(document.querySelector('#explorer .status')?.textContent)"
            )
            listed = page.locator(".results a").evaluate_all("(links) => links.map((link) => link.href)")
            assert f"{address}/poles/zanzibar/" not in listed
            assert (f"{address}/poles/voisin/" in listed) is found
