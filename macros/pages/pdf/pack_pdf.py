"""The three PDF files of a pack as plain values, drawn by the templates of `templates/pdf/`: the pack, its cards, its door sheets.

`outputs.of_cases.pack_pdfs` asks for them. The pack is the HTML of its page, read as blocks: nothing of it is decided here but its cover.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.casebook.language.french import hour, typographic
from macros.casebook.library.case import Case
from macros.pages.pdf.drawing import drawn, drawn_to_fill
from macros.pages.pdf.html_blocks import blocks
from macros.pages.pdf.pictures import drawings
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.case_page import Address, public_address
from macros.pages.views.packs.cards import Card, card_sheets
from macros.pages.views.packs.doors import Door, doors
from macros.pages.views.packs.pack import Packs
from macros.pages.views.packs.rooms import hours
from macros.pages.views.qrcode import qr_code
from macros.pages.views.short_links import short_address
from macros.pages.views.views import Views

SIZES = (10.5, 10.3, 10.8, 10, 11.2, 11.6, 12)
"""The sizes of the letters of a pack, in points, the best first: another one is taken where it spares an almost empty last page. Of a short pack
much larger letters alone do."""

CITED = (
    "À citer : « {} : dossier de la rencontre », Bibliothèque des PTCE, {}. Chaque fait a sa date et sa source ; la page de chaque fiche, en ligne, "
    "dit ce qui a changé depuis."
)

LICENCE = "Textes sous licence CC BY-SA 4.0, données sous Licence Ouverte 2.0. Composé en Libertinus Serif (licence OFL 1.1)."


@dataclass(frozen=True)
class PackPdf:
    """Draws the files of the packs of one build. `render` renders a template of HTML by its name, with named values; `site_url` is the
    address of the site, which others may be able to open or not."""

    views: Views
    packs: Packs
    site_url: str
    render: Callable[..., str]

    def pack(self, event: Case) -> bytes:
        """The pack of an event: a cover, contents, then what its page says."""
        pack = self.packs.of(event)
        lasting = self._public(short_address(event) or f"{event.key}/")
        told = [pack.when, ", ".join(filter(None, (event.fact("venue"), pack.place))), ", ".join(link.text for link in pack.organisers)]
        html = self.render("packs/whole.html", event=event, pack=pack)
        values = {
            "title": typographic(pack.title),
            "summary": typographic(event.facts.summary),
            "held": blocks(self.render("packs/held.html", event=event), self._outside, lambda _src: ""),
            "lines": [typographic(line) for line in told if line],
            "cite": typographic(CITED.format(pack.title, lasting.text)),
            "licence": typographic(LICENCE),
            "codes": {sheet.id: self._code(self._public(short_address(sheet.case) or f"{sheet.case.key}/")) for sheet in pack.sheets},
            "blocks": blocks(html, self._outside, drawings(self.views.library, (event, *(sheet.case for sheet in pack.sheets)))),
            **self._code(lasting),
        }
        return drawn_to_fill("pack.typ", values, SIZES)

    def cards(self, event: Case) -> bytes:
        """The practice cards of an event, four to a sheet."""
        pack = self.packs.of(event)
        cards = [self._card(card) if card else None for sheet in card_sheets(self.views, pack) for card in sheet]
        return drawn("cards.typ", {"title": typographic(f"{pack.title} : cartes de pratiques"), "cards": cards})

    def doors(self, event: Case) -> bytes:
        """The door sheets of an event, one a room and session."""
        pack = self.packs.of(event)
        return drawn("doors.typ", {"title": typographic(pack.title), "doors": [self._door(door) for door in doors(pack)]})

    def _card(self, card: Card) -> dict[str, Any]:
        return {
            "question": card.question,
            "kind": card.head,
            "title": typographic(card.case.title),
            "sentence": typographic(card.case.facts.summary),
            "start_name": card.start_name,
            "start": card.start,
            **self._code(self._public(card.address)),
        }

    def _door(self, door: Door) -> dict[str, Any]:
        session, following = door.session, door.following.planned.session if door.following else None
        then = f"Ensuite ici{f', à {hour(following.start)}' if following.start else ''} : {following.title}" if following else ""
        return {
            "room": typographic(door.room),
            "day": door.day,
            "hours": hours(session),
            "title": typographic(session.title),
            "speakers": typographic(f"Avec {', '.join(session.speakers)}") if session.speakers else "",
            "cases": [typographic(packed.case.title) for packed in door.cases],
            "next": typographic(then),
            **self._code(self._public(door.address)),
        }

    def _public(self, address: str) -> Address:
        return public_address(self.site_url, address)

    def _code(self, address: Address) -> dict[str, str]:
        """An address, and the drawing of its code; empty where others cannot open it."""
        code = qr_code(address.text) if address.public else None
        return {"address": address.text, "code": self.render("qr.svg", code=code) if code else ""}

    def _outside(self, href: str) -> str:
        """The whole address of a link of a page; empty where it leads nowhere for others."""
        if not href.startswith(TO_ROOT):
            return href
        address = self._public(href.removeprefix(TO_ROOT))
        return address.text if address.public else ""
