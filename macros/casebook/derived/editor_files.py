"""The files that text editors read, derived from the declarations; `scripts.editors` writes them.

For VS Code: completions of the fields and their terms, and its settings. For any editor that applies a JSON Schema to a
front matter: the schema of each type. The check alone decides what is right; VS Code runs it as a task
(`.vscode/tasks.json`). docs/decisions/0016-git-users.md says why.
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
"""The paths of the files, from the root of the repository; that of the schemas is a folder."""

WORD = re.compile(r"\$\{#:[0-9a-z/-]+\}")
"""A blank whose example is an id, a date or a number, which need no quotes; other texts may need them."""

COMMON = "**/cases/*/*.md"
"""The case files of every type, as a pattern of VS Code."""


def editor_files(library: Library) -> dict[str, str]:
    """The text of every file, by its path from the root of the repository."""
    files = {SETTINGS: settings(library.types), SNIPPETS: snippets(library.types, library.vocabularies)}
    files |= {f"{SCHEMAS}/{kind.folder}.json": json_schema(kind, library) for kind in library.types.values()}
    return {path: json.dumps(value, ensure_ascii=False, indent=2) + "\n" for path, value in files.items()}


def settings(types: CaseTypes) -> dict[str, Any]:
    r"""The settings of VS Code: completions in Markdown, `\n` line ends, the schema of each type."""
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
    """The completions of VS Code, by their French titles. People type the name of a field to get it, `+` and the name to
    get one more item of a list, `parties` to get all sections of the body."""
    completions: dict[str, Any] = {}
    for kind in types.values():
        for name, info in kind.model_fields.items():
            shared = name in CaseType.model_fields
            where, files = ("", COMMON) if shared else (f"{kind.label} : ", f"**/cases/{kind.folder}/*.md")
            for prefix, lines in _written(name, info, vocabularies):
                completions[f"{where}{info.title} ({prefix})"] = _snippet(prefix, lines, " ".join(filter(None, (info.title, "–", info.description))), files)
        if kind.sections:
            lines = [line for section in kind.sections for line in (f"## {section.title}", "", _blank(section.help), "")]
            description = f"Les parties d’{kind.a()}."
            completions[f"{kind.label} : les parties du texte"] = _snippet("parties", _numbered(lines), description, f"**/cases/{kind.folder}/*.md")
    return completions


def _snippet(prefix: str, lines: list[str], description: str, files: str) -> dict[str, Any]:
    return {"prefix": prefix, "scope": "markdown", "include": [files], "description": description.removesuffix(" –"), "body": lines}


def _written(name: str, info: FieldInfo, vocabularies: Mapping[str, Vocabulary]) -> Iterator[tuple[str, list[str]]]:
    """The completions of a field, as (what people type to get it, its lines)."""
    value = _value(info, vocabularies)
    group = group_of(info.annotation)
    if group and is_list(info) and not info.examples:
        yield name, _numbered([f"{name}:", f"  - {value}"])
        yield f"+{name}", _numbered([f"- {value}"])
    else:
        yield name, _numbered([f"{name}: {value}"])


def _value(info: FieldInfo, vocabularies: Mapping[str, Vocabulary]) -> str:
    """The value of a field with blanks to fill: a choice of terms, an example, or the fields of its group."""
    group = group_of(info.annotation)
    if group and not info.examples:
        return "{" + ", ".join(f"{name}: {_value(inner, vocabularies)}" for name, inner in _chosen(group)) + "}"
    if term := annotation_of(info, TermOf):
        ids = [f'"{id}"' if id[0].isdigit() else id for id in options(vocabularies[term.vocabulary]).values()]
        blank = f"${{#|{','.join(ids)}|}}"
    else:
        example = info.examples[0] if info.examples else info.title
        blank = _blank(str(example[0] if isinstance(example, list) else example))
        blank = blank if WORD.fullmatch(blank) else f'"{blank}"'
    return f"[{blank}]" if is_list(info) and not group else blank


def _chosen(group: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """The fields of a group that a completion offers, as (name, declaration): those required and those with an example."""
    return [(name, info) for name, info in group.model_fields.items() if info.is_required() or info.examples] or list(group.model_fields.items())


def _blank(text: str) -> str:
    """A blank to fill, with an example of what it may hold. `_numbered` gives it its number."""
    return "${#:" + text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}") + "}"


def _numbered(lines: list[str]) -> list[str]:
    """The lines with their blanks numbered in order: VS Code goes from each to the next."""
    numbers = count(1)
    return ["".join(piece if index == 0 else f"${{{next(numbers)}{piece}" for index, piece in enumerate(line.split("${#"))) for line in lines]
