"""The lines of a case file, field by field, so that a change of one field changes no other line.

`replace_fields` is the rule. The contribution form has its twin in JavaScript, and gets each file cut as `layout`
does; `check.casefile` cuts it where the file is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from pydantic_core import to_json

from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.reading import FORBIDDEN, SourceText
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
    start = "\ufeff" if text.startswith("\ufeff") else ""
    record = _read(text.removeprefix(start))
    changed = {name: changes[name] for name in ordered(kind, changes) if record.data.get(name) != changes[name]}
    lines = text.removeprefix(start).split("\n")
    end = _closing_line(record, text)
    blocks = list(_blocks(record, lines, end))
    newline = "\r\n" if lines[0].endswith("\r") else "\n"
    for name, value in changed.items():
        if any(block.name == name and read_yaml(block.own, "").data != {name: record.data[name]} for block in blocks):
            raise ValueError("the front matter holds a field that does not end with its lines")
        _put(kind, blocks, name, field_lines(kind, name, value).replace("\n", newline) if value is not None else "")
    front = "".join(block.own + block.after for block in blocks)
    result = "\n".join([*lines[:1], front]) + "\n".join(lines[end:])
    wanted = {name: value for name, value in {**record.data, **changed}.items() if value is not None}
    again = read_record(result, "")
    if again.problems or again.data != wanted or again.body != record.body:
        raise ValueError("the front matter is laid out in a way that cannot be changed field by field")
    return start + result


def layout(source: SourceText, record: Record) -> bytes | None:
    """A case file cut for the form, which changes it as `replace_fields` does: JSON in UTF-8, or None when a
    field has no lines of its own.

    `record` is what `read_record` returned for `source.text`, without a problem. Shape: `{data, body, blocks:
    [[name, own lines, lines after]], head, closing}`. `head`, the blocks, `closing` and `body`, one after the other, are
    the file.
    """
    start = "\ufeff" if source.raw.startswith("\ufeff") else ""
    text = source.raw.removeprefix(start)
    try:
        if text is not source.text:
            record = _read(text)  # its line ends are the file's own
        lines = text.split("\n")
        end = _closing_line(record, text)
        blocks = list(_blocks(record, lines, end))
    except ValueError:
        return None
    # What looks like a comment after a field may be the end of its text, between quotes.
    if any("#" in block.after and read_yaml(block.own, "").data != {block.name: record.data[block.name]} for block in blocks if block.name is not None):
        return None
    laid_out = {
        "data": record.data,
        "body": record.body,
        "blocks": [[block.name, block.own, block.after] for block in blocks],
        "head": f"{start}{lines[0]}\n",
        "closing": "\n".join(lines[end:]).removesuffix(record.body),
    }
    return to_json(laid_out)  # as `json.dumps` writes it, ten times as fast


_CONTINUES = (" ", "\t", "#", "- ")
"""How a line begins that continues a field."""


@dataclass(slots=True)
class _Block:
    """A field of a file: its own lines, and the blank lines and comments that follow them. The
    first block has no name: it is what comes before the first field."""

    name: str | None
    own: str
    after: str = ""


def _read(text: str) -> Record:
    """The record of a file's text. Raises `ValueError` when there is a problem in it."""
    record = read_record(text, "")
    if record.problems or FORBIDDEN.search(text.replace("\r\n", "\n")):
        raise ValueError("the front matter cannot be read")
    return record


def _closing_line(record: Record, text: str) -> int:
    r"""The index, from 0, of the line that closes the front matter. It may be the last line, with no `\n`."""
    return record.body_line - (2 if record.body or text.endswith("\n") else 1)


def _blocks(record: Record, lines: list[str], end: int) -> Iterator[_Block]:
    """The block before the first field, then the block of each field.

    The lines that begin at the margin, comments and items of lists apart, must be those of the keys, in their
    order. Raises `ValueError` otherwise: a field then has no lines of its own."""
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
    """Give a field its new lines, where it is or, for a new field, where the declaration puts it."""
    for block in blocks:
        if block.name == name:
            block.own = written
            return
    order = ordered(kind, dict.fromkeys([*(block.name for block in blocks if block.name is not None), name]))
    above = order[order.index(name) - 1] if order[0] != name else None
    at = next(index for index, block in enumerate(blocks) if block.name == above)
    blocks.insert(at + 1, _Block(name, written))
