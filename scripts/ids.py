"""`python -m scripts.ids`: gives a permanent id to each case that has none, and changes nothing else in its file.

An id is written once and stays (docs/decisions/0024-permanent-ids.md): run again, this changes nothing. A line that names the id and
leaves it empty gets it in its place. Exits 0 when every case has an id, 1 when a file is so written that none can be put into it or has
one that is none, 2 when the tool failed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.command import Parser, add_cases_option, cases_folder, guarded, say

if TYPE_CHECKING:
    from macros.casebook.types.base import CaseType


def main(arguments: Sequence[str] | None = None) -> int:
    """Give the ids and say to which files; returns the exit status."""
    from macros.casebook.check.folders import case_paths, used_ids
    from macros.casebook.files.frontmatter import read_record
    from macros.casebook.files.reading import SourceText, read_source
    from macros.casebook.schema.case_ids import new_id
    from macros.casebook.schema.values import CASE_ID
    from macros.casebook.types import case_types

    parser = Parser("ids", "Donne un identifiant permanent à chaque fiche qui n’en a pas.")
    add_cases_option(parser)
    options = parser.parse_args(arguments)
    cases, types = cases_folder(options.cases), case_types()
    if not cases.is_dir():
        parser.error(f"--cases : « {cases} » n’est pas un dossier")
    used, given, left = used_ids(types, cases), 0, 0
    for file in case_paths(types, cases, cases.as_posix(), []):
        source = read_source(file.path, file.shown)
        if not isinstance(source, SourceText):
            say(f"{file.shown} ne se lit pas : {source.message}.")
            left += 1
            continue
        try:
            data = read_record(source.text, source.shown, source.places).data
            written = data.get("id", "") if isinstance(data, dict) else ""
            if not _is_empty(written):
                if not isinstance(written, str) or not CASE_ID.fullmatch(written):
                    say(f"{file.shown} : son « id: » n’est pas un identifiant. Lancez « make check », corrigez-le, puis recommencez.")
                    left += 1
                continue
            id = new_id(used)
            text = _with_id(file.kind, source.raw, id)
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


def _is_empty(written: object) -> bool:
    """Whether what stands at `id:` is nothing, in one of the ways in which YAML writes it."""
    return written in ("", "~", [], {}) or (isinstance(written, str) and written.lower() == "null")


_EMPTY_LINE = re.compile(
    r"""^(["']?)id\1[ \t]*:(?:[ \t]*(?:~|null|"[ \t]*"|'[ \t]*'|"null"|'null'|"~"|'~'|\[ *\]|\{ *\}))?[ \t]*(?P<comment>[ \t]#[^\r\n]*)?\r?$""",
    re.MULTILINE | re.IGNORECASE,
)
"""A line that names the id and leaves it empty, with the comment after it."""


def _with_id(kind: type[CaseType], raw: str, id: str) -> str:
    """The text of a case file with an id. Raises `ValueError` when one line could not be written without another one changing."""
    from macros.casebook.files.layout import replace_fields

    text = replace_fields(kind, raw, {"id": id})
    if (empty := _EMPTY_LINE.search(raw)) and empty["comment"]:
        text = text.replace(f"id: {id}", f"id: {id}{empty['comment']}", 1)
    before, after = raw.splitlines(keepends=True), text.splitlines(keepends=True)
    at = next(index for index, line in enumerate(after) if f"id: {id}" in line)
    if after[:at] + after[at + 1 :] != (before[:at] + before[at + 1 :] if empty else before):
        raise ValueError("another line than that of the id would change")
    return text


def _replace(path: Path, text: str) -> None:
    """Put a new text in the place of a file in one step, so that an interruption leaves the one or the other."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode())
    beside.chmod(path.stat().st_mode & 0o7777)
    os.replace(beside, path)


if __name__ == "__main__":
    sys.exit(guarded(main))
