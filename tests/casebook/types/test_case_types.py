"""The case types are gathered explicitly and handed over: nothing fills a list by being imported."""

from __future__ import annotations

import subprocess
import sys
from typing import ClassVar

from macros.casebook.derived.form_rules import form_rules
from macros.casebook.schema.values import Line, field
from macros.casebook.types import case_types
from macros.casebook.types.base import CaseType, Section
from support.repository import ROOT

FOLDERS = ["poles", "fiches", "entretiens", "evenements", "pratiques", "organisations", "dispositifs", "echanges"]


class Formation(CaseType):
    """A type that no module of the project declares."""

    rank: ClassVar[int] = 3
    folder: ClassVar[str] = "formations"
    label: ClassVar[str] = "Formation"
    label_plural: ClassVar[str] = "Formations"
    what: ClassVar[str] = "Une formation."
    sections: ClassVar[tuple[Section, ...]] = (Section("Le programme"),)
    level: Line | None = field("Niveau")


def test_a_fresh_process_finds_every_type_without_importing_anything_first() -> None:
    code = "from macros.casebook.types import case_types; print(*case_types())"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert sorted(ended.stdout.split()) == sorted(FOLDERS)


def test_types_are_in_the_order_of_their_rank() -> None:
    ranks = [kind.rank for kind in case_types().values()]
    assert ranks == sorted(ranks)


def test_a_class_elsewhere_is_no_type_of_the_project() -> None:
    assert Formation.folder not in case_types()


def test_whoever_is_handed_one_type_more_knows_one_type_more() -> None:
    rules = form_rules({**case_types(), Formation.folder: Formation})
    (made,) = [kind for kind in rules["types"] if kind["folder"] == "formations"]
    assert made["fields"][-1] == {"name": "level", "label": "Niveau", "kind": "line", "most": 200}
    assert [kind["folder"] for kind in form_rules({})["types"]] == []
