"""The staging tree: a site is published whole or not at all.

MkDocs and `site` write into a tree beside the target. A file that has not changed is a hard link to the old one. At
the end the two trees change places in one step (`exchange`). A build that fails or is killed leaves the old site
as it was.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from macros.pages.publish.exchange import exchange
from macros.pages.publish.target import MARKER, refuse_foreign

try:
    fcntl: Any = import_module("fcntl")
except ImportError:  # Windows
    fcntl = None

log = logging.getLogger("mkdocs.plugins.bibliotheque")

_PREFIX = ".bibliotheque-staging-"
"""The beginning of the name of every staging tree."""

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


class Staging:
    """A tree of files (`tree`) that replaces the site (`target`) when `publish` is called."""

    def __init__(self, target: Path) -> None:
        """Make an empty staging tree beside `target`, and the parents of `target` when they are missing.

        Raises `RefusedTarget` when the target is not a folder, or holds something else than a site of ours.
        """
        self.target = Path(os.path.abspath(target))
        refuse_foreign(self.target)
        self._parents = [folder for folder in self.target.parents if not folder.exists()]
        self.target.parent.mkdir(parents=True, exist_ok=True)
        # With this lock, a build has locked its own tree before the next one sweeps.
        turn = _Lock(self.target.parent)
        try:
            _sweep(self.target.parent)
            self.root = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self.target.parent))
            # The lock ends with this process: a tree without one was left by a killed build.
            self._lock = _Lock(self.root)
        finally:
            turn.release()
        self.tree = self.root / "site"
        self.tree.mkdir()
        self._folders = {""}
        self._replaces = self.target.is_dir() and any(self.target.iterdir())

    def write(self, address: str, content: bytes) -> None:
        """Write one file of the site, by its address from the root; a link to the old one when they are equal."""
        path = f"{self.tree}/{address}"
        self._make_folder(address.rpartition("/")[0])
        if self._replaces and self._linked(f"{self.target}/{address}", path, content):
            return
        handle = os.open(path, _WRITE, 0o644)
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
        """Whether the old file has this content and is now linked at `path`."""
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
        """Put the tree in the place of the target, in one step where the system has one.

        Raises `RefusedTarget` when the target has changed meanwhile, and `OSError`; the old site is then in place.
        """
        (self.tree / MARKER).write_text("Written by the build of the library; this folder is replaced whole.\n", encoding="utf-8")
        refuse_foreign(self.target)
        os.chmod(self.tree, 0o755)
        if not self.target.exists():
            self.tree.rename(self.target)
        elif not exchange(self.tree, self.target):
            self._replace()
        self.abandon()

    def _replace(self) -> None:
        """Put the tree in the place of the target in two steps; the old site comes back when the second one fails."""
        old = self.root / "old"
        self.target.rename(old)
        try:
            self.tree.rename(self.target)
        except OSError:
            old.rename(self.target)
            raise
        log.warning("Ici, deux dossiers n’échangent pas leurs places en une fois : le site a manqué un instant, le temps d’être remplacé")

    def abandon(self) -> None:
        """Remove the staging tree, which holds the unpublished site, or the old one after an exchange; and the parents that
        were made for a site which is not there."""
        shutil.rmtree(self.root, ignore_errors=True)
        self._lock.release()
        with contextlib.suppress(OSError):  # others have put something there
            for folder in self._parents:
                folder.rmdir()


class _Lock:
    """A lock on a folder, which ends with this process at the latest; no lock where the system has none."""

    def __init__(self, folder: Path, wait: bool = True) -> None:
        """Take the lock. Raises `OSError` when the folder cannot be opened, and `BlockingIOError` when another process
        has the lock and `wait` is false."""
        self._handle = -1
        if fcntl is None:
            return
        self._handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.release()
            raise

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _sweep(folder: Path) -> None:
    """Remove the trees that killed builds have left: those without a lock."""
    for left in folder.glob(f"{_PREFIX}*"):
        if fcntl is None:
            log.warning("Si aucune autre construction n’est en cours, effacez « %s », qu’une construction interrompue a laissé", left)
            continue
        try:
            lock = _Lock(left, wait=False)
        except OSError:  # a build is at work in it, or it has been removed meanwhile
            continue
        shutil.rmtree(left, ignore_errors=True)
        lock.release()
