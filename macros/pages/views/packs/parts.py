"""The parts of a pack: its pages and its files, each with who has it.

`routes` makes a page of each of `PAGES`; the page of an event leads to all that it has, files too. To add a page, write its template and
its line here; a file, its module in `outputs/` and its line.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.pages.views.packs.addresses import (
    ATTENDANCE,
    CARDS,
    CARDS_PDF,
    COMMITMENTS,
    DOORS,
    DOORS_PDF,
    ONE_FILE,
    PACK,
    PACK_PDF,
    POSTER,
    RAPPORTEUR,
    RUNNING_ORDER,
    address_of,
)
from macros.pages.views.packs.pack import has_doors, has_pack, has_sheets
from macros.pages.views.views import Link


@dataclass(frozen=True, slots=True)
class Part:
    """A page or a file of a pack: its address from that of the event (`addresses`), its title and what it is for, in French.

    `has` says whether an event has it. `template` is the name of that of a page, which is rendered with `event` and `part`; empty for
    a file.
    """

    address: str
    title: str
    about: str
    has: Callable[[Library, Case], bool]
    template: str = ""


PAGES: tuple[Part, ...] = (
    Part(PACK, "Dossier", "Le programme et chaque fiche présentée, en entier, à imprimer.", has_pack, "packs/pack.html"),
    Part(CARDS, "Cartes de pratiques", "Quatre cartes par feuille, à découper et à étaler sur une table.", has_pack, "packs/cards.html"),
    Part(DOORS, "Affiches de porte", "Une affiche par séance : la salle, l’heure, le titre, un QR code.", has_sheets, "packs/doors.html"),
    Part(RUNNING_ORDER, "Conducteur", "Le déroulé de chaque salle, pour la personne qui la tient.", has_sheets, "packs/running_order.html"),
    Part(ATTENDANCE, "Feuille d’émargement", "Nom, structure, signature.", has_sheets, "packs/attendance.html"),
    Part(
        RAPPORTEUR,
        "Feuille du rapporteur",
        "Les six cases de la synthèse, à la main ou, par son QR code, sur un téléphone : ce qui s’y écrit revient sur cette page.",
        has_sheets,
        "packs/rapporteur.html",
    ),
    Part(COMMITMENTS, "Billets d’engagement", "Quoi, avec qui, pour quand : deux billets par feuille, à découper.", has_sheets, "packs/commitments.html"),
    Part(POSTER, "Appel à fiches", "L’affiche et son code, et un texte à coller dans une invitation.", has_sheets, "packs/poster.html"),
)
"""The pages, in the order in which they are named."""

FILES: tuple[Part, ...] = (
    Part(PACK_PDF, "Dossier (PDF)", "Le même, prêt pour l’imprimeur, avec les numéros de page.", has_pack),
    Part(CARDS_PDF, "Cartes de pratiques (PDF)", "Quatre par feuille, à découper.", has_pack),
    Part(DOORS_PDF, "Affiches de porte (PDF)", "Une par salle et par séance.", has_doors),
    Part(
        ONE_FILE, "Dossier en un seul fichier", "Le programme et les fiches, à envoyer par courriel ou à mettre sur une clé : il s’ouvre sans réseau.", has_pack
    ),
)
"""The files, which are named after the pages."""


def pages_of(library: Library, event: Case) -> list[Part]:
    """The pages that an event has."""
    return [part for part in PAGES if part.has(library, event)]


def ways_to(library: Library, event: Case) -> list[Link]:
    """The names of all parts that an event has, with their addresses from the root of the site and what each is for."""
    return [Link(part.title, address_of(event, part.address), part.about) for part in (*PAGES, *FILES) if part.has(library, event)]
