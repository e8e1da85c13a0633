"""A folder of cases that a test fills, checks and builds."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from macros.casebook.check.loading import load
from macros.casebook.problems.problem import Problem
from support.repository import ROOT, run


class Corpus:
    """A folder of cases that a test fills, checks and builds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True)

    def copy(self) -> Corpus:
        """Take all of the repository's cases, vocabularies and sources included."""
        shutil.copytree(ROOT / "cases", self.path, dirs_exist_ok=True)
        return self

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file: `corpus.write("poles/x.md", text)`. Returns its path."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.path / name).read_bytes().decode()

    def replace(self, name: str, old: str, new: str) -> Path:
        """Replace a piece of a file; it must be there."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        return self.write(name, text.replace(old, new))

    def check(self) -> list[Problem]:
        """All problems, their paths told from the folder's parent: `cases/poles/x.md`."""
        with contextlib.chdir(self.path.parent):
            return list(load(Path(self.path.name), fallback=ROOT / "cases").problems)

    def build(self, site: Path, *options: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Build these cases into `site`: `corpus.build(tmp_path / "site", "--no-search")`."""
        return run("scripts.build", "--cases", self.path, "--site", site, *options, environment=environment)
