"""Real cases with mistakes of known kinds at known places, as people make them.

A mistake is an edit of the text and what the check must say of it: the code, the place,
and the name that was meant. Places are found with PyYAML's own nodes and with plain
expressions over the text, not with the project's reader.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotation_of, group_of
from macros.casebook.schema.references import ANY, RefTo, SourceId, TermOf
from macros.casebook.schema.values import Typed
from macros.casebook.types.base import CaseType
from support.repository import TYPES


@dataclass(frozen=True, slots=True)
class Mistake:
    """One edit (`start` to `end` of the text becomes `new`), and the problem to be told:
    `code`, at `at` of the text as it was (`inside` characters further in what is new),
    `meant` being the name to suggest. No other mistake may be made before `reach`."""

    kind: str
    start: int
    end: int
    new: str
    code: str
    at: int
    meant: str = ""
    alone: bool = False
    inside: int = 0
    reach: int = 0


RARE = frozenset({"an end before its start"})
"""What few files have a place for: made wherever it can be."""


@dataclass
class Mutated:
    """A case with its mistakes: the text, and where each is to be told."""

    text: str
    mistakes: list[Mistake]
    places: list[tuple[str, int, int]] = field(default_factory=list)


def mutated(text: str, mistakes: list[Mistake]) -> Mutated:
    """The text with all of these mistakes, which do not overlap."""
    made = text
    for one in sorted(mistakes, key=lambda one: one.start, reverse=True):
        made = made[: one.start] + one.new + made[one.end :]
    places = [(one.code, *_line_and_column(made, _moved(one.at, mistakes) + one.inside)) for one in mistakes]
    return Mutated(made, mistakes, places)


def _moved(at: int, mistakes: list[Mistake]) -> int:
    """Where an offset of the old text stands in the new one."""
    return at + sum(len(one.new) - (one.end - one.start) for one in mistakes if one.end <= at and one.start < at)


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    before = text[:at].split("\n")
    return len(before), len(before[-1]) + 1


def mistakes_of(folder: str, text: str, known: Mapping[str, Any], chance: random.Random) -> list[Mistake]:
    """Every kind of mistake that this file has a place for, one of each, in a drawn order."""
    kind = TYPES[folder]
    front = _Front(text, kind)
    found = [made for maker in MAKERS if (made := maker(front, known, chance)) is not None]
    chance.shuffle(found)
    return sorted(found, key=lambda one: one.kind not in RARE)


def chosen(found: list[Mistake], number: int) -> list[Mistake]:
    """So many of these that do not touch one another."""
    kept: list[Mistake] = []
    for one in found:
        if one.alone:
            if not kept:
                return [one]
        elif len(kept) < number and not any(_touch(one, other) for other in kept):
            kept.append(one)
    return kept


def _touch(one: Mistake, other: Mistake) -> bool:
    return one.start <= max(other.end, other.reach) + 1 and other.start <= max(one.end, one.reach) + 1


# --- where things are ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """A scalar of the front matter: what it is declared to be, and where it stands."""

    name: str
    info: FieldInfo
    owner: type[BaseModel]
    value: str
    start: int
    end: int
    key_start: int
    top: str


class _Front:
    """The cells and keys of a front matter, and the paragraphs of the text below it."""

    def __init__(self, text: str, kind: type[CaseType]) -> None:
        self.text = text
        self.kind = kind
        self.end = text.index("\n---\n", 4) + 1
        self.body = self.end + 4
        self.cells: list[Cell] = []
        self.top = list(yaml.compose(text[4 : self.end], Loader=yaml.CSafeLoader).value)
        self._walk(self.top, kind, "")

    def _walk(self, pairs: list[Any], model: type[BaseModel], top: str) -> None:
        for key, value in pairs:
            info = model.model_fields[key.value]
            group = group_of(info.annotation)
            for node in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                if isinstance(node, yaml.MappingNode) and group:
                    self._walk(node.value, group, top or key.value)
                elif isinstance(node, yaml.ScalarNode) and not group:
                    self.cells.append(
                        Cell(key.value, info, model, node.value, 4 + node.start_mark.index, 4 + node.end_mark.index, 4 + key.start_mark.index, top or key.value)
                    )

    def annotated(self, mark: type[Any]) -> Iterator[tuple[Cell, Any]]:
        """The cells whose declaration bears a mark."""
        for cell in self.cells:
            if found := annotation_of(cell.info, mark):
                yield cell, found

    def sentences(self) -> list[int]:
        """Where a plain word begins inside a plain paragraph of the text."""
        found = []
        for line in re.finditer(r"^[A-ZÀ-Ý][^\n#<>*_`\[\]|&\\]{60,}$", self.text[self.body :], re.MULTILINE):
            found += [self.body + line.start() + word.start() + 1 for word in re.finditer(r"(?<=[a-zà-ÿ]) (?=[a-zà-ÿ]{4,} )", line.group())]
        return found


def misspelt(name: str, chance: random.Random, taken: Callable[[str], bool]) -> str | None:
    """The name with one or two letters missing, doubled, changed or swapped; None for names
    that are too short, or that lead to another name."""
    letters = [at for at, letter in enumerate(name) if letter.isalpha()]
    if len(letters) < 5:
        return None
    for _attempt in range(20):
        made = name
        for _ in range(chance.choice((1, 1, 2))):
            at = chance.choice([at for at, letter in enumerate(made) if letter in string.ascii_lowercase])
            made = chance.choice(
                [
                    made[:at] + made[at + 1 :],
                    made[:at] + made[at] * 2 + made[at + 1 :],
                    made[:at] + chance.choice(string.ascii_lowercase) + made[at + 1 :],
                    made[:at] + made[at + 1 : at + 2] + made[at] + made[at + 2 :],
                ]
            )
        if made != name and re.fullmatch(r"[a-z][a-z0-9_/-]*[a-z0-9]", made) and not taken(made):
            return made
    return None


# --- the kinds of mistakes -------------------------------------------------------------------

Maker = Callable[[_Front, Mapping[str, Any], random.Random], Mistake | None]


def _retyped(kind: str, cell: Cell, new: str, code: str, meant: str = "") -> Mistake:
    return Mistake(kind, cell.start, cell.end, new, code, cell.start, meant)


def _drawn(some: list[Any], chance: random.Random) -> Any:
    return chance.choice(some) if some else None


def term(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([(cell, mark) for cell, mark in front.annotated(TermOf) if len(cell.value) > 4], chance)
    made = cell and misspelt(cell[0].value, chance, lambda name: name in known["terms"][cell[1].vocabulary])
    return _retyped("a term misspelt", cell[0], made, "unknown-term", cell[0].value) if made else None


def source(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([cell for cell, _mark in front.annotated(SourceId) if cell.value in known["sources"]], chance)
    made = cell and misspelt(cell.value, chance, lambda name: name in known["sources"])
    return _retyped("a source misspelt", cell, made, "unknown-source", cell.value) if made else None


def reference(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    found = _drawn([(cell, mark) for cell, mark in front.annotated(RefTo) if re.fullmatch(r"[a-z0-9/-]{5,}", cell.value)], chance)
    if not found:
        return None
    cell, mark = found
    folder, slug = cell.value.split("/") if mark.target == ANY else (mark.target, cell.value)
    made = misspelt(slug, chance, lambda name: name in known["slugs"][folder] or len(name) < 3)
    return _retyped("a reference misspelt", cell, f"{folder}/{made}" if mark.target == ANY else made, "unknown-reference", cell.value) if made else None


FREE = frozenset(
    ("territory perimeter milestones key_figures members state founded website recognitions structures poles partners offers stage "
     "challenges venue audience documents topics related").split()
)  # fmt: skip
"""Fields that a case may do without, whatever else it says."""


def key(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    names = front.kind.model_fields
    pair = _drawn([pair for pair in front.top if pair[0].value in FREE and pair[0].value not in front.kind.needs], chance)
    made = pair and misspelt(pair[0].value, chance, lambda name: name in names)
    if not made:
        return None
    start, end = pair[0].start_mark.index + 4, pair[1].end_mark.index + 4
    return Mistake("a key misspelt", start, start + len(pair[0].value), made, "unknown-key", start, pair[0].value, reach=end)


def inner_key(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([cell for cell in front.cells if cell.name == "note" and cell.top != cell.name], chance)
    if not cell:
        return None
    return Mistake("a key of a group misspelt", cell.key_start, cell.key_start + 4, "notte", "unknown-key", cell.key_start, "note", reach=cell.end)


def date(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([cell for cell in front.cells if PartialDate in (cell.info.annotation, *getattr(cell.info.annotation, "__args__", ()))], chance)
    return _retyped("a date out of form", cell, chance.choice(["23/09/2016", "2016-13", "2016-9-3", "septembre 2016", "2023-02-30"]), "date") if cell else None


def number(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([cell for cell, typed in front.annotated(Typed) if typed.kind == "whole"], chance)
    return _retyped("a number in words", cell, "une douzaine", "number") if cell else None


def address(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([cell for cell, typed in front.annotated(Typed) if typed.kind == "url"], chance)
    return _retyped("an address out of form", cell, "htps://exemple.org", "url") if cell else None


def bracket(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([cell for cell in front.cells if cell.name in ("summary", "note", "text", "territory") and front.text[cell.start] not in "\"'"], chance)
    return Mistake("a bracket in a sentence", cell.end, cell.end, " <b>", "angle-bracket", cell.start) if cell else None


def removed(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    wanted = [pair for pair in front.top if pair[0].value in {"summary", "sources", *front.kind.needs} and pair[0].value != "themes"]
    found = _drawn([pair for pair in wanted if pair[0].start_mark.line == pair[1].end_mark.line], chance)
    if not found:
        return None
    start = found[0].start_mark.index + 4
    return Mistake("a required field removed", start, front.text.index("\n", start) + 1, "", "missing-field", 4)


def doubled(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    found = _drawn([pair for pair in front.top if pair[0].start_mark.line == pair[1].end_mark.line], chance)
    if not found:
        return None
    start = found[0].start_mark.index + 4
    end = front.text.index("\n", start) + 1
    line = front.text[start:end]
    return Mistake("a key twice", start, end, line * 2, "duplicate-key", start, inside=len(line))


def end_first(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    cell = _drawn([cell for cell in front.cells if cell.name == "end" and cell.top == "programme"], chance)
    return _retyped("an end before its start", cell, '"00:01"', "end-before-start") if cell else None


def _in_text(kind: str, piece: str, code: str) -> Maker:
    def make(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
        at = _drawn(front.sentences(), chance)
        return Mistake(kind, at, at, piece, code, at) if at else None

    make.__name__ = kind
    return make


def link(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    found = _drawn(list(re.finditer(r"(?<!!)\[[^\]\n]*\]\(((?:\.\./[a-z]+/)?)([a-z0-9-]+)\.md\)", front.text[front.body :])), chance)
    every = {slug for slugs in known["slugs"].values() for slug in slugs}
    made = found and misspelt(found[2], chance, every.__contains__)
    if not made:
        return None
    start = front.body + found.start(2)
    return Mistake("a link misspelt", start, front.body + found.end(2), made, "broken-link", front.body + found.start(), f"{found[1]}{found[2]}.md")


def _headings(front: _Front) -> list[re.Match[str]]:
    return list(re.finditer(r"^## (.+)$", front.text[front.body :], re.MULTILINE))


def second_title(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    found = _drawn(_headings(front), chance)
    at = front.body + found.start() if found else 0
    return Mistake("a second title", at, at, "# Un titre de trop\n\n", "heading-level", at, reach=front.body + found.end()) if found else None


def section(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    own = {one.title for one in front.kind.sections}
    found = _drawn([found for found in _headings(front) if found[1] in own], chance)
    small = found and re.search(r"[a-z]{4,}", found[1])
    if not small or "(#" in front.text:
        return None
    at = front.body + found.start(1) + small.start() + 2
    return Mistake("a section misspelt", at, at + 1, "", "unknown-section", front.body + found.start(), found[1])


def same_section(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    own = {one.title for one in front.kind.sections}
    found = _drawn([found for found in _headings(front) if found[1] in own], chance)
    if not found:
        return None
    start, end = front.body + found.start(), len(front.text)
    kept = front.text[start:]
    return Mistake("a section twice", start, end, f"{kept}\n## {found[1]}\n\nEncore.\n", "section-twice", start, inside=len(kept) + 1)


def invisible(front: _Front, known: Mapping[str, Any], chance: random.Random) -> Mistake | None:
    at = _drawn(front.sentences(), chance)
    return Mistake("an invisible character", at, at, "\u202e", "control-character", at, alone=True) if at and chance.random() < 0.5 else None


MAKERS: tuple[Maker, ...] = (
    term, source, reference, key, inner_key, date, number, address, bracket, removed, doubled, end_first, link, second_title, section, same_section, invisible,
    _in_text("a raw tag", "<b>", "raw-html"),
    _in_text("an image", "![plan](plan.png) ", "image"),
    _in_text("an undated word", "récemment ", "undated-word"),
    _in_text("an acronym", "ZZQX ", "unknown-acronym"),
    _in_text("a personal address", "jeanne.exemple@exemple.org ", "personal-contact"),
    _in_text("a link that is refused", "[ici](javascript:rien) ", "link-refused"),
)  # fmt: skip
"""Each makes a mistake of its kind in a file, or None where the file has no place for it."""
