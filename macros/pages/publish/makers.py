"""The maker of each file of the site: MkDocs, a generated page or an output.

Called by `site`. A file has one maker, as the second would overwrite the file of the first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType


class MadeTwice(Exception):
    """A file of the site has two makers, or is in a folder that is kept for another one; the message names both."""


class Makers:
    """The paths of the site that have a maker."""

    def __init__(self, tree: Path, drawn: Iterable[str] = (), reserved: Mapping[str, str] = MappingProxyType({})) -> None:
        """Begin with what MkDocs makes: the files that it has written into `tree`, and those of the pages that it has
        drawn. `reserved` are folders (`c/`) in which one maker alone has its place, each with that maker. Raises `MadeTwice` when
        MkDocs has put something into one of them."""
        copied = (Path(folder, name).relative_to(tree).as_posix() for folder, _folders, names in os.walk(tree) for name in names)
        self._of: dict[str, str] = {}
        self._reserved, self._folders = reserved, tuple(reserved)
        for path in (*copied, *drawn):
            if path not in self._of:
                self.claim(path, "the engine, from docs/ or its theme")

    def claim(self, path: str, maker: str) -> None:
        """Give a path its maker, named for the message. Raises `MadeTwice` when it has one, or is in the folder of another."""
        if path in self._of:
            raise MadeTwice(f"{path} is made twice: by {self._of[path]} and by {maker}")
        if path.startswith(self._folders) and (owner := self._reserved[f"{path.partition('/')[0]}/"]) != maker:
            raise MadeTwice(f"{path}, made by {maker}, is in a folder where nothing has its place but what {owner} makes")
        self._of[path] = maker
