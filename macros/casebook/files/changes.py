"""Which files have changed since they were last looked at: what a preview reads again.

A file has changed when its content has. Its size and its times spare most files the look at their content, under the rule
of git: they are trusted only where the file had been at rest for a while when it was looked at, since two edits in one
tick of the clock leave the same times.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

AT_REST_NS = 3_000_000_000
"""How long a file must have been at rest for its times to be trusted: the coarsest clock of a file system in use (FAT)
counts by two seconds."""

LARGEST = 64 * 1024 * 1024
"""The largest file whose content is looked at, in bytes. No file of the library is as large: of a larger one the times
decide."""


@dataclass(frozen=True, slots=True)
class _Look:
    """What a file was when it was looked at: its `state` (type, size, times, place on the disk), whether that state may be
    trusted later, a digest of its content; an empty digest for what is no regular file."""

    state: tuple[int, ...]
    trusted: bool
    digest: bytes


class Changes:
    """Files that are looked at again and again."""

    def __init__(self) -> None:
        self._looks: dict[Path, _Look] = {}

    def since_last(self, paths: Iterable[Path]) -> set[Path]:
        """Of these files, those that are new or whose content has changed since the last call, and the files of the last
        call that are not among these or exist no more. Never raises for what a file is."""
        before, now, changed = self._looks, {}, set()
        for path in paths:
            look = _look(path, before.get(path))
            if look is None:
                continue
            now[path] = look
            known = before.get(path)
            if known is not look and (known is None or known.digest != look.digest or not look.digest):
                changed.add(path)
        self._looks = now
        return changed | (before.keys() - now.keys())


def _look(path: Path, known: _Look | None) -> _Look | None:
    """What a file is now: the earlier look when its times say so; None when there is no file."""
    clock = time.time_ns()
    try:
        status = os.lstat(path)
    except OSError:
        return None
    state = (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    if known and known.trusted and known.state == state:
        return known
    trusted = clock - max(status.st_mtime_ns, status.st_ctime_ns) > AT_REST_NS
    if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
        return known if known and known.state == state else _Look(state, trusted, b"")
    try:
        content = path.read_bytes()
    except OSError:
        content = b""
    return _Look(state, trusted, hashlib.blake2b(content, digest_size=16).digest())


def files_below(*roots: Path) -> list[Path]:
    """Every file of some folders, and those of the paths that are files, in a fixed order. A folder that is not there has
    none; links are not followed."""
    found: list[Path] = []
    for root in roots:
        if not root.is_dir():
            found.append(root)
            continue
        for folder, folders, names in os.walk(root):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            found.extend(Path(folder, name) for name in sorted(names))
    return found
