"""The JSON Schema of each case type, with which a text editor completes and checks a file as it is typed."""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.casebook.derived.json_schema import json_schema
from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`schemas/<folder>.json` for each type, indented for readers."""
    for kind in plan.views.library.types.values():
        schema = json.dumps(json_schema(kind, plan.views.library), ensure_ascii=False, indent=1)
        yield File(f"schemas/{kind.folder}.json", schema.encode())
