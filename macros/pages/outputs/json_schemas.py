"""The JSON Schema of each case type, with which a text editor completes and checks a file as it is typed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pydantic_core import to_json

from macros.casebook.derived.json_schema import json_schema
from macros.casebook.library.library import Library
from macros.casebook.types.base import CaseType
from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`schemas/<folder>.json` for each type, indented for readers."""
    for kind in plan.views.library.types.values():
        yield File(f"schemas/{kind.folder}.json", partial(_schema, kind, plan.views.library))


def _schema(kind: type[CaseType], library: Library) -> bytes:
    return to_json(json_schema(kind, library), indent=1)
