"""The short address of each case, which leads to its page whatever that is called, and the QR code of that address.

A page with the short address printed on it, a code on a door, a link in a programme: all go through here. That of a withdrawn
case leads to the page that says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.casebook.library.case import Case
from macros.pages.outputs.output import File, Plan
from macros.pages.outputs.redirects import redirection
from macros.pages.views.case_page import public_address
from macros.pages.views.qrcode import has_code, qr_code
from macros.pages.views.short_links import code_address, short_address


def files(plan: Plan, case: Case) -> Iterator[File]:
    """`c/<id>/index.html`, and `c/<id>/qr.svg` where others can open the address and the case is not withdrawn; none for a case
    without an id."""
    short = short_address(case)
    if not short:
        return
    yield File(f"{short}index.html", partial(redirection, plan, short, case.key))
    address = public_address(plan.settings.site_url, short)
    if not case.facts.withdrawn and address.public and has_code(address.text):
        yield File(code_address(case), partial(_code, plan, address.text))


def _code(plan: Plan, address: str) -> bytes:
    return plan.render("qr.svg", code=qr_code(address)).encode()
