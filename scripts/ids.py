"""`python -m scripts.ids`: gives a permanent id to each case that has none, and changes nothing else in its file.

An id is written once and stays (docs/decisions/0024-permanent-ids.md): run again, this changes nothing. Exits 0 when every case has an id,
1 when a file is so written that no line can be added to it, 2 when the tool failed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.command import Parser, add_cases_option, cases_folder, guarded, say


def main(arguments: Sequence[str] | None = None) -> int:
    """Give the ids and say to which files; returns the exit status."""
    from macros.casebook.check.folders import case_paths, used_ids
    from macros.casebook.files.frontmatter import read_record
    from macros.casebook.files.layout import replace_fields
    from macros.casebook.files.reading import SourceText, read_source
    from macros.casebook.schema.case_ids import new_id
    from macros.casebook.types import case_types

    parser = Parser("ids", "Donne un identifiant permanent à chaque fiche qui n’en a pas.")
    add_cases_option(parser)
    options = parser.parse_args(arguments)
    cases, types = cases_folder(options.cases), case_types()
    if not cases.is_dir():
        parser.error(f"--cases : « {cases} » n’est pas un dossier")
    used, given, left = used_ids(types, cases), 0, 0
    for file in case_paths(types, cases, cases.as_posix(), []):
        source = read_source(file.path, file.shown, file.kind.most_bytes, file.kind.too_big)
        if not isinstance(source, SourceText):
            say(f"{file.shown} ne se lit pas : {source.message}.")
            left += 1
            continue
        try:
            data = read_record(source.text, source.shown, source.places).data
            if isinstance(data, dict) and "id" in data:
                continue
            id = new_id(used)
            text = replace_fields(file.kind, source.raw, {"id": id})
        except ValueError:
            say(f"{file.shown} : son en-tête ne se lit pas ligne par ligne. Lancez « make check », corrigez-le, puis recommencez.")
            left += 1
            continue
        used.add(id)
        given += 1
        _replace(file.path, text)
        print(f"{file.shown} : id: {id}")
    if not given:
        print("Aucune fiche à compléter." if left else "Chaque fiche a son identifiant.")
    return 1 if left else 0


def _replace(path: Path, text: str) -> None:
    """Put a new text in the place of a file in one step, so that an interruption leaves the one or the other."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode())
    beside.chmod(path.stat().st_mode & 0o7777)
    os.replace(beside, path)


if __name__ == "__main__":
    sys.exit(guarded(main))
