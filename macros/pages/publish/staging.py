"""A site is published whole or not at all.

Pages are written into a staging tree beside the target. Files that have not changed are
hard links to the old ones; then the two trees change places in one step. A build that
fails or is killed leaves the old site as it was.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from macros.pages.publish.exchange import exchange

try:
    fcntl: Any = import_module("fcntl")
except ImportError:  # Windows
    fcntl = None

log = logging.getLogger("mkdocs.plugins.bibliotheque")

MARKER = ".bibliotheque-ptce"
"""A file at the root of every site that we have published: such a folder is ours."""

_PREFIX = ".bibliotheque-staging-"

_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


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
        # One build at a time sweeps here, and has locked its own tree before the next one looks.
        turn = _Lock(self.target.parent)
        try:
            _sweep(self.target.parent)
            self.root = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self.target.parent))
            # It lives as long as this process: a tree without one was left by a killed build.
            self._lock = _Lock(self.root)
        finally:
            turn.release()
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
        if not self.target.exists():
            self.tree.rename(self.target)
        elif not exchange(self.tree, self.target):
            self._replace()
        self.abandon()

    def _replace(self) -> None:
        """Put the tree in the target's place in two steps; what is there comes back when the second fails."""
        old = self.root / "old"
        self.target.rename(old)
        try:
            self.tree.rename(self.target)
        except OSError:
            old.rename(self.target)
            raise
        log.warning("Ici, deux dossiers n’échangent pas leurs places en une fois : le site a manqué un instant, le temps d’être remplacé")

    def abandon(self) -> None:
        """Remove the staging tree and whatever it holds now."""
        shutil.rmtree(self.root, ignore_errors=True)
        self._lock.release()


class _Lock:
    """A lock on a folder, for as long as this process lives; none where the system has no such lock."""

    def __init__(self, folder: Path, wait: bool = True) -> None:
        """Raises `OSError` when the folder cannot be opened, or `BlockingIOError` when another has the
        lock and it is not waited for."""
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
        """Let the lock go; a second time it does nothing."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1


def _refuse_foreign(target: Path) -> None:
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise RefusedTarget(f"{target} n’est pas un dossier : choisissez un autre --site")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise RefusedTarget(f"{target} contient autre chose qu’un site de la bibliothèque : choisissez un dossier vide ou nouveau")


def _sweep(folder: Path) -> None:
    """Remove the trees that killed builds have left: those that nobody locks."""
    for left in folder.glob(f"{_PREFIX}*"):
        if fcntl is None:
            log.warning("Si aucune autre construction n’est en cours, effacez « %s », qu’une construction interrompue a laissé", left)
            continue
        try:
            lock = _Lock(left, wait=False)
        except OSError:  # a build that lives, or a tree that is gone already
            continue
        shutil.rmtree(left, ignore_errors=True)
        lock.release()
