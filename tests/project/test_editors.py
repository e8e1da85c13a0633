"""What VS Code reads here: completions derived from the declarations, a task that shows the problems."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from macros.casebook.derived import editor_files as editors
from macros.casebook.library.library import Library
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW
from support.repository import ROOT, TYPES, call, run


@pytest.fixture(scope="module")
def told(library: Library) -> dict[str, Any]:
    return editors.snippets(library.types, library.vocabularies)


def filled(body: list[str]) -> str:
    """The lines that somebody gets who takes each first choice and each example."""
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", "\n".join(body))
    text = re.sub(r"\$\{\d+:((?:\\.|[^}])*)\}", r"\1", text)
    assert "${" not in text
    return re.sub(r"\\([\\$}])", r"\1", text)


def test_the_committed_files_are_those_that_the_declarations_give(library: Library) -> None:
    files = editors.editor_files(library)
    for path in (editors.SNIPPETS, editors.SETTINGS):
        assert (ROOT / path).read_text(encoding="utf-8") == files[path], "python -m scripts.editors"


def test_each_field_of_each_type_is_completed_in_the_files_of_its_type(told: dict[str, Any]) -> None:
    for kind in TYPES.values():
        files = {editors.COMMON, f"**/cases/{kind.folder}/*.md"}
        offered = [snippet["prefix"] for snippet in told.values() if set(snippet["include"]) <= files]
        for name in kind.model_fields:
            assert offered.count(name) == 1, (kind.folder, name)


def test_what_is_completed_is_yaml_under_the_name_of_its_field(told: dict[str, Any]) -> None:
    fields = [snippet for snippet in told.values() if snippet["prefix"] != "parties"]
    assert len(fields) > 100
    for snippet in fields:
        loaded = yaml.load(filled(snippet["body"]), Loader=yaml.CBaseLoader)
        if snippet["prefix"].startswith("+"):
            assert isinstance(loaded, list)
            assert loaded[0]
        else:
            assert list(loaded) == [snippet["prefix"]]
            assert loaded[snippet["prefix"]]


def test_the_places_to_fill_are_numbered_in_their_order(told: dict[str, Any]) -> None:
    for snippet in told.values():
        numbers = [int(number) for line in snippet["body"] for number in re.findall(r"\$\{(\d+)[:|]", line)]
        assert numbers == list(range(1, len(numbers) + 1)), snippet


def test_the_choices_of_a_theme_are_those_that_a_case_may_take(told: dict[str, Any], library: Library) -> None:
    (body,) = (snippet["body"][0] for snippet in told.values() if snippet["prefix"] == "themes")
    offered = body.partition("|")[2].partition("|")[0].split(",")
    assert {"themes"} == ASSIGNED_NARROW
    assert offered == [term.id for term in library.vocabularies["themes"] if term.broader]


def test_the_task_shows_each_line_of_the_report_once_at_its_place() -> None:
    (task,) = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    assert task["args"] == ["-m", "scripts.check"]
    wrong = "tests/data/everything-wrong"
    problems = json.loads(call("scripts.check", "--cases", wrong, "--format", "json").stdout)
    lines = run("scripts.check", "--cases", wrong).stdout.splitlines()
    shown = []
    for line in lines:
        for matcher in task["problemMatcher"]:
            pattern = matcher["pattern"]
            if found := re.search(pattern["regexp"], line):
                message = found[pattern["message"]]
                shown.append((found[pattern["file"]], int(found[pattern["line"]]), int(found[pattern["column"]]), matcher["severity"], message))
    assert {problem["severity"] for problem in problems} == {"error", "warning"}
    assert shown == [
        (problem["path"], problem["line"], problem["column"], problem["severity"], " — ".join(filter(None, (problem["message"], problem["hint"]))))
        for problem in problems
    ]


def test_the_schemas_are_written_where_the_settings_look_for_them(library: Library) -> None:
    files = editors.editor_files(library)
    schemas = json.loads(files[editors.SETTINGS])["yaml.schemas"]
    assert list(schemas.values()) == [f"cases/{folder}/*.md" for folder in TYPES]
    for (path, _files), kind in zip(schemas.items(), TYPES.values(), strict=True):
        assert json.loads(files[path])["title"] == kind.label


def test_what_is_written_for_one_machine_alone_is_not_kept() -> None:
    assert ".cache/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split("\n")
