"""Every field of every case type, found in the declarations, and case files that fill them all.

A *cell* is a place that takes one value, as a path: `("structures", 0, "note")`. `filled`
gives a case in which every cell holds an ordinary value; `written` types it, one cell a
line, and says on which line each stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from zlib import crc32

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.check.loading import load
from macros.casebook.problems.problem import field_name
from macros.casebook.schema.fields import annotation_of, group_of, is_list
from macros.casebook.schema.references import ANY, CommuneCode, RefTo, SourceId, TermOf
from macros.casebook.schema.values import Choices, Typed
from macros.casebook.types.base import CaseType
from macros.casebook.types.document import TESTIMONY
from macros.casebook.types.evenement import REPLAY
from macros.casebook.types.image import AGREED
from support.repository import ROOT, TYPES

Path = tuple[str | int, ...]

PLAIN = "Zinnia ordinaire"
"""The text that stands where nothing is tried."""

WITNESS = "Quidam sincère"
"""The text that a witness has where another page has a hostile one."""

TARGET = "cible"
"""The slug of the one ordinary case of each type that references may lead to."""

ORDINARY = {
    "line": PLAIN,
    "url": "https://exemple.org/",
    "email": "contact@exemple.org",
    "time": "09:30",
    "whole": "12",
    "yes-no": "false",
    "image-file": "image.png",
}
"""A value for each kind of plain value that a declaration may take; the others are names."""

COMMUNE, DEPARTMENT = "39300", "39"

APART = "withdrawn"
"""The field that takes a page away: cases that have it are a variant of their own."""


def filled(kind: type[CaseType], slug: str, variant: str = "full") -> dict[str, Any]:
    """A case of this type with an ordinary value in every cell of a variant: `full`, `bare`
    (what it must have) or `withdrawn` (the same, taken down since). `slug` makes the names
    that no two cases may share."""
    needed = {name for name, info in kind.model_fields.items() if info.is_required()} | set(kind.needs)
    wanted = {"full": set(kind.model_fields) - {APART}, "bare": needed, "withdrawn": needed | {APART}}[variant]
    groups = [group for name in wanted if (group := group_of(kind.model_fields[name].annotation))]
    if any("confirmed_on" in group.model_fields for group in groups):
        wanted |= {"provenance"}  # what is confirmed was read by those it tells of, or the check says so
    return {name: _value(name, info, slug) for name, info in kind.model_fields.items() if name in wanted}


def _value(name: str, info: FieldInfo, slug: str) -> Any:
    group = group_of(info.annotation)
    value = {inner: _value(inner, field, slug) for inner, field in group.model_fields.items()} if group else _scalar(name, info, slug)
    return [value] if is_list(info) else value


def _scalar(name: str, info: FieldInfo, slug: str) -> str:
    if name == "departments":
        return DEPARTMENT
    if term := annotation_of(info, TermOf):
        return _term(term.vocabulary)
    if reference := annotation_of(info, RefTo):
        return PLAIN if reference.or_name else f"poles/{TARGET}" if reference.target == ANY else TARGET
    if annotation_of(info, SourceId):
        return _source()
    if annotation_of(info, CommuneCode):
        return COMMUNE
    if typed := annotation_of(info, Typed):
        name = f"{crc32(slug.encode()):08x}"
        return name if typed.kind == "case-id" else ORDINARY.get(typed.kind, f"nom-{name}")
    if choices := annotation_of(info, Choices):
        full = {TESTIMONY, REPLAY, AGREED} & choices.labels.keys()  # the one value beside which all fields of the group may stand
        return next(iter(full or choices.labels))
    return "2016-09-23"


@lru_cache(maxsize=1)
def _library() -> Any:
    library = load(ROOT / "cases").library
    assert library, "the repository's own cases must be in order"
    return library


@lru_cache(maxsize=64)
def _term(vocabulary: str) -> str:
    """A term that a case may take: one that does not only group others."""
    terms = list(_library().vocabularies[vocabulary])
    broad = {term.broader for term in terms if getattr(term, "broader", None)}
    return str(next(term.id for term in terms if term.id not in broad))


@lru_cache(maxsize=1)
def _source() -> str:
    return str(next(iter(_library().sources)))


def cells(data: Any, path: Path = ()) -> Iterator[Path]:
    """The path of every cell of a case, in order."""
    if isinstance(data, str):
        yield path
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield from cells(value, (*path, key))


def declaration(kind: type[BaseModel], path: Path) -> str:
    """What a cell is declared to be: the same words for those that are read alike."""
    names = [part for part in path if isinstance(part, str)]
    model = kind
    for name in names[:-1]:
        model = group_of(model.model_fields[name].annotation) or model
    info = model.model_fields[names[-1]]
    return f"{info.annotation} {info.metadata} {info.is_required()}"


def replaced(data: Any, texts: Mapping[Path, str], path: Path = ()) -> Any:
    """The same case with other texts in some cells."""
    if isinstance(data, str):
        return texts.get(path, data)
    if isinstance(data, dict):
        return {key: replaced(value, texts, (*path, key)) for key, value in data.items()}
    return [replaced(value, texts, (*path, index)) for index, value in enumerate(data)]


@dataclass
class Written:
    """A case file as it is typed: its bytes, and the line of each of its cells."""

    raw: bytes
    lines: Mapping[str, int] = field(default_factory=dict)
    body_line: int = 0


def written(data: Mapping[str, Any], body: str = "") -> Written:
    """Type a case: block YAML, every value between double quotes on a line of its own."""
    rows: list[tuple[str, Path | None]] = [("---", None), *_rows(data, "", ()), ("---", None), ("", None)]
    text = "\n".join(row for row, _path in rows) + "\n"
    lines = {field_name(path): number for number, (_row, path) in enumerate(rows, 1) if path is not None}
    return Written(f"{text}{body}\n".encode("utf-8", "surrogateescape"), lines, len(rows) + 1)


def _rows(data: Any, indent: str, path: Path) -> Iterator[tuple[str, Path | None]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        here = (*path, key)
        head = f"{indent}{key}:" if isinstance(data, dict) else f"{indent}-"
        if isinstance(value, str):
            yield f"{head} {quoted(value)}", here
        elif isinstance(data, dict):
            yield head, None
            yield from _rows(value, f"{indent}  ", here)
        else:
            inner = list(_rows(value, f"{indent}  ", here))
            yield f"{head} {inner[0][0].strip()}", inner[0][1]
            yield from inner[1:]


# What a double-quoted scalar of YAML must write as an escape to hold the very character.
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufeff\ufff9-\uffff\U00010000-\U0010ffff]')


def quoted(text: str) -> str:
    """A text as a double-quoted scalar. Bytes that are no UTF-8 stay the bytes that they are."""

    def escape(found: re.Match[str]) -> str:
        code = ord(found.group())
        return f"\\U{code:08x}" if code > 0xFFFF else f"\\u{code:04x}"

    return f'"{_ESCAPED.sub(escape, text)}"'


def cases_of_targets() -> dict[str, bytes]:
    """One ordinary case of each type, for references and links to lead to."""
    return {f"{folder}/{TARGET}.md": written(filled(kind, TARGET, "bare"), f"{PLAIN}.").raw for folder, kind in TYPES.items()}
