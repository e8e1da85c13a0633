"""The case files of a folder, and the problems of what is misplaced among them. The first step of `loading`."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from macros.casebook.check import rules
from macros.casebook.files.reading import is_system_file
from macros.casebook.language.nearest import nearest
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.grids import FOLDER as GRIDS
from macros.casebook.registers.vocabularies import FOLDER as VOCABULARIES
from macros.casebook.schema.values import SLUG
from macros.casebook.types.base import CaseType, CaseTypes

LISTS = frozenset({GRIDS, VOCABULARIES})
"""The folders that hold a list a file, and nothing else."""

IGNORED_NAMES = frozenset({"README.md"})
"""Files that may be in any folder and are no cases."""


Listing: TypeAlias = tuple[tuple[str, bool, bool, tuple[str, ...]], ...]
"""The entries of a folder of cases: (name, whether it is a folder, whether it is a link, the names in it)."""


@dataclass(frozen=True, slots=True)
class CasePath:
    """A file to be read as a case: the type of its folder, its path, and its name in problems."""

    kind: type[CaseType]
    path: Path
    shown: str


def listing(cases: Path) -> Listing:
    """What there is in a folder of cases, by names alone: as long as it is equal, so is what `case_paths` yields. Raises
    `OSError` when a folder cannot be read."""
    found = []
    for entry in os.scandir(cases):
        folder = entry.is_dir() and not entry.is_symlink()
        found.append((entry.name, folder, entry.is_symlink(), tuple(sorted(os.listdir(entry.path))) if folder else ()))
    return tuple(sorted(found))


def used_ids(types: CaseTypes, cases: Path) -> set[str]:
    """The permanent ids in the files of a folder of cases, by a quick look at their lines: those of files with mistakes too."""
    used: set[str] = set()
    for folder in types:
        for file in (cases / folder).glob("*.md"):
            with contextlib.suppress(OSError):
                used.update(id.decode() for id in _ID_LINE.findall(file.read_bytes()))
    return used


_ID_LINE = re.compile(rb"""^id[ \t]*:[ \t]*["']?([a-z0-9]{6,12})(?![\w-])""", re.MULTILINE)


def is_no_case(name: str) -> bool:
    """Whether a file or a folder of this name may be anywhere among the cases and is none."""
    return name.startswith((".", "_")) or name in IGNORED_NAMES or is_system_file(name)


def stray_registers(cases: Path, shown: str, known: Sequence[str]) -> Iterator[Problem]:
    """A problem for whatever nothing reads among the lists that all cases share: names that begin with `_` and are none of the `known`,
    and in the folders of lists what is no `.yml` file. Raises `OSError` when a folder cannot be read.

    `known` are the names of files (which end in `.yml`) and of folders beside those of the cases.
    """
    for entry in sorted(os.scandir(cases), key=lambda entry: entry.name):
        name, listed = entry.name, entry.name in known
        if not name.startswith("_") or is_system_file(name):
            continue
        if not listed:
            yield finding((), "unknown-register", nearest(name, known), value=name, names=", ".join(known)).at(f"{shown}/{name}")
        elif not name.endswith(".yml") and not entry.is_dir():
            yield finding((), "file-link/folder", value=name).at(f"{shown}/{name}")
        elif name in LISTS:
            yield from (
                finding((), "not-yaml").at(f"{shown}/{name}/{file}")
                for file in sorted(os.listdir(entry.path))
                if not file.endswith(".yml") and not file.startswith(".") and not is_no_case(file.removeprefix("_"))
            )


def case_paths(types: CaseTypes, cases: Path, shown: str, problems: list[Problem]) -> Iterator[CasePath]:
    """Yields the files of a folder of cases that are to be read as cases, by type and name; adds a problem for whatever is
    misplaced. `shown` is how problems name the folder. Raises `OSError` when a folder cannot be read.
    """

    def refused(objection: str, name: str, **values: Any) -> None:
        problems.append(finding((), objection, **values).at(f"{shown}/{name}"))

    for entry in sorted(os.scandir(cases), key=lambda entry: entry.name):
        if is_no_case(entry.name):
            continue
        kind = types.get(entry.name)
        if kind is None:
            guess = nearest(entry.name, list(types))
            refused("unknown-folder", entry.name, value=entry.name, guess=guess and f"{guess}/", names=", ".join(types))
            continue
        if entry.is_symlink() or not entry.is_dir():
            refused("file-link/folder", entry.name, value=entry.name)
            continue
        names: dict[str, str] = {}  # the files by their slugs without capitals: some file systems do not tell them apart
        for file in sorted(os.scandir(entry.path), key=lambda file: file.name):
            if is_no_case(file.name):
                continue
            name = f"{entry.name}/{file.name}"
            slug = file.name.removesuffix(".md")
            if not file.name.endswith(".md"):
                refused("not-markdown", name)
                continue
            if slug.casefold() in names:
                refused("duplicate-slug", name, value=names[slug.casefold()])
            elif slug in rules.RESERVED_SLUGS:
                refused("reserved-slug", name, value=slug)
            elif not SLUG.fullmatch(slug):
                refused("slug/file", name, value=slug)
            names.setdefault(slug.casefold(), file.name)
            yield CasePath(kind, Path(file.path), f"{shown}/{name}")
