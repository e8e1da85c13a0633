"""The lines of a case file, field by field, so that a change of one field changes no other line.

`replace_fields` is the rule. The contribution form has its twin in JavaScript, and gets each file cut as `layout`
does; `check.casefile` cuts it where the file is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pydantic_core import to_json

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.normal_text import Places, normal
from macros.casebook.files.reading import SourceText
from macros.casebook.files.writing import Value, field_lines, ordered
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.types.base import CaseType


def replace_fields(kind: type[CaseType], text: str, changes: Mapping[str, Value | None]) -> str:
    """Returns the text of a case file with new values for some of its top-level fields; None removes a field.

    The lines of a field that changes are written anew, and comments inside them are lost. A new field comes
    after the nearest field that the declaration puts before it. Every other character stays, line ends
    included. Raises `ValueError` when the front matter cannot be read, and when a field has no lines of its own
    (`{title: …, summary: …}`).
    """
    seen, places = normal(text)
    record = _read(seen)
    file = _cut(text, seen, places, record)
    changed = {name: changes[name] for name in ordered(kind, changes) if record.data.get(name) != changes[name]}
    newline = _LINE_END.findall(file.head)[-1]
    for name, value in changed.items():
        if any(block.name == name and read_yaml(block.seen, "").data != {name: record.data[name]} for block in file.blocks):
            raise ValueError("the front matter holds a field that does not end with its lines")
        _put(kind, file.blocks, name, field_lines(kind, name, value).replace("\n", newline) if value is not None else "")
    front = "".join(block.own + block.after for block in file.blocks)
    result = file.head + front + file.closing + file.body
    wanted = {name: value for name, value in {**record.data, **changed}.items() if value is not None}
    again = read_record(normal(result)[0], "")
    if again.problems or again.data != wanted or again.body != record.body:
        raise ValueError("the front matter is laid out in a way that cannot be changed field by field")
    return result


def layout(source: SourceText, record: Record) -> bytes | None:
    """A case file cut for the form, which changes it as `replace_fields` does: JSON in UTF-8, or None when a
    field has no lines of its own.

    `record` is what `read_record` returned for `source.text`, without a problem. Shape: `{data, body, blocks:
    [[name, own lines, lines after]], head, closing}`, and `body_as_is` where the body of the file is not in normal form, as
    `data` and `body` are. `head`, the blocks, `closing` and the body as it is, one after the other, are the file.
    """
    try:
        file = _cut(source.raw, source.text, source.places, record)
    except ValueError:
        return None
    # What looks like a comment after a field may be the end of its text, between quotes.
    if any("#" in block.after and read_yaml(block.seen, "").data != {block.name: record.data[block.name]} for block in file.blocks if block.name is not None):
        return None
    laid_out = {
        "data": record.data,
        "body": record.body,
        "blocks": [[block.name, block.own, block.after] for block in file.blocks],
        "head": file.head,
        "closing": file.closing,
    }
    if file.body != record.body:
        laid_out["body_as_is"] = file.body
    return to_json(laid_out)  # as `json.dumps` writes it, ten times as fast


_LINE_END = re.compile("\r\n?|\n")

_CONTINUES = (" ", "\t", "#", "- ")
"""How a line begins that continues a field."""


@dataclass(slots=True)
class _Block:
    """A field of a file: its own lines, and the blank lines and comments that follow them; `seen` are its own lines in normal
    form. The first block has no name: it is what comes before the first field."""

    name: str | None
    own: str
    after: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A file in pieces: what comes before the fields, the fields, the line that closes them, the body."""

    head: str
    blocks: list[_Block]
    closing: str
    body: str


def _read(text: str) -> Record:
    """The record of a text in normal form. Raises `ValueError` when there is a problem in it."""
    record = read_record(text, "")
    if record.problems or FORBIDDEN.search(text):
        raise ValueError("the front matter cannot be read")
    return record


def _cut(raw: str, text: str, places: Places | None, record: Record) -> _Cut:
    """A file in pieces, cut where the lines of its text begin. `raw` is the file, `text` the same in normal form, `places` leads
    from the one to the other. Raises `ValueError` when a field has no lines of its own."""
    lines = text.split("\n")
    end = _closing_line(record, text)
    starts = [0, *accumulate(len(line) + 1 for line in lines[:end])]
    at = [min(start, len(text)) for start in starts]
    if places:
        at = [places.offset(start) for start in at]
    body = len(text) - len(record.body)
    begins = places.offset(body) if places and record.body else len(raw) if places else body

    def block(name: str | None, first: int, last: int, beyond: int) -> _Block:
        return _Block(name, raw[at[first] : at[last]], raw[at[last] : at[beyond]], _joined(lines[first:last]))

    opening = next(index for index, line in enumerate(lines) if line.strip())
    blocks = [block(*piece) for piece in _blocks(record, lines, opening, end)]
    return _Cut(raw[: at[opening + 1]], blocks, raw[at[end] : begins], raw[begins:])


def _closing_line(record: Record, text: str) -> int:
    r"""The index, from 0, of the line that closes the front matter. It may be the last line, with no `\n`."""
    return record.body_line - (2 if record.body or text.endswith("\n") else 1)


def _blocks(record: Record, lines: list[str], opening: int, end: int) -> Iterator[tuple[str | None, int, int, int]]:
    """The block before the first field, then the block of each field, as (name, index of its first line, index after its own
    lines, index after the lines that follow them). `opening` and `end` are the indexes of the lines around the fields.

    The lines that begin at the margin, comments and items of lists apart, must be those of the keys, in their
    order. Raises `ValueError` otherwise: a field then has no lines of its own."""
    at_margin = [index for index in range(opening + 1, end) if not lines[index].startswith(_CONTINUES) and lines[index].strip() not in ("", "-")]
    begun = [lines[index].startswith((f"{name}:", f'"{name}":', f"'{name}':")) for index, name in zip(at_margin, record.data, strict=False)]
    if not all(begun) or not len(at_margin) == len(record.data) == len(begun):
        raise ValueError("the front matter is not one field a line")
    starts = [*zip(record.data, at_margin, strict=True), (None, end)]
    yield None, opening + 1, opening + 1, starts[0][1]
    for (name, first), (_next, beyond) in pairwise(starts):
        last = beyond
        while last > first + 1 and (lines[last - 1].startswith("#") or not lines[last - 1].strip()):
            last -= 1
        yield name, first, last, beyond


def _joined(lines: list[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _put(kind: type[CaseType], blocks: list[_Block], name: str, written: str) -> None:
    """Give a field its new lines, where it is or, for a new field, where the declaration puts it."""
    for block in blocks:
        if block.name == name:
            block.own = written
            return
    order = ordered(kind, dict.fromkeys([*(block.name for block in blocks if block.name is not None), name]))
    above = order[order.index(name) - 1] if order[0] != name else None
    at = next(index for index, block in enumerate(blocks) if block.name == above)
    blocks.insert(at + 1, _Block(name, written))
