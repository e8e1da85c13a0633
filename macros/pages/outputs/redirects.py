"""A page at each former address of a case, which redirects to its present one."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan
from macros.pages.views.addresses import TO_ROOT


def files(plan: Plan) -> Iterator[File]:
    """`<folder>/<former slug>/index.html`. A withdrawn case keeps its redirections, to the page of its withdrawal."""
    for old, key in plan.views.library.redirects.items():
        address = plan.views.case_address(key) or plan.views.url(f"{key}/")
        back = "../" * (old.count("/") + 1)
        yield File(f"{old}/index.html", plan.render("redirect.html", target=address.replace(TO_ROOT, back)).encode())
