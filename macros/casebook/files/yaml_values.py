"""YAML becomes plain nested values, each with its position in the file.

`frontmatter` and the registers call it. The values are made from the *events* of the YAML parser: no anchor, alias or tag
takes effect, nesting is bounded before it costs anything, a duplicate key is seen, and every scalar stays the text that was
typed. `validation` types it later, so `NO`, `01000` and `on:` mean what they say (docs/decisions/0003-yaml-events.md).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, NodeEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from macros.casebook.files.marks import FORBIDDEN
from macros.casebook.files.normal_text import Places, is_usual, normal_value
from macros.casebook.files.reading import SourceText, code_point
from macros.casebook.files.yaml_errors import objection_to
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Position, Problem

MAX_DEPTH = 6
"""How many levels of lists and groups may be nested; the deepest declared field needs four."""

_UNSPEAKABLE = re.compile(rf"\n|{FORBIDDEN.pattern}")

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]
"""Where a value is among nested values: keys of groups and ranks in lists, from 0; `("structures", 1, "form")`."""


@dataclass(slots=True)
class Record:
    """What a file says, before it has types: nested `dict`, `list` and `str`, with their positions and problems.

    `shown` is how problems name the file; `data` its values, None when they could not be read. `values` and `keys` hold the
    position of each value, and of each key of a group, by path; `position` fills them. A case file also has a `body`, which
    begins at line `body_line` of the text; a register keeps its text in `source`. `unplaced` is what positions are still to
    be read from: (text, number of its first line). `places` leads to the file.
    """

    shown: str
    data: Any = None
    body: str = ""
    body_line: int = 1
    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unplaced: tuple[str, int] | None = None
    source: SourceText | None = None
    places: Places | None = None

    def in_file(self, position: Position) -> Position:
        """The position in the file of what stands at a position of the text that was read."""
        return self.places.in_file(position) if self.places else position

    def in_body(self, position: Position) -> Position:
        """The position in the file of what stands at a position of its body."""
        return self.in_file(Position(self.body_line + position.line - 1, position.column))

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Returns the position of a value, or of its key; that of the group around it, when the value is missing."""
        if self.unplaced:
            # Most files have no problem and need no position, so they are read at the first call.
            (text, first_line), self.unplaced = self.unplaced, None
            again = Record(self.shown, places=self.places)
            _Composer(again, first_line).document(yaml.parse(text, Loader=LOADER))
            self.values, self.keys = again.values, again.keys
        if key and path in self.keys:
            return self.keys[path]
        return next((self.values[path[:end]] for end in range(len(path), -1, -1) if path[:end] in self.values), START)

    def refuse(self, position: Position, path: Path, objection: str, **values: Any) -> None:
        """Add the problem that an objection makes at a position. `path` is its value's."""
        self.problems.append(finding(path, objection, **values).at(self.shown, position))


def read_yaml(text: str, shown: str, first_line: int = 1, most: int | None = None, too_many: str = "yaml-size", places: Places | None = None) -> Record:
    """Returns the values of one YAML document; problems are in the record.

    `shown` is how problems name the file, `first_line` its line at which `text` begins, `most` the number of values that it
    may hold (None for no limit), `too_many` the objection to more, `places` leads from the text to the file as it is. The
    parser stops at the first syntax error, so a file has at most one.
    """
    record = Record(shown, places=places)
    try:
        record.data = _plain_document(LOADER(text).get_event, most)
        record.unplaced = (text, first_line)
        return record
    except (yaml.YAMLError, _Unusual):
        pass  # it is read again, slowly, to say what is wrong and where
    try:
        events = yaml.parse(text, Loader=LOADER)
        _Composer(record, first_line, most, too_many).document(events)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        record.refuse(record.in_file(Position(line + first_line, column + 1)), (), objection_to(error))
        record.data = None
    except _Refused:
        record.data = None
    return record


class _Unusual(Exception):
    """The document holds something that may be a problem: an anchor, a tag, a duplicate key, too many values."""


def _plain_document(next_event: Callable[[], Any], most: int | None) -> Any:
    """The values of a document in which nothing is unusual, without positions: fast, for most files.

    Raises `_Unusual` for what `_Composer` must look at, `yaml.YAMLError` for what is not YAML.
    """
    data = None
    left = repeat(None) if most is None else repeat(None, most)
    while not isinstance(event := next_event(), StreamEndEvent):
        if isinstance(event, NodeEvent):
            if data is not None:
                raise _Unusual
            data = _plain_text(event, left) if type(event) is ScalarEvent else _plain(event, next_event, 0, left)
    return data


