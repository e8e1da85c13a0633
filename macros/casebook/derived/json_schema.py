"""The JSON Schema of each case type, for editors that complete and check while people type.

Derived from the declarations, with the terms of the vocabularies written out. It never refuses what the check accepts; it
accepts more, because it knows nothing of other files.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from macros.casebook.library.library import Library
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW
from macros.casebook.types.base import CaseType

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: type[CaseType], library: Library) -> dict[str, Any]:
    """The JSON Schema of the front matter of a type, as plain values; the terms, documents and cases are those of the library."""
    schema = _completed(_declared(kind), library)
    for group in schema.get("$defs", {}).values():  # what the code calls them and says of them is not for who writes a case
        group.pop("title", None)
        group.pop("description", None)
    waived = dict(kind.waived)  # an editor's schema is never stricter than the check
    schema["required"] = list(dict.fromkeys([*schema.get("required", []), *(name for name in kind.needs if name not in waived)]))
    return {"$schema": DIALECT, **schema, "title": kind.label, "description": kind.what}


@cache
def _declared(kind: type[CaseType]) -> Mapping[str, Any]:
    """What the declarations alone say, with our own keys: the same for every library."""
    return kind.model_json_schema()


def _completed(value: Any, library: Library) -> Any:
    """A part of a schema, with terms, documents and references written out instead of our own keys (`x-…`)."""
    if isinstance(value, list):
        return [_completed(item, library) for item in value]
    if not isinstance(value, Mapping):
        return value
    done = {key: _completed(item, library) for key, item in value.items() if not key.startswith("x-")}
    if vocabulary := value.get("x-vocabulary"):
        done["enum"] = _terms(vocabulary, library)
    elif value.get("x-sources"):
        done = {"anyOf": [{"enum": sorted(library.sources)}, done]}  # completions, without refusing those that the file brings
    elif (target := value.get("x-reference")) and not value.get("x-or-name"):
        done["enum"] = sorted(library.cases) if target == "*" else _slugs(target, library)
    return _as_typed(done)


def _slugs(folder: str, library: Library) -> list[str]:
    start = f"{folder}/"
    return sorted(key[len(start) :] for key in library.cases if key.startswith(start))


def _as_typed(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a value, which accepts the other types that YAML may give it in an editor.

    Our reader keeps the text that was typed. An editor reads `2014` without quotes as a number, `01` as 1, `true` as a
    yes, and `"12"` in quotes as a text.
    """
    match schema.get("type"):
        case "string" if "enum" in schema:
            numbers = (int(term) for term in schema["enum"] if term.isascii() and term.isdigit())
            return schema | {"type": ["string", "integer"], "enum": [*schema["enum"], *numbers]}
        case "string":
            return schema | {"type": ["string", "number", "boolean"]}
        case "integer":
            return schema | {"type": ["integer", "string"], "pattern": "^[0-9][0-9 \\u00a0\\u202f]*$"}
        case "boolean":
            return {key: value for key, value in schema.items() if key != "type"} | {"enum": [True, False, "true", "false"]}
    return schema


def _terms(name: str, library: Library) -> list[str]:
    """The ids of a vocabulary that a case may take."""
    vocabulary = library.vocabularies[name]
    return [term.id for term in vocabulary if not (name in ASSIGNED_NARROW and term.id in vocabulary.narrower)]
