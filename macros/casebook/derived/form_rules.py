"""What the declarations promise, as plain values: the rules that the contribution form reads.

Types, fields, messages, expressions: the same for every library; `form_directory` tells what exists
in one. Python interprets the declarations themselves, the form these two files; a test drives
both with the same cases and compares what they say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.check import body, links, privacy, rules
from macros.casebook.files import scaffold, writing, yaml_values
from macros.casebook.files.reading import CASE_BYTES, FORBIDDEN
from macros.casebook.library.case import NOTICE_FACTS, NOTICE_WORDS
from macros.casebook.library.reviews import EVERY
from macros.casebook.problems.message_tables.message import Message
from macros.casebook.problems.messages import GUESS, OF_ONE_CASE, UNPRINTED
from macros.casebook.schema import communes, dates, values
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotation_of, group_of, is_list, nested
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, MAX_REFERENCE, CommuneCode, RefTo, SourceId, TermOf, unknown_label
from macros.casebook.schema.values import Choices, Typed
from macros.casebook.types.base import CaseType, CaseTypes
from macros.casebook.types.facts import Short

PATTERNS: Mapping[str, re.Pattern[str]] = {
    "forbidden": FORBIDDEN,
    "unprinted": UNPRINTED,
    "slug": values.SLUG,
    "id": values.ID,
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
    "plain": writing.PLAIN,
    "unseen": writing.UNSEEN,
}
"""The expressions that both sides read, each written so that both understand the same."""


def form_rules(types: CaseTypes) -> dict[str, Any]:
    """All that does not depend on the cases of a library.

    Shape: `{messages: {name: message}, guess, patterns: {name: [source, flags]}, limits, flow_marks,
    blank, reserved, types: [type], groups: {name: {fields, rules}}}`; see `_message`, `_type`, `_field`.
    """
    labels = _labels(types)
    return {
        "messages": {name: told for name, message in OF_ONE_CASE.items() if (told := _message(message, labels))},
        "guess": GUESS,
        "patterns": {name: _expression(pattern) for name, pattern in PATTERNS.items()},
        "limits": {
            "bytes": CASE_BYTES,
            "values": yaml_values.MAX_VALUES,
            "nesting": yaml_values.MAX_DEPTH,
            "depth": body.MAX_DEPTH,
            "lines": body.MAX_LINES,
            "guesses": body.MOST_GUESSES,
            "notice_words": NOTICE_WORDS,
            "notice_facts": NOTICE_FACTS,
            "review_months": EVERY,
        },
        "flow_marks": writing.FLOW_MARKS,
        "blank": scaffold.BLANK,
        "reserved": sorted(rules.RESERVED_SLUGS),
        "types": [_type(kind) for kind in types.values()],
        "groups": {name: _group(group) for name, group in sorted(groups(types).items())},
    }


Labels = Mapping[str, Mapping[str, str]]
"""The label of each field, by the name of the class that declares it, then by its own."""


def _labels(types: CaseTypes) -> Labels:
    declared = {owner for model in (*types.values(), *groups(types).values()) for owner in model.__mro__ if issubclass(owner, Group)}
    return {owner.__name__: {name: info.title or name for name, info in owner.model_fields.items()} for owner in declared}


def _message(message: Message, labels: Labels) -> dict[str, str] | None:
    """What an objection says: `{text, hint, form_text, form_hint, severity}`; what is the same in the form, and the severity
    of an error, are left out. None for one about a group that none of the types holds: nobody can make it. Raises `KeyError`
    for the label of a field that its group does not declare."""
    words = {name: value for name, value in asdict(message).items() if value is not None and (name, value) != ("severity", "error")}
    if any(found.group("owner") not in labels for value in words.values() for found in _LABEL.finditer(value)):
        return None
    return {name: _LABEL.sub(lambda found: labels[found.group("owner")][found.group("field")], value) for name, value in words.items()}


_LABEL = re.compile(r"\{(?P<owner>[A-Z]\w*)\.(?P<field>\w+)\}")
"""Where the words of the form name a declared field."""


def groups(types: CaseTypes) -> dict[str, type[Group]]:
    """Every group that some case type holds, at any depth, by its name."""
    found: dict[str, type[Group]] = {}
    for kind in types.values():
        _gather(kind, found)
    return found


def _gather(model: type[BaseModel], found: dict[str, type[Group]]) -> None:
    for _name, inner in nested(model):
        if inner.__name__ not in found and issubclass(inner, Group):
            found[inner.__name__] = inner
            _gather(inner, found)


def _type(kind: type[CaseType]) -> dict[str, Any]:
    return {
        "folder": kind.folder,
        "label": kind.label,
        "a": kind.a(),
        "what": kind.what,
        "pictogram": kind.pictogram,
        "needs": list(kind.needs),
        "notices": kind.notices,
        "acronyms": asdict(kind.acronyms),
        "sections": [{"id": section.id, "title": section.title, "help": section.help} for section in kind.sections],
        **_group(kind),
    }


def _group(group: type[Group]) -> dict[str, Any]:
    return {
        "fields": [_field(name, info) for name, info in group.model_fields.items()],
        "rules": [{"rule": type(rule).__name__} | asdict(rule) for rule in group.rules],  # type: ignore[call-overload]
    }


def _field(name: str, info: FieldInfo) -> dict[str, Any]:
    """One field: how it is called, what it takes, what is asked of it. What is not said of a
    field is left out."""
    bounds = {key: bound for one in info.metadata for key in ("min_length", "max_length") if isinstance(bound := getattr(one, key, None), int)}
    short = annotation_of(info, Short)
    extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
    told = {
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
    return {key: value for key, value in told.items() if value not in (None, False, "")}


def _taken(info: FieldInfo) -> dict[str, Any]:
    """What a field takes: the kind of its values and what that kind asks for."""
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
    """The source and the flags of an expression, as browsers write them."""
    return [pattern.pattern.replace("(?P<", "(?<"), "iu" if pattern.flags & re.IGNORECASE else "u"]