def _plain_text(event: Any, left: Iterator[None]) -> str:
    """The value of a scalar."""
    if event.anchor is not None or event.tag is not None or next(left, _Unusual) is _Unusual:
        raise _Unusual
    value: str = event.value
    if event.style == '"' and not is_usual(value):
        value = normal_value(value)
        if FORBIDDEN.search(value):
            raise _Unusual
    return value


def _plain(event: Any, next_event: Callable[[], Any], depth: int, left: Iterator[None]) -> Any:
    """The values of a list or a group."""
    kind = type(event)
    if kind is AliasEvent or event.anchor is not None or event.tag is not None or depth >= MAX_DEPTH or next(left, _Unusual) is _Unusual:
        raise _Unusual
    if kind is SequenceStartEvent:
        items = []
        while (kind := type(event := next_event())) is not SequenceEndEvent:
            items.append(_plain_text(event, left) if kind is ScalarEvent else _plain(event, next_event, depth + 1, left))
        return items
    group: dict[str, Any] = {}
    while (kind := type(event := next_event())) is not MappingEndEvent:
        if kind is not ScalarEvent or event.anchor is not None or event.tag is not None:
            raise _Unusual
        key = event.value
        if key in group or not key.isascii() or not key.isprintable():
            raise _Unusual
        event = next_event()
        group[key] = _plain_text(event, left) if type(event) is ScalarEvent else _plain(event, next_event, depth + 1, left)
    return group


class _Refused(Exception):
    """The document is not read any further; its problem is in the record."""


class _Composer:
    """Makes values from events with their positions, and adds problems to the record; raises `_Refused` at what must
    not be read."""

    def __init__(self, record: Record, first_line: int, most: int | None = None, too_many: str = "yaml-size") -> None:
        self.record = record
        self.first_line = first_line
        self.most, self.too_many = most, too_many

    def document(self, events: Iterator[Any]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and self.record.data is not None:
                self.stop(event, (), "yaml-documents")
            if isinstance(event, yaml.NodeEvent):
                self.record.data = self.node(event, events, (), 0)

    def node(self, event: Any, events: Iterator[Any], path: Path, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            self.stop(event, path, "yaml-anchor")
        if event.tag is not None:
            self.stop(event, path, "yaml-tag", value=event.tag)
        if self.most is not None and len(self.record.values) >= self.most:
            self.stop(event, path, self.too_many, most=self.most)
        self.record.values[path] = self.position_of(event)
        if isinstance(event, yaml.ScalarEvent):
            value: str = event.value if event.style != '"' else normal_value(event.value)
            if event.style == '"' and (found := FORBIDDEN.search(value)):
                self.record.refuse(self.position_of(event), path, "control-character", character=code_point(found.group()))
                # Other problems may quote the value, so the refused character is replaced.
                return FORBIDDEN.sub(" ", value)
            return value
        if depth >= MAX_DEPTH:
            self.stop(event, path, "yaml-depth", most=MAX_DEPTH)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path, depth + 1)
        return self.mapping(events, path, depth + 1)

    def sequence(self, events: Iterator[Any], path: Path, depth: int) -> list[Any]:
        items: list[Any] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            items.append(self.node(event, events, (*path, len(items)), depth))
        return items

    def mapping(self, events: Iterator[Any], path: Path, depth: int) -> dict[str, Any]:
        group: dict[str, Any] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self.stop(event, path, "yaml-key")
            key = normal_value(event.value)
            if found := _UNSPEAKABLE.search(key):
                self.stop(event, path, "control-character", character=code_point(found.group()))
            where = (*path, key)
            # The second value of a key is read and dropped, under a name that no field has, so that the
            # positions of the first one stay.
            value = self.node(next(events), events, (*where, "") if key in group else where, depth)
            if key in group:
                self.record.refuse(self.position_of(event), where, "duplicate-key", value=key)
                continue
            self.record.keys[where] = self.position_of(event)
            group[key] = value
        return group

    def position_of(self, event: Any) -> Position:
        return self.record.in_file(Position(event.start_mark.line + self.first_line, event.start_mark.column + 1))

    def stop(self, event: Any, path: Path, objection: str, **values: Any) -> None:
        self.record.refuse(self.position_of(event), path, objection, **values)
        raise _Refused


def texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in nested plain values, with its path."""
    if isinstance(data, str):
        yield path, data
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        yield from texts(value, (*path, key))
