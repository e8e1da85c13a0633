"""The JSON Schema of each case type, with which a text editor completes and checks a file as it is typed."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import to_json

from macros.casebook.derived.json_schema import json_schema
from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`schemas/<folder>.json` for each type, indented for readers."""
    for kind in plan.views.library.types.values():
        yield File(f"schemas/{kind.folder}.json", to_json(json_schema(kind, plan.views.library), indent=1))
