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

    def copy(self, *names: str) -> Corpus:
        """Take what the repository has by these names (`_vocabularies`), or all of its cases, lists included."""
        for name in names or [path.name for path in (ROOT / "cases").iterdir()]:
            source = ROOT / "cases" / name
            if source.is_dir():
                shutil.copytree(source, self.path / name, dirs_exist_ok=True)
            else:
                shutil.copy(source, self.path / name)
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

    def pour(self, site: Path, search: bool = False, settings: Mapping[str, str] | None = None) -> Path:
        """Build these cases into `site`, in this process; returns the site. Fails the test when they cannot be built."""
        from support.pouring import pour  # tests that build nothing do without the engine

        pour(self.path, site, search, settings)
        return site

    def build(self, site: Path, *options: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Build these cases into `site` by the command itself: `corpus.build(tmp_path / "site", "--no-search")`."""
        return run("scripts.build", "--cases", self.path, "--site", site, *options, environment=environment)
