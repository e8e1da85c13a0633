"""Who makes each file of the site: one file has one maker.

Two that gave the same file would overwrite one another in an order that nobody chose.
"""

from __future__ import annotations

import os
from pathlib import Path


class MadeTwice(Exception):
    """A file of the site has two makers; the message names both."""


class Makers:
    """The paths that are taken: those of the files of a tree, then those that are claimed."""

    def __init__(self, tree: Path) -> None:
        """`tree` holds what the engine has written already."""
        self._of: dict[str, str] = {}
        for folder, _folders, names in os.walk(tree):
            for name in names:
                self._of[Path(folder, name).relative_to(tree).as_posix()] = "the engine, from docs/ or its theme"

    def claim(self, path: str, maker: str) -> None:
        """Take a path. Raises `MadeTwice` when it is taken."""
        if path in self._of:
            raise MadeTwice(f"{path} is made twice: by {self._of[path]} and by {maker}")
        self._of[path] = maker
