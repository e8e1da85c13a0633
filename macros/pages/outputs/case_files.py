"""Each case's own file as the contribution form takes it up, beside the page of the case."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`fiche.json` (shape: `files.layout`); none for a case whose file is laid out in a way
    that the form could not keep."""
    for case in plan.views.library.published.values():
        if case.layout:
            yield File(f"{case.key}/fiche.json", case.layout)
