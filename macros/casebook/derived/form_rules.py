"""The rules of the contribution form, as plain values: what the declarations say, whatever the library.

Types, fields, messages, expressions. `form_directory` is what exists in one library. The check applies the declarations
themselves, the form these two files; a test gives both the same cases and compares what they object to.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.check import body, links, privacy, rules
from macros.casebook.check.marks import broken_links, bullets, lost_marks, notes, tables
from macros.casebook.files import scaffold, writing, yaml_values
from macros.casebook.files.marks import BREAKS, CONFLICT, DROPPED, FORBIDDEN, LOST
from macros.casebook.language import mojibake
from macros.casebook.library.case import NOTICE_FACTS, NOTICE_WORDS
from macros.casebook.library.reviews import EVERY
from macros.casebook.problems.message_tables.message import Message
from macros.casebook.problems.messages import FORMERLY, GUESS, OF_ONE_CASE
from macros.casebook.problems.quoting import UNPRINTED
from macros.casebook.schema import clock, communes, dates, fragments, values
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotation_of, group_of, is_list, nested
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, MAX_REFERENCE, CommuneCode, RefTo, SourceId, TermOf, unknown_label
from macros.casebook.schema.values import Choices, Typed
from macros.casebook.types.base import CaseType, CaseTypes
from macros.casebook.types.document import CHANGING
from macros.casebook.types.facts import Short

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "breaks": BREAKS,
    "dropped": DROPPED,
    "forbidden": FORBIDDEN,
    "conflict": CONFLICT,
    "misread": mojibake.MISREAD,
    "unprinted": UNPRINTED,
    "slug": values.SLUG,
    "id": values.ID,
    "case-id": values.CASE_ID,
    "image-file": values.IMAGE_FILE,
    "email-address": values.EMAIL_ADDRESS,
    "url": values.URL,
    "date": dates.FORM,
    "time": dates.TIME,
    "external": links.EXTERNAL,
    "undated": rules.UNDATED_WORDS,
    "acronym": rules.ACRONYM,
    "roman": rules.ROMAN,
    "email": privacy.EMAIL,
    "generic": privacy.GENERIC,
    "mobile": privacy.MOBILE,
    "web": privacy.WEB,
    **{f"mark/{kind}": pattern for kind, pattern in bullets.KINDS.items()},
    "mark/spoken": bullets.SPOKEN,
    "mark/leads": bullets.LEADS,
    "table/rule": tables.RULE,
    "table/row": tables.ROW,
    "table/sheet": tables.SHEET,
    **{f"link/{kind}": pattern for kind, pattern in broken_links.KINDS.items()},
    "link/parted": broken_links.PARTED,
    "link/hosted": broken_links.HOSTED,
    "link/scheme": broken_links.SCHEME,
    "link/gap": broken_links.GAP,
    "link/path": broken_links.PATH,
    "note/spaced": notes.SPACED,
    "note/inside": notes.INSIDE,
    "changing": re.compile("|".join(sorted(CHANGING))),
    "title": lost_marks.TITLE,
    "code": lost_marks.CODE,
    "french": lost_marks.FRENCH,
    "sentence": lost_marks.SENTENCE,
    "plain": writing.PLAIN,
    "unseen": writing.UNSEEN,
}
"""The expressions of both the check and the form, by the name under which the form reads them. Each is written so that
Python and browsers understand it alike."""


def form_rules(types: CaseTypes) -> dict[str, Any]:
    """The rules of the form for these types.

    Shape: `{messages: {name: message}, guess, formerly, patterns: {name: [source, flags]}, limits: {name: number},
    flow_marks, blank, lost, misread: {read: written}, reserved: [slug], zones: {mainland, overseas: {department: zone}},
    fragments: {prefixes, fixed, longest, unnamed}, types: [type], groups: {name: {fields: [field], rules: [{rule: name of its
    class, …its fields}]}}}`; see `_message`, `_type`, `_field`. Raises `TypeError` for a field that a form cannot show,
    `KeyError` for a message with the label of a field that does not exist.
    """
    labels = _labels(types)
    return {
        "messages": {name: words for name, message in OF_ONE_CASE.items() if (words := _message(message, labels))},
        "guess": GUESS,
        "formerly": FORMERLY,
        "patterns": {name: _expression(pattern) for name, pattern in PATTERNS.items()},
        "limits": {
            "nesting": yaml_values.MAX_DEPTH,
            "depth": body.MAX_DEPTH,
            "lines": body.MAX_LINES,
            "guesses": body.MOST_GUESSES,
            "mended": broken_links.MOST_MENDED,
            "notice_words": NOTICE_WORDS,
            "notice_facts": NOTICE_FACTS,
            "review_months": EVERY,
        },
        "flow_marks": writing.FLOW_MARKS,
        "blank": scaffold.BLANK,
        "lost": LOST,
        "misread": mojibake.PAIRS,
        "reserved": sorted(rules.RESERVED_SLUGS),
        "zones": {"mainland": clock.MAINLAND, "overseas": clock.OVERSEAS},
        "fragments": {
            "prefixes": list(fragments.PREFIXES),
            "fixed": list(fragments.FIXED),
            "longest": fragments.LONGEST,
            "unnamed": fragments.UNNAMED,
        },
        "types": [_type(kind) for kind in types.values()],
        "groups": {name: _group(group) for name, group in sorted(groups(types).items())},
    }


Labels = Mapping[str, Mapping[str, str]]
"""The label of each field, by the name of the class that declares it, then by its own."""


def _labels(types: CaseTypes) -> Labels:
    declared = {owner for model in (*types.values(), *groups(types).values()) for owner in model.__mro__ if issubclass(owner, Group)}
    return {owner.__name__: {name: info.title or name for name, info in owner.model_fields.items()} for owner in declared}


def _message(message: Message, labels: Labels) -> dict[str, str] | None:
    """The words of an objection: `{text, hint, form_text, form_hint, severity}`, without those that are None and without
    the severity of an error. None for an objection that names a field of a group that none of the types has: it cannot be
    made. Raises `KeyError` for the label of a field that its group does not declare."""
    words = {name: value for name, value in asdict(message).items() if value is not None and (name, value) != ("severity", "error")}
    if any(match.group("owner") not in labels for value in words.values() for match in _LABEL.finditer(value)):
        return None
    return {name: _LABEL.sub(lambda match: labels[match.group("owner")][match.group("field")], value) for name, value in words.items()}


_LABEL = re.compile(r"\{(?P<owner>[A-Z]\w*)\.(?P<field>\w+)\}")
"""A placeholder for the label of a declared field: `{Offer.until}`."""


def groups(types: CaseTypes) -> dict[str, type[Group]]:
    """Every group in the case types, at any depth, by the name of its class."""
    by_name: dict[str, type[Group]] = {}
    for kind in types.values():
        _collect(kind, by_name)
    return by_name


def _collect(model: type[BaseModel], by_name: dict[str, type[Group]]) -> None:
    for _name, inner in nested(model):
        if inner.__name__ not in by_name and issubclass(inner, Group):
            by_name[inner.__name__] = inner
            _collect(inner, by_name)


def _type(kind: type[CaseType]) -> dict[str, Any]:
    """A case type: what `CaseType` says of it, its fields, its rules."""
    return {
        "folder": kind.folder,
        "label": kind.label,
        "a": kind.a(),
        "readers": kind.readers,
        "what": kind.what,
        "pictogram": kind.pictogram,
        **{name: list(getattr(kind, name)) for name in ("leads", "dated_by", "checked_by", "said_of", "needs")},
        "notices": kind.notices,
        "most_bytes": kind.most_bytes,
        "most_values": kind.most_values,
        "too_big": kind.too_big,
        "acronyms": asdict(kind.acronyms),
        "sections": [{"id": section.id, "title": section.title, "help": section.help} for section in kind.sections],
        "list_rules": [_rule(rule) for rule in kind.list_rules],
        **_group(kind),
    }


def _group(group: type[Group]) -> dict[str, Any]:
    return {
        "fields": [_field(name, info) for name, info in group.model_fields.items()],
        "rules": [_rule(rule) for rule in group.rules],
    }


def _rule(rule: Any) -> dict[str, Any]:
    """A rule: the name of its class, and its fields."""
    return {"rule": type(rule).__name__} | asdict(rule)


def _field(name: str, info: FieldInfo) -> dict[str, Any]:
    """A field: its name and labels, the kind of its values (`_taken`), its bounds. What is None, false or empty is left out."""
    bounds = {key: bound for item in info.metadata for key in ("min_length", "max_length") if isinstance(bound := getattr(item, key, None), int)}
    short = annotation_of(info, Short)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    described = {
        "name": name,
        "label": info.title,
        "help": info.description,
        "example": info.examples[0] if info.examples else None,
        "required": info.is_required(),
        "list": is_list(info),
        "least": bounds.get("min_length") if is_list(info) else None,
        "most_values": bounds.get("max_length") if is_list(info) else None,
        "box": extra.get("x-box"),
        "editors": extra.get("x-editors"),
        "default": info.default if isinstance(info.default, str | bool) else None,
        "short": {"key": short.key, "listed": short.listed} if short else None,
        **_taken(info),
    }
    if described["kind"] == "yes-no":
        described["unsaid"] = info.default is None  # neither yes nor no
    return {key: value for key, value in described.items() if value not in (None, False, "")}


def _taken(info: FieldInfo) -> dict[str, Any]:
    """The kind of values that a field accepts, and what the form must know of that kind. Raises `TypeError` for a type
    without an annotation of `values` or `references`."""
    if group := group_of(info.annotation):
        return {"kind": "group", "group": group.__name__}
    if term := annotation_of(info, TermOf):
        return {"kind": "term", "vocabulary": term.vocabulary, "unknown": unknown_label(term.vocabulary)}
    if reference := annotation_of(info, RefTo):
        return {"kind": "case", "folder": "" if reference.target == ANY else reference.target, "or_name": reference.or_name, "most": MAX_REFERENCE}
    if annotation_of(info, SourceId):
        return {"kind": "source"}
    if commune := annotation_of(info, CommuneCode):
        return {"kind": "commune", "within": commune.within, "most_choices": communes.MOST_CHOICES, "likeness": communes.LIKENESS}
    if choices := annotation_of(info, Choices):
        return {"kind": "choice", "choices": choices.labels}
    if typed := annotation_of(info, Typed):
        return {"kind": typed.kind, "most": typed.most or None}
    if PartialDate in (info.annotation, *getattr(info.annotation, "__args__", ())):
        return {"kind": "date"}
    raise TypeError(f"a form cannot show {info.title!r}: its type has no annotation of `values` or `references`")


def _expression(pattern: re.Pattern[str]) -> list[str]:
    """The source and the flags of an expression, in the syntax of browsers."""
    return [pattern.pattern.replace("(?P<", "(?<"), "iu" if pattern.flags & re.IGNORECASE else "u"]
