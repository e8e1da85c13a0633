"""The days of asking and of answering: read within bounds, told at their place, and nowhere in what is published."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from macros.casebook.library.library import Library
from macros.casebook.upkeep.asking import FILE, read_askings
from support.cases import pole
from support.corpus import Corpus, load_once
from support.repository import ROOT

FOR_EDITORS = ("macros.casebook.upkeep", "macros.pages.upkeep")
"""The rooms that know of letters, and of silence."""


def test_the_last_letter_about_a_page_counts(library: Library, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.write_text("- {page: poles/triveo, asked: 2026-12-01}\n- {page: poles/triveo, asked: 2026-03, answered: 2026-04-02}\n", encoding="utf-8")
    askings = read_askings(path, library)
    assert askings.problems == ()
    last = askings.last("poles/triveo")
    assert last
    assert (str(last.asked), last.answered) == ("2026-12-01", None)
    assert askings.last("poles/alpen") is None


def test_a_page_is_known_by_its_former_names(corpus: Corpus) -> None:
    corpus.write("poles/triveo.md", pole("former_slugs: [ancien-nom]", title="Trivéo"))
    library = load_once(corpus.path).library
    assert library
    path = corpus.path.parent / FILE
    path.write_text("- {page: poles/ancien-nom, asked: 2026-11-01}\n- {page: poles/triveo, asked: 2026-03}\n", encoding="utf-8")
    askings = read_askings(path, library)
    assert askings.problems == ()
    assert [str(asking.asked) for asking in askings.by_page["poles/triveo"]] == ["2026-03", "2026-11-01"]


@pytest.mark.parametrize("text", ["", "# rien\n", "  # rien\n\t\n"])
def test_there_may_be_no_letter_yet(library: Library, tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    assert not read_askings(tmp_path / FILE, library).problems
    assert not read_askings(tmp_path / "absent.yml", library).by_page


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("- {page: poles/triveau, asked: 2026-12-01}\n", "unknown-reference", 1),
        ("- page: poles/triveo\n  asked: hier\n", "date", 2),
        ("- page: [poles/triveo\n  asked: 2026\n", "yaml-syntax", 2),
        ("- {page: poles/triveo}\n---\n- {page: poles/triveo}\n", "yaml-documents", 2),
        ("- page: poles/triveo\n", "missing-field", 1),
        ("- {page: poles/triveo, asked: 2026, par: courrier}\n", "unknown-key", 1),
        ("poles/triveo: 2026-12-01\n", "expected-list", 1),
        ("- &a {page: poles/triveo}\n- *a\n", "yaml-anchor", 1),
        ("- page: poles/triveo\n  asked: 2026-12-02\n  answered: 2026-12-01\n", "end-before-start", 3),
        ("  - {page: poles/triveau, asked: 2026-12-01}\n", "unknown-reference", 1),
    ],
)
def test_what_is_wrong_is_told_at_its_line_in_french(library: Library, tmp_path: Path, text: str, code: str, line: int) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    problem = read_askings(tmp_path / FILE, library).problems[0]
    assert (problem.code, problem.line, problem.severity) == (code, line, "error")
    assert problem.hint
    assert "en-tête" not in problem.message + problem.hint, "a list has no front matter"


def test_git_ignores_the_file_and_holds_none() -> None:
    ignored = subprocess.run(["git", "check-ignore", FILE], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ignored.stdout == f"{FILE}\n"
    assert not subprocess.run(["git", "ls-files", FILE, f"*/{FILE}"], cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_nothing_that_makes_the_site_can_know_of_a_letter() -> None:
    readers = set()
    for path in (path for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names] if isinstance(node, ast.Import) else []
            if any(name.startswith(FOR_EDITORS) for name in named) and not module.startswith(FOR_EDITORS):
                readers.add(module)
    assert readers == {"scripts.upkeep"}


def test_a_build_opens_no_such_file_wherever_it_is(corpus: Corpus, library: Library, tmp_path: Path) -> None:
    """Python tells of each file that is opened, also of one that is not there."""
    opened: list[str] = []
    listening = True

    def told(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and listening:
            opened.append(Path(os.fsdecode(arguments[0])).name if isinstance(arguments[0], str | bytes | os.PathLike) else "")

    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    path = corpus.path.parent / FILE
    path.write_text("- {page: poles/triveo, asked: 1987-06-05}\n", encoding="utf-8")
    sys.addaudithook(told)  # for as long as the process lives: `listening` ends what it does
    read_askings(path, library)
    assert FILE in opened
    opened.clear()
    corpus.pour(tmp_path / "site")
    listening = False
    assert "triveo.md" in opened
    assert FILE not in opened


def test_the_file_among_the_cases_is_refused_by_the_check(corpus: Corpus) -> None:
    corpus.write(FILE, "- {page: poles/triveo, asked: 2026-12-01}\n")
    assert [problem.path for problem in corpus.check()] == [f"cases/{FILE}"]
