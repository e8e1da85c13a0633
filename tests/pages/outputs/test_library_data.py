"""The library as data: what it says of each case is true of the site beside it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from macros.casebook.library.facets import FACETS, FILTERS
from macros.casebook.library.library import Library


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


def test_every_value_has_a_name(data: dict[str, Any]) -> None:
    named = {facet["id"]: {value[0] for value in facet["values"]} for facet in data["facets"]}
    assert list(named) == ["type", *(facet.id for facet in (*FACETS, *FILTERS))]
    for case in data["cases"]:
        assert case["type"] in named["type"]
        for facet in (*FACETS, *FILTERS):
            assert set(case.get(facet.id, ())) <= named[facet.id], (case["key"], facet.id)


def test_the_packed_file_says_the_same(site: Path) -> None:
    assert gzip.decompress((site / "data/library.z").read_bytes()) == (site / "data/library.json").read_bytes()
