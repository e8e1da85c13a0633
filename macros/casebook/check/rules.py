"""The rules of content: what a file may say, beyond the types of its fields.

Each rule yields `Finding`s and stops at nothing. Rules that cross the fields of one group are
declared with it (`schema.constraints`) and run from here; the others are about words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any

from macros.casebook.check import privacy
from macros.casebook.check.privacy import LETTER
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.validation import valid_part
from macros.casebook.files.yaml_values import Path, texts
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.context import Context
from macros.casebook.schema.fields import nested, walk
from macros.casebook.schema.group import Group
from macros.casebook.types.base import CaseType

RESERVED_SLUGS = frozenset(
    {"index", "404", "assets", "data", "feed", "search", "site", "new", "con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
"""Names that the site or a file system keeps for itself."""

UNDATED_WORDS = re.compile(rf"(?<![{LETTER}])(?:aujourd['’]hui|actuellement|récemment|bientôt)(?![{LETTER}])", re.IGNORECASE)
ACRONYM = re.compile(rf"(?<![{LETTER}/@.\-])(?!(?<=À )REMPLIR(?![{LETTER}]))[A-ZÀ-Ý](?:[A-ZÀ-Ý0-9]|[&\-](?=[A-ZÀ-Ý]))+(?![{LETTER}@])")
ROMAN = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")

COMMON = frozenset(
    "ADN BD CAP CD CO CO2 CV COVID DVD FAQ GPS ISBN IVG OGM ONU OTAN PIB PVC RATP RER SIDA SMS SNCF SOS TGV TNT TV UE UNESCO USB UV VIH VTT".split()
)
"""Acronyms that the dictionaries of French hold, or that everybody reads as words: no glossary of
ours has to explain them. `CO` is what is left of CO₂."""

_CAPITALS = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9&-]")

Matches = Iterator[tuple[int, Finding]]


def cross_field(kind: type[CaseType], facts: CaseType | None, data: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The rules of every group of a file, on whatever is valid in it."""
    found = _valid(facts) if facts is not None else _partial(kind, data, context, ())
    for path, group, values in found:
        for found_here in group.cross_check(values, context) if group.rules else ():
            yield replace(found_here, field=(*path, *found_here.field))


def worth_reading(value: str) -> bool:
    """Whether a text may break a rule about words at all: one quick look at the whole,
    so that most bodies are not read piece by piece."""
    small = value.lower()
    return (
        privacy.worth_reading(value, small)
        or "aujourd" in small
        or "actuellement" in small
        or "récemment" in small
        or "bientôt" in small
        or _CAPITALS.search(value) is not None
    )


def text(value: str) -> Matches:
    """The rules about words, for the prose of a body: (offset of the match, finding)."""
    for match in UNDATED_WORDS.finditer(value):
        yield match.start(), finding((), "undated-word", value=match.group())
    for match in re.finditer(BLANK, value):
        yield match.start(), finding((), "blank-left")


def blanks(data: Any) -> Iterator[Finding]:
    """The values of a front matter that a scaffold left to fill."""
    for path, value in texts(data):
        if BLANK in value:
            yield finding(path, "blank-left/field")


def acronyms(value: str) -> Iterator[tuple[int, str]]:
    """The acronyms of a text with their offsets; Roman numerals are none."""
    for match in ACRONYM.finditer(value):
        if not ROMAN.fullmatch(match.group()):
            yield match.start(), match.group()


def is_explained(acronym: str, explained: Set[str]) -> bool:
    """Whether an acronym stands among those explained; one with hyphens, whole or by its parts."""
    return acronym in explained or ("-" in acronym and all(part in explained or ROMAN.fullmatch(part) for part in acronym.split("-")))


def acronym_unknown(acronym: str, field: Path = ()) -> Finding:
    """The problem of an acronym that nothing explains: no entry of the glossary, no title of a case."""
    return finding(field, "unknown-acronym", value=acronym)


def acronyms_in(data: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """The acronyms in the values of these fields of a front matter, each with the place of its value."""
    for path, value in texts({name: data[name] for name in names if name in data}):
        for _at, acronym in acronyms(value):
            yield path, acronym


def _valid(facts: CaseType) -> Iterator[tuple[Path, type[Group], Mapping[str, Any]]]:
    for path, group in walk(facts):
        yield path, type(group), group.__dict__  # type: ignore[misc]


def _partial(model: Any, data: Any, context: Context, path: Path) -> Iterator[tuple[Path, type[Group], Mapping[str, Any]]]:
    if not isinstance(data, dict):
        return
    yield path, model, valid_part(model, data, context)
    for name, inner in nested(model):
        value = data.get(name)
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _partial(inner, item, context, (*path, name, index))
        else:
            yield from _partial(inner, value, context, (*path, name))
