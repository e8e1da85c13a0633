r"""Values become the text of a case file: the way back of `frontmatter`.

The contribution form has a twin of this module in JavaScript, and both give the same bytes; so
the rules are few. Lines end with `\n`. A field is one line, `key: value`, lists and groups in
flow; a list that holds a group is a line a item, `  - {a: b}`. A text is plain or between double
quotes:

- plain when `PLAIN` matches the whole of it and, between brackets, none of `FLOW_MARKS` is in it;
- else as JSON writes a text (`JSON.stringify`; `json.dumps` without ASCII escapes), and each
  character of `UNSEEN` in that as `\u` with four small hexadecimal digits.

`:` and `#` always bring quotes, though YAML asks for them in some places only: `"09:30"` and
addresses then mean the same to every reader of YAML. Both expressions hold for browsers, with
the flag `u`; a browser's lone surrogates must be replaced first (`toWellFormed`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeAlias

from pydantic import BaseModel

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.reading import FORBIDDEN
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.schema.fields import group_of
from macros.casebook.types.base import CaseType

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_BEYOND = "\u00a1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
_EDGE = rf'!"$-9;-~{_BEYOND}'
PLAIN = re.compile(rf"(?!0[0-9]+$)[0-9A-Za-z{_BEYOND}](?:[ \u00a0{_EDGE}]*[{_EDGE}])?")
"""A text that needs no quotes: begins with a letter, a digit or a mark that is not ASCII, ends
with no space, holds neither `:` nor `#` nor a control; not a number that begins with 0, such as
the code of a department."""

FLOW_MARKS = ",?[]{}"
"""What ends a plain text between brackets."""

UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML would not take as it is, or takes for the end of a line, and JSON leaves."""

LONGEST_KEY = 1000
"""YAML reads a key of up to 1,024 characters; no field has a name of 50."""


def write(kind: type[CaseType], data: Mapping[str, Value], body: str) -> str:
    """The text of a case file: the values as `Record.data` holds them, the body as `Record.body`
    does (with the blank line that it begins with).

    Keys stand in the order of the declaration, those that it does not know last. Raises
    `ValueError` for a key that is too long to be one.
    """
    return f"---\n{''.join(_field(kind, name, data[name]) for name in _ordered(kind, data))}---\n{body}"


def replace_fields(kind: type[CaseType], text: str, changes: Mapping[str, Value | None]) -> str:
    """The text of a case file with new values for some of its top-level fields; None removes one.

    Only the lines of fields that change are written anew, comments inside them included; a new
    field comes after the nearest field that the declaration puts before it. Every other
    character stays, line ends included. Raises `ValueError` when the front matter cannot be
    read or is laid out so that a field has no lines of its own (`{title: …, summary: …}`).
    """
    start = "\ufeff" if text.startswith("\ufeff") else ""
    record = _read(text.removeprefix(start))
    asked = {name: changes[name] for name in _ordered(kind, changes) if record.data.get(name) != changes[name]}
    lines = text.removeprefix(start).split("\n")
    # The index of the closing line, which may be the last one and have no end.
    end = record.body_line - (2 if record.body or text.endswith("\n") else 1)
    blocks = list(_blocks(record, lines, end))
    newline = "\r\n" if lines[0].endswith("\r") else "\n"
    for name, value in asked.items():
        if any(block.name == name and read_yaml(block.own, "").data != {name: record.data[name]} for block in blocks):
            raise ValueError("the front matter holds a field that does not end with its lines")
        _put(kind, blocks, name, _field(kind, name, value).replace("\n", newline) if value is not None else "")
    front = "".join(block.own + block.after for block in blocks)
    changed = "\n".join([*lines[:1], front]) + "\n".join(lines[end:])
    meant = {name: value for name, value in {**record.data, **asked}.items() if value is not None}
    again = read_record(changed, "")
    if again.problems or again.data != meant or again.body != record.body:
        raise ValueError("the front matter is laid out in a way that cannot be changed field by field")
    return start + changed


