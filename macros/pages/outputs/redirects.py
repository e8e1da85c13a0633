"""A page at each former address of a case, which redirects to its present one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.pages.outputs.output import File, Plan
from macros.pages.views.addresses import TO_ROOT


def files(plan: Plan) -> Iterator[File]:
    """`<folder>/<former slug>/index.html`. A withdrawn case keeps its redirections, to the page of its withdrawal."""
    for old, key in plan.views.library.redirects.items():
        yield File(f"{old}/index.html", partial(_redirect, plan, old, key))


def _redirect(plan: Plan, old: str, key: str) -> bytes:
    address = plan.views.case_address(key) or plan.views.url(f"{key}/")
    back = "../" * (old.count("/") + 1)
    return plan.render("redirect.html", target=address.replace(TO_ROOT, back)).encode()
