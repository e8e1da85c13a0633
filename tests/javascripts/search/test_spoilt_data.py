"""Data that cannot be used are said, in French, and the rest works: the search, the comparison, the selection."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.chosen import ACTIONS, JURA, keep

UNLOADED = "La recherche n’a pas pu se charger"

WRONG: dict[str, Callable[[Any], Any]] = {
    "missing": lambda data: None,
    "a number": lambda data: 5,
    "a text": lambda data: "x",
    "null": lambda data: [None],
    "list and object exchanged": lambda data: {"0": data} if isinstance(data, list) else [data],
    "empty": lambda data: type(data)(),
}

KEYS = "version documents cases chunks block prefix facets values years priors named how last leading rules widening names site parts places".split()


def packed(value: Any) -> bytes:
    return gzip.compress(json.dumps(value).encode(), mtime=0)


def read(site: Path, name: str) -> Any:
    return json.loads(gzip.decompress((site / name).read_bytes()))


def fulfil(page: Page, pattern: str, body: bytes) -> None:
    page.route(pattern, lambda route: route.fulfill(body=body, content_type="application/octet-stream"))


def told(page: Page) -> str:
    """What the search page says once it has done what it can."""
    status = page.locator("#explorer .status")
    expect(status).to_have_text(re.compile("pages|Rien|page |n’a pas pu"))
    return status.inner_text()


def complaints(page: Page) -> list[str]:
    """What the scripts complained of; that a plain file is asked for after a packed one is meant."""
    return [text for text in page.console_errors if "404" not in text]  # type: ignore[attr-defined]


EVERY_KEY = [*zip(KEYS, [*WRONG] * len(KEYS), strict=False)]
"""Every key of the index, each with one of the ways in which it may be wrong."""


@pytest.mark.parametrize(("key", "wrong"), EVERY_KEY)
def test_a_key_of_the_index_of_another_type(page: Page, site: Path, key: str, wrong: str) -> None:
    spoil_the_index(page, site, key, [wrong])


@pytest.mark.hostile
@pytest.mark.parametrize("key", KEYS)
def test_a_key_of_the_index_of_every_other_type(page: Page, site: Path, key: str) -> None:
    spoil_the_index(page, site, key, WRONG)


def spoil_the_index(page: Page, site: Path, key: str, wrong: Iterable[str]) -> None:
    data = read(site, "search/index.z")
    for name in wrong:
        spoil = WRONG[name]
        page.unroute_all(behavior="ignoreErrors")
        spoilt = {**data, key: spoil(data[key])}
        if name == "missing":
            del spoilt[key]
        fulfil(page, "**/search/index.z", packed(spoilt))
        page.goto("/explorer/?q=animation&type=poles")
        said = told(page)
        assert UNLOADED in said or page.locator(".results > li").count() > 0 or page.locator(".explorer-notice").is_visible(), (key, name)
        assert page.locator("main a[href]:visible").count() > 3
        assert complaints(page) == [], (key, name)


def test_what_of_a_facet_cannot_be_used_is_named_and_the_others_filter(page: Page, site: Path) -> None:
    data = read(site, "search/index.z")
    data["facets"][1]["values"] = "x"
    data["widening"] = 5
    fulfil(page, "**/search/index.z", packed(data))
    page.goto("/explorer/?q=animation&type=poles")
    expect(page.locator(".spoilt")).to_contain_text("Une partie des données n’a pas pu être lue (filtre 2 et mots voisins)")
    expect(page.locator(".results > li[data-case^='poles/']").first).to_be_visible()
    page.locator('input[name="type"][value="fiches"]').check()
    page.wait_for_url("**type=fiches**")


BODIES = [b"", b"{", b"null", b"[]", b'"x"', gzip.compress(b'{"version": 1', mtime=0), packed({"version": 0}), packed([]), packed("x")]
FILES = ["**/search/index.z", "**/search/words/*.z", "**/search/records/*.z", "**/search/lexicon.z", "**/search/names/*.z"]
SAMPLED = [(FILES[rank % len(FILES)], body) for rank, body in enumerate([*BODIES, *BODIES[:6]])]
"""Every body, and every file with three of them."""


@pytest.mark.parametrize(
    ("pattern", "body"),
    [pytest.param(*one, marks=() if one in SAMPLED else pytest.mark.hostile) for one in product(FILES, BODIES)],
)
def test_a_file_that_is_cut_or_of_another_version(page: Page, pattern: str, body: bytes) -> None:
    fulfil(page, pattern, body)
    page.goto("/explorer/?q=animation zzzyqxw")
    said = told(page)
    field = page.locator("#explorer-q")
    field.fill("jura")
    page.wait_for_timeout(100)
    if "index" in pattern or ("words" in pattern and body != packed({"version": 0})):
        assert UNLOADED in said
    elif "records" in pattern:
        assert UNLOADED in said or page.locator(".unread").is_visible()
    elif "words" not in pattern:
        assert page.locator(".results > li").count() > 0
    assert complaints(page) == []


def test_a_result_that_cannot_be_read_is_counted_the_others_are_there(page: Page, site: Path) -> None:
    records = read(site, "search/records/0.z")
    jura = next(number for number, one in enumerate(records) if one.get("key") == JURA)
    records[jura] = {"key": JURA, "title": 5}
    fulfil(page, "**/search/records/*.z", packed(records))
    page.goto("/explorer/?q=jura")
    expect(page.locator(".unread")).to_contain_text("Un résultat n’a pas pu être lu")
    expect(page.locator(".results > li").first).to_be_visible()


LIBRARY = ("version", "facets", "cases")


@pytest.mark.parametrize(("key", "wrong"), [("version", ["a number"]), ("facets", ["missing", "a text"]), ("cases", ["null"])])
def test_a_key_of_the_library_of_another_type(page: Page, site: Path, key: str, wrong: list[str]) -> None:
    spoil_the_library(page, site, key, wrong)


@pytest.mark.hostile
@pytest.mark.parametrize("key", LIBRARY)
def test_a_key_of_the_library_of_every_other_type(page: Page, site: Path, key: str) -> None:
    spoil_the_library(page, site, key, WRONG)


def spoil_the_library(page: Page, site: Path, key: str, wrong: Iterable[str]) -> None:
    data = json.loads((site / "data/library.json").read_bytes())
    keep(page, JURA, ACTIONS)
    for name in wrong:
        spoil = WRONG[name]
        if (key, name) == ("cases", "empty"):
            continue  # a library without a case is one
        page.unroute_all(behavior="ignoreErrors")
        fulfil(page, "**/data/library.z", packed({**data, key: spoil(data[key])}))
        page.goto("/selection/")
        expect(page.locator(".shelf > li").first).to_contain_text("Jura")
        page.goto("/comparer/")
        page.get_by_label("Premier cas").press_sequentially("levier")
        expect(page.get_by_role("option", name="Le Levier", exact=False).first).to_be_visible()
        assert complaints(page) == [], (key, name)


def test_cases_of_the_library_that_cannot_be_read_are_counted(page: Page, site: Path) -> None:
    data = json.loads((site / "data/library.json").read_bytes())
    jura = next(one for one in data["cases"] if one["key"] == JURA)
    jura["title"] = {"x": 1}
    data["cases"][0] = None if data["cases"][0] is not jura else data["cases"][0]
    fulfil(page, "**/data/library.z", packed(data))
    page.goto("/comparer/")
    expect(page.locator(".picker")).to_contain_text("n’a pas pu être lue (2 cas)")
    keep(page, JURA)
    page.goto("/selection/")
    expect(page.locator(".shelf > li").first).to_contain_text("Lons-le-Saunier")
