"""The lists that are judged blind hold what they say, in an order that the key alone knows."""

from __future__ import annotations

import json

import pytest
import yaml

from macros.casebook.library.library import Library
from macros.casebook.likeness.peers import Peers
from macros.devtools.likeness.peer_lists import NAMES, described, drawn, orders, preferred
from support.repository import ROOT

ENTRIES = yaml.safe_load((ROOT / "tests/data/peer-descriptions.yml").read_text(encoding="utf-8"))


def test_each_description_names_terms_that_exist(library: Library) -> None:
    for entry in ENTRIES:
        for part, vocabulary in {"themes": "themes", "seeks": "themes", "gives": "themes", "challenges": "challenges", "regions": "regions"}.items():
            assert {*entry[part]} <= {term.id for term in library.vocabularies[vocabulary]}, (entry["id"], part)
        for part in ("settlements", "economies", "departments", "legal_forms"):
            assert {*entry[part]} <= {term.id for term in library.vocabularies[part]}, (entry["id"], part)


def test_the_three_orders_are_what_they_are_called(library: Library) -> None:
    entry = ENTRIES[0]
    found = orders(library, described(entry))
    assert [len(cases) for cases in found.values()] == [5, 5, 5]
    assert [case.key for case in found["model"]] == [peer.case.key for peer in Peers(library).ranked(described(entry))][:5]
    here = [bool({*case.regions} & {*entry["regions"]}) for case in found["region"]]
    assert here == sorted(here, reverse=True)
    assert any(here)
    shared = [len({*case.facts.themes} & {*entry["themes"]}) for case in found["themes"]]
    assert shared == sorted(shared, reverse=True)
    assert shared[0] > 0


def test_the_sheets_do_not_tell_which_list_is_whose_and_the_key_does(library: Library) -> None:
    sheets, key = drawn(library, ENTRIES, seed=7)
    assert "region" not in {name for sheet in sheets for name in (*sheet, *sheet["lists"])}
    for sheet, entry in zip(sheets, ENTRIES, strict=True):
        found = orders(library, described(entry))
        assert [*sheet["lists"]] == [*NAMES]
        for name, lines in sheet["lists"].items():
            assert [line["page"] for line in lines] == [f"cases/{case.key}.md" for case in found[key[entry["id"]][name]]]
    assert {names["A"] for names in key.values()} == {"model", "region", "themes"}
    assert json.dumps(drawn(library, ENTRIES, seed=7)) == json.dumps((sheets, key)) != json.dumps(drawn(library, ENTRIES, seed=8))


def test_verdicts_are_counted_by_the_key() -> None:
    key = {"d1": {"A": "themes", "B": "model", "C": "region"}, "d2": {"A": "model", "B": "themes", "C": "region"}}
    assert preferred(key, {"d1": ["B", "A", "C"], "d2": ["C", "A", "B"]}) == {"model": 1, "region": 1}
    with pytest.raises(KeyError):
        preferred(key, {"d3": ["A", "B", "C"]})
