"""Into which folder a site may be published: a new one, an empty one, or one that holds a site of ours.

Called by `staging` before anything is written, and once more before the folder is replaced.
"""

from __future__ import annotations

from pathlib import Path

MARKER = ".bibliotheque-ptce"
"""The name of a file at the root of every published site. A folder that has it may be replaced."""


class RefusedTarget(Exception):
    """The folder to publish into is neither empty nor a site of ours; the message is for the person at the terminal, in
    French."""


KEPT = ("cases", "docs", "macros", "theme", "scripts", "tests", ".git", ".github", ".githooks", ".venv", ".cache")
"""The folders of the repository into which no site goes: the check, MkDocs, git or `make` would take it for theirs."""


def refuse_inside(target: Path, root: Path, cases: Path | None = None) -> None:
    """Raise `RefusedTarget` when the target is the repository `root`, a folder around it or one of its own folders, or when it
    is among the `cases` or around them. Links are followed: the folder that is meant counts."""
    real = target.resolve()
    for own in (root.resolve(), Path.home().resolve(), *([cases.resolve()] if cases else [])):
        if own.is_relative_to(real):
            raise RefusedTarget(f"{target} contient {own}, qu’un site remplacerait : choisissez un autre --site, par exemple site")
    kept = [*(root.resolve() / name for name in KEPT), *([cases.resolve()] if cases else [])]
    if inside := next((folder for folder in kept if real.is_relative_to(folder)), None):
        raise RefusedTarget(f"{target} est dans {inside}, qui n’attend pas de site : choisissez un autre --site, par exemple site")


def refuse_foreign(target: Path) -> None:
    """Raise `RefusedTarget` when the target is not a folder, or holds something else than a site of ours."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise RefusedTarget(f"{target} n’est pas un dossier : choisissez un autre --site")
    if target.is_dir() and any(target.iterdir()) and not (target / MARKER).is_file():
        raise RefusedTarget(f"{target} contient autre chose qu’un site de la bibliothèque : choisissez un dossier vide ou nouveau")
