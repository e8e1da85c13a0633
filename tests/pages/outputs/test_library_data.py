"""The library as data: what it says of each case is true of the site beside it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from macros.casebook.library.facets import FACETS, FILTERS
from macros.casebook.library.library import Library
from support.markup import as_read, read


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((site / "data/library.json").read_bytes())
    return content


def test_it_has_every_published_case_once(data: dict[str, Any], library: Library) -> None:
    assert [case["key"] for case in data["cases"]] == list(library.published)


def test_a_case_leads_to_its_page_or_is_a_line_on_that_of_its_type(data: dict[str, Any], site: Path) -> None:
    lines = {case["key"] for case in data["cases"] if case.get("line")}
    assert {case["key"] for case in data["cases"] if not (site / case["key"] / "index.html").is_file()} == lines
    assert lines, "the library has organisations that few pages cite"
    for key in lines:
        folder, _, name = key.partition("/")
        assert f'id="{name}"' in (site / folder / "index.html").read_text(encoding="utf-8")


def test_a_practice_names_those_who_do_it_and_so_does_its_card(data: dict[str, Any], library: Library, site: Path) -> None:
    told = {case["key"]: case["doers"] for case in data["cases"] if "doers" in case}
    assert {case.key for case in library.of_type("pratiques")} == set(told)
    for key, doers in told.items():
        named = [example.case for example in library.published[key].fact("examples") if example.case in library.published]
        titles = list(dict.fromkeys(library.published[one].title for one in named))
        assert doers.startswith(", ".join(titles[:2]))
        assert ("et" in doers.removeprefix(", ".join(titles[:2]))) == (len(titles) > 2)
    cards = [card.text() for card in read(site / "pratiques").all("li", class_="card")]
    assert len(cards) >= len(told)
    said = {case["told"] for case in data["cases"] if case["type"] == "pratiques"}
    assert any(words.replace("\u00a0", " ").startswith("Dit de 2 pôles, en 2016 : ") for words in said)
    assert all(any(as_read(words) in card for words in said) for card in cards)


def test_every_value_has_a_name(data: dict[str, Any]) -> None:
    named = {facet["id"]: {value[0] for value in facet["values"]} for facet in data["facets"]}
    assert list(named) == ["type", *(facet.id for facet in (*FACETS, *FILTERS))]
    for case in data["cases"]:
        assert case["type"] in named["type"]
        for facet in (*FACETS, *FILTERS):
            assert set(case.get(facet.id, ())) <= named[facet.id], (case["key"], facet.id)


def test_the_packed_file_says_the_same(site: Path) -> None:
    assert gzip.decompress((site / "data/library.z").read_bytes()) == (site / "data/library.json").read_bytes()
