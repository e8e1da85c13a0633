"""Asking the check about many files at once: what it says of each, and how long it takes."""

from __future__ import annotations

import contextlib
import re
import shutil
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from hostile.fields import ORDINARY, ROOT, cases_of_targets
from macros.casebook.check import loading
from macros.casebook.check.casefile import CaseFile
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.casebook.schema.communes import Communes, UnknownCommune
from support.pictures.files import file_of, scene

PICTURE = file_of(scene(40, 30), "PNG")
"""The one picture that the cases have."""

PATIENCE = 2.0
"""The most processor time that one file may take, in seconds."""

MISLEADING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What would break or turn the line on which a problem is told, or act on a terminal."""


@dataclass
class Answer:
    """What one run of the check said: problems by file, and what no run may do."""

    problems: dict[str, list[Problem]]
    library: Library | None
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")

    def of(self, name: str) -> list[Problem]:
        """The problems of one file."""
        return self.problems.get(name, [])


_seek = Communes.commune
_sought: dict[tuple[str, tuple[str, ...]], Any] = {}


def _commune(self: Communes, typed: str, departments: Iterable[str] = ()) -> Any:
    """A commune, sought once: a wrong name costs a tenth of a second, and comes in each type."""
    key = typed, tuple(departments)
    if key not in _sought:
        try:
            _sought[key] = _seek(self, *key)
        except UnknownCommune as error:
            _sought[key] = error
    if isinstance(_sought[key], UnknownCommune):
        raise _sought[key].with_traceback(None)
    return _sought[key]


def ask(base: Path, files: Mapping[str, bytes], keep: bool = False) -> Answer:
    """Check these files (`{"poles/x.md": b"…"}`) in a folder of their own, beside one
    ordinary case of each type. A file that raises, or takes too long, is a fault."""
    cases = base / "cases"
    for name, raw in {**cases_of_targets(), f"_images/{ORDINARY['image-file']}": PICTURE, **files}.items():
        (cases / name).parent.mkdir(parents=True, exist_ok=True)
        (cases / name).write_bytes(raw)
    answer = Answer({}, None)
    read = loading.read_case_file

    def timed(known: Any, folder: str, path: Path, shown: str) -> CaseFile:
        started = time.process_time()
        try:
            found = read(known, folder, path, shown)
        except Exception as error:  # the check must never raise for what a file holds
            answer.faults.append(f"{shown}: raises {error!r}"[:300])
            found = CaseFile(folder, shown, None, ())
        spent = time.process_time() - started
        answer.slowest = max(answer.slowest, (spent, shown))
        if spent > PATIENCE:
            answer.faults.append(f"{shown}: takes {spent:.1f} s")
        return found

    with contextlib.chdir(base), mock.patch.object(loading, "read_case_file", timed), mock.patch.object(Communes, "commune", _commune):
        loaded = loading.load(Path("cases"), fallback=ROOT / "cases")
    for problem in loaded.problems:
        answer.problems.setdefault(problem.path.removeprefix("cases/"), []).append(problem)
    answer.library = loaded.library
    for name in answer.problems.keys() - files.keys():
        answer.faults.append(f"told of another file, {name}: {answer.problems[name][0]}"[:300])
    if not keep:
        shutil.rmtree(cases)
    return answer
