"""The content security policy that every published page has: nothing from elsewhere, and no way around it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from support.markup import Element

ALLOWED = {"default-src": ["'self'"], "img-src": ["'self'", "data:"], "base-uri": ["'none'"], "object-src": ["'none'"], "form-action": ["'self'"]}
"""Each directive with its sources; scripts and connections fall back on `default-src`."""


@pytest.fixture(scope="module")
def whole(trees: Mapping[str, Element]) -> Mapping[str, Element]:
    """The pages that say something: a redirect loads nothing."""
    return {address: page for address, page in trees.items() if not list(page.all("meta", **{"http-equiv": "refresh"}))}


def policy(page: Element) -> dict[str, list[str]]:
    [meta] = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    directives = (directive.split() for directive in meta.attributes["content"].split(";"))
    return {name: sources for name, *sources in directives}


def test_every_page_has_it_whole(whole: Mapping[str, Element]) -> None:
    assert len(whole) > 300
    assert {address: policy(page) for address, page in whole.items() if policy(page) != ALLOWED} == {}


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
