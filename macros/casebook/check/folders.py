"""Which files of a folder claim to be cases, and what is misplaced among them. The first step of `loading`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from macros.casebook.check import rules
from macros.casebook.language.nearest import nearest
from macros.casebook.problems.messages import said
from macros.casebook.problems.problem import Problem
from macros.casebook.schema.values import SLUG
from macros.casebook.types.base import CaseType, CaseTypes

IGNORED_NAMES = frozenset({"README.md"})
"""Files that may be anywhere and are no case."""


def case_paths(types: CaseTypes, cases: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[type[CaseType], Path]]:
    """The files that claim to be cases, in a fixed order; what is misplaced is a problem."""

    def refuse(name: str, code: str, message: str, hint: str) -> None:
        problems.append(Problem(f"{shown}/{name}", 1, 1, "", code, "error", message, hint))

    for entry in sorted(os.scandir(cases), key=lambda entry: entry.name):
        if entry.name.startswith((".", "_")) or entry.name in IGNORED_NAMES:
            continue
        kind = types.get(entry.name)
        if kind is None:
            guess = nearest(entry.name, list(types))
            hint = f"vouliez-vous dire « {guess}/ » ?" if guess else f"dossiers admis : {', '.join(types)}"
            refuse(entry.name, "unknown-folder", f"« {entry.name} » n’est pas un dossier de cas", hint)
            continue
        if entry.is_symlink() or not entry.is_dir():
            refuse(entry.name, "file-link", f"« {entry.name} » doit être un vrai dossier", "remplacez le lien par le dossier")
            continue
        folded: dict[str, str] = {}
        for file in sorted(os.scandir(entry.path), key=lambda file: file.name):
            if file.name.startswith((".", "_")) or file.name in IGNORED_NAMES:
                continue
            name = f"{entry.name}/{file.name}"
            slug = file.name.removesuffix(".md")
            if not file.name.endswith(".md"):
                refuse(name, "not-markdown", "ce fichier ne finit pas par .md", "renommez-le en .md, ou déplacez-le")
                continue
            if slug.casefold() in folded:
                refuse(name, "duplicate-slug", f"même adresse que « {folded[slug.casefold()]} », aux majuscules près", "renommez l’un des deux fichiers")
            elif slug in rules.RESERVED_SLUGS:
                refuse(name, *said("reserved-slug", value=slug))
            elif not SLUG.fullmatch(slug):
                refuse(name, *said("slug/file", value=slug))
            folded.setdefault(slug.casefold(), file.name)
            yield kind, Path(file.path)
