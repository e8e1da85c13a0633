"""The pack of an event as one file: it opens from a disk, a stick or an e-mail, without a network, and asks for nothing.

Its styles stand in it, allowed by their hash; its pictograms and its pictures too; no script does. Links to other pages of the site are whole
addresses, or words alone where the site has no address that others can open.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256

from markupsafe import Markup

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.types.evenement import Evenement
from macros.pages.outputs.output import File, Plan
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.case_page import public_address
from macros.pages.views.packs.addresses import ONE_FILE, address_of
from macros.pages.views.packs.pack import has_pack
from macros.pages.views.pictures.pictures import FOLDER, by_address

STYLES: Sequence[str] = ("stylesheets/all.css", "stylesheets/programme.css", "stylesheets/packs.css", "stylesheets/pictures.css")
"""The sheets that stand in the file, by their addresses: those of the page of the pack."""

MARKS = "images/marks.svg"
"""The file of the pictograms."""

HELD: Sequence[str] = (*STYLES, MARKS)
"""The files of the site that the pack holds within itself (`Plan.assets`)."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SYMBOL = re.compile(r'<symbol id="([^"]*)".*?</symbol>', re.DOTALL)
_USED = re.compile(rf'href="{TO_ROOT}{MARKS}#([^"]*)"')
_PICTURE = re.compile(rf'<a href="{TO_ROOT}{FOLDER}[^"]*">(<img )src="{TO_ROOT}({FOLDER}[^"]*)"(?: srcset="[^"]*" sizes="[^"]*")?(.*?>)</a>')
"""A picture as `pictures.html` draws it, and the address of its largest file."""

_WAY = re.compile(rf'<a\b[^>]*? href="{TO_ROOT}[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


def files(plan: Plan) -> Iterator[File]:
    """`evenements/<slug>/dossier-hors-ligne.html` of each event that has a pack."""
    library = plan.views.library
    for event in library.of_type(Evenement.folder):
        if has_pack(library, event):
            yield File(address_of(event, ONE_FILE), partial(_drawn, plan, event))


def _drawn(plan: Plan, event: Case) -> bytes:
    style = _COMMENT.sub("", "\n".join(plan.assets.get(path, "") for path in STYLES)).strip()
    html = plan.render("packs/one_file.html", event=event, style=Markup(style), hash=b64encode(sha256(style.encode()).digest()).decode())
    return _alone(_with_pictures(html, plan.views.library), plan.assets.get(MARKS, ""), plan.settings.site_url).encode()


def _with_pictures(html: str, library: Library) -> str:
    """The HTML with its pictures in it, each in its smallest width."""
    if FOLDER not in html:
        return html
    from macros.casebook.images.writing import written  # Pillow's encoders, for packs with pictures

    known = by_address(library.pictures.values())

    def within(found: re.Match[str]) -> str:
        picture = known[found[2]]
        return f'{found[1]}src="data:image/webp;base64,{b64encode(written(picture, picture.sizes[0][0])).decode()}"{found[3]}'

    return _PICTURE.sub(within, html)


def _alone(html: str, marks: str, site_url: str) -> str:
    """The HTML with its pictograms in it, and without a way that only the site has."""
    used = set(_USED.findall(html))
    symbols = "".join(symbol[0].replace(' id="', ' id="marque-', 1) for symbol in _SYMBOL.finditer(marks) if symbol[1] in used)
    html = _USED.sub(r'href="#marque-\1"', html).replace(
        "<body>", f'<body><svg class="visually-hidden" width="0" height="0" aria-hidden="true">{symbols}</svg>', 1
    )
    return html.replace(TO_ROOT, site_url) if public_address(site_url, "").public else _WAY.sub(r"\1", html)
