"""Whoever stands before a command reads French and what to do: every verb, every kind of mistake, no traceback."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from macros import hooks
from macros.casebook.problems.system_reasons import REASONS
from macros.pages.publish.target import KEPT, RefusedTarget, refuse_inside
from scripts.command import guarded
from support.corpus import Corpus
from support.repository import ROOT, TYPES, call, run

VERBS = sorted(path.stem for path in (ROOT / "scripts").glob("*.py") if "__main__" in path.read_text(encoding="utf-8"))

ENGLISH = re.compile(
    r"Traceback|\busage: |\berror\b|required|invalid|choose|unrecognized|expected|argument [^s]|arguments are|show this help|Errno"
    r"|No such file|\bdenied\b|optional"
)

MISTAKES: dict[str, list[str]] = {
    "an unknown option": ["--zzz"],
    "an unknown option with a value": ["--cazes=x"],
    "a stray word": ["x", "y", "z", "t"],
    "an option without its value": ["--cases"],
    "an option of one letter": ["-z"],
    "control characters": ["--\x1b[2J\u202e\n::warning::"],
}
OF_ONE_VERB: list[list[str]] = [
    ["check", "--format", "xml"],
    ["check", "--format"],
    ["check", "--on", "hier"],
    ["check", "--against", "nulle-part"],
    ["bench", "--cases", "beaucoup"],
    ["bench", "--runs", "1.5"],
    ["serve", "--address", "partout"],
    ["serve", "--address", "127.0.0.1:99999"],
    ["from_issue"],
    ["from_issue", "--name"],
    ["once.outline"],
    ["new"],
    ["new", "fiches"],
    ["build", "--no-search=oui"],
    ["links", "--report"],
]


def is_french(said: str) -> None:
    assert said.strip()
    assert not ENGLISH.search(said), said
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert not any(line.lstrip().startswith("::") for line in said.split("\n"))


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_every_verb_tells_a_mistake_in_french_with_status_2(verb: str, mistake: str) -> None:
    told = call(f"scripts.{verb}", *MISTAKES[mistake])
    assert (told.returncode, told.stdout) == (2, "")
    is_french(told.stderr)
    assert f"« python -m scripts.{verb} -h »" in told.stderr


@pytest.mark.parametrize("words", OF_ONE_VERB, ids=" ".join)
def test_each_verb_tells_its_own_mistakes(words: list[str]) -> None:
    told = call(f"scripts.{words[0]}", *words[1:])
    assert (told.returncode, told.stdout) == (2, "")
    is_french(told.stderr)


@pytest.mark.parametrize("verb", VERBS)
def test_the_help_of_every_verb_is_french(verb: str) -> None:
    told = call(f"scripts.{verb}", "-h")
    assert told.returncode == 0
    is_french(told.stdout)
    assert "montre cette aide" in told.stdout


@pytest.mark.parametrize(("typed", "meant"), [("--formt", "--format"), ("--case", ""), ("--again=x", ""), ("--agianst", "--against"), ("--oon", "--on")])
def test_the_option_that_was_meant_is_proposed(typed: str, meant: str) -> None:
    said = call("scripts.check", typed, "x").stderr
    assert ("vouliez-vous dire" in said) == bool(meant)
    assert not meant or f"« {meant} »" in said


def test_a_new_case_without_a_type_or_with_a_wrong_one_is_told_which_there_are(corpus: Corpus) -> None:
    listed = call("scripts.new").stderr
    assert all(f"\n  {folder}" in listed for folder in TYPES)
    wrong = call("scripts.new", "zzz", "mon-nom", "--cases", corpus.path)
    assert (wrong.returncode, all(folder in wrong.stderr for folder in TYPES)) == (1, True)
    assert "« poles »" in call("scripts.new", "pôle", "mon-nom").stderr
    assert "ete-a-la-ferme" in call("scripts.new", "poles", "Été à la ferme").stderr
    assert "NAME=" in call("scripts.new", "poles").stderr


# --- folders ----------------------------------------------------------------------------------


@pytest.mark.parametrize("inside", [*(f"{name}/site" for name in KEPT), *KEPT, ".", "..", "docs/../docs", "/"])
def test_no_site_goes_where_something_else_is(inside: str) -> None:
    told = call("scripts.build", "--site", ROOT / inside)
    assert (told.returncode, told.stdout) == (2, "")
    is_french(told.stderr)
    assert "--site" in told.stderr


def test_nor_among_the_cases_that_are_given_nor_through_a_link_nor_into_the_home(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "lien").symlink_to(corpus.path)
    for target in (corpus.path, corpus.path / "site", tmp_path / "lien" / "site", corpus.path.parent, Path.home()):
        with pytest.raises(RefusedTarget, match="--site"):
            refuse_inside(target, ROOT, corpus.path)
    refuse_inside(tmp_path / "site", ROOT, corpus.path)
    refuse_inside(ROOT / "site", ROOT, ROOT / "cases")


def failing(number: int) -> Callable[[], int]:
    def main() -> int:
        raise RuntimeError("behind") from OSError(number, os.strerror(number), "/un/dossier")

    return main


@pytest.mark.parametrize("number", sorted(REASONS))
def test_what_the_system_refuses_is_a_sentence_with_what_to_do(number: int, capfd: pytest.CaptureFixture[str]) -> None:
    assert guarded(failing(number)) == 2
    said = capfd.readouterr()
    assert said.out == ""
    is_french(said.err)
    assert "« /un/dossier »" in said.err
    assert os.strerror(number) not in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["scripts.new", "fiches", "un-essai", "--cases", "{file}"],
        ["scripts.links", "--report", "{file}/rapport", "--docs", "{empty}", "--cases", "{empty}"],
        ["scripts.build", "--no-search", "--site", "{file}/site"],
        ["scripts.new", "fiches", "un-essai", "--cases", "{long}"],
    ],
    ids=" ".join,
)
def test_a_folder_that_cannot_be_written_is_told(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("x", encoding="utf-8")
    (tmp_path / "vide").mkdir()
    places = {"file": tmp_path / "fichier", "empty": tmp_path / "vide", "long": tmp_path / ("x" * 300)}
    told = run(*(word.format(**places) for word in words))
    assert told.returncode == 2
    is_french(told.stderr)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_told_in_one_sentence() -> None:
    with open("/dev/full", "w", encoding="utf-8") as full:
        told = subprocess.run([sys.executable, "-m", "scripts.check"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert told.returncode == 2
    is_french(told.stderr)
    assert "place" in told.stderr


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = [
        sys.executable,
        "-c",
        "import sys; from scripts.command import guarded; sys.exit(guarded(lambda: [print('x' * 9999) for _ in range(999)] and 0))",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as talking:
        assert talking.stdout
        assert talking.stderr
        talking.stdout.read(10)
        talking.stdout.close()
        assert talking.stderr.read() == b""
    assert talking.returncode == 141


# --- around the verbs ----------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["gh-deploy"])
def test_a_verb_of_the_engine_that_would_not_work_says_what_to_do_instead(verb: str) -> None:
    told = run("mkdocs", verb, environment={"NO_MKDOCS_2_WARNING": "1"})
    said = told.stdout + told.stderr
    assert told.returncode != 0
    assert "make site" in said
    is_french(said)


@pytest.mark.parametrize("broken", ["nav: [", "theme: {name: rien}\n", "", "- a\n", "nav: 3\n"])
def test_settings_that_cannot_be_read_are_told(broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scripts.build.ROOT", tmp_path)
    (tmp_path / "mkdocs.yml").write_text(broken, encoding="utf-8")
    (tmp_path / "cases").mkdir()
    told = call("scripts.build", "--cases", tmp_path / "cases", "--site", tmp_path / "site")
    assert told.returncode == 2
    assert "mkdocs.yml" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("key", ["casebook", "menu", "footer", "keywords", "editors_email"])
def test_settings_that_lack_a_key_are_told(key: str) -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    del config.extra[key]
    with pytest.raises(PluginError, match=f"« {key} »"):
        hooks.on_config(config)


def test_an_environment_whose_python_is_gone_is_made_anew(tmp_path: Path) -> None:
    """What `make` reads before anything else forgets the stamps of an environment that does not run."""
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    stamps = [tmp_path / ".venv" / f"{name}-3.11" for name in ("ready", "pages", "dev")]
    (tmp_path / ".venv/bin").mkdir(parents=True)
    for stamp in stamps:
        stamp.touch()
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    subprocess.run(["make", "help"], cwd=tmp_path, capture_output=True, check=True)
    assert all(stamp.exists() for stamp in stamps)
    (tmp_path / ".venv/bin/python").unlink()
    (tmp_path / ".venv/bin/python").symlink_to(tmp_path / "parti")
    subprocess.run(["make", "help"], cwd=tmp_path, capture_output=True, check=True)
    assert not any(stamp.exists() for stamp in stamps)


def test_every_verb_makes_its_command_line_of_ours() -> None:
    for verb in VERBS:
        text = (ROOT / f"scripts/{verb}.py").read_text(encoding="utf-8")
        assert f'Parser("{verb}"' in text or f'"{verb}",' in text, verb
        assert "ArgumentParser(" not in text
        assert callable(importlib.import_module(f"scripts.{verb}").main)
