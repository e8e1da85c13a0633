"""Poles: a PTCE, or another territorial cooperation."""

from typing import Annotated, ClassVar

from macros.casebook.schema.constraints import ListRule
from macros.casebook.schema.references import RefTo, TermOf
from macros.casebook.schema.values import field, many
from macros.casebook.types.base import CaseType, Section
from macros.casebook.types.facts import Beginnings, Funding, KeyFigure, Member, Milestone, Peer, Recognition, Site, State, Structure, TerritorialContext
from macros.casebook.types.testimony import OwnFacts, Told


class Pole(CaseType):
    """A project of cooperation on a territory. It has no legal form itself: its structures have one."""

    rank: ClassVar[int] = 1
    folder: ClassVar[str] = "poles"
    label: ClassVar[str] = "Pôle ou coopération"
    label_plural: ClassVar[str] = "Pôles et coopérations"
    feminine: ClassVar[bool] = False
    pictogram: ClassVar[str] = "pole"
    what: ClassVar[str] = "Un PTCE, ou une autre coopération sur un territoire."
    said_of: ClassVar[tuple[str, str]] = ("pôle", "pôles")
    readers: ClassVar[str] = "le pôle"
    leads: ClassVar[tuple[str, ...]] = ("structures", "state", "founded", "recognitions", "perimeter", "kind")
    told_of: ClassVar[tuple[str, ...] | None] = ("structures",)
    notices: ClassVar[bool] = True
    sections: ClassVar[tuple[Section, ...]] = (
        Section("Origine", "D’où vient la coopération, qui l’a lancée, quand."),
        Section("Qui coopère", "Les membres et ce que chacun apporte."),
        Section("Ce qu'ils font ensemble", "Les actions menées en commun."),
        Section("Qui décide", "La gouvernance, telle qu’une source la décrit."),
        Section("Qui paie", "Les moyens, et d’où ils viennent."),
        Section("Ce qui a changé", "Les effets dits par une source, avec leur année."),
        Section("Difficultés", "Seulement celles que le pôle a publiées lui-même."),
        Section("Pour s'en inspirer", "Ce qu’un autre territoire peut reprendre."),
    )
    list_rules: ClassVar[tuple[ListRule, ...]] = (OwnFacts((Told("structures", ("organisation", "name"), roles=("membre", "partenaire")),)),)

    kind: Annotated[str, TermOf("cooperation_kinds")] = field("Nature", "PTCE, ou autre forme de coopération.", default="ptce", example="ptce", box=True)
    structures: tuple[Structure, ...] = many(
        "Structures et formes juridiques", "Les structures qui portent le pôle ou en sont membres, avec leur forme, la date et la source.", box=True
    )
    recognitions: tuple[Recognition, ...] = many("Reconnaissances", "Lauréat, pôle témoin, compagnon…, avec l’année et la source.", box=True)
    state: tuple[State, ...] = many("État", "Où en était le pôle, à quelle date, selon quelle source.", box=True)
    founded: Beginnings = many("Création", "La date ; plusieurs si les sources diffèrent.", example="2014", box=True)
    perimeter: Annotated[str, TermOf("perimeters")] | None = field("Périmètre", "L’échelle à laquelle il agit.", example="pays-petr", box=True)
    context: tuple[TerritorialContext, ...] = many("Contexte", "Ce qui décrit le territoire.", box=True)
    members: tuple[Member, ...] = many("Membres", "Organisations nommées, ou nombres par nature.", box=True)
    funding: tuple[Funding, ...] = many("Financement", "Les ressources que disent les sources.", box=True)
    key_figures: tuple[KeyFigure, ...] = many("Chiffres", "Chaque chiffre avec sa date et sa source.", box=True)
    milestones: tuple[Milestone, ...] = many("Étapes", "Les dates qui comptent.")
    peer: Peer | None = field("Entre pairs", "Ce que le pôle peut transmettre, ce qu’il voudrait apprendre.", box=True)
    website: Site | None = field("Site", "L’adresse, et l’année du document qui la donne.", box=True)
    related: tuple[Annotated[str, RefTo("poles", "Coopérations liées")], ...] = many(
        "Coopérations liées", "D’autres pôles avec lesquels celui-ci travaille.", box=True
    )
