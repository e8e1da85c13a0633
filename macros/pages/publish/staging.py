"""A site is published whole or not at all.

Pages are written into a staging tree beside the target. Files that have not changed are
hard links to the old ones; then the two trees change places in one step. A build that
fails or is killed leaves the old site as it was.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import tempfile
from pathlib import Path

MARKER = ".bibliotheque-ptce"
"""A file at the root of every site that we have published: such a folder is ours."""

_PREFIX = ".bibliotheque-staging-"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


class RefusedTarget(Exception):
    """The folder to publish into is neither empty nor a site of ours."""


class Staging:
    """A tree that becomes the site when `publish` is called, and vanishes otherwise."""

    def __init__(self, target: Path) -> None:
        """Prepare a staging tree beside `target`, whose parents are made.

        Raises `RefusedTarget` when the target holds something that is not ours.
        """
        self.target = Path(os.path.abspath(target))
        _refuse_foreign(self.target)
        self.target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(self.target.parent)
        # The lock lives as long as this process: a tree without one was left by a killed build.
        self.root = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self.target.parent))
        self._lock = os.open(self.root, os.O_RDONLY)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.tree = self.root / "site"
        self.tree.mkdir()
        self._folders = {""}
        self._replaces = self.target.is_dir() and any(self.target.iterdir())

    def write(self, address: str, content: bytes) -> None:
        """Write one file of the site; linked to the old one when it is the same."""
        path = f"{self.tree}/{address}"
        self._make_folder(address.rpartition("/")[0])
        if self._replaces and self._linked(f"{self.target}/{address}", path, content):
            return
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(handle, left) :]
        finally:
            os.close(handle)

    def _make_folder(self, folder: str) -> None:
        if folder in self._folders:
            return
        self._make_folder(folder.rpartition("/")[0])
        try:
            os.mkdir(f"{self.tree}/{folder}", 0o755)
        except FileExistsError:
            pass
        self._folders.add(folder)

    def _linked(self, old: str, path: str, content: bytes) -> bool:
        """Link the old file when it holds the same; whether it did."""
        try:
            with open(old, "rb") as file:
                if file.read() != content:
                    return False
            if os.path.lexists(path):
                os.unlink(path)
            os.link(old, path)
        except OSError:
            return False
        return True

    def publish(self) -> None:
        """Put the tree in the target's place, in one step where the system has one."""
        (self.tree / MARKER).write_text("Written by the build of the library; this folder is replaced whole.\n", encoding="utf-8")
        _refuse_foreign(self.target)
        os.chmod(self.tree, 0o755)
        if self.target.exists():
            if not _exchange(self.tree, self.target):
                old = self.root / "old"
                self.target.rename(old)
                self.tree.rename(self.target)
        else:
            self.tree.rename(self.target)
        self.abandon()

    def abandon(self) -> None:
        """Remove the staging tree and whatever it holds now."""
        shutil.rmtree(self.root, ignore_errors=True)
        if self._lock >= 0:
            os.close(self._lock)
            self._lock = -1


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise RefusedTarget(f"{target} n’est pas un dossier : choisissez un autre --site")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise RefusedTarget(f"{target} contient autre chose qu’un site de la bibliothèque : choisissez un dossier vide ou nouveau")


def _sweep(folder: Path) -> None:
    """Remove the trees that killed builds have left: those that nobody locks."""
    for left in folder.glob(f"{_PREFIX}*"):
        try:
            handle = os.open(left, os.O_RDONLY | os.O_DIRECTORY)
        except OSError:
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        except OSError:
            pass
        finally:
            os.close(handle)


def _exchange(new: Path, old: Path) -> bool:
    """Make two folders change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done = library.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(old))
