"""The notes of a body: their calls (`[^1]`) in the words, their texts (`[^1]: …`) at its end.

One paragraph a note, no note in a note, each defined once and called at least once. The pages number them by their first
call and show them below the text (`pages.render.prose`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from macros.casebook.check.marks.markdown import MARKDOWN
from macros.casebook.check.marks.prose_lines import Paragraph, blocks
from macros.casebook.check.marks.signs import SPACE
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding

NOTE_MARK = re.compile(r"\[\^[^\[\]\n]+\]:?")
"""The call of a note, or what begins its text: no words of the text."""

SPACED = re.compile(rf"\[\^([^\[\]]+)\][{SPACE}]+:[{SPACE}]*(?=[^{SPACE}])")
"""The beginning of a note as a French hand types it, with a space before the colon."""

INSIDE = re.compile(r"\^\[([^\[\]\n]+)\]")
"""A note written where it is called, as Pandoc knows it too and nobody else."""

_INLINE = ("Emphasis", "Strong", "Link", "Image")


@dataclass(slots=True)
class _Definition:
    """A note as it is read: its label, its offset in bytes; whether it stands in another block; the blocks in it."""

    label: str
    at: int
    nested: bool
    blocks: list[str] = field(default_factory=list)
    last: bool = True


def note_problems(text: str) -> Iterator[tuple[int, Finding]]:
    """What is wrong with the notes of a body, as (offset in bytes, finding)."""
    if "^[" not in text and "[^" not in text:
        return
    reader = _Reader(text)
    for event, span in MARKDOWN.events_with_range(text):
        name, value = next(iter(event.items())) if isinstance(event, dict) else (str(event), None)
        reader.event(name, value, span["start"], span["end"])
    spaced = set()
    for block in blocks(text):
        if isinstance(block, Paragraph):
            for at, label, told in _as_typed(block):
                spaced.add(label)
                yield at, told
    yield from reader.problems(spaced)


def _as_typed(paragraph: Paragraph) -> Iterator[tuple[int, str, Finding]]:
    """The notes that are written in another way, as (offset in bytes, label or nothing, finding)."""
    for line in paragraph.lines:
        if found := SPACED.match(line.words):
            mended = f"[^{found[1].strip()}]: {line.words[found.end() :]}"
            yield line.at, _key(found[1]), finding((), "note-undefined/space", value=found.group().strip()[:40], mended=mended)
        for inside in INSIDE.finditer(line.masked):
            at = line.at + len(line.words[: inside.start()].encode())
            yield at, "", finding((), "note-inside", value=line.words[inside.start() : inside.end()][:40])


def _key(label: str) -> str:
    """A label as the parser compares it."""
    return " ".join(label.split()).lower()


class _Reader:
    """Reads the events of one body: its calls, its notes, what looks like a call of a note that is not there."""

    def __init__(self, text: str) -> None:
        self.raw = text.encode()
        self.depth = 0
        self.note: _Definition | None = None
        self.inside = 0
        self.code = False
        self.definitions: list[_Definition] = []
        self.calls: list[tuple[str, int, bool]] = []
        self.unknown: list[tuple[str, int]] = []

    def event(self, name: str, value: Any, start: int, end: int) -> None:
        """Read one event; the offsets count bytes."""
        kind = value if isinstance(value, str) else next(iter(value)) if isinstance(value, dict) else ""
        if name == "FootnoteReference":
            self.calls.append((_key(value), start, self.note is not None))
        elif name == "Text" and not self.code:
            self.words(value, start, end)
        elif name == "Rule" or (name == "Start" and kind not in _INLINE):
            self.begin(kind if name == "Start" else name, value, start)
        elif name == "End" and kind not in _INLINE:
            self.depth -= 1
            self.code = False
            if kind == "FootnoteDefinition":
                self.note = None

    def begin(self, kind: str, value: Any, start: int) -> None:
        """A block begins."""
        if kind == "FootnoteDefinition":
            self.note = _Definition(value["FootnoteDefinition"], start, self.depth > 0)
            self.inside = self.depth + 1
            self.definitions.append(self.note)
        elif self.note:
            if self.depth == self.inside:
                self.note.blocks.append(kind)
        else:
            for definition in self.definitions:
                definition.last = False
        self.code = kind == "CodeBlock"
        self.depth += kind != "Rule"

    def words(self, value: str, start: int, end: int) -> None:
        """Look for what was meant as a call: without a note to call it is three pieces of text."""
        raw = self.raw
        if (
            value.startswith("^")
            and value[1:].strip()
            and raw[start - 1 : start] == b"["
            and raw[start - 2 : start - 1] != b"\\"
            and raw[end : end + 1] == b"]"
        ):
            self.unknown.append((value[1:], start - 1))

    def problems(self, spaced: set[str]) -> Iterator[tuple[int, Finding]]:
        """What is wrong; `spaced` are the labels of notes that are told already."""
        for label, at in self.unknown:
            if _key(label) not in spaced:
                yield at, finding((), "note-undefined", value=label[:40])
        for _label, at, nested in self.calls:
            if nested:
                yield at, finding((), "note-nested")
        called = {label for label, _at, nested in self.calls if not nested}
        known: set[str] = set()
        for note in self.definitions:
            label = note.label[:40]
            if _key(note.label) in known:
                yield note.at, finding((), "note-twice", value=label)
            elif _key(note.label) not in called:
                yield note.at, finding((), "note-unused", value=label)
            known.add(_key(note.label))
            if note.blocks != ["Paragraph"]:
                yield note.at, finding((), "note-paragraphs" if note.blocks else "note-paragraphs/none", value=label)
            if note.nested:
                yield note.at, finding((), "note-middle/nested", value=label)
            elif not note.last:
                yield note.at, finding((), "note-middle", value=label)
