"""Bounded reading: the path of a file becomes its text, or a problem.

The first step of every reading. Contributed files may be hostile: a link may lead out of the folder, a pipe may
block the build for ever, a huge file may fill the memory. So the bounds come before any parser.
"""

from __future__ import annotations

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.normal_text import Places, is_usual, normal
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Position, Problem
from macros.workers import Sent

CASE_BYTES = 64 * 1024
"""The largest size of a case file, in bytes (about 10,000 words)."""

DATA_BYTES = 512 * 1024
"""The largest size of a register (a vocabulary, the list of sources), in bytes."""

YAML_SUFFIXES = frozenset({".yml", ".yaml"})
"""How the names of files end that hold YAML and nothing else."""

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)  # Windows has only the last one, and no file that keeps a reader waiting


@dataclass(frozen=True, slots=True)
class SourceText(Sent):
    r"""The text of a file, read once, with where it comes from.

    `path` is the file, `shown` its name in problems. `text` is what people see (`normal_text`), `raw` the file as it is:
    most often the same string. `places` leads from the one to the other, None where they are the same.
    """

    path: Path
    shown: str
    text: str
    raw: str
    places: Places | None = None

    def position(self, offset: int) -> Position:
        """The position in the file of a character of `text`, whose offset counts from 0."""
        return self.places.position(offset) if self.places else line_and_column(self.text, offset)


def read_source(path: Path, shown: str, limit: int = CASE_BYTES) -> SourceText | Problem:
    """Returns the text of a file of at most `limit` bytes, or the problem for which it is refused. Never raises
    for what the file is or holds.

    `shown` is how problems name the file. Its text is put in normal form, for usual editors and other programs write byte
    order marks, line ends of several kinds, accents apart from their letters and marks that nobody sees.
    """

    def refused(objection: str, position: Position = START, **values: Any) -> Problem:
        return finding((), objection, **values).at(shown, position)

    try:
        handle = _open(path)
    except OSError as error:
        if path.is_symlink():
            return refused("file-link")
        return refused("file-unreadable", reason=error.strerror)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return refused("file-special")
        # No more than the file has, so that no buffer of the whole limit is made for each file.
        raw = os.read(handle, min(status.st_size, limit) + 1)
    finally:
        os.close(handle)
    if len(raw) > limit:
        return refused("file-too-big", most=limit // 1024)
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        return refused("file-not-utf8", line_and_column(before, len(before)))
    if is_usual(decoded):
        return SourceText(path, shown, decoded, decoded)
    text, places = normal(decoded, yaml=path.suffix in YAML_SUFFIXES)
    source = SourceText(path, shown, text, decoded, places)
    if found := FORBIDDEN.search(text):
        return refused("control-character", source.position(found.start()), character=code_point(found.group()))
    return source


def _open(path: Path) -> int:
    """Returns a file descriptor. Raises `OSError`, for a symbolic link too."""
    if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return os.open(path, _FLAGS)


def read_text(path: Path, shown: str, limit: int = CASE_BYTES) -> str | Problem:
    """Only the text of `read_source`, for callers that need neither the file's name nor its raw text later."""
    source = read_source(path, shown, limit)
    return source if isinstance(source, Problem) else source.text


def code_point(character: str) -> str:
    """The number of a character as Unicode writes it, without `U+`: `00A0`."""
    return f"{ord(character):04X}"


def line_and_column(text: str, offset: int) -> Position:
    """The position of a character of a text; `offset` counts characters from 0."""
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)
