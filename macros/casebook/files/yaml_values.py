"""YAML becomes plain nested values, each with its place in the file.

Called for front matter (`frontmatter`) and for the registers. The values come from the YAML parser's *events*, read with its C implementation: no
anchor, alias or tag can act, nesting is bounded before it costs anything, a duplicate
key is seen, and every scalar stays the text that was typed. The model gives it a type
later, so `NO`, `01000`, `12:30:45` and `on:` mean what they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import yaml

from macros.casebook.files.reading import FORBIDDEN, SourceText, code_point
from macros.casebook.files.yaml_errors import objection_to
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Position, Problem

MAX_DEPTH = 6
"""How deep lists and groups may nest; the deepest declared field needs four."""

MAX_VALUES = 2000
"""How many values, lists and groups a case may hold; the fullest real one has under 400. Each
may be misspelt, and what was meant is sought among all names of the library."""

# A key is repeated in what the check says of it, on one line.
_UNSPEAKABLE = re.compile(rf"\n|{FORBIDDEN.pattern}")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Record:
    """What a file says, untyped: nested `dict`, `list` and `str`, with positions.

    `values` maps the path of a value to (line, column); `keys` does so for the keys of
    groups. `body` starts at line `body_line`. `source` is the file of a register, which is asked
    for again after its reading.
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

    def position(self, path: Path, *, key: bool = False) -> Position:
        """Where a value stands; for one that is absent, where its group stands."""
        if self.unplaced:
            # Most files are in order and nobody asks: positions are read when somebody does.
            (text, first_line), self.unplaced = self.unplaced, None
            again = Record(self.shown)
            _Composer(again, first_line).document(yaml.parse(text, Loader=_Loader))
            self.values, self.keys = again.values, again.keys
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, START)

    def refuse(self, position: Position, path: Path, objection: str, **values: Any) -> None:
        """Note an objection of `messages` at a position."""
        self.problems.append(finding(path, objection, **values).at(self.shown, position))


def read_yaml(text: str, shown: str, first_line: int = 1, most: int | None = None) -> Record:
    """Read one YAML document of at most so many values from its events. Syntax errors are
    one a file: there the parser stops."""
    record = Record(shown)
    try:
        record.data = _plain_document(_Loader(text).get_event, most)
        record.unplaced = (text, first_line)
        return record
    except (yaml.YAMLError, _Unusual):
        pass  # read it again slowly, to say what is wrong and where
    try:
        events = yaml.parse(text, Loader=_Loader)
        _Composer(record, first_line, most).document(events)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line, column = (mark.line, mark.column) if mark else (0, 0)
        record.refuse(Position(line + first_line, column + 1), (), objection_to(error))
        record.data = None
    except _Refused:
        record.data = None
    return record


class _Unusual(Exception):
    """The document holds something that must be told: an anchor, a tag, a double key."""


def _plain_document(next_event: Callable[[], Any], most: int | None) -> Any:
    """The values of a document in which nothing is unusual.

    Raises `_Unusual` for what the composer below must report, `yaml.YAMLError` for what
    is not YAML.
    """
    data = None
    left = repeat(None) if most is None else repeat(None, most)
    while not isinstance(event := next_event(), yaml.StreamEndEvent):
        if isinstance(event, yaml.NodeEvent):
            if data is not None:
                raise _Unusual
            data = _plain(event, next_event, 0, left)
    return data


def _plain(event: Any, next_event: Callable[[], Any], depth: int, left: Iterator[None]) -> Any:
    kind = type(event)
    if next(left, _Unusual) is _Unusual:
        raise _Unusual
    if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
        raise _Unusual
    if kind is yaml.ScalarEvent:
        if event.style == '"' and FORBIDDEN.search(event.value):
            raise _Unusual
        return event.value
    if depth >= MAX_DEPTH:
        raise _Unusual
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(event := next_event()) is not yaml.SequenceEndEvent:
            items.append(_plain(event, next_event, depth + 1, left))
        return items
    group: dict[str, Any] = {}
    while type(event := next_event()) is not yaml.MappingEndEvent:
        if type(event) is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None or event.value in group or _UNSPEAKABLE.search(event.value):
            raise _Unusual
        group[event.value] = _plain(next_event(), next_event, depth + 1, left)
    return group


class _Refused(Exception):
    """The document cannot be read further; its problem is noted already."""


class _Composer:
    """Builds values from events, noting positions; stops at what must not be read."""

    def __init__(self, record: Record, first_line: int, most: int | None = None) -> None:
        self.record = record
        self.first_line = first_line
        self.most = most

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
            self.stop(event, path, "yaml-size", most=self.most)
        self.record.values[path] = self.position_of(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.style == '"' and (found := FORBIDDEN.search(event.value)):
                self.record.refuse(self.position_of(event), path, "control-character", character=code_point(found.group()))
                # What is refused goes no further: other problems may quote the value.
                return FORBIDDEN.sub("\ufffd", event.value)
            return event.value
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
            key = event.value
            if found := _UNSPEAKABLE.search(key):
                self.stop(event, path, "control-character", character=code_point(found.group()))
            where = (*path, key)
            # A value that comes twice is read past, under a name that no field has: the places
            # of the first one stay.
            value = self.node(next(events), events, (*where, "") if key in group else where, depth)
            if key in group:
                self.record.refuse(self.position_of(event), where, "duplicate-key", value=key)
                continue
            self.record.keys[where] = self.position_of(event)
            group[key] = value
        return group

    def position_of(self, event: Any) -> Position:
        return Position(event.start_mark.line + self.first_line, event.start_mark.column + 1)

    def stop(self, event: Any, path: Path, objection: str, **values: Any) -> None:
        self.record.refuse(self.position_of(event), path, objection, **values)
        raise _Refused


def texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text among some plain values, with its path."""
    if isinstance(data, str):
        yield path, data
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        yield from texts(value, (*path, key))
