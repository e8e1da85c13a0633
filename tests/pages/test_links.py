"""Every way through the built site leads somewhere, and none leads out of it unasked."""

from __future__ import annotations

import posixpath
import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Page

from macros.casebook.library.library import Library
from macros.pages.views.short_links import short_address
from support.browsing import NewPage
from support.markup import Element, read
from support.site_links import ADDRESSES, BASE, Trees, addresses, broken, listed, read_by_somebody, refresh

CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)""")


def test_every_internal_link_and_fragment_leads_somewhere(site: Path, trees: Trees) -> None:
    found = {address: list(broken(site, trees, address, addresses(page))) for address, page in trees.items() if address != "404.html"}
    assert sum(len(list(addresses(page))) for page in trees.values()) > 5000
    assert {address: links for address, links in found.items() if links} == {}


def test_the_page_for_what_is_missing_works_at_any_depth(site: Path, trees: Trees) -> None:
    """A host serves it under whatever address was asked for: its links start at the root."""
    page = read(site / "404.html")
    inside = [link for link in addresses(page) if not urlsplit(link).netloc and not link.startswith("#")]
    assert inside
    assert all(link.startswith("/") for link in inside)
    assert list(broken(site, trees, "un/deux/trois/", inside)) == []


def test_every_address_in_a_style_sheet_leads_to_a_file(site: Path, trees: Trees) -> None:
    sheets = sorted(site.rglob("*.css"))
    assert sheets
    for sheet in sheets:
        links = [link for link in CSS_URL.findall(sheet.read_text(encoding="utf-8")) if not link.startswith(("data:", "#"))]
        assert list(broken(site, trees, sheet.relative_to(site).as_posix(), links)) == []


@pytest.mark.parametrize(
    "text",
    ['<a href="rien/">x</a>', '<a href="#rien">x</a>', '<a href="../poles/#rien">x</a>', '<svg><use href="../images/marks.svg#rien"/></svg>'],
)
def test_a_link_that_leads_nowhere_would_be_found(text: str, site: Path, trees: Trees) -> None:
    assert len(list(broken(site, trees, "fiches/", addresses(read(text))))) == 1


def test_every_page_is_in_french_with_one_title_of_level_1(trees: Trees) -> None:
    for address, page in trees.items():
        assert page.first("html").attributes["lang"] == "fr", address
    counts = {address: len(list(page.all("h1"))) for address, page in read_by_somebody(trees).items()}
    assert {address: count for address, count in counts.items() if count != 1} == {}


def test_every_page_has_a_title_of_its_own_and_a_description(trees: Trees) -> None:
    seen: dict[str, list[str]] = {}
    for address, page in read_by_somebody(trees).items():
        seen.setdefault(page.first("title").text(), []).append(address)
        assert address == "404.html" or page.first("meta", name="description").attributes["content"], address
    assert "" not in seen
    assert {text: found for text, found in seen.items() if len(found) > 1} == {}


def test_no_two_elements_of_a_page_bear_the_same_id(trees: Trees) -> None:
    for address, page in trees.items():
        found = [element.attributes["id"] for element in page.all() if "id" in element.attributes]
        assert sorted(set(found)) == sorted(found), address


def test_headings_go_down_one_level_at_a_time(trees: Trees) -> None:
    for address, page in read_by_somebody(trees).items():
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


def linked(trees: Trees, address: str) -> set[str]:
    """The cases that the text of a page links to, by their keys."""
    found = set()
    for link in trees[address].first("main").links:
        target = urlsplit(urljoin(BASE + address, link))
        if target.netloc == urlsplit(BASE).netloc:
            path = target.path.strip("/")
            found.add(f"{path}/{target.fragment}" if target.fragment and "/" not in path else path)
    return found


def test_every_reference_is_reciprocal(library: Library, trees: Trees) -> None:
    missing = []
    for case in library.published.values():
        for reference in case.references:
            key = reference.key
            here = f"{case.key}/" if library.has_page(case) else ""
            there = f"{key}/" if library.has_page(library.cases[key]) else ""
            if here and key not in linked(trees, here):
                missing.append(f"{case.key} refers to {key} and does not link to it")
            if there and case.key not in linked(trees, there):
                missing.append(f"{key} does not link back to {case.key}")
    assert sum(len(case.references) for case in library.published.values()) > 100
    assert missing == []


def test_the_links_of_a_text_count_as_references(library: Library) -> None:
    case = library.cases["poles/clus-ter-jura"]
    assert "pratiques/apprendre-d-un-pair" in case.body.links
    assert "poles/clus-ter-jura" in [link.case.key for link in library.backlinks["pratiques/apprendre-d-un-pair"]]


# --- other hosts ----------------------------------------------------------------------------


def test_nothing_that_a_page_loads_stands_on_another_host(site: Path, trees: Trees) -> None:
    for address, page in trees.items():
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


@pytest.mark.slow  # every test with a browser fails for such a request; here each kind of page is opened
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


def leading(library: Library) -> list[tuple[str, str]]:
    """Addresses that lead to another page, with the key of the case that is there: former ones, a short one."""
    former = next((old, key) for old, key in library.redirects.items() if not library.cases[key].facts.withdrawn)
    event = next(case for case in library.of_type("evenements") if case.facts.id)
    return [(f"{former[0]}/", former[1]), (short_address(event), event.key)]


@pytest.mark.parametrize("fragment", ["", "#atelier-1", "#l%C3%A0?a=b&c"])
def test_an_address_that_leads_on_keeps_the_fragment(page: Page, server: str, library: Library, fragment: str) -> None:
    for address, key in leading(library):
        page.goto(f"{server}/")
        page.goto(f"{server}/{address}{fragment}")
        page.wait_for_url(re.compile(rf".*/{key}/.*"))
        page.wait_for_load_state()
        assert page.url.endswith(f"/{key}/{fragment}")
        page.go_back()
        assert page.evaluate("location.pathname").rstrip("/").count("/") == 0, "the page that leads on leaves no step behind"


@pytest.mark.parametrize("stopped", [True, False])
def test_without_its_script_it_leads_on_all_the_same(new_page: NewPage, server: str, library: Library, stopped: bool) -> None:
    page = new_page(java_script_enabled=stopped)
    page.route("**/javascripts/moved/main.js", lambda route: route.abort())
    for address, key in leading(library):
        page.goto(f"{server}/{address}#atelier-1")
        page.wait_for_url(re.compile(rf".*/{key}/.*"))


def test_the_sitemap_lists_exactly_the_pages_that_are_published_and_listed(site: Path, trees: Trees) -> None:
    wanted = [address for address, page in read_by_somebody(trees).items() if address != "404.html" and not list(page.all("meta", content="noindex"))]
    assert sorted(listed(site)) == sorted(wanted)
    assert len(wanted) > 100


def test_each_page_that_is_listed_names_its_own_address_as_the_true_one(site: Path, trees: Trees) -> None:
    for address in listed(site):
        (found,) = canonical(trees[address])
        assert urlsplit(found).path.lstrip("/") == address
    for address, page in read_by_somebody(trees).items():
        assert bool(canonical(page)) == (address in listed(site)), address


def test_every_former_address_leads_to_the_page_that_took_over(library: Library, trees: Trees) -> None:
    assert len(library.redirects) > 3
    redirecting = {address for address, page in trees.items() if refresh(page)}
    assert redirecting == {f"{old}/" for old in library.redirects} | {short_address(case) for case in library.cases.values() if case.facts.id}
    for old, key in library.redirects.items():
        page = trees[f"{old}/"]
        target = posixpath.normpath(posixpath.join(old, refresh(page)))
        assert target == key
        assert refresh(page) in page.links, "a reader whose browser does not follow must find a link"


def test_a_visitor_of_a_former_address_arrives(page: Page, server: str) -> None:
    page.goto(f"{server}/poles/pole-sud-rhone-alpes/")
    page.wait_for_url("**/poles/pole-sud-archer/")
    assert page.locator("h1").inner_text() == "Pôle Sud (Archer)"
