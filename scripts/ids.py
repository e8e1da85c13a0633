"""`python -m scripts.ids`: gives a permanent id to each case that has none, and changes nothing else in its file.

The sessions of an event that its organisers announce get theirs too: the one by which its page and calendars call them already.

An id is written once and stays (docs/decisions/0024-permanent-ids.md): run again, this changes nothing. A line that names the id and
leaves it empty gets it in its place. Exits 0 when every case has an id, 1 when a file is so written that none can be put into it or has
one that is none, 2 when the tool failed.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.command import Parser, add_cases_option, cases_folder, guarded, say

if TYPE_CHECKING:
    from macros.casebook.files.reading import SourceText
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
        source = read_source(file.path, file.shown, file.kind.most_bytes, file.kind.too_big)
        if not isinstance(source, SourceText):
            say(f"{file.shown} ne se lit pas : {source.message}.")
            left += 1
            continue
        try:
            data = read_record(source.text, source.shown, source.places).data
            if not isinstance(data, dict):
                raise ValueError("the front matter cannot be read")
            text, sessions = with_session_ids(source, data)
            written, id = data.get("id", ""), ""
            if _is_empty(written):
                id = new_id(used)
                text = _with_id(file.kind, text, id)
            elif not isinstance(written, str) or not CASE_ID.fullmatch(written):
                say(f"{file.shown} : son « id: » n’est pas un identifiant. Lancez « make check », corrigez-le, puis recommencez.")
                left += 1
        except ValueError:
            say(f"{file.shown} : son en-tête ne se lit pas ligne par ligne. Lancez « make check », corrigez-le, puis recommencez.")
            left += 1
            continue
        if text == source.raw:
            continue
        _replace(file.path, text)
        given += 1
        if id:
            used.add(id)
            print(f"{file.shown} : id: {id}")
        for session in sessions:
            print(f"{file.shown} : programme : id: {session}")
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


def with_session_ids(source: SourceText, data: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """The text of a case file in which each session of an announced event has an id, and the ids that it did not have before. `data`
    is what its front matter says. Raises `ValueError` when one could not be written without another byte changing."""
    from macros.casebook.files.frontmatter import read_record
    from macros.casebook.files.normal_text import normal
    from macros.casebook.schema.fragments import fragments_of

    sessions = data.get("programme")
    if data.get("announced") != "true" or not isinstance(sessions, list) or not all(isinstance(session, dict) for session in sessions):
        return source.raw, ()
    named = [(session.get("id"), session.get("title")) for session in sessions]
    if not all(isinstance(title, str) and (id is None or (isinstance(id, str) and id)) for id, title in named):
        return source.raw, ()  # the check says what is missing there
    new = {rank: fragment for rank, fragment in enumerate(fragments_of(named)) if "id" not in sessions[rank]}
    record = read_record(source.text, source.shown, source.places)
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source.raw)
    for rank in sorted(new, reverse=True):
        place = record.position(("programme", rank))
        lines[place.line - 1] = _with_key(lines[place.line - 1], place.column - 1, f"id: {new[rank]}")
    text = "".join(lines)
    again = read_record(normal(text)[0], source.shown)
    wanted = [{**session, "id": new[rank]} if rank in new else session for rank, session in enumerate(sessions)]
    if again.problems or again.data != {**data, "programme": wanted} or again.body != record.body:
        raise ValueError("the programme is laid out in a way in which no key can be added")
    return text, tuple(new.values())


def _with_key(line: str, at: int, key: str) -> str:
    """A line with one more key in the group that begins at a place of it: inside its brackets, or on a line of its own before it."""
    before, group = line[:at], line[at:]
    if not group.startswith("{"):
        end = line[len(line.rstrip("\r\n")) :]
        return f"{before}{key}{end}{' ' * at}{group}"
    inside = group[1:].lstrip(" ")
    spaces = group[1 : len(group) - len(inside)]
    return f"{before}{{{spaces}{key},{' ' if inside.strip() else ''}{inside}"


def _replace(path: Path, text: str) -> None:
    """Put a new text in the place of a file in one step, so that an interruption leaves the one or the other."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(text.encode())
    beside.chmod(path.stat().st_mode & 0o7777)
    os.replace(beside, path)


if __name__ == "__main__":
    sys.exit(guarded(main))
