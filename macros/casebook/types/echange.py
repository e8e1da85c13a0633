"""Exchanges between peers: transfers of know-how and learning visits that took place."""

from typing import Annotated, ClassVar

from macros.casebook.schema.constraints import ListRule
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import RefTo, Source
from macros.casebook.schema.values import Line, Sentence, field, many
from macros.casebook.types.base import CaseType, Section
from macros.casebook.types.testimony import OwnFacts, Told


class Lesson(Group):
    """What one side took home, and whose point it is."""

    text: Sentence = field("Enseignement", required=True)
    by: Line | None = field("Qui le dit", "La personne ou l’équipe dont c’est le propos.", example="le directeur de Coop’actions")
    source: Source | None = field("Source", example="avise-2022")


class Echange(CaseType):
    """An exchange: two teams that learnt from each other."""

    rank: ClassVar[int] = 8
    folder: ClassVar[str] = "echanges"
    label: ClassVar[str] = "Échange"
    label_plural: ClassVar[str] = "Échanges entre pairs"
    feminine: ClassVar[bool] = False
    pictogram: ClassVar[str] = "echange"
    what: ClassVar[str] = "Un transfert de savoir-faire ou une visite qui a eu lieu."
    said_of: ClassVar[tuple[str, str]] = ("échange", "échanges")
    leads: ClassVar[tuple[str, ...]] = ("host", "guest", "date", "scheme", "topics")
    told_of: ClassVar[tuple[str, ...] | None] = ("host", "guest")
    dated_by: ClassVar[tuple[str, str]] = ("date", "mené {since}")
    sections: ClassVar[tuple[Section, ...]] = (
        Section("La demande", "Ce que cherchait l’équipe accueillie."),
        Section("Ce qui s'est fait", "Le programme de l’échange."),
        Section("Et après", "Ce qui a suivi, si une source le dit."),
    )
    list_rules: ClassVar[tuple[ListRule, ...]] = (OwnFacts((Told("lessons_guest", ("guest",)), Told("lessons_host", ("host",)))),)
    needs: ClassVar[tuple[str, ...]] = ("themes", "sources", "host", "guest")

    host: Annotated[str, RefTo("poles", "Équipes accueillies")] | None = field("Pôle qui accueille", "Celui qui transmet.", example="clus-ter-jura", box=True)
    guest: Annotated[str, RefTo("poles", "Accueilli chez")] | None = field("Pôle accueilli", "Celui qui apprend.", example="coopactions", box=True)
    scheme: Annotated[str, RefTo("dispositifs", "Échanges")] | None = field("Dispositif", "La fiche du dispositif.", example="tsf", box=True)
    date: PartialDate | None = field("Date", "Quand il a eu lieu, aussi précisément que connu.", example="2022", box=True)
    topics: tuple[Line, ...] = many("Sujets travaillés", example=["animation coopérative"], box=True)
    lessons_guest: tuple[Lesson, ...] = many("Ce que l’équipe accueillie en retient")
    lessons_host: tuple[Lesson, ...] = many("Ce que l’équipe qui accueille en retient")
