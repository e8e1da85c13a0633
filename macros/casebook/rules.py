"""The rules of content: what a file may say, beyond the types of its fields.

Each rule yields `Finding`s and stops at nothing. Rules that cross the fields of one
group stand with its declaration (`across`); here are those that need the
vocabularies, the places, or the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from macros.casebook.casetype import CaseType
from macros.casebook.frontmatter import Path
from macros.casebook.introspect import nested, walk
from macros.casebook.known import Group, Known
from macros.casebook.messages import finding
from macros.casebook.problems import Finding
from macros.casebook.validation import valid_part

MAIN_BRANCHES = frozenset({"faire-vivre-la-cooperation", "modeles-economiques", "creer-maintenir-activites", "alliances-territoire"})
"""A case takes at least one theme of these four branches: they say how people cooperate,
the others in which trade."""

RESERVED_SLUGS = frozenset(
    {"index", "404", "assets", "data", "feed", "search", "site", "new", "con", "prn", "aux", "nul"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
"""Names that the site or a file system keeps for itself."""

BLANK = "À REMPLIR"
"""What a scaffold leaves to fill; a file that still holds it is refused."""

# The contribution form reads these expressions too (see `contract`): they say which characters
# they mean instead of `\w`, `\d`, `\b`, which Python and browsers understand differently.
_LETTER = "0-9A-Za-z_À-ÖØ-öø-ÿŒœ"

UNDATED_WORDS = re.compile(rf"(?<![{_LETTER}])(?:aujourd['’]hui|actuellement|récemment|bientôt)(?![{_LETTER}])", re.IGNORECASE)
ACRONYM = re.compile(rf"(?<![{_LETTER}/@.\-])(?!(?<=À )REMPLIR(?![{_LETTER}]))[A-ZÀ-Ý](?:[A-ZÀ-Ý0-9]|[&\-](?=[A-ZÀ-Ý]))+(?![{_LETTER}@])")
ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
EMAIL = re.compile(rf"(?<![{_LETTER}.+\-])([{_LETTER}.+\-]+)(?:@| ?[\[(](?:at|@|arobase)[\])] ?)[{_LETTER}\-]+(?:\.[{_LETTER}\-]+)+", re.IGNORECASE)
GENERIC = re.compile(
    r"(?:contact|accueil|infos?|bonjour|secretariat|communication|administration|admin|redaction|editeurs|equipe|reseau|dpo|rgpd|presse"
    r"|mairie|direction|association|asso|formation|emploi|recrutement|adhesion|coordination|animation|cooperative|ptce|pole)"
    rf"(?:[.+\-][{_LETTER}]+)?",
    re.IGNORECASE,
)
"""What stands before the @ of an address that nobody owns, with one word more at most:
`contact.grenoble`, not `contact.prenom.nom`."""

MOBILE = re.compile(
    r"(?:(?:\+|(?<![0-9])00)33[ \u00a0\u202f.\-]?(?:\(0\)[ \u00a0\u202f]?)?|(?<![0-9A-Za-z_])0)"
    r"[67](?:[ \u00a0\u202f./\-]?[0-9]{2}){4}(?![0-9])"
)

_CAPITALS = re.compile(r"[A-ZÀ-Ý][A-ZÀ-Ý0-9&-]")

Matches = Iterator[tuple[int, Finding]]


def cross_field(kind: type[CaseType], facts: CaseType | None, data: Mapping[str, Any], known: Known) -> Iterator[Finding]:
    """The rules of every group of a file, on whatever is valid in it."""
    found = _valid(facts) if facts is not None else _partial(kind, data, known, ())
    for path, group, values in found:
        for found_here in group.cross_check(values) if group.rules else ():
            yield replace(found_here, field=(*path, *found_here.field))
        if not path:
            yield from _themes(values, known)
            yield from _place(values, known)


def _themes(values: Mapping[str, Any], known: Known) -> Iterator[Finding]:
    themes = values.get("themes")
    tops = known.tops.get("themes", {})
    if themes and not any(tops.get(theme) in MAIN_BRANCHES for theme in themes):
        yield finding(("themes",), "theme-branch")


def _place(values: Mapping[str, Any], known: Known) -> Iterator[Finding]:
    place, departments = values.get("place"), values.get("departments")
    commune = known.places[place] if place else None
    if commune and commune.department not in known.homes:
        yield finding(("place",), "unknown-term/department", commune=commune.name, department=commune.department)
    elif commune and departments and commune.department not in departments:
        yield finding(("place",), "place-elsewhere/department", commune=commune.name, department=commune.department)


def worth_reading(value: str) -> bool:
    """Whether a text may break a rule about words at all: one quick look at the whole,
    so that most bodies are not read piece by piece."""
    small = value.lower()
    return (
        _may_hold_address(small)
        or "aujourd" in small
        or "actuellement" in small
        or "récemment" in small
        or "bientôt" in small
        or _CAPITALS.search(value) is not None
        or _may_hold_mobile(value)
    )


def text(value: str) -> Matches:
    """The rules about words, for any text: (offset of the match, finding)."""
    for match in UNDATED_WORDS.finditer(value):
        yield match.start(), finding((), "undated-word", value=match.group())
    for match in re.finditer(BLANK, value):
        yield match.start(), finding((), "blank-left")
    yield from contacts(value)


def contacts(value: str) -> Matches:
    """Personal e-mail addresses, veiled ones too, and mobile numbers; those of a structure, generic
    addresses and land lines, may stand."""
    if _may_hold_address(value.lower()):
        for match in EMAIL.finditer(value):
            if not GENERIC.fullmatch(match.group(1)):
                yield match.start(), finding((), "personal-contact")
    for match in MOBILE.finditer(value) if _may_hold_mobile(value) else ():
        yield match.start(), finding((), "personal-contact/phone")


def _may_hold_address(small: str) -> bool:
    return "@" in small or "at)" in small or "at]" in small or "arobase" in small


def _may_hold_mobile(value: str) -> bool:
    return "06" in value or "07" in value or "33" in value


def blanks(data: Any) -> Iterator[Finding]:
    """The values of a front matter that a scaffold left to fill."""
    for path, value in _texts(data, ()):
        if BLANK in value:
            yield finding(path, "blank-left/field")


def contacts_in(data: Any) -> Iterator[Finding]:
    """The personal contacts in the values of a front matter."""
    for path, value in _texts(data, ()):
        for _at, found in contacts(value):
            yield replace(found, field=path)


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
        return
    for key, value in data.items() if isinstance(data, dict) else enumerate(data or ()):
        yield from _texts(value, (*path, key))


def acronyms(value: str) -> Iterator[tuple[int, str]]:
    """The acronyms of a text with their offsets; Roman numerals are none."""
    for match in ACRONYM.finditer(value):
        if not ROMAN.fullmatch(match.group()):
            yield match.start(), match.group()


def acronym_unknown(acronym: str) -> Finding:
    """The problem of an acronym that no glossary entry explains."""
    return finding((), "unknown-acronym", value=acronym)


def _valid(facts: CaseType) -> Iterator[tuple[Path, type[Group], Mapping[str, Any]]]:
    for path, group in walk(facts):
        yield path, type(group), group.__dict__  # type: ignore[misc]


def _partial(model: Any, data: Any, known: Known, path: Path) -> Iterator[tuple[Path, type[Group], Mapping[str, Any]]]:
    if not isinstance(data, dict):
        return
    yield path, model, valid_part(model, data, known)
    for name, inner in nested(model):
        value = data.get(name)
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _partial(inner, item, known, (*path, name, index))
        else:
            yield from _partial(inner, value, known, (*path, name))
