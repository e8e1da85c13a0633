"""Bounded reading: the path of a file becomes its text, or a problem.

The first step of every reading. Contributed files may be hostile: a link may lead out of the folder, a pipe may
block the build for ever, a huge file may fill the memory. So the bounds come before any parser.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Position, Problem
from macros.workers import Sent

CASE_BYTES = 64 * 1024
"""The largest size of a case file, in bytes (about 10,000 words)."""

DATA_BYTES = 512 * 1024
"""The largest size of a register (a vocabulary, the list of sources), in bytes."""

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)  # Windows has only the last one, and no file that keeps a reader waiting

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
"""Characters that no file may hold: C0 and C1 controls, the invisible marks that reorder text on screen, and the
private use area, in which the site marks its slots."""


@dataclass(frozen=True, slots=True)
class SourceText(Sent):
    r"""The text of a file, read once, with where it comes from.

    `path` is the file, `shown` its name in problems. `text` has `\n` line ends and no byte order mark; `raw` is the
    file as it is, with both (most often the same string).
    """

    path: Path
    shown: str
    text: str
    raw: str

    def position(self, offset: int) -> Position:
        """The position of a character of `text`, whose offset counts from 0."""
        return line_and_column(self.text, offset)


def read_source(path: Path, shown: str, limit: int = CASE_BYTES) -> SourceText | Problem:
    """Returns the text of a file of at most `limit` bytes, or the problem for which it is refused. Never raises
    for what the file is or holds.

    `shown` is how problems name the file. A UTF-8 byte order mark and the line ends of Windows are accepted, because
    usual editors write them.
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
    text = decoded.removeprefix("\ufeff").replace("\r\n", "\n")
    # Most texts are printable except their line ends: a quick test spares them the slow one.
    if not text.replace("\n", "").isprintable() and (found := FORBIDDEN.search(text)):
        return refused("control-character", line_and_column(text, found.start()), character=code_point(found.group()))
    return SourceText(path, shown, text, decoded)


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
