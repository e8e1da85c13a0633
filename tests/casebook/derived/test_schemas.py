"""The JSON Schemas: they refuse nothing that the check accepts, however it is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

from macros.casebook.derived.form_rules import groups
from macros.casebook.derived.json_schema import json_schema
from macros.casebook.files.writing import write
from macros.casebook.library.library import Library
from macros.casebook.types.evenement import Session
from macros.casebook.types.facts import Person
from support.repository import ROOT, TYPES

CASES = sorted((ROOT / "cases").glob("*/*.md"))


class Core(yaml.SafeLoader):
    """Reads YAML as editors do: the core schema of YAML 1.2, where `39` is a number, `true` a
    yes, `2016-09-23` and `NO` are texts."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  (how the base class names it)


for tag, pattern, first in (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)", "tTfF"),
    ("null", r"(?:~|null|Null|NULL|)", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^{pattern}$"), list(first))
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def front(text: str) -> str:
    return text.partition("---\n")[2].partition("\n---\n")[0]


@pytest.fixture(scope="module")
def validators(library: Library) -> dict[str, Any]:
    made = {kind.folder: jsonschema.Draft202012Validator(json_schema(kind, library)) for kind in TYPES.values()}
    for validator in made.values():
        validator.check_schema(validator.schema)
    return made


def refused(validator: Any, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_schema_refuses_nothing_in_a_real_case(path: Path, validators: dict[str, Any]) -> None:
    text = path.read_text(encoding="utf-8")
    assert refused(validators[path.parent.name], yaml.load(front(text), Loader=Core)) == []
    plain = yaml.load(front(text), Loader=yaml.CBaseLoader)
    assert refused(validators[path.parent.name], plain) == [], "with every value between quotes"
    assert refused(validators[path.parent.name], yaml.load(front(write(TYPES[path.parent.name], plain, "")), Loader=Core)) == [], "as the form writes it"


POLE = {"title": "T", "summary": "S", "themes": ["mutualisation"], "sources": ["coorace-2016"]}

ACCEPTED = [
    "title: 2024",
    "title: true",
    "departments: [39, '01', 2A]",
    "founded: 2014",
    "founded: [{on: 2014}, {on: 2016-09-23}]",
    "national: 'true'",
    "review_every: '12'",
    "funding: [{kind: cotisations, amount: 72 000}]",
    "key_figures: [{value: 12.5, label: 3, as_of: 2016, source: coorace-2016}]",
    "website: https://www.example.org/",
    "sources: [coorace-2016, nouveau]\nnew_sources: [{id: nouveau, title: T, publisher: P, url: 'https://www.example.org/', published: 2025, kind: article}]",
    "place: 39300",
    "milestones: [{on: 2016, text: 1}]",
]


@pytest.mark.parametrize("line", ACCEPTED)
def test_what_the_check_accepts_however_it_is_typed_the_schema_accepts(line: str, validators: dict[str, Any]) -> None:
    assert refused(validators["poles"], POLE | yaml.load(line, Loader=Core)) == []


WRONG: list[dict[str, Any]] = [
    {"titre": "T"},
    {"themes": ["mutualisations"]},
    {"themes": "mutualisation"},
    {"founded": [{"on": "en 2014"}]},
    {"national": "peut-être"},
    {"departments": ["00"]},
    {"departments": [0]},
    {"review_every": "douze"},
    {"peer": []},
    {"related": ["nulle-part"]},
]


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_what_is_plainly_wrong_the_schema_refuses(change: dict[str, Any], validators: dict[str, Any]) -> None:
    assert refused(validators["poles"], POLE) == []
    assert refused(validators["poles"], POLE | change)


def test_a_missing_field_is_refused(validators: dict[str, Any]) -> None:
    assert refused(validators["poles"], {name: value for name, value in POLE.items() if name != "sources"})


def test_what_editors_show_is_what_the_form_says(validators: dict[str, Any]) -> None:
    """The names and docstrings of our classes are for who reads the code."""
    for folder, validator in validators.items():
        for name, group in validator.schema.get("$defs", {}).items():
            assert not {"title", "description"} & group.keys(), (folder, name)
        for name, field in validator.schema["properties"].items():
            assert field["title"] == TYPES[folder].model_fields[name].title


def people(value: Any) -> Iterator[str]:
    """The names of all who spoke, in a case and in the groups inside it."""
    if isinstance(value, Person) and value.name:
        yield value.name
    if isinstance(value, Session):
        yield from (speaker.partition(",")[0].strip() for speaker in value.speakers)
    for inner in vars(value).values() if isinstance(value, BaseModel) else value if isinstance(value, tuple) else ():
        yield from people(inner)


def test_no_example_names_somebody_who_spoke(library: Library) -> None:
    named = {name for case in library.cases.values() for name in people(case.facts) if " " in name}
    assert len(named) > 20
    models = [*TYPES.values(), *groups(TYPES).values()]
    examples = [str(example) for model in models for info in model.model_fields.values() for example in info.examples or ()]
    assert any("Prénom Nom" in example for example in examples)
    assert [(name, example) for example in examples for name in named if name in example] == []
