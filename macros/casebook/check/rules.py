"""The rules of content: what a file may say, beyond the types of its fields.

Each rule yields every `Finding` and never stops at the first. Some are about words, in a body (`block_text`) or in a front
matter (`casefile`). The constraints across the fields of a group are declared with it (`schema.constraints`) and run
from here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from string import ascii_uppercase, digits
from typing import Any

from macros.casebook.check import privacy
from macros.casebook.check.privacy import LETTER
from macros.casebook.files.scaffold import BLANK
from macros.casebook.files.validation import valid_part
from macros.casebook.files.yaml_values import Path, texts
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding
from macros.casebook.schema.constraints import Part, Parts
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import nested, walk
from macros.casebook.schema.group import Group
from macros.casebook.types.base import CaseType
from macros.casebook.types.confirmation import answered

RESERVED_SLUGS = frozenset(
    {"index", "404", "assets", "c", "data", "feed", "search", "site", "new", "con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
"""Names that no case file may have: the site or a file system uses them."""

UNDATED_WORDS = re.compile(rf"(?<![{LETTER}])(?:aujourd['’]hui|actuellement|récemment|bientôt)(?![{LETTER}])", re.IGNORECASE)
"""Words that depend on the day on which they are read."""

UNDATED_IN_GRIDS = re.compile(rf"{UNDATED_WORDS.pattern}|(?<![{LETTER}])cette année(?!-là|[{LETTER}])", re.IGNORECASE)
"""The same in a grid, which is answered in any year: a case tells of years that it names, and « cette année » is often one of them."""

ACRONYM = re.compile(rf"(?<![{LETTER}/@.\-])(?!(?<=À )REMPLIR(?![{LETTER}]))[A-ZÀ-Ý](?:[A-ZÀ-Ý0-9]|[&\-](?=[A-ZÀ-Ý]))+(?![{LETTER}@])")
"""A word of two capitals or more, in which figures, `&` and hyphens may be; not in an address, and not the blank of the
scaffold."""

ROMAN = re.compile(r"(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
"""A Roman numeral below 90."""

COMMON = frozenset(
    "ADN BD CAP CD CO CO2 CV COVID DVD FAQ GPS ISBN IVG OGM ONU OTAN PIB PVC RATP RER SIDA SMS SNCF SOS TGV TNT TV UE UNESCO USB UV VIH VTT".split()
)
"""Acronyms that French dictionaries have, or that everybody reads as words: they need no entry of the glossary. `CO` is
what the expression above finds of CO₂."""

_SHAPES = bytes(
    ord("A" if chr(byte) in ascii_uppercase else "0" if chr(byte) in digits + "&-" else "C" if byte == 0xC3 else "D" if 0x80 <= byte <= 0x9D else " ")
    for byte in range(256)
)
"""What a byte of UTF-8 may be in an acronym: A, a capital; C and D, the two bytes of an accented one; 0, what may follow."""

_MET = (b"AA", b"A0", b"ACD", b"CDA", b"CD0", b"CDCD")
"""A capital and what may follow it in an acronym."""


@dataclass(frozen=True, slots=True)
class _ValidGroup:
    """What is valid in a group of a file: its path, its class, the values of its valid fields by name."""

    path: Path
    group: type[Group]
    values: Mapping[str, Any]


def cross_field(kind: type[CaseType], facts: CaseType | None, data: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The findings of the constraints of every group of a file, on the fields that are valid.

    `facts` is the typed front matter, or None when some value is wrong: the groups are then read again from its plain
    values, `data`, field by field.
    """
    groups = [*(_valid_groups(facts) if facts is not None else _partly_valid_groups(kind, data, context, ()))]
    for valid in groups:
        for broken in valid.group.cross_check(valid.values, context) if valid.group.rules else ():
            yield replace(broken, field=(*valid.path, *broken.field))
        yield from _younger(valid, context)
    yield from (found for _on, found in unanswered((valid.path, valid.values) for valid in groups))
    if kind.list_rules and groups:
        values, parts = groups[0].values, _parts(groups)
        for rule in kind.list_rules:
            yield from rule.check(values, parts, context)


def _parts(groups: Iterable[_ValidGroup]) -> Parts:
    """What is valid in the groups that stand in the lists of a file itself."""
    parts: dict[str, dict[int, Part]] = {}
    for valid in groups:
        match valid.path:
            case (str(name), int(rank)):
                parts.setdefault(name, {})[rank] = valid.values
    return parts


