"""What the project's own documents say of its files is true: each path that they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from support.repository import ROOT

READ = ("README.md", "CONTRIBUTING.md", "docs/decisions/*.md", "macros/**/*.md")

DOCUMENTS = sorted(path.relative_to(ROOT).as_posix() for pattern in READ for path in ROOT.glob(pattern))

PATH = re.compile(r"`((?:macros|scripts|docs|tests|theme|cases|\.github|\.ci)/[\w./-]*)`")
"""A path from the root of the repository, between backquotes; one with a blank to fill (`<type>`) is none."""

LINK = re.compile(r"\]\(([^)#\s:]+)[)#]")
"""A link to another file; an address of the web has a `:`."""


def missing(text: str, folder: Path) -> list[str]:
    """The paths that a text in a folder names or links to, and that are not there."""
    paths = [*((path, ROOT / path) for path in PATH.findall(text)), *((link, folder / link) for link in LINK.findall(text))]
    return [path for path, here in paths if not here.exists()]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_path_that_a_document_names_is_there(document: str) -> None:
    path = ROOT / document
    assert missing(path.read_text(encoding="utf-8"), path.parent) == []


def test_a_path_that_is_not_there_is_seen() -> None:
    text = "`macros/casebook/types/`, `macros/casebook/casetype.py`, [here](README.md), [gone](docs/gone.md#part), [web](https://example.org/x.md)"
    assert missing(text, ROOT) == ["macros/casebook/casetype.py", "docs/gone.md"]


def test_every_room_of_the_code_is_told_in_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rooms = [path.name for path in (ROOT / "macros").glob("*/*/") if (path / "__init__.py").exists()]
    assert [room for room in rooms if f"{room}/`" not in readme] == []
