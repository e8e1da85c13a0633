"""A page at each former address of a case, which redirects to its present one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.pages.outputs.output import File, Plan
from macros.pages.views.addresses import TO_ROOT


def files(plan: Plan) -> Iterator[File]:
    """`<folder>/<former slug>/index.html`. A withdrawn case keeps its redirections, to the page of its withdrawal."""
    for old, key in plan.views.library.redirects.items():
        yield File(f"{old}/index.html", partial(redirection, plan, f"{old}/", key))


def redirection(plan: Plan, address: str, key: str) -> bytes:
    """The page at an address, from the root of the site and with a slash at its end, that leads to where the case with this key is
    now; the way is relative, so that it holds in a folder too. With scripts it keeps the fragment: that of a session, of a section."""
    target, root = plan.views.case_address(key) or plan.views.url(f"{key}/"), "../" * address.count("/")
    return plan.render("redirect.html", target=target.replace(TO_ROOT, root), root=root).encode()
