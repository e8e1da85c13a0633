"""Support schemes. Those that they chose are the poles that say so on their pages, and the `laureates` that public lists name."""

from typing import Annotated, ClassVar

from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import RefTo, Source, TermOf
from macros.casebook.schema.values import Line, Sentence, YesNo, field, many
from macros.casebook.types.base import CaseType, Region, Section
from macros.casebook.types.facts import KeyFigure, Milestone, Site

OVER = "termine"
"""The state of a scheme that will not open again."""


class Laureate(Group):
    """One of those whom a call chose, as a public list names it: a line of the scheme. A page of its own (`case`) is for a second fact on."""

    name: Line = field("Lauréat", "Son nom, comme le donne la liste publique.", required=True, example="La Place des Possibles")
    place: Line | None = field("Lieu", "La commune, le département ou le territoire, si une source le dit.", example="Royans-Vercors")
    region: Region | None = field("Région", example="auvergne-rhone-alpes")
    case: Annotated[str, RefTo("poles", "Appels qui l’ont retenu")] | None = field(
        "Sa fiche", "Celle du pôle, s’il en a une ici.", example="la-place-des-possibles"
    )
    year: PartialDate | None = field("Année", "L’année ou le jour du choix, si l’appel en a connu plusieurs.", example="2021")
    source: Source = field("Source", "Le document public qui le nomme.", required=True, example="chorum-15-ptce")


class Dispositif(CaseType):
    """A support scheme: a call for projects, a programme of peer exchanges, a charter, a tool."""

    rank: ClassVar[int] = 7
    folder: ClassVar[str] = "dispositifs"
    label: ClassVar[str] = "Dispositif"
    label_plural: ClassVar[str] = "Dispositifs"
    feminine: ClassVar[bool] = False
    pictogram: ClassVar[str] = "dispositif"
    what: ClassVar[str] = "Un soutien, un appel à projets, un échange entre pairs, une charte."
    said_of: ClassVar[tuple[str, str]] = ("dispositif", "dispositifs")
    leads: ClassVar[tuple[str, ...]] = ("state", "since", "operator", "kind", "eligibility")
    dated_by: ClassVar[tuple[str, str]] = ("since", "lancé {since}")
    checked_by: ClassVar[tuple[str, str, str]] = ("verified_on", "state", OVER)
    sections: ClassVar[tuple[Section, ...]] = (
        Section("À quoi il sert", "Ce qu’il apporte."),
        Section("Qui peut y prétendre", "Les conditions dites par une source."),
        Section("Comment il se déroule", "Les étapes."),
    )
    needs: ClassVar[tuple[str, ...]] = ("kind", "sources")

    kind: Annotated[str, TermOf("scheme_kinds")] | None = field(
        "Nature", "Appel à projets, charte, échange entre pairs…", example="echange-entre-pairs", box=True
    )
    operator: Annotated[str, RefTo("organisations", "Dispositifs portés", or_name=True)] | None = field("Opérateur", "Qui le porte.", example="avise", box=True)
    since: PartialDate | None = field("Depuis", "L’année ou la date de lancement.", example="2022-02", box=True)
    state: Annotated[str, TermOf("scheme_states")] = field(
        "Situation", "Ouvert, fermé, terminé, ou non vérifié.", default="non-verifie", example="non-verifie", box=True
    )
    verified_on: PartialDate | None = field("Dernière vérification", "Le jour où quelqu’un a cherché où en est le dispositif.", box=True)
    pays: Sentence | None = field(
        "Ce qu’il apporte",
        "Ce qu’il paie ou prête, en une phrase : la page « Financer » montre les dispositifs qui le disent, tant qu’ils ne sont pas terminés.",
        example="Un accompagnement sur mesure, gratuit.",
        box=True,
    )
    eligibility: Sentence | None = field("Qui peut y prétendre", "En une phrase.", box=True)
    ask_whom: Sentence | None = field(
        "À qui s’adresser", "Qui reçoit les demandes d’après un document, en une phrase : jamais une personne.", example="À la direction régionale.", box=True
    )
    for_poles: YesNo = field("Réservé aux pôles", "S’il est fait pour les PTCE, et pour eux seuls.", default=False)
    topics: tuple[Line, ...] = many("Sujets", example=["animation", "modèle économique"], box=True)
    key_figures: tuple[KeyFigure, ...] = many("Chiffres", "Chaque chiffre avec sa date et sa source.", box=True)
    milestones: tuple[Milestone, ...] = many("Étapes", "Les dates qui comptent : une mise à jour, une suite, ce qu’un document en disait une année.")
    laureates: tuple[Laureate, ...] = many("Lauréats", "Ceux que nomme une liste publique, un par ligne, avec le document qui le dit.")
    part_of: Annotated[str, RefTo("dispositifs", "Comprend")] | None = field("Fait partie de", "Le dispositif plus large.", box=True)
    website: Site | None = field("Site", "L’adresse, et l’année du document qui la donne.", box=True)

    @property
    def may_be_asked_for(self) -> bool:
        """Whether the page « Financer » shows it: it says what it brings, and is not over."""
        return bool(self.pays) and self.state != OVER
