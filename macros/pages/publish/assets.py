"""Whether the style sheets and scripts exist that the settings or the front matter of a page name.

Called by `macros.hooks` before anything is rendered: MkDocs would leave out a misspelt one without a word.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from macros.casebook.files.reading import is_system_file
from macros.casebook.language.nearest import nearest


@dataclass(frozen=True, slots=True)
class Named:
    """A file that is named: its path from the root of `docs/`, and where it is named (for the message)."""

    path: str
    where: str


def listed(meta: MutableMapping[str, Any], name: str) -> Sequence[str]:
    """The values of a key in the front matter of a page; a single value becomes a list of one, in `meta` too."""
    value = meta.get(name) or []
    meta[name] = [value] if isinstance(value, str) else value
    return list(meta[name])


def missing(named: Iterable[Named], files: Collection[str]) -> list[str]:
    """A French sentence for each asset that is not among `files`, with the file that may be meant."""
    return [_sentence(asset, files) for asset in named if asset.path not in files]


def _sentence(asset: Named, files: Collection[str]) -> str:
    alike = sorted(path for path in files if PurePosixPath(path).suffix == PurePosixPath(asset.path).suffix)
    guess = nearest(asset.path, alike)
    hint = f"vouliez-vous dire « {guess} » ?" if guess else "donnez son chemin depuis docs/"
    return f"{asset.where} : « {asset.path} » n’est pas un fichier de docs/ — {hint}"


def left_by_systems(paths: Iterable[str]) -> list[str]:
    """The files among the pages that systems and programs left there: they are nobody's, and would be published."""
    return [path for path in paths if any(map(is_system_file, path.split("/")))]
