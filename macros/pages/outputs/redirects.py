"""A page at each former address of a case, which leads to where the case is now."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan
from macros.pages.views.addresses import TO_ROOT


def files(plan: Plan) -> Iterator[File]:
    """What is withdrawn keeps its line at all of its addresses."""
    for old, key in plan.views.library.redirects.items():
        address = plan.views.case_address(key) or plan.views.url(f"{key}/")
        back = "../" * (old.count("/") + 1)
        yield File(f"{old}/index.html", plan.render("redirect.html", target=address.replace(TO_ROOT, back)).encode())