def layout(text: str) -> dict[str, Any] | None:
    """A case file laid out for the form, which changes it as `replace_fields` does.

    Shape: `{data, body, blocks: [[name, own lines, lines after]], head, tail}`, the text being `head`,
    the blocks and `tail` one after the other, the body the end of `tail`; None when a field has
    no lines of its own.
    """
    start = "\ufeff" if text.startswith("\ufeff") else ""
    try:
        record = _read(text.removeprefix(start))
        lines = text.removeprefix(start).split("\n")
        end = record.body_line - (2 if record.body or text.endswith("\n") else 1)
        blocks = list(_blocks(record, lines, end))
    except ValueError:
        return None
    # What looks like a comment after a field may be the end of its text, between quotes.
    if any("#" in block.after and read_yaml(block.own, "").data != {block.name: record.data[block.name]} for block in blocks if block.name is not None):
        return None
    told = [[block.name, block.own, block.after] for block in blocks]
    return {"data": record.data, "body": record.body, "blocks": told, "head": f"{start}{lines[0]}\n", "tail": "\n".join(lines[end:])}


# --- values -----------------------------------------------------------------------------


def _field(model: type[BaseModel] | None, name: str, value: Value) -> str:
    """The lines of a top-level field."""
    inner = _inner(model, name)
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return f"{_key(name, flow=False)}:\n" + "".join(f"  - {_flow(inner, item)}\n" for item in value)
    return f"{_key(name, flow=False)}: {_text(value, flow=False) if isinstance(value, str) else _flow(inner, value)}\n"


def _flow(model: type[BaseModel] | None, value: Value) -> str:
    """A value as it stands between brackets, or on the line of a list."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name, flow=True)}: {_flow(_inner(model, name), value[name])}" for name in _ordered(model, value)) + "}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(model, item) for item in value)}]"
    return _text(value, flow=True)


def _text(value: str, *, flow: bool) -> str:
    if PLAIN.fullmatch(value) and not (flow and any(mark in value for mark in FLOW_MARKS)):
        return value
    return UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))


def _key(name: str, *, flow: bool) -> str:
    written = _text(name, flow=flow)
    if len(written) > LONGEST_KEY:
        raise ValueError(f"a key of more than {LONGEST_KEY} characters")
    return written


def _ordered(model: type[BaseModel] | None, group: Mapping[str, object]) -> list[str]:
    """The keys of a group in the order of its declaration, the others last, as they came."""
    declared = model.model_fields if model else {}
    return [*(name for name in declared if name in group), *(name for name in group if name not in declared)]


def _inner(model: type[BaseModel] | None, name: str) -> type[BaseModel] | None:
    """What the groups inside a field are."""
    info = model.model_fields.get(name) if model else None
    return group_of(info.annotation) if info else None


# --- lines ------------------------------------------------------------------------------


_CONTINUES = (" ", "\t", "#", "- ")
"""How a line begins that begins no field."""


@dataclass(slots=True)
class _Block:
    """A field of a file: its own lines, and the blank lines and comments that follow them. The
    first block of a file has no name and no field: it is what stands above them."""

    name: str | None
    own: str
    after: str = ""


def _read(text: str) -> Record:
    """The record of a file's text."""
    record = read_record(text, "")
    if record.problems or FORBIDDEN.search(text.replace("\r\n", "\n")):
        raise ValueError("the front matter cannot be read")
    return record


def _blocks(record: Record, lines: list[str], end: int) -> Iterator[_Block]:
    """What stands before the first field, then each field.

    The lines at the margin that are no comment and no item of a list must be those of the keys,
    one after the other: otherwise a field has no lines of its own."""
    at_margin = [index for index in range(1, end) if not lines[index].startswith(_CONTINUES) and lines[index].strip() not in ("", "-")]
    begun = [lines[index].startswith((f"{name}:", f'"{name}":', f"'{name}':")) for index, name in zip(at_margin, record.data, strict=False)]
    if not all(begun) or not len(at_margin) == len(record.data) == len(begun):
        raise ValueError("the front matter is not one field a line")
    starts = [*zip(record.data, at_margin, strict=True), (None, end)]
    yield _Block(None, "", _joined(lines[1 : starts[0][1]]))
    for (name, first), (_next, beyond) in pairwise(starts):
        last = beyond
        while last > first + 1 and (lines[last - 1].startswith("#") or not lines[last - 1].strip()):
            last -= 1
        yield _Block(name, _joined(lines[first:last]), _joined(lines[last:beyond]))


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _put(kind: type[CaseType], blocks: list[_Block], name: str, written: str) -> None:
    """Give a field its new lines, at its place or at the one that the declaration gives it."""
    for block in blocks:
        if block.name == name:
            block.own = written
            return
    order = _ordered(kind, dict.fromkeys([*(block.name for block in blocks if block.name is not None), name]))
    above = order[order.index(name) - 1] if order[0] != name else None
    at = next(index for index, block in enumerate(blocks) if block.name == above)
    blocks.insert(at + 1, _Block(name, written))
