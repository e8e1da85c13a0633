"""Bounded reading: the path of a file becomes its text, or a problem.

The first step of every reading. Contributed files may be hostile: a link may lead out of the folder, a pipe may
block the build for ever, a huge file may fill the memory. So the bounds come before any parser.
"""

from __future__ import annotations

import errno
import fnmatch
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.casebook.files.marks import CONFLICT, CONFLICT_MARKS, FORBIDDEN
from macros.casebook.files.normal_text import Places, is_usual, normal
from macros.casebook.language.mojibake import repaired
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Finding, Position, Problem
from macros.casebook.problems.system_reasons import cause
from macros.workers import Sent

DATA_BYTES = 512 * 1024
"""The largest size of a register (a vocabulary, the list of sources), in bytes."""

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins, when it says so; when it does not, every second byte of it is null."""

YAML_SUFFIXES = frozenset({".yml", ".yaml"})
"""How the names of files end that hold YAML and nothing else."""

_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_NOFOLLOW", "O_BINARY"):
    _FLAGS |= getattr(os, _name, 0)  # Windows has only the last one, and no file that keeps a reader waiting


SYSTEM_FILES = (
    *("thumbs.db", "ehthumbs*.db", "desktop.ini", "icon\r", ".ds_store", "._*", "__macosx", "@eadir", "$recycle.bin", "system volume information"),
    *("~$*", ".~lock.*#", "*~", "*.swp", "*.swo", "#*#", ".#*", "*.bak", "*.orig", "*.rej", "*.tmp", "*.part", "*.crdownload", "*.lnk"),
)
"""Files and folders that systems, office programs, editors, git and browsers leave beside those of people, by their names in
small letters: nobody wrote them, and nothing reads them."""

_SYSTEM_FILE = re.compile("|".join(map(fnmatch.translate, SYSTEM_FILES)))


def is_system_file(name: str) -> bool:
    """Whether a file or a folder of this name was left by a system or a program."""
    return bool(_SYSTEM_FILE.match(name.lower()))


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

    def in_file(self, position: Position) -> Position:
        """The position in the file of what stands at a position of `text`."""
        return self.places.in_file(position) if self.places else position


def read_source(path: Path, shown: str, limit: int, too_big: str = "file-too-big") -> SourceText | Problem:
    """Returns the text of a file of at most `limit` bytes, or the problem for which it is refused. Never raises
    for what the file is or holds.

    `shown` is how problems name the file, `too_big` the objection to a larger one (for a case, `CaseType` says both). Its text is put
    in normal form, for usual editors and other programs write byte order marks, line ends of several kinds, accents apart from their
    letters and marks that nobody sees.
    """

    def refused(objection: str, position: Position = START, **values: Any) -> Problem:
        return finding((), objection, **values).at(shown, position)

    try:
        handle = opened(path)
    except OSError as error:
        if path.is_symlink():
            return refused("file-link")
        return refused("file-unreadable", reason=cause(error))
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return refused("file-special")
        # No more than the file has, so that no buffer of the whole limit is made for each file.
        raw = os.read(handle, min(status.st_size, limit) + 1)
    finally:
        os.close(handle)
    if len(raw) > limit:
        return refused(too_big, most=limit // 1024)
    if raw.startswith(_UTF_16) or b"\0" in raw[1:2] + raw[:1]:
        return refused("file-not-utf8/utf-16")
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace").removeprefix("\ufeff")
        word = word_around(raw.decode("cp1252", "replace"), len(raw[: error.start].decode("cp1252", "replace")))
        return refused("file-not-utf8/windows" if word.isprintable() else "file-not-utf8", line_and_column(before, len(before)), value=word)
    text, places = normal(decoded, yaml=path.suffix in YAML_SUFFIXES)
    source = SourceText(path, shown, text, decoded, places)
    if not is_usual(decoded) and (found := FORBIDDEN.search(text)):
        return forbidden(text, found).at(shown, source.position(found.start()))
    if any(mark in text for mark in CONFLICT_MARKS) and (found := CONFLICT.search(text)):
        return refused("conflict-mark", source.position(found.start()), value=found.group().strip())
    return source


def forbidden(text: str, found: re.Match[str]) -> Finding:
    """The finding about a character that no file may hold, which `marks.FORBIDDEN` found in a text."""
    character = found.group()
    if "\x80" <= character <= "\x9f" and (word := word_around(text, found.start())) != (meant := repaired(word)):
        return finding((), "control-character/misread", character=code_point(character), value=meant)
    if "\uf000" <= character <= "\uf0ff":
        return finding((), "control-character/symbol", character=code_point(character))
    if "\ue000" > character >= "\u202a":
        return finding((), "control-character/order", character=code_point(character))
    return finding((), "control-character", character=code_point(character))


def word_around(text: str, at: int) -> str:
    """The word around a character of a text."""
    start = max(text.rfind(mark, 0, at) for mark in " \n") + 1
    return re.split("[ \n]", text[start : start + 80], maxsplit=1)[0]


def opened(path: Path) -> int:
    """A file descriptor of a file to read; a pipe keeps nobody waiting. Raises `OSError`, for a symbolic link too."""
    if not hasattr(os, "O_NOFOLLOW") and path.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return os.open(path, _FLAGS)


def read_text(path: Path, shown: str, limit: int) -> str | Problem:
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
