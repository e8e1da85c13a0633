"""The maker of each file of the site: MkDocs, a generated page or an output.

Called by `site`. A file has one maker, as the second would overwrite the file of the first.
"""

from __future__ import annotations

import os
from pathlib import Path


class MadeTwice(Exception):
    """A file of the site has two makers; the message names both."""


class Makers:
    """The paths of the site that have a maker."""

    def __init__(self, tree: Path) -> None:
        """Begin with the files that MkDocs has written into `tree`."""
        self._of: dict[str, str] = {}
        for folder, _folders, names in os.walk(tree):
            for name in names:
                self._of[Path(folder, name).relative_to(tree).as_posix()] = "the engine, from docs/ or its theme"

    def claim(self, path: str, maker: str) -> None:
        """Give a path its maker, named for the message. Raises `MadeTwice` when it has one."""
        if path in self._of:
            raise MadeTwice(f"{path} is made twice: by {self._of[path]} and by {maker}")
        self._of[path] = maker
