"""Every way through the built site leads somewhere, and none leads out of it unasked."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from macros.casebook.library.library import Library
from support.corpus import Corpus
from support.markup import Element, read
from support.sites import serving

BASE = "https://bibliotheque.invalid/"
"""Where the site pretends to stand while its links are followed."""

ADDRESSES = (("a", "href"), ("link", "href"), ("use", "href"), ("script", "src"), ("img", "src"), ("form", "action"), ("iframe", "src"), ("source", "src"))
CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)""")


@cache
def trees(site: Path) -> dict[str, Element]:
    """Every page of a site by its address: `poles/x/`, `404.html`."""
    return {path.relative_to(site).as_posix().removesuffix("index.html"): read(path) for path in sorted(site.rglob("*.html"))}


def refresh(page: Element) -> str:
    """Where a page sends its reader at once, or nothing."""
    found = next(page.all("meta", **{"http-equiv": "refresh"}), None)
    return found.attributes["content"].partition("url=")[2] if found else ""


def pages(site: Path) -> dict[str, Element]:
    """The pages that somebody reads: all but those that redirect."""
    return {address: page for address, page in trees(site).items() if not refresh(page)}


def addresses(page: Element) -> Iterator[str]:
    for tag, name in ADDRESSES:
        yield from (element.attributes[name] for element in page.all(tag) if name in element.attributes)
    if target := refresh(page):
        yield target


def broken(site: Path, address: str, links: Iterator[str]) -> Iterator[str]:
    """The links among these that lead to no file of the site, or to no place in it."""
    for link in links:
        found = urlsplit(urljoin(BASE + address, link))
        if f"{found.scheme}://{found.netloc}/" != BASE:
            continue
        path = unquote(found.path).lstrip("/")
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        if not file.is_file():
            yield f"{link}: no file"
        elif found.fragment and not link.endswith(".svg") and found.fragment not in ids(file):
            yield f"{link}: no such place"


@cache
def ids(file: Path) -> frozenset[str]:
    return frozenset(element.attributes["id"] for element in read(file).all() if "id" in element.attributes)


def test_every_internal_link_and_fragment_leads_somewhere(site: Path) -> None:
    found = {address: list(broken(site, address, addresses(page))) for address, page in trees(site).items() if address != "404.html"}
    assert sum(len(list(addresses(page))) for page in trees(site).values()) > 5000
    assert {address: links for address, links in found.items() if links} == {}


def test_the_page_for_what_is_missing_works_at_any_depth(site: Path) -> None:
    """A host serves it under whatever address was asked for: its links start at the root."""
    page = read(site / "404.html")
    inside = [link for link in addresses(page) if not urlsplit(link).netloc and not link.startswith("#")]
    assert inside
    assert all(link.startswith("/") for link in inside)
    assert list(broken(site, "un/deux/trois/", iter(inside))) == []


def test_every_address_in_a_style_sheet_leads_to_a_file(site: Path) -> None:
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        links = [link for link in CSS_URL.findall(sheet.read_text(encoding="utf-8")) if not link.startswith(("data:", "#"))]
        assert list(broken(site, sheet.relative_to(site).as_posix(), iter(links))) == []


@pytest.mark.parametrize(
    "text",
    ['<a href="rien/">x</a>', '<a href="#rien">x</a>', '<a href="../poles/#rien">x</a>', '<svg><use href="../images/marks.svg#rien"/></svg>'],
)
def test_a_link_that_leads_nowhere_would_be_found(text: str, site: Path) -> None:
    assert len(list(broken(site, "fiches/", addresses(read(text))))) == 1


def test_every_page_is_in_french_with_one_title_of_level_1(site: Path) -> None:
    for address, page in trees(site).items():
        assert page.first("html").attributes["lang"] == "fr", address
    counts = {address: len(list(page.all("h1"))) for address, page in pages(site).items()}
    assert {address: count for address, count in counts.items() if count != 1} == {}


def test_every_page_has_a_title_of_its_own_and_a_description(site: Path) -> None:
    seen: dict[str, list[str]] = {}
    for address, page in pages(site).items():
        seen.setdefault(page.first("title").text(), []).append(address)
        assert address == "404.html" or page.first("meta", name="description").attributes["content"], address
    assert "" not in seen
    assert {text: found for text, found in seen.items() if len(found) > 1} == {}


def test_no_two_elements_of_a_page_bear_the_same_id(site: Path) -> None:
    for address, page in trees(site).items():
        found = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert sorted(set(found)) == sorted(found), address


def test_headings_go_down_one_level_at_a_time(site: Path) -> None:
    for address, page in pages(site).items():
        levels = [int(element.tag[1]) for element in page.first("main").all() if re.fullmatch("h[1-6]", element.tag)]
        assert levels[0] == 1 or 1 in levels, address
        assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == [], address


