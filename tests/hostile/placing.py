"""Every input where it is typed as it stands: in the front matter without quotes, and in
the text of every type, in each place that Markdown has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from hostile.asking import MISLEADING, ask
from hostile.corpus import Input
from hostile.fields import filled, written
from macros.casebook.problems.problem import Problem
from support.repository import TYPES

FRONT = "---\ntitle: Un pôle\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n"
"""The beginning of a pole that is in order; what is tried begins on the line after it."""

SHAPES = {
    "value": "territory: {}",
    "item": "aliases: [{}]",
    "entry": "aliases:\n  - {}",
    "flow": "members: [{{name: {}}}]",
    "key": "{}: x",
    "line": "{}",
    "literal": "territory: |\n  {}",
}
"""Where something may be typed in a front matter."""

CONTEXTS = {
    "whole": "{}",
    "sentence": "Avant {} après.",
    "item": "- {}",
    "quotation": "> {}",
    "section": "## Avant {}",
    "text of a link": "[{}](https://exemple.org/)",
    "link": "[lien]({})",
    "link in brackets": "[lien](<{}>)",
    "title of a link": '[lien](https://exemple.org/ "{}")',
    "code": "`{}`",
    "fence": "```\n{}\n```",
    "definition": '[lien][r]\n\n[r]: {} "titre"',
}
"""Where something may be typed in a text."""

FIRST = 20
"""Of how many problems of a file it is asked whether they point at what they tell of."""

WHOLE_FILE = frozenset({"file-too-big"})
"""The problems that are told of a file, on its first line."""


@dataclass
class Placed:
    """What the check said: for the texts, those that it took, by (input, folder, context)."""

    taken: list[tuple[Input, str, str]] = field(default_factory=list)
    refused: int = 0
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def put(form: str, text: str) -> str:
    """The text in its place. A literal block keeps its indentation on every line."""
    if form == SHAPES["literal"]:
        text = text.replace("\n", "\n  ")
    return form.replace("{{", "\0").replace("{}", "\1").replace("}}", "}").replace("\0", "{").replace("\1", text)


# --- front matter --------------------------------------------------------------------------


def typed(base: Path, inputs: Iterable[Input]) -> Placed:
    """Ask about each input typed without quotes, in each shape of a front matter."""
    tried = {f"poles/{one.slug}-{number}.md": (one, put(form, one.text)) for one in inputs for number, form in enumerate(SHAPES.values())}
    files = {name: f"{FRONT}{text}\n---\n\nUn texte.\n".encode("utf-8", "surrogateescape") for name, (_one, text) in tried.items()}
    answer = ask(base, files)
    placed = Placed(faults=answer.faults, slowest=answer.slowest)
    for name, (one, _text) in tried.items():
        errors = [problem for problem in answer.of(name) if problem.severity == "error"]
        placed.refused += bool(errors)
        if errors:
            placed.faults += _misplaced(one, errors, files[name], FRONT.count("\n") + 1)
        else:
            placed.taken.append((one, "poles", name))
    kept = {name: files[name] for _one, _folder, name in placed.taken}
    library = ask(base, kept).library
    assert library, "what was taken alone is taken together"
    for name, raw in kept.items():
        placed.faults += _misread(name, raw, library.cases[name.removesuffix(".md")].facts)
    return placed


def _misplaced(one: Input, errors: Iterable[Problem], raw: bytes, first: int) -> Iterator[str]:
    last = raw.count(b"\n") + 1
    for number, problem in enumerate(errors):
        if not first <= problem.line <= last and problem.code not in WHOLE_FILE:
            yield f"{one}: told at line {problem.line}, typed from {first} to {last}: {problem}"[:300]
        elif number < FIRST and not _points(problem, raw):
            yield f"{one}: points at something else: {problem}"[:300]
        if MISLEADING.search(str(problem)):
            yield f"{one}: told on a broken or turned line: {str(problem)!r}"[:300]


def _points(problem: Problem, raw: bytes) -> bool:
    """Whether a problem of the bytes or the characters points at them."""
    before, after = _split(raw, problem.line, problem.column)
    if problem.code == "file-not-utf8":
        return _decodes(before) and not _decodes(after[:4])
    if problem.code == "control-character":
        told = re.search(r"U\+([0-9A-F]{4,6})", problem.message)
        character = chr(int(told[1], 16)) if told else ""
        line = after.split(b"\n")[0].decode()
        return bool(character) and (line.startswith(character) or re.match(r"[\"&\[<]|.*&#", line) is not None)
    starts = {"raw-html": r"\s*<|.*", "image": r"!\[", "link-refused": r"[\[<]"}.get(problem.code, "")
    return re.match(starts, after.decode("utf-8", "replace")) is not None


def _split(raw: bytes, line: int, column: int) -> tuple[bytes, bytes]:
    """The bytes before and after a place that is told in lines and characters."""
    lines = raw.replace(b"\r\n", b"\n").split(b"\n")
    here = lines[line - 1].decode("utf-8", "surrogateescape")
    parts = (here[: column - 1].encode("utf-8", "surrogateescape"), here[column - 1 :].encode("utf-8", "surrogateescape"))
    return b"\n".join([*lines[: line - 1], parts[0]]), b"\n".join([parts[1], *lines[line:]])


def _decodes(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _misread(name: str, raw: bytes, facts: Any) -> Iterator[str]:
    """Whether what was taken is what YAML itself says, every scalar as text."""
    front = raw.decode().removeprefix("---\n").split("\n---\n")[0]
    said = yaml.load(front, Loader=yaml.CBaseLoader)
    for field_, value in (("territory", facts.territory), ("aliases", facts.aliases), ("members", [member.name for member in facts.members])):
        if field_ in said and squeezed(_flat(said[field_])) != squeezed(_flat(value)):
            yield f"{name}: {field_} is {value!r}, typed {said[field_]!r}"[:300]


def _flat(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "".join(_flat(item) for item in (value.values() if isinstance(value, dict) else value or ()))


def squeezed(text: str) -> str:
    """A text without its white space, capitals aside: what French spacing and a sentence
    that begins with a small letter leave as it is."""
    return "".join(text.split()).casefold()


# --- texts ------------------------------------------------------------------------------------


def in_texts(base: Path, inputs: Iterable[Input]) -> Placed:
    """Ask about each input as the whole text of every type, and in each context of a text in
    one type after another."""
    placed = Placed()
    tried: dict[str, tuple[Input, str, str, int]] = {}
    files: dict[str, bytes] = {}
    for one in inputs:
        for folder, context in places(one):
            name = f"{folder}/{one.slug}-{list(CONTEXTS).index(context):02}.md"
            file = text_file(name, one, context)
            files[name] = file.raw
            tried[name] = (one, folder, context, file.body_line)
    answer = ask(base, files)
    placed.faults, placed.slowest = answer.faults, answer.slowest
    for name, (one, folder, context, first) in tried.items():
        errors = [problem for problem in answer.of(name) if problem.severity == "error"]
        placed.refused += bool(errors)
        placed.faults += _misplaced(one, errors, files[name], first)
        placed.faults += [f"{one}: told of a field: {problem}"[:300] for problem in errors if problem.field]
        if not errors:
            placed.taken.append((one, folder, context))
    return placed


def places(one: Input) -> Iterator[tuple[str, str]]:
    """The types and contexts in which a text is asked about."""
    folders = list(TYPES)
    yield from ((folder, "whole") for folder in folders)
    for number, context in enumerate(CONTEXTS):
        if context != "whole":
            yield folders[(crc32(one.slug.encode()) + number) % len(folders)], context


def text_file(name: str, one: Input, context: str) -> Any:
    """The file of a text: what a case must have, and the input in its context."""
    front: Mapping[str, Any] = filled(TYPES[name.partition("/")[0]], name, "bare")
    return written(front, put(CONTEXTS[context], one.text))
