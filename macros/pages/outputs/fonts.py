"""The licence of the letters that the PDF files hold (`pdf.drawing`), beside them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan
from macros.pages.pdf.drawing import LICENCE
from macros.pages.views.packs.pack import has_pack


def files(plan: Plan) -> Iterator[File]:
    """`polices/LICENCE-Libertinus.txt`, where an event has a pack."""
    library = plan.views.library
    if any(has_pack(library, case) for case in library.published.values()):
        yield File(f"polices/{LICENCE.name}", LICENCE.read_bytes)
