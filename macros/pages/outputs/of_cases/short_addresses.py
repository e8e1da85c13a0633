"""The short address of each case, which leads to its page whatever that is called.

A page with the short address printed on it, a code on a door, a link in a programme: all go through here. That of a withdrawn
case leads to the page that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.casebook.library.case import Case
from macros.pages.outputs.output import File, Plan
from macros.pages.outputs.redirects import redirection
from macros.pages.views.short_links import short_address


def files(plan: Plan, case: Case) -> Iterator[File]:
    """`c/<id>/index.html`; none for a case without an id."""
    if short := short_address(case):
        yield File(f"{short}index.html", partial(redirection, plan, short, case.key))
