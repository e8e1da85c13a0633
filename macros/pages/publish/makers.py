"""The maker of each file of the site: MkDocs, a generated page or an output.

Called by `site`. A file has one maker, as the second would overwrite the file of the first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path


class MadeTwice(Exception):
    """A file of the site has two makers; the message names both."""


class Makers:
    """The paths of the site that have a maker."""

    def __init__(self, tree: Path, drawn: Iterable[str] = ()) -> None:
        """Begin with what MkDocs makes: the files that it has written into `tree`, and those of the pages that it has
        drawn."""
        copied = (Path(folder, name).relative_to(tree).as_posix() for folder, _folders, names in os.walk(tree) for name in names)
        self._of: dict[str, str] = dict.fromkeys((*copied, *drawn), "the engine, from docs/ or its theme")

    def claim(self, path: str, maker: str) -> None:
        """Give a path its maker, named for the message. Raises `MadeTwice` when it has one."""
        if path in self._of:
            raise MadeTwice(f"{path} is made twice: by {self._of[path]} and by {maker}")
        self._of[path] = maker
