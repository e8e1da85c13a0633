"""The call for sheets of an event: the address that opens the form for it, with its code, for the poster and the text to paste.

Asked for by `templates/packs/poster.html` and, through `case_page`, by the page of the event. The form reads the address in
`docs/javascripts/contribute/flow/call.js`.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.types.facts import RECEIVED
from macros.casebook.types.fiche import Fiche
from macros.pages.views.events.event_page import is_ahead

FORM = "contribuer/proposer/"
"""The address of the form, from the root of the site."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call for sheets: `link` is the address of the form for the event, from the root of the site; `is_ahead` whether the event is to
    come on the day of the build: after it, what was presented there is asked for. `received` is how many sheets have come, without those that
    were withdrawn."""

    link: str
    is_ahead: bool
    received: int


def call_for_sheets(library: Library, event: Case) -> Call:
    """The call for sheets of an event."""
    received = sum(link.label == RECEIVED for link in library.backlinks.get(event.key, ()))
    return Call(f"{FORM}?type={Fiche.folder}&rencontre={event.slug}", is_ahead(library, event), received)
