"""A file is read once: its text travels with its case to whoever asks for it later."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from macros.casebook.check.loading import load
from scripts import check
from support.corpus import Corpus
from support.repository import ROOT, TODAY

COPIED = " ".join(f"mot{number}" for number in range(40))

CASE = "---\ntitle: {title}\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n{more}---\n\n{text}\n"

opened: Counter[str] = Counter()


def _count(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and isinstance(arguments[0], str | os.PathLike):
        opened[os.fspath(arguments[0])] += 1


@pytest.fixture(scope="module", autouse=True)
def _watch() -> None:
    sys.addaudithook(_count)  # it stays as long as the process: it only counts


@pytest.fixture
def cases(corpus: Corpus) -> Path:
    """Cases of which every later check has something to say: a copied passage, a withdrawn name, an overdue review."""
    corpus.copy()
    corpus.write("poles/premier.md", CASE.format(title="Premier", more="reviewed: {on: 2020-01-01, by: comité}\n", text=COPIED))
    corpus.write("poles/second.md", CASE.format(title="Second", more="", text=f"{COPIED}\n\nPôle Retiré y était."))
    corpus.write("poles/retire.md", CASE.format(title="Pôle Retiré", more='withdrawn: {on: 2024-01-01, reason: "à sa demande"}\n', text="Rien."))
    return corpus.path


def test_the_whole_check_opens_each_file_once(cases: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = tmp_path / "documents"
    documents.mkdir()
    (documents / "article.txt").write_text(COPIED, encoding="utf-8")
    opened.clear()
    assert check.main(["--cases", str(cases), "--on", TODAY, "--against", str(documents)]) == 1
    told = capsys.readouterr().out
    for part in ("page relue le 1er janvier 2020", "mots de suite", "est le nom d’une page retirée", "ces mots sont ceux de article.txt"):
        assert part in told
    often = {path: count for path, count in opened.items() if count > 1 and path.startswith(str(cases)) and path.endswith((".md", ".yml"))}
    assert often == {}


def test_a_build_from_another_folder_gives_the_form_each_file(corpus: Corpus) -> None:
    corpus.write("poles/premier.md", CASE.format(title="Premier", more="", text="Le texte."))
    command = [sys.executable, "-m", "scripts.build", "--cases", corpus.path.name, "--site", "site", "--no-search"]
    ended = subprocess.run(command, cwd=corpus.path.parent, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    assert '"title":"Premier"' in (corpus.path.parent / "site/poles/premier/fiche.json").read_text(encoding="utf-8")


def test_what_the_form_is_given_is_laid_out_where_the_file_is_read(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.write("poles/premier.md", "\ufeff" + CASE.format(title="Premier", more="", text="Le texte.").replace("\n", "\r\n"))
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library
    monkeypatch.chdir("/")
    corpus.write("poles/premier.md", "autre chose depuis")
    laid_out = loaded.library.cases["poles/premier"].layout
    assert laid_out
    assert b'"head":"\xef\xbb\xbf---\\r\\n"' in laid_out
