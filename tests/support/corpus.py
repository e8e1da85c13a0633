"""A folder of cases that a test fills, checks and builds."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

from macros.casebook.check import loading
from macros.casebook.check.loading import Loaded, load
from macros.casebook.check.upkeep import upkeep
from macros.casebook.derived import issue_draft
from macros.casebook.problems.problem import Problem
from support.repository import FOUNDED, ROOT, run


@contextlib.contextmanager
def lists_read_once() -> Iterator[None]:
    """The repository's vocabularies and documents, which most folders of the tests borrow and none
    edits, and the communes are read once for all tests: that is nearly all of the time of checking one case."""
    with contextlib.ExitStack() as patched:
        patched.enter_context(mock.patch.object(loading, "Communes", _communes))
        for module in (loading, issue_draft):
            patched.enter_context(mock.patch.object(module, "read_sources", _kept(_read_sources)))
            patched.enter_context(mock.patch.object(module, "read_vocabularies", _kept(_read_vocabularies)))
        yield


_read_sources, _read_vocabularies, _communes = map(cache, (loading.read_sources, loading.read_vocabularies, loading.Communes))


def _kept(read: Callable[..., Any]) -> Callable[..., Any]:
    def kept(path: Path, *arguments: Any) -> Any:
        return (read if path.is_relative_to(ROOT / "cases") else read.__wrapped__)(path, *arguments)

    return kept


def load_once(cases: Path) -> Loaded:
    """What a folder holds, read in this process."""
    with lists_read_once():
        return load(cases, fallback=ROOT / "cases")


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
            return list(load_once(Path(self.path.name)).problems)

    def upkeep(self, on: date = FOUNDED) -> list[Problem]:
        """What the check says of these cases on a day, the upkeep of the whole included; none of them has an error."""
        with contextlib.chdir(self.path.parent):
            loaded = load_once(Path(self.path.name))
            assert loaded.library, loaded.problems
            return sorted([*loaded.problems, *upkeep(loaded.library, loaded.own_sources, on, loaded.own_grids)])

    def pour(self, site: Path, search: bool = False, settings: Mapping[str, str] | None = None) -> Path:
        """Build these cases into `site`, in this process; returns the site. Fails the test when they cannot be built."""
        from support.publish.pouring import pour  # tests that build nothing do without the engine

        with lists_read_once():
            pour(self.path, site, search, settings)
        return site

    def build(self, site: Path, *options: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Build these cases into `site` by the command itself: `corpus.build(tmp_path / "site", "--no-search")`."""
        return run("scripts.build", "--cases", self.path, "--site", site, *options, environment=environment)
