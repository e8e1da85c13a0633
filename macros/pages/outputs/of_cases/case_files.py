"""The file of each case as data, beside its page: the contribution form opens it to correct the case."""

from __future__ import annotations

from collections.abc import Iterator

from macros.casebook.library.case import Case
from macros.pages.outputs.output import File, Plan


def files(_plan: Plan, case: Case) -> Iterator[File]:
    """`<folder>/<slug>/fiche.json` (shape: `casebook.files.layout`); none for a case that is withdrawn, or whose file has a
    layout that the form could not keep."""
    if case.layout and not case.facts.withdrawn:
        yield File(f"{case.key}/fiche.json", case.layout)
