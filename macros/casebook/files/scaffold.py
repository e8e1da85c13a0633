"""The text of a new case file of any type, derived from its declaration; `scripts.new` writes it.

The fields that a case needs are blanks to fill; those that it may have are examples in comments. The check refuses
a file as long as a blank is left, and says where.
"""

from __future__ import annotations

import textwrap
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.schema.fields import group_of, is_list
from macros.casebook.types.base import CaseType

EXAMPLE = " par exemple :"
"""How the comment begins that follows a blank of a scaffold."""

BLANK = "À REMPLIR"
"""The blank of a scaffold, to be filled; a file that still holds it is refused."""


def scaffold(kind: type[CaseType], id: str = "") -> str:
    """The text of a new file of a type: its permanent `id` where there is one, blanks, then examples in comments, then the
    sections of its body."""
    lines = ["---", f"# {kind.label} : {kind.what}", f"# Remplacez chaque « {BLANK} ». Ôtez le signe # devant ce que vous voulez ajouter."]
    if id:
        lines += ["", *_help(kind.model_fields["id"]), f"id: {id}"]
    for name, info in kind.model_fields.items():
        needed = info.is_required() or name in kind.needs
        if needed:
            lines += ["", *_help(info), *_blank(name, info)]
    lines += ["", "# --- Facultatif ---"]
    for name, info in kind.model_fields.items():
        # An example of an id would be that of several cases.
        if name != "id" and not (info.is_required() or name in kind.needs):
            lines += ["#", *_help(info), *_example(name, info)]
    lines.append("---")
    for section in kind.sections:
        lines += ["", f"## {section.title}", "", f"{BLANK} : {section.help} Retirez cette partie si les sources n’en disent rien."]
    if not kind.sections:
        lines += ["", f"{BLANK} : le texte, en quelques phrases."]
    return "\n".join(lines) + "\n"


def _help(info: FieldInfo) -> list[str]:
    text = f"{info.title} : {info.description}" if info.description else str(info.title)
    return textwrap.wrap(text, 96, initial_indent="# ", subsequent_indent="# ")


def _blank(name: str, info: FieldInfo) -> list[str]:
    """The lines of a field that is needed."""
    example = f"   #{EXAMPLE} {_inline(info.examples[0])}" if info.examples else ""
    group = group_of(info.annotation)
    if group and is_list(info):
        fields = ", ".join(f'{inner}: "{BLANK}"' for inner in _first_fields(group))
        return [f"{name}:", f"  - {{{fields}}}"]
    value = f'["{BLANK}"]' if is_list(info) else f'"{BLANK}"'
    return [f"{name}: {value}{example}"]


def _first_fields(group: type[BaseModel]) -> list[str]:
    """The fields of a group that a blank of it shows: those required, or two that have an example."""
    required = [name for name, info in group.model_fields.items() if info.is_required()]
    return required or [name for name, info in group.model_fields.items() if info.examples][:2]


def _example(name: str, info: FieldInfo) -> list[str]:
    """The lines of a field that is optional, in comments."""
    value = _value(info)
    if isinstance(value, str):
        return [f"# {name}: {value}"]
    text = yaml.safe_dump({name: value}, allow_unicode=True, sort_keys=False, default_flow_style=None, width=96)
    return [f"# {line}" for line in text.rstrip().split("\n")]


def _value(info: FieldInfo) -> Any:
    """The declared example of a field, or one made of the examples of its group's fields."""
    if info.examples:
        return info.examples[0]
    group = group_of(info.annotation)
    if group is None:
        return ["…"] if is_list(info) else "…"
    inner = {name: _value(field) for name, field in group.model_fields.items() if field.examples or field.is_required()}
    return [inner] if is_list(info) else inner


def _inline(value: Any) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)
