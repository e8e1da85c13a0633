"""Good practices: each answers a question, and names those who do it."""

from typing import Annotated, ClassVar

from macros.casebook.schema.constraints import ListRule
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, RefTo, Source, TermOf
from macros.casebook.schema.values import Sentence, field, many
from macros.casebook.types.base import CaseType, Section
from macros.casebook.types.facts import AlsoRead, confirmed
from macros.casebook.types.testimony import OwnFacts, Told


class Example(Group):
    """Who does it, what they did, when, says who."""

    case: Annotated[str, RefTo(ANY, "Pratiques que ce cas illustre")] = field("Qui", "La fiche, avec son dossier.", required=True, example="poles/triveo")
    did: Sentence = field("Ce qui a été fait", required=True, example="Une SAS dont l’activité paie l’animation.")
    as_of: PartialDate | None = field("Date", example="2016")
    source: Source | None = field("Source", example="coorace-2016")
    confirmed_on: PartialDate | None = confirmed()


class Pratique(CaseType):
    """A way of doing things that at least one named case shows."""

    rank: ClassVar[int] = 5
    folder: ClassVar[str] = "pratiques"
    label: ClassVar[str] = "Pratique"
    label_plural: ClassVar[str] = "Pratiques"
    pictogram: ClassVar[str] = "pratique"
    what: ClassVar[str] = "Une manière de faire qui répond à une question, avec qui l’a fait."
    said_of: ClassVar[tuple[str, str]] = ("pratique", "pratiques")
    leads: ClassVar[tuple[str, ...]] = ("challenge", "evidence", "event", "themes", "related")
    told_of: ClassVar[tuple[str, ...] | None] = ("examples",)
    sections: ClassVar[tuple[Section, ...]] = (
        Section("Comment ça marche", "Le principe, pas à pas."),
        Section("Ce qu'il faut", "Les conditions dites par une source, ou par nous."),
        Section("Ce que ça a donné", "Les effets, avec leur année."),
        Section("Limites connues", "Où cela n’a pas marché, si une source le dit."),
        Section("Pour s'en inspirer", "Par où commencer."),
    )
    list_rules: ClassVar[tuple[ListRule, ...]] = (OwnFacts((Told("examples", ("case",)),)),)
    needs: ClassVar[tuple[str, ...]] = ("themes", "sources", "challenge", "examples")

    challenge: Annotated[str, TermOf("challenges")] | None = field("La question", "L’enjeu auquel la pratique répond.", example="payer-animation", box=True)
    evidence: Annotated[str, TermOf("evidence")] = field(
        "Ce qu’on en sait", "Pratiquée, effets décrits, ou abandonnée.", default="pratiquee", example="pratiquee", box=True
    )
    examples: tuple[Example, ...] = many("Qui le fait", "Au moins un exemple nommé.")
    event: Annotated[str, RefTo("evenements", "Pratiques relevées")] | None = field("Relevée à", "La rencontre où elle a été partagée.", box=True)
    related: tuple[AlsoRead, ...] = many("À lire aussi", "D’autres fiches utiles.", box=True)