def unanswered(groups: Iterable[tuple[Path, Mapping[str, Any]]]) -> Iterator[tuple[PartialDate, Finding]]:
    """What was said of a page by whoever read it again, as long as no editor knows that it came from those it tells of (`types.confirmation`): each
    day once, at what was said that day, else at the first fact confirmed then. `groups` are all those of a file, each with its path. An offer
    is confirmed by who makes it, whoever reads the page."""
    said: dict[PartialDate, Path] = {}
    confirmed: dict[PartialDate, Path] = {}
    read = None
    for path, values in groups:
        if path == ("provenance",):
            read = values.get("read_by_pole")
        elif path and path[0] == "confirmations":
            if on := values.get("on"):
                said.setdefault(on, (*path, "on"))
        elif path and path[0] != "offers" and (on := values.get("confirmed_on")):
            confirmed.setdefault(on, (*path, "confirmed_on"))
    for on, path in {**confirmed, **said}.items():
        if not answered(on, read):
            yield on, finding(path, "confirmation-unanswered", on=on.since)


def _younger(valid: _ValidGroup, context: Context) -> Iterator[Finding]:
    """A fact that is dated after all that the document that says it can know. An approximate date is let be."""
    date, source = valid.values.get("as_of"), valid.values.get("source")
    if not date or not source or date.about:
        return
    until = context.known_until.get(source)
    if until and date.earliest > until.latest:
        yield finding((*valid.path, "as_of"), "younger-than-source", value=date.of, until=until.words)


def worth_reading(value: str) -> bool:
    """Whether a text may break a rule about words at all: a quick test of the whole, which spares most bodies the
    slow one, block by block."""
    raw = value.encode("utf-8", "replace")  # bytes are searched several times as fast
    lower = raw.lower()
    # é and ô in capitals stand between other capitals.
    if b"aujourd" in lower or b"actuellement" in lower or b"cemment" in lower or b"bient" in lower:
        return True
    shapes = raw.translate(_SHAPES)
    return any(met in shapes for met in _MET) or privacy.worth_reading(value, lower)


def text(value: str) -> Iterator[tuple[int, Finding]]:
    """What the rules about words object to in the prose of a body, as (offset in characters, finding)."""
    for match in UNDATED_WORDS.finditer(value):
        yield match.start(), finding((), "undated-word", value=match.group())
    for match in re.finditer(BLANK, value):
        yield match.start(), finding((), "blank-left")


def undated_in(data: Any) -> Iterator[Finding]:
    """The words of a grid that depend on the day on which they are read; those of its official wording are not ours."""
    for path, value in texts(data):
        if path[-1:] != ("official",):
            yield from (finding(path, "undated-word/grid", value=match.group()) for match in UNDATED_IN_GRIDS.finditer(value))


def blanks(data: Any) -> Iterator[Finding]:
    """The values of a front matter in which a blank of the scaffold is left, each a finding at its path."""
    for path, value in texts(data):
        if BLANK in value:
            yield finding(path, "blank-left/field")


def acronyms(value: str) -> Iterator[tuple[int, str]]:
    """The acronyms of a text, as (offset in characters, acronym). Roman numerals are no acronyms."""
    for match in ACRONYM.finditer(value):
        if not ROMAN.fullmatch(match.group()):
            yield match.start(), match.group()


def is_explained(acronym: str, explained: Set[str]) -> bool:
    """Whether an acronym is among those that are explained. One with hyphens is explained by its parts too."""
    return acronym in explained or ("-" in acronym and all(part in explained or ROMAN.fullmatch(part) for part in acronym.split("-")))


def acronym_unknown(acronym: str, field: Path = ()) -> Finding:
    """The finding for an acronym that nothing explains: no entry of the glossary, no title or other name of a case.
    `field` is the path of its value; `()` is the body."""
    return finding(field, "unknown-acronym", value=acronym)


def acronyms_in(data: Mapping[str, Any], names: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """The acronyms in the values of some fields of a front matter, as (path of the value, acronym)."""
    for path, value in texts({name: data[name] for name in names if name in data}):
        for _offset, acronym in acronyms(value):
            yield path, acronym


def _valid_groups(facts: CaseType) -> Iterator[_ValidGroup]:
    """The groups of a file in which every value is valid."""
    for path, group in walk(facts):
        yield _ValidGroup(path, type(group), group.__dict__)  # type: ignore[arg-type]


def _partly_valid_groups(model: Any, data: Any, context: Context, path: Path) -> Iterator[_ValidGroup]:
    """The groups of a file in which some value is wrong, without their wrong values."""
    if not isinstance(data, dict):
        return
    yield _ValidGroup(path, model, valid_part(model, data, context))
    for name, inner in nested(model):
        value = data.get(name)
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _partly_valid_groups(inner, item, context, (*path, name, index))
        else:
            yield from _partly_valid_groups(inner, value, context, (*path, name))
