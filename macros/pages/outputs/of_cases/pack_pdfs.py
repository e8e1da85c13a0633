"""The pack of an event, its cards and its door sheets as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.casebook.library.case import Case
from macros.pages.outputs.output import File, Plan
from macros.pages.pdf.pack_pdf import PackPdf
from macros.pages.views.packs.addresses import CARDS_PDF, DOORS_PDF, PACK_PDF, address_of
from macros.pages.views.packs.pack import Packs, has_doors, has_pack


def files(plan: Plan, case: Case) -> Iterator[File]:
    """`dossier.pdf`, `cartes.pdf` and `portes.pdf` of an event that has a pack; door sheets want sessions."""
    if not has_pack(plan.views.library, case):
        return
    pdf = PackPdf(plan.views, Packs(plan.views), plan.settings.site_url, plan.render)
    yield File(address_of(case, PACK_PDF), partial(pdf.pack, case))
    yield File(address_of(case, CARDS_PDF), partial(pdf.cards, case))
    if has_doors(plan.views.library, case):
        yield File(address_of(case, DOORS_PDF), partial(pdf.doors, case))
