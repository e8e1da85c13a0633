"""The file of each case as data, beside its page: the contribution form opens it to correct the case."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan


def files(plan: Plan) -> Iterator[File]:
    """`<folder>/<slug>/fiche.json` (shape: `casebook.files.layout`); none for a case whose file has a layout that
    the form could not keep."""
    for case in plan.views.library.published.values():
        if case.layout:
            yield File(f"{case.key}/fiche.json", case.layout)
