"""The outline of France, which every map shows with `use`: one file, fetched once."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`images/france.svg`."""
    yield File("images/france.svg", lambda: plan.render("france.svg").encode())
