"""Bounded reading: a path becomes text, or a problem, and nothing else.

Contributed files are hostile until proven otherwise: a link could leave the folder, a
pipe could hang the build, a huge file could eat its memory. The bounds come before any
parser sees a byte.
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

CASE_BYTES = 64 * 1024
"""The most that a case file may weigh, in bytes (about 10,000 words)."""

DATA_BYTES = 512 * 1024
"""The most that a vocabulary or the list of sources may weigh, in bytes."""

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)  # Windows has the last one alone, and no file that keeps a reader waiting

# C0 and C1 controls, the invisible marks that reorder text on screen, and the private
# use area, which the site keeps for its own slots.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""The text of a file, read once, with where it comes from.

    `path` is where it was read, `shown` how it is named to people. `text` has `\n` line ends; `raw` is
    the file as it is, with its byte order mark and its line ends (most often the same string).
    """

    path: Path
    shown: str
    text: str
    raw: str

    def position(self, offset: int) -> Position:
        """The line and the column of a character of `text`, both from 1."""
        return line_and_column(self.text, offset)


def read_source(path: Path, shown: str, limit: int = CASE_BYTES) -> SourceText | Problem:
    """The text of a file of at most `limit` bytes, or the problem that keeps it out.

    A UTF-8 byte order mark and Windows line ends are accepted, because usual editors write them.
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
        # Asking for no more than there is spares a buffer of the whole limit for each file.
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
    # Most texts are printable but for their line ends, which is quickly seen.
    if not text.replace("\n", "").isprintable() and (found := FORBIDDEN.search(text)):
        return refused("control-character", line_and_column(text, found.start()), character=code_point(found.group()))
    return SourceText(path, shown, text, decoded)


def _open(path: Path) -> int:
    """A handle of the file itself. Raises `OSError`, for a link too."""
    if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return os.open(path, _FLAGS)


def read_text(path: Path, shown: str, limit: int = CASE_BYTES) -> str | Problem:
    """The text alone of `read_source`, for files that nothing is asked of afterwards."""
    source = read_source(path, shown, limit)
    return source if isinstance(source, Problem) else source.text


def code_point(character: str) -> str:
    """The number of a character as Unicode writes it."""
    return f"{ord(character):04X}"


def line_and_column(text: str, offset: int) -> Position:
    """Where a character offset stands: line and column, both counted from 1."""
    start = text.rfind("\n", 0, offset) + 1
    return Position(text.count("\n", 0, offset) + 1, offset - start + 1)
