"""Action sheets: their sections are those of the blank sheet of the national day of 2016."""

from typing import Annotated, ClassVar

from macros.casebook.schema.references import RefTo
from macros.casebook.schema.values import field, many
from macros.casebook.types.base import CaseType, Section
from macros.casebook.types.facts import RECEIVED, KeyFigure, Offer, Partner, Site, Stage, Structure


class Fiche(CaseType):
    """An action that a pole or one of its members runs, described on one page."""

    rank: ClassVar[int] = 2
    folder: ClassVar[str] = "fiches"
    label: ClassVar[str] = "Fiche action"
    label_plural: ClassVar[str] = "Fiches action"
    pictogram: ClassVar[str] = "fiche"
    what: ClassVar[str] = "Une action menée par un pôle ou par l’un de ses membres."
    said_of: ClassVar[tuple[str, str]] = ("action", "actions")
    leads: ClassVar[tuple[str, ...]] = ("poles", "carrier", "stage", "key_figures", "themes", "website")
    told_of: ClassVar[tuple[str, ...] | None] = ("poles", "carrier")
    sections: ClassVar[tuple[Section, ...]] = (
        Section("Description", "Ce que fait l’action, pour qui, comment."),
        Section("Objectifs", "Ce qu’elle vise, si une source le dit."),
        Section("Stade de développement", "Où elle en était, à quelle date."),
        Section("Perspectives et ambition", "La suite envisagée."),
        Section("Action concrète proposée", "Ce que l’équipe proposait aux autres pôles : une visite, un coup de main, un essai à faire ensemble."),
    )

    poles: tuple[Annotated[str, RefTo("poles", "Fiches action")], ...] = many("Pôles", "Les pôles qui mènent l’action.", example=["bou-sol"], box=True)
    carrier: Structure | None = field("Porteur", "La structure qui porte l’action.", box=True)
    stage: tuple[Stage, ...] = many("Stade", "Le stade du projet, à quelle date, selon quelle source.", box=True)
    offers: tuple[Offer, ...] = many("Propositions aux autres pôles", "Ce que l’équipe propose à ses pairs.")
    key_figures: tuple[KeyFigure, ...] = many("Chiffres", "Chaque chiffre avec sa date et sa source.", box=True)
    partners: tuple[Partner, ...] = many("Partenaires", "Ceux qui rendent l’action possible.", box=True)
    event: Annotated[str, RefTo("evenements", RECEIVED)] | None = field("Écrite pour", "La rencontre pour laquelle la fiche a été demandée.", box=True)
    website: Site | None = field("Site", "L’adresse, et l’année du document qui la donne.", box=True)
