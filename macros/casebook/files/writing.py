r"""Values become the text of a case file: the reverse of `frontmatter`.

The contribution form has a twin of this module in JavaScript, and both write the same bytes; so
the rules are few. Lines end with `\n`. A field is one line, `key: value`, its lists and groups in
flow style; a list that holds a group has a line for each item, `  - {a: b}`. A text is plain or in
double quotes:

- plain when `PLAIN` matches the whole of it and, between brackets, none of `FLOW_MARKS` is in it;
- else as JSON writes a text (`JSON.stringify`; `json.dumps` without ASCII escapes), with each
  character of `UNSEEN` as `\u` and four hexadecimal digits in lower case.

A text with `:` or `#` is always quoted, though YAML requires it in some places only: `"09:30"` and
addresses then mean the same to every reader of YAML. Browsers read both expressions with the flag
`u`, and must replace lone surrogates first (`toWellFormed`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TypeAlias

from pydantic import BaseModel

from macros.casebook.schema.fields import group_of
from macros.casebook.types.base import CaseType

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
"""A value as people type it, before it has a type: a text, a list, or a group by its keys."""

_BEYOND = "\u00a1-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd"
_EDGE = rf'!"$-9;-~{_BEYOND}'
PLAIN = re.compile(rf"(?!0[0-9]+$)[0-9A-Za-z{_BEYOND}](?:[ \u00a0{_EDGE}]*[{_EDGE}])?")
"""A text that needs no quotes: it begins with a letter, a digit or a mark outside ASCII, ends with
no space, has no `:`, no `#` and no control character, and is no number that begins with 0, such as
the code of a department."""

FLOW_MARKS = ",?[]{}"
"""The marks that end a plain text between brackets."""

UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""The characters that YAML refuses or takes for the end of a line, and that JSON does not escape."""

LONGEST_KEY = 1000
"""The most characters of a key as it is written. YAML reads up to 1,024; no field's name has 50."""


def write(kind: type[CaseType], data: Mapping[str, Value], body: str) -> str:
    """Returns the text of a case file. `data` are its values as in `Record.data`, `body` its body as in
    `Record.body`, with the blank line at its beginning.

    The keys are in the order of the declaration, unknown ones last. Raises `ValueError` for a key of
    more than `LONGEST_KEY` characters.
    """
    return f"---\n{''.join(field_lines(kind, name, data[name]) for name in ordered(kind, data))}---\n{body}"


def field_lines(model: type[BaseModel] | None, name: str, value: Value) -> str:
    """The lines of a top-level field, each with its end. Raises `ValueError` as `write` does."""
    inner = _inner(model, name)
    if isinstance(value, list) and any(isinstance(item, dict) for item in value):
        return f"{_key(name, flow=False)}:\n" + "".join(f"  - {_flow(inner, item)}\n" for item in value)
    return f"{_key(name, flow=False)}: {_text(value, flow=False) if isinstance(value, str) else _flow(inner, value)}\n"


def _flow(model: type[BaseModel] | None, value: Value) -> str:
    """A value as it is written between brackets, or on its line of a list."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(name, flow=True)}: {_flow(_inner(model, name), value[name])}" for name in ordered(model, value)) + "}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(model, item) for item in value)}]"
    return _text(value, flow=True)


def _text(value: str, *, flow: bool) -> str:
    if PLAIN.fullmatch(value) and not (flow and any(mark in value for mark in FLOW_MARKS)):
        return value
    return UNSEEN.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))


def _key(name: str, *, flow: bool) -> str:
    written = _text(name, flow=flow)
    if len(written) > LONGEST_KEY:
        raise ValueError(f"a key of more than {LONGEST_KEY} characters")
    return written


def ordered(model: type[BaseModel] | None, group: Mapping[str, object]) -> list[str]:
    """The keys of a group in the order of its declaration, then unknown keys in their own order."""
    declared = model.model_fields if model else {}
    return [*(name for name in declared if name in group), *(name for name in group if name not in declared)]


def _inner(model: type[BaseModel] | None, name: str) -> type[BaseModel] | None:
    """The declaration of the groups in a field; None when it holds none or is unknown."""
    info = model.model_fields.get(name) if model else None
    return group_of(info.annotation) if info else None
