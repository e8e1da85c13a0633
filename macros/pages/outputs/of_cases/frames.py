"""A page of each case for the pages of others, which show it in a frame: no navigation, no script, one small sheet.

It also holds what others may paste (`embed.html`), which shows when it is asked for (`#integrer`) and which the page of the case
takes from here: the case's own page would weigh a tenth more. The QR code stands there as a `data:`: a file of its own would be
one more for each case. The practice card of the case, which never shows here, is for the cards of a selection. The address is
made of the permanent id, so that a rename empties no frame; that of a withdrawn case says that it was withdrawn, and nothing else.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from functools import partial

from macros.casebook.library.case import Case
from macros.pages.outputs.output import File, Plan
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.case_page import public_address
from macros.pages.views.qrcode import qr_code
from macros.pages.views.short_links import frame_address, short_address


def files(plan: Plan, case: Case) -> Iterator[File]:
    """`cadre/<id>.html`; none for a case without an id."""
    if path := frame_address(case):
        yield File(path, partial(_drawn, plan, case))


def _drawn(plan: Plan, case: Case) -> bytes:
    if case.facts.withdrawn:
        return plan.render("frame_withdrawn.html", case=case).encode()
    short = short_address(case)
    public = public_address(plan.settings.site_url, short)
    code = qr_code(public.text) if public.public else None
    drawing = f"data:image/svg+xml;base64,{b64encode(plan.render('qr.svg', code=code).encode()).decode()}" if code else ""
    site = plan.settings.site_url
    html = plan.render("frame.html", case=case, short=site + short, framed=site + frame_address(case), public=public, code=code, drawing=drawing)
    return html.replace(TO_ROOT, "../").encode()
