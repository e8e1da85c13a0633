"""Where the parts of a pack are, from the address of their event: `evenements/<slug>/` and one of these.

The ground of the folder: pages (`parts`), files (`outputs`) and links are made of them.
"""

from __future__ import annotations

from macros.casebook.library.case import Case

PACK = "dossier/"
"""The pack itself. The other pages are under it."""

DOORS = "dossier/portes/"
CARDS = "dossier/cartes/"
RAPPORTEUR = "dossier/rapporteur/"
COMMITMENTS = "dossier/engagements/"
ATTENDANCE = "dossier/emargement/"
RUNNING_ORDER = "dossier/conducteur/"
POSTER = "dossier/affiche/"
"""The sheets to print, each a page."""

PACK_PDF = "dossier.pdf"
CARDS_PDF = "cartes.pdf"
DOORS_PDF = "portes.pdf"
"""Three of them as files for printers."""

ONE_FILE = "dossier-hors-ligne.html"
"""The pack as one file that needs no network."""


def address_of(event: Case, part: str) -> str:
    """The address of a part of the pack of an event, from the root of the site: `evenements/journee-2016/dossier/`."""
    return f"{event.key}/{part}"
