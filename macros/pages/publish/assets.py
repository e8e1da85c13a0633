"""The sheets and scripts that somebody names, in the settings or at the head of a page.

One that is misspelt would vanish from the pages without a word: the hooks ask here before
anything is drawn.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.casebook.language.nearest import nearest


@dataclass(frozen=True, slots=True)
class Named:
    """A file that is named, from the root of `docs/`, and where it is named."""

    path: str
    where: str


def missing(named: Iterable[Named], files: Collection[str]) -> list[str]:
    """A sentence for each that is none of `files`, with what may be meant."""
    return [_sentence(one, files) for one in named if one.path not in files]


def _sentence(one: Named, files: Collection[str]) -> str:
    alike = sorted(path for path in files if PurePosixPath(path).suffix == PurePosixPath(one.path).suffix)
    guess = nearest(one.path, alike)
    hint = f"vouliez-vous dire « {guess} » ?" if guess else "donnez son chemin depuis docs/"
    return f"{one.where} : « {one.path} » n’est pas un fichier de docs/ — {hint}"
