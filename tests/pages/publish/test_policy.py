"""The content security policy that every published page has: nothing from elsewhere, and no way around it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.casebook.check.body import scan
from macros.casebook.check.marks.markdown import MARKDOWN
from macros.casebook.library.library import Library
from macros.casebook.schema.context import Context
from macros.pages.render.prose import Prose
from support.markup import Element, read
from support.repository import TYPES

ALLOWED = {"default-src": ["'self'"], "img-src": ["'self'", "data:"], "base-uri": ["'none'"], "object-src": ["'none'"], "form-action": ["'self'"]}
"""Each directive with its sources; scripts and connections fall back on `default-src`."""


REFRESH = re.compile(r"<meta[^>]*http-equiv=.?refresh", re.IGNORECASE)


@pytest.fixture(scope="module")
def whole(site: Path) -> Mapping[str, Element]:
    """Every HTML file that is published, whatever made it: pages, redirections, frames, the page of what is not there."""
    files = [path for path in site.rglob("*") if path.suffix.lower() in (".html", ".htm", ".xhtml")]
    return {path.relative_to(site).as_posix(): read(path) for path in files}


def test_redirections_and_the_page_of_what_is_not_there_are_among_them(whole: Mapping[str, Element], library: Library) -> None:
    assert "404.html" in whole
    assert {f"{old}/index.html" for old in library.redirects} <= whole.keys()
    assert len(library.redirects) >= 4


def policy(page: Element) -> dict[str, list[str]]:
    [meta] = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    directives = (directive.split() for directive in meta.attributes["content"].split(";"))
    return {name: sources for name, *sources in directives}


def test_every_page_has_it_whole(whole: Mapping[str, Element]) -> None:
    """But for the packs that need no network, whose own is stricter (`pages/outputs/test_one_file_packs.py`)."""
    assert len(whole) > 300
    others = {address: policy(page) for address, page in whole.items() if policy(page) != ALLOWED}
    assert others
    assert {
        address for address, directives in others.items() if not address.endswith("/dossier-hors-ligne.html") or directives["default-src"] != ["'none'"]
    } == set()


def test_it_comes_before_whatever_a_page_loads(whole: Mapping[str, Element]) -> None:
    for address, page in whole.items():
        tags = [
            element
            for element in page.first("head").all()
            if element.tag in ("script", "link", "style", "base", "meta") and "charset" not in element.attributes
        ]
        first = next(element for element in tags if element.attributes.get("name") != "viewport")
        assert first.attributes.get("http-equiv") == "Content-Security-Policy", address


def test_no_page_runs_a_script_of_its_own(whole: Mapping[str, Element]) -> None:
    for address, page in whole.items():
        assert all("src" in script.attributes or script.attributes.get("type") == "application/ld+json" for script in page.all("script")), address
        assert not [element.tag for element in page.all() for name in element.attributes if name.startswith("on")], address


LEADING_AWAY = [
    '<meta http-equiv="refresh" content="0; url=https://ailleurs.example">',
    "<META HTTP-EQUIV=refresh CONTENT=0;https://ailleurs.example>",
    'Un mot <meta http-equiv="refresh" content="0;url=//ailleurs.example"/> et un autre.',
    "<p>\n<meta\nhttp-equiv='Refresh'\ncontent='0'>\n</p>",
    "- <svg><meta http-equiv=refresh content=0></svg>",
    "> <template><meta http-equiv=refresh content=0>",
    "<noscript><meta http-equiv='refresh' content='0'></noscript>",
    "## Titre <meta http-equiv=refresh content=0>",
]
"""No policy forbids a page to lead away: the reader and the sanitiser must each see to it alone."""


@pytest.mark.parametrize("text", LEADING_AWAY)
def test_the_check_alone_refuses_a_text_that_leads_the_page_away(text: str) -> None:
    found = scan(text, TYPES["poles"], Context()).problems
    assert [finding.severity for _at, finding in found if finding.code == "raw-html"][:1] == ["error"]


@pytest.mark.parametrize("text", LEADING_AWAY)
def test_the_sanitiser_alone_takes_it_out(text: str) -> None:
    assert REFRESH.search(MARKDOWN.html(text)), "without it, the text would lead away"
    assert "<meta" not in Prose(lambda _key: None).html(text, "poles").lower()
