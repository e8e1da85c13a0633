"""One table of messages: nothing is objected to in other words, and each of its entries is said by somebody."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from macros.casebook.derived.form_rules import form_rules
from macros.casebook.problems import messages
from macros.casebook.problems.message_tables.message import Message
from macros.casebook.problems.messages import MESSAGES, OF_ONE_CASE
from macros.casebook.types import case_types
from support.form.objections import objections_of_form
from support.repository import ROOT

PROBLEMS = Path("macros/casebook/problems")
TABLES = PROBLEMS / "message_tables"

MADE_THERE = {"Problem": PROBLEMS, "Finding": PROBLEMS, "PydanticCustomError": PROBLEMS, "Message": TABLES}
"""What holds the words of an objection, and the only folder where it may be made."""

WORDS = {"text", "message", "hint", "severity"}
"""The fields of a finding that come from the table and are changed by nobody."""

SAID_BY = {"finding": 1, "wrong": 0, "refused": 0, "problem": 1, "refuse": 2, "stop": 2}
"""The functions that are handed the name of an objection, and where among their arguments it is."""

MODULES = sorted(path.relative_to(ROOT) for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py"))
SCRIPTS = sorted((ROOT / "docs/javascripts").rglob("*.js"))


def code(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def name_of(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


def calls(text: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))


def own_words(path: Path, text: str) -> list[str]:
    """The lines of a module that make an objection of their own, or change the words of one."""
    return [
        f"{path}:{call.lineno}"
        for call in calls(text)
        if not path.is_relative_to(MADE_THERE.get(name_of(call), path))
        or (
            name_of(call) == "replace"
            and isinstance(call.func, ast.Name)
            and WORDS & {keyword.arg for keyword in call.keywords}
            and path.as_posix() != "macros/casebook/problems/messages.py"
        )
    ]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_every_word_of_an_objection_is_in_the_table(path: Path) -> None:
    assert own_words(path, code(path)) == []


@pytest.mark.parametrize(
    "text",
    [
        'Problem(shown, 1, 1, "", "file-link", "error", "un lien", "déposez le fichier")',
        'problem.Finding((), "empty", "ce champ est vide")',
        'raise PydanticCustomError("date", "pas une date")',
        'replace(found, message="autre chose")',
        'Message("un texte", "un conseil")',
    ],
)
def test_words_elsewhere_are_seen(text: str) -> None:
    assert own_words(Path("macros/casebook/check/body.py"), text)


def objections(text: str) -> Iterator[tuple[int, str, set[str] | None]]:
    """Each objection that some code names where it makes one: the line, the name, the values that go with it, None where they
    are not all in sight."""
    for call in calls(text):
        at = SAID_BY.get(name_of(call), len(call.args))
        if at < len(call.args):
            values = {keyword.arg for keyword in call.keywords}
            # Of `"a" if … else "b"` either may be said.
            for node in ast.walk(call.args[at]):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield call.lineno, node.value, None if None in values else {name for name in values if name}


def placeholders(*words: str | None) -> set[str]:
    named = {name for text in words if text for _before, name, _form, _conversion in Formatter().parse(text) if name}
    return {name for name in named if "." not in name}


@pytest.mark.parametrize("path", [path for path in MODULES if TABLES not in path.parents], ids=str)
def test_what_is_objected_to_is_in_the_table_with_the_values_that_its_words_quote(path: Path) -> None:
    for line, name, values in objections(code(path)):
        assert name in MESSAGES, f"{path}:{line}"
        message = MESSAGES[name]
        missing = placeholders(message.text, message.hint, message.form_text, message.form_hint) - (values or set())
        assert values is None or not missing, f"{path}:{line}: {name} wants {missing}"


def test_a_name_that_is_not_in_the_table_is_seen() -> None:
    text = 'finding((), "a" if x else "b", value=y)\nraise wrong("c", **values)\nrecord.refuse((1, 1), (), "d")'
    assert sorted(objections(text)) == [(1, "a", {"value"}), (1, "b", {"value"}), (2, "c", None), (3, "d", set())]


def test_every_entry_of_the_table_is_said_by_somebody() -> None:
    named = {
        node.value
        for path in MODULES
        if TABLES not in path.parents
        for node in ast.walk(ast.parse(code(path)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    named |= {name for path in SCRIPTS for name in re.findall(r'"([a-z0-9/-]+)"', path.read_text(encoding="utf-8"))}
    assert sorted(MESSAGES.keys() - named) == []


def test_what_the_form_objects_to_is_in_the_table_that_it_is_given() -> None:
    said = {name for path in SCRIPTS for name in re.findall(r'\b(?:say|told|object|refuse)\(\s*"([a-z0-9/-]+)"', path.read_text(encoding="utf-8"))}
    assert len(said) > 20
    assert said <= OF_ONE_CASE.keys()


def test_the_decision_on_warnings_names_every_warning_and_nothing_else() -> None:
    decision = (ROOT / "docs/decisions/0008-errors-and-warnings.md").read_text(encoding="utf-8")
    table = decision.partition("Warnings, all of them")[2].partition("**What follows")[0]
    named = {code for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for code in re.findall(r"`([a-z-]+)`", row)}
    assert named == {name.partition("/")[0] for name, message in MESSAGES.items() if message.severity == "warning"}


def test_no_two_tables_have_an_objection_of_the_same_name() -> None:
    tables = [*(getattr(messages, path.stem.upper()) for path in (ROOT / TABLES).glob("*.py") if path.stem not in ("__init__", "message"))]
    assert sum(map(len, tables)) == len(MESSAGES)


def test_what_the_form_says_names_fields_as_people_see_them() -> None:
    """Nobody who fills the form knows the keys of a file, nor the files of the repository."""
    rules = form_rules(case_types())
    labels = {field["name"]: field["label"] for model in (*rules["types"], *rules["groups"].values()) for field in model["fields"]}
    of_files = re.compile(rf"_\w|\.yml|« (?:{'|'.join(labels)})\b|« {{\w+}}:|\b(?:à|dans|retirez|ajoutez) (?:{'|'.join(labels)})\b")
    shown = {name: [message.get("form_text", message["text"]), message.get("form_hint", message["hint"])] for name, message in rules["messages"].items()}
    assert {name: shown[name] for name in objections_of_form() if any(map(of_files.search, shown[name]))} == {}
    assert shown["offer-unconfirmed"][1] == f"dites quand elle a été confirmée, ou videz « {labels['until']} »"


def test_the_label_of_a_field_that_is_not_declared_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.casebook.derived.form_rules.OF_ONE_CASE", {"date": Message("", "", form_hint="remplissez « {Offer.autre} »")})
    with pytest.raises(KeyError, match="autre"):
        form_rules(case_types())


def test_the_form_is_given_every_objection_of_the_types_that_it_shows() -> None:
    types = case_types()
    assert form_rules(types)["messages"].keys() == OF_ONE_CASE.keys()
    without_offers = form_rules({"poles": types["poles"]})["messages"].keys()
    elsewhere = {name for name, message in OF_ONE_CASE.items() if re.search(r"\{(?:Offer|Evenement|Session|Commitment)\.", str(message))}
    assert {"offer-open-ended", "offer-unconfirmed", "room-unknown", "commitment-unsaid", "own-words-unsigned"} <= elsewhere
    assert OF_ONE_CASE.keys() - without_offers == elsewhere
