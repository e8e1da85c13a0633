"""What editors of text read, derived from the declarations.

For VS Code: completions of the fields and their terms, and its settings. For any editor that hands a
front matter over to a JSON Schema: the schema of each type. What is right is decided by the check, which
VS Code runs as a task (`.vscode/tasks.json`); decision 0016 says why it is so. `scripts.editors` writes
the files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.casebook.derived.issue_form import options
from macros.casebook.derived.json_schema import json_schema
from macros.casebook.library.library import Library
from macros.casebook.registers.vocabularies import Vocabulary
from macros.casebook.schema.fields import annotation_of, group_of, is_list
from macros.casebook.schema.references import TermOf
from macros.casebook.types.base import CaseType, CaseTypes

SCHEMAS = ".cache/schemas"
SNIPPETS = ".vscode/fiches.code-snippets"
SETTINGS = ".vscode/settings.json"
"""Where the files are, from the root of the repository; the first is their folder."""

WORD = re.compile(r"\$\{#:[0-9a-z/-]+\}")
"""A place whose example is an id, a date or a number; what else people type there needs quotes."""

COMMON = "**/cases/*/*.md"
"""The files of every type, as VS Code names them."""


def editor_files(library: Library) -> dict[str, str]:
    """Every file by its path from the root of the repository, with its text."""
    files = {SETTINGS: settings(library.types), SNIPPETS: snippets(library.types, library.vocabularies)}
    files |= {f"{SCHEMAS}/{kind.folder}.json": json_schema(kind, library) for kind in library.types.values()}
    return {path: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for path, value in files.items()}


def settings(types: CaseTypes) -> dict[str, Any]:
    """The settings of VS Code: suggestions in Markdown, plain line ends, a schema a type."""
    return {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "[markdown]": {
            "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "on"},
            "editor.snippetSuggestions": "top",
            "editor.tabSize": 2,
            "editor.wordBasedSuggestions": "off",
            "editor.wordWrap": "on",
        },
        "yaml.schemas": {f"{SCHEMAS}/{folder}.json": f"cases/{folder}/*.md" for folder in types},
    }


def snippets(types: CaseTypes, vocabularies: Mapping[str, Vocabulary]) -> dict[str, Any]:
    """The completions: each field under its name, one more item of a list after a `+`, and all
    parts of the text under `parties`."""
    told: dict[str, Any] = {}
    for kind in types.values():
        for name, info in kind.model_fields.items():
            shared = name in CaseType.model_fields
            where, files = ("", COMMON) if shared else (f"{kind.label} : ", f"**/cases/{kind.folder}/*.md")
            for prefix, lines in _written(name, info, vocabularies):
                told[f"{where}{info.title} ({prefix})"] = _snippet(prefix, lines, " ".join(filter(None, (info.title, "–", info.description))), files)
        if kind.sections:
            lines = [line for section in kind.sections for line in (f"## {section.title}", "", _stop(section.help), "")]
            told[f"{kind.label} : les parties du texte"] = _snippet("parties", _numbered(lines), f"Les parties d’{kind.a()}.", f"**/cases/{kind.folder}/*.md")
    return told


def _snippet(prefix: str, lines: list[str], description: str, files: str) -> dict[str, Any]:
    return {"prefix": prefix, "scope": "markdown", "include": [files], "description": description.removesuffix(" –"), "body": lines}


def _written(name: str, info: FieldInfo, vocabularies: Mapping[str, Vocabulary]) -> Iterator[tuple[str, list[str]]]:
    """How a field is typed: (what to type for it, its lines)."""
    value = _value(info, vocabularies)
    group = group_of(info.annotation)
    if group and is_list(info) and not info.examples:
        yield name, _numbered([f"{name}:", f"  - {value}"])
        yield f"+{name}", _numbered([f"- {value}"])
    else:
        yield name, _numbered([f"{name}: {value}"])


def _value(info: FieldInfo, vocabularies: Mapping[str, Vocabulary]) -> str:
    group = group_of(info.annotation)
    if group and not info.examples:
        return "{" + ", ".join(f"{name}: {_value(inner, vocabularies)}" for name, inner in _chosen(group)) + "}"
    if term := annotation_of(info, TermOf):
        ids = [f'"{id}"' if id[0].isdigit() else id for id in options(vocabularies[term.vocabulary]).values()]
        one = f"${{#|{','.join(ids)}|}}"
    else:
        example = info.examples[0] if info.examples else info.title
        one = _stop(str(example[0] if isinstance(example, list) else example))
        one = one if WORD.fullmatch(one) else f'"{one}"'
    return f"[{one}]" if is_list(info) and not group else one


def _chosen(group: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a group that are worth offering: what it needs and what has an example."""
    return [(name, info) for name, info in group.model_fields.items() if info.is_required() or info.examples] or list(group.model_fields.items())


def _stop(text: str) -> str:
    """A place to fill, with what it may hold; numbered afterwards."""
    return "${#:" + text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}") + "}"


def _numbered(lines: list[str]) -> list[str]:
    """The lines with their places numbered in order, as VS Code goes from one to the next."""
    numbers = count(1)
    return ["".join(piece if index == 0 else f"${{{next(numbers)}{piece}" for index, piece in enumerate(line.split("${#"))) for line in lines]