def test_words_of_neighbouring_elements_do_not_run_together(site: Path) -> None:
    """The search reads text without its tags: `</span><span>` would make one word of two."""
    glued = re.compile(r"\w(?:</?(?:a|span|strong|em|cite|code|time|small)\b[^>]*>)+\w")
    found = {}
    for path in sorted(site.rglob("index.html")):
        text = re.sub(r"<(script|style|pre)\b.*?</\1>", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        if runs := [run.group() for run in glued.finditer(text) if "</a>s" not in run.group()]:
            found[path.relative_to(site).as_posix()] = runs
    assert found == {}


# --- references -------------------------------------------------------------------------


def linked(site: Path, address: str) -> set[str]:
    """The cases that the text of a page links to, by their keys."""
    found = set()
    for link in trees(site)[address].first("main").links:
        target = urlsplit(urljoin(BASE + address, link))
        if target.netloc == urlsplit(BASE).netloc:
            path = target.path.strip("/")
            found.add(f"{path}/{target.fragment}" if target.fragment and "/" not in path else path)
    return found


def test_every_reference_is_reciprocal(site: Path, library: Library) -> None:
    missing = []
    for case in library.published.values():
        for key, _inverse in case.references:
            here = f"{case.key}/" if library.has_page(case) else ""
            there = f"{key}/" if library.has_page(library.cases[key]) else ""
            if here and key not in linked(site, here):
                missing.append(f"{case.key} refers to {key} and does not link to it")
            if there and case.key not in linked(site, there):
                missing.append(f"{key} does not link back to {case.key}")
    assert sum(len(case.references) for case in library.published.values()) > 100
    assert missing == []


def test_the_links_of_a_text_count_as_references(library: Library) -> None:
    case = library.cases["poles/clus-ter-jura"]
    assert "pratiques/apprendre-d-un-pair" in case.body.links
    assert "poles/clus-ter-jura" in [link.case.key for link in library.backlinks["pratiques/apprendre-d-un-pair"]]


# --- other hosts ----------------------------------------------------------------------------


def test_nothing_that_a_page_loads_stands_on_another_host(site: Path) -> None:
    for address, page in trees(site).items():
        loaded = [element.attributes[name] for tag, name in ADDRESSES if tag not in ("a", "form") for element in page.all(tag) if name in element.attributes]
        loaded = [link for link in loaded if link not in canonical(page)]
        loaded += [part.split()[0] for element in page.all() for part in element.attributes.get("srcset", "").split(",") if part.strip()]
        assert [link for link in loaded if urlsplit(link).netloc] == [], address
        assert [form.attributes["action"] for form in page.all("form") if urlsplit(form.attributes.get("action", "")).netloc] == [], address
        assert not list(page.all("link", rel="preconnect")) + list(page.all("link", rel="dns-prefetch")), address
    for sheet in site.rglob("*.css"):
        text = sheet.read_text(encoding="utf-8")
        assert not re.search(r"(?:url\(|@import)\s*['\"]?(?:https?:)?//", text), sheet.name


def canonical(page: Element) -> set[str]:
    return {link.attributes["href"] for link in page.all("link", rel="canonical")}


SAMPLE = [
    "", "poles/", "poles/clus-ter-jura/", "poles/bou-sol/", "fiches/", "fiches/soleni/", "entretiens/", "entretiens/cap-solidaire-2021/",
    "evenements/", "evenements/journee-nationale-2016/", "pratiques/", "pratiques/apprendre-d-un-pair/", "organisations/",
    "organisations/coorace/", "dispositifs/tsf/", "echanges/coopactions-chez-clus-ter-jura/", "themes/", "themes/mutualisation/",
    "regions/auvergne-rhone-alpes/", "anciennes-regions/rhone-alpes/", "formes-juridiques/scic/", "questions/payer-animation/",
    "croisements/", "croisements/scic/", "explorer/", "comprendre/", "comprendre/glossaire/", "contribuer/", "mentions-legales/",
    "rien-de-tel/", "poles/archer/",
]  # fmt: skip


def test_the_browser_asks_nothing_of_another_host_and_complains_of_nothing(page: Page, server: str) -> None:
    for address in SAMPLE:
        page.goto(f"{server}/{address}")
    # The last of them is a former address: its redirect must end before the next page is asked for.
    page.wait_for_url(f"{server}/poles/pole-sud-archer/")
    page.goto(f"{server}/explorer/?q=jura")
    page.locator(".results a").first.wait_for()
    hosts = {urlsplit(url).netloc for url in page.requests if urlsplit(url).scheme in ("http", "https")}  # type: ignore[attr-defined]
    assert hosts == {urlsplit(server).netloc}
    assert len(page.requests) > len(SAMPLE)  # type: ignore[attr-defined]
    complaints = [text for text in page.console_errors if "404" not in text]  # type: ignore[attr-defined]
    assert complaints == []


# --- sitemap and redirects ---------------------------------------------------------------------


def listed(site: Path) -> list[str]:
    root = ElementTree.fromstring((site / "sitemap.xml").read_text(encoding="utf-8"))
    return [urlsplit(found.text or "").path.lstrip("/") for found in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_the_sitemap_lists_exactly_the_pages_that_are_published_and_listed(site: Path) -> None:
    wanted = [address for address, page in pages(site).items() if address != "404.html" and not list(page.all("meta", content="noindex"))]
    assert sorted(listed(site)) == sorted(wanted)
    assert len(wanted) > 100


def test_each_page_that_is_listed_names_its_own_address_as_the_true_one(site: Path) -> None:
    for address in listed(site):
        (found,) = canonical(trees(site)[address])
        assert urlsplit(found).path.lstrip("/") == address
    for address, page in pages(site).items():
        assert bool(canonical(page)) == (address in listed(site)), address


def test_every_former_address_leads_to_the_page_that_took_over(site: Path, library: Library) -> None:
    assert len(library.redirects) > 3
    redirecting = {address for address, page in trees(site).items() if refresh(page)}
    assert redirecting == {f"{old}/" for old in library.redirects}
    for old, key in library.redirects.items():
        page = trees(site)[f"{old}/"]
        target = posixpath.normpath(posixpath.join(old, refresh(page)))
        assert target == key
        assert refresh(page) in page.links, "a reader whose browser does not follow must find a link"


def test_a_visitor_of_a_former_address_arrives(page: Page, server: str) -> None:
    page.goto(f"{server}/poles/pole-sud-rhone-alpes/")
    page.wait_for_url("**/poles/pole-sud-archer/")
    assert page.locator("h1").inner_text() == "Pôle Sud (Archer)"


# --- withdrawn -----------------------------------------------------------------------------------

NAME = "Zanzibar Coopération"

WITHDRAWN = f"""---
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


@pytest.fixture(scope="module")
def after_withdrawal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("withdrawn")
    corpus = Corpus(base / "cases")
    corpus.write("poles/zanzibar.md", WITHDRAWN)
    corpus.write("poles/voisin.md", NEIGHBOUR)
    ended = corpus.build(base / "site")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return base / "site"


def test_a_withdrawn_page_keeps_its_address_and_one_line(after_withdrawal: Path) -> None:
    page = read(after_withdrawal / "poles/zanzibar")
    text = page.first("main").text()
    assert "retirée le 22 novembre 2026" in text
    assert "à la demande du pôle" in text
    assert len(list(page.first("main").all("p"))) == 1
    assert list(page.all("meta", name="robots", content="noindex"))
    assert not list(page.all(**{"data-pagefind-body": ""}))


ADDRESS = re.compile(r"poles/zanzibar(?:-ancien)?(?![a-z0-9-])|(?<=\")zanzibar(?=\")|(?<=related: \[)zanzibar(?=\])|(?<=\()zanzibar(?=\.md\))")
"""The addresses of the case, which stay: a link to one is not broken. Schemas list them without the
folder; the file of the neighbour, given to the form, holds those that its author wrote."""


def plain(path: Path) -> str:
    """The text of any file of a site, unpacked; marks and binary pieces do no harm here."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if raw.startswith(b"\x1f\x8b") else raw).decode("utf-8", "replace")


def test_a_withdrawn_case_is_named_nowhere(after_withdrawal: Path) -> None:
    files = [path for path in after_withdrawal.rglob("*") if path.is_file()]
    assert len([path for path in files if "pagefind" in path.parts]) > 10
    said = {path.relative_to(after_withdrawal).as_posix(): ADDRESS.sub("", plain(path)) for path in files}
    assert [name for name, text in said.items() if "zanzibar" in text.casefold()] == []


def test_every_address_of_a_withdrawn_case_leads_to_its_line(after_withdrawal: Path) -> None:
    assert 'href="../../poles/zanzibar/"' in (after_withdrawal / "poles/zanzibar-ancien/index.html").read_text(encoding="utf-8")


def test_no_page_links_to_a_withdrawn_case_and_what_linked_to_it_is_plain_text(after_withdrawal: Path) -> None:
    assert [address for address, page in pages(after_withdrawal).items() for link in page.links if "zanzibar" in link] == []
    assert "Voir ce pôle." in trees(after_withdrawal)["poles/voisin/"].text()
    found = {address: list(broken(after_withdrawal, address, addresses(page))) for address, page in trees(after_withdrawal).items() if address != "404.html"}
    assert {address: links for address, links in found.items() if links} == {}


def test_a_withdrawn_case_leaves_its_indexes_the_sitemap_and_the_counts(after_withdrawal: Path) -> None:
    assert not any("zanzibar" in address for address in listed(after_withdrawal))
    for gone in ("themes/mobilite", "formes-juridiques/scic"):
        assert not (after_withdrawal / gone).exists()
    assert "1 page" in trees(after_withdrawal)["poles/"].text()


def test_the_search_does_not_find_a_withdrawn_case(after_withdrawal: Path, new_page: Callable[..., Page]) -> None:
    with serving(after_withdrawal) as address:
        page = new_page()
        for query, found in (("voisin", True), ("Zanzibar", False)):
            page.goto(f"{address}/explorer/?q={query}")
            page.wait_for_function("() => document.querySelector('.results a') || /Rien ne répond/.test(document.querySelector('[role=status]')?.textContent)")
            listed = page.locator(".results a").evaluate_all("(links) => links.map((link) => link.href)")
            assert f"{address}/poles/zanzibar/" not in listed
            assert (f"{address}/poles/voisin/" in listed) is found
