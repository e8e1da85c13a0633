"""The repository under test: where it is, its commands run to their end, and a copy to commit in."""

from __future__ import annotations

import contextlib
import gc
import importlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from macros.casebook.types import case_types

ROOT = Path(__file__).resolve().parent.parent.parent

TODAY = "2026-11-22"
"""The day on which the check is asked: in some months it would tell of reviews that are due."""

FOUNDED = date.fromisoformat(TODAY)
"""The same, as a day: nothing of the founding library is due then, as its sources were read."""

TYPES = case_types()
"""The case types, as the project declares them."""

SETTINGS = frozenset({"SITE_URL", "REPO_URL", "EDITORS_EMAIL", "SOURCE_DATE_EPOCH"})
"""What the environment may say of a site; a test says it itself or leaves it unsaid."""


def run(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A command of the project (`run("scripts.check", "--format", "json")`), to its end."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env={**inherited, **(environment or {})}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def call(command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The same command in this process: its status and what it wrote, without the time that Python takes to start.

    For tests of what a command says; those of the command line itself `run` it.
    """
    main = importlib.import_module(command).main
    written, complained = io.StringIO(), io.StringIO()
    collecting = gc.isenabled()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(written), contextlib.redirect_stderr(complained):
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:  # how a parser of arguments ends
            status = end.code
        finally:
            if collecting:
                gc.enable()  # a command may stop the collection, as its process ends soon
    return subprocess.CompletedProcess([command, *map(str, arguments)], status, written.getvalue(), complained.getvalue())


CASE = "---\ntitle: Un pôle\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n---\n\nRien à dire.\n"
WRONG = CASE.replace("mutualisation", "mutualisations")


class Clone:
    """A repository of its own, with our code, our hook and two cases."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir()
        for name in ("macros", "scripts", ".githooks", "cases/_vocabularies"):
            shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
        for name in (".gitattributes", "cases/_sources.yml"):
            shutil.copy(ROOT / name, root / name)
        (root / ".gitignore").write_text(".venv\n__pycache__/\n", encoding="utf-8")
        self.write("poles/premier.md", CASE)
        self.write("poles/second.md", CASE.replace("Rien à dire", "Voir [l'autre](premier.md)"))
        self.git("init", "--quiet", "--initial-branch=main")
        self.git("config", "core.hooksPath", ".githooks")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--no-verify", "--message=Start")

    def set_up(self) -> None:
        """Give it the environment of the tests."""
        (self.root / ".venv").symlink_to(ROOT / ".venv")

    def cloned(self, root: Path, *options: str) -> Clone:
        """Another one made by `git clone` with these options, its hook in place."""
        self.git("clone", "--quiet", *options, str(self.root), str(root))
        made = Clone.__new__(Clone)
        made.root = root
        made.git("config", "core.hooksPath", ".githooks")
        return made

    def write(self, name: str, text: str) -> None:
        path = self.root / "cases" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        """Where git knows nobody but who commits here, and reads no settings of this machine."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        identity = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "Essai"), ("EMAIL", "essai@example.org"))}
        return {**inherited, **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "LC_ALL": "C.UTF-8"}

    def git(self, *arguments: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = ["git", *arguments]
        return subprocess.run(command, cwd=self.root, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=check)

    def commit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.git("commit", "--quiet", "--message=Change", *arguments, check=False)

    @property
    def changed(self) -> str:
        return self.git("status", "--porcelain").stdout
