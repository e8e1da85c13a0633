"""Support schemes. The list of their laureates is made of the links that poles have to them."""

from typing import Annotated, ClassVar

from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.references import RefTo, TermOf
from macros.casebook.schema.values import Line, Sentence, field, many
from macros.casebook.types.base import CaseType, Section
from macros.casebook.types.facts import KeyFigure, Site


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
    eligibility: Sentence | None = field("Qui peut y prétendre", "En une phrase.", box=True)
    topics: tuple[Line, ...] = many("Sujets", example=["animation", "modèle économique"], box=True)
    key_figures: tuple[KeyFigure, ...] = many("Chiffres", "Chaque chiffre avec sa date et sa source.", box=True)
    part_of: Annotated[str, RefTo("dispositifs", "Comprend")] | None = field("Fait partie de", "Le dispositif plus large.", box=True)
    website: Site | None = field("Site", "L’adresse, et l’année du document qui la donne.", box=True)
