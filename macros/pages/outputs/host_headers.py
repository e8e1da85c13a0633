"""What hosts that read `_headers` (Netlify, Cloudflare Pages and others) say with each page: who may show it in a frame.

A page cannot say it by itself: `frame-ancestors` counts in a header alone. Where several rules match an address, Cloudflare Pages
joins what they say of one header, so that the stricter one stands; Netlify has the last one win, others the first. So no two
rules of this file say different things of one header: each folder of pages has its rule, and the frames have their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from macros.pages.outputs.output import File, Plan
from macros.pages.views.short_links import FRAMES, SHORT

AT_THE_ROOT = ("/", "/index.html", "/404.html")
"""The pages that are in no folder."""

UNFRAMED: Sequence[str] = ("Content-Security-Policy: frame-ancestors 'none'", "X-Frame-Options: DENY")
"""Nobody may show it in a frame; the second says so to browsers that do not know the first."""

FRAMED: Sequence[str] = ("Content-Security-Policy: frame-ancestors *; script-src 'none'",)
"""Anybody may, whatever `X-Frame-Options` a host adds; and no script would run there, though none is written."""

EVERYWHERE: Sequence[str] = ("X-Content-Type-Options: nosniff", "Referrer-Policy: strict-origin-when-cross-origin")
"""What all files say: each is only what its type says; another site learns from which site one comes, not from which page."""


def files(plan: Plan) -> Iterator[File]:
    """`_headers`."""
    yield File("_headers", lambda: _text(plan).encode())


def _text(plan: Plan) -> str:
    rules: dict[str, Sequence[str]] = dict.fromkeys((*AT_THE_ROOT, *(f"/{folder}/*" for folder in _folders(plan))), UNFRAMED)
    rules |= {f"/{FRAMES}*": FRAMED, "/*": EVERYWHERE}
    return "".join("\n".join((path, *(f"  {header}" for header in headers), "")) for path, headers in rules.items())


def _folders(plan: Plan) -> list[str]:
    """The folders that hold pages: the first parts of their addresses."""
    addresses = (SHORT, *plan.documents, *plan.views.library.redirects, *(page.address for page in plan.pages))
    return sorted({first for address in addresses if (first := address.partition("/")[0])})
