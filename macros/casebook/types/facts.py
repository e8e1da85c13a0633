"""The groups of fields that case types are made of: facts with their date and their source.

The documents behind the library contradict each other (one pole is an SAS in a text of 2016 and a Scic in one of 2022).
So a legal form, a role or a figure comes with its date and the document that says it, and may be repeated.
"""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

from macros.casebook.schema.constraints import Dated, EndsAfter, Requires, Rule
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, RefTo, Source, TermOf
from macros.casebook.schema.values import Line, Sentence, Url, Whole, field, many

PRESENTED = "Rencontres où ce cas est présenté"
RECEIVED = "Fiches reçues pour cette rencontre"
"""The name of the links from the events that present a case, those to come as those of the past."""

Presented = Annotated[str, RefTo(ANY, inverse=PRESENTED)]
AlsoRead = Annotated[str, RefTo(ANY, inverse="À lire aussi")]


def confirmed() -> Any:
    """The field that says when those whom a fact tells of last said that it is true. Only pages that the pole is known to have read
    show it (`reviews.confirmed`). It has no example, so that no scaffold proposes to claim what nobody said."""
    return field("Confirmé le", "Le jour où ceux dont parle le fait ont dit qu’il est vrai.", editors=True)


class Fact(Group):
    """Something that was so at a date, as a document says. The constraint `Dated` of a subclass names the fields that
    make date and source compulsory."""

    as_of: PartialDate | None = field("Date du fait", "L’année, ou la date, pour laquelle c’est vrai.", example="2022")
    source: Source | None = field("Source", "Le document qui le dit.", example="avise-2022")
    confirmed_on: PartialDate | None = confirmed()


class Structure(Fact):
    """A legal person of a pole: forms belong to structures, a pole being a project."""

    rules: ClassVar[tuple[Rule, ...]] = (Dated(("form", "regime", "approvals")),)

    role: Annotated[str, TermOf("structure_roles")] = field("Rôle", required=True, example="porteuse")
    organisation: Annotated[str, RefTo("organisations", "Structure de", or_name=True)] | None = field("Organisation", "La fiche de la structure, ou son nom.")
    name: Line | None = field("Nom", "Le nom de la structure, si elle n’a pas de fiche.")
    form: Annotated[str, TermOf("legal_forms")] | None = field("Forme juridique", example="scic")
    regime: Annotated[str, TermOf("regimes")] | None = field("Régime", "Une qualité posée sur la forme : CAE, GES…", example="cae")
    approvals: tuple[Annotated[str, TermOf("approvals")], ...] = many("Agréments", "Agréments et conventions.", example=["esus"])
    note: Sentence | None = field("Précision")


class Recognition(Group):
    """A title that a pole held: laureate, witness, mentor, signatory."""

    role: Annotated[str, TermOf("recognition_roles")] = field("Reconnaissance", required=True, example="compagnon")
    scheme: Annotated[str, RefTo("dispositifs", "Pôles et coopérations concernés")] | None = field("Dispositif", "La fiche du dispositif.", example="tsf")
    on: PartialDate | None = field("Date", "L’année ou la date.", example="2022")
    source: Source | None = field("Source", "Le document qui le dit.", example="avise-2022")
    note: Sentence | None = field("Précision")
    confirmed_on: PartialDate | None = confirmed()


class State(Fact):
    """Where a pole stood in its life at a date."""

    rules: ClassVar[tuple[Rule, ...]] = (Dated(("value",)),)

    value: Annotated[str, TermOf("pole_states")] = field("État", required=True, example="en-activite")


class Stage(Fact):
    """Where a project stood at a date."""

    rules: ClassVar[tuple[Rule, ...]] = (Dated(("value",)),)

    value: Annotated[str, TermOf("project_stages")] = field("Stade", required=True, example="en-marche")


class Beginning(Group):
    """A founding date; sources differ, so there may be several."""

    on: PartialDate = field("Date", required=True, example="2014")
    note: Sentence | None = field("Ce qui commence", example="association créée")
    source: Source | None = field("Source", example="hebdo39-cluster-jura")
    confirmed_on: PartialDate | None = confirmed()


class Milestone(Group):
    """A dated step of the story."""

    on: PartialDate = field("Date", required=True, example="2016")
    text: Sentence = field("Ce qui se passe", required=True, example="Le pôle devient une Scic.")
    source: Source | None = field("Source", example="hebdo39-cluster-jura")
    confirmed_on: PartialDate | None = confirmed()


class TerritorialContext(Fact):
    """The territory, in the words that let a reader find a pole in a like situation."""

    settlements: tuple[Annotated[str, TermOf("settlements")], ...] = many("Habitat", example=["rural"])
    economies: tuple[Annotated[str, TermOf("economies")], ...] = many("Économie", example=["vignoble"])
    policies: tuple[Annotated[str, TermOf("policies")], ...] = many("Démarches publiques", example=["pat"])
    public_links: tuple[Annotated[str, TermOf("public_links")], ...] = many("Lien avec les collectivités", example=["collectivite-societaire"])
    origins: tuple[Annotated[str, TermOf("origins")], ...] = many("À l’origine", example=["collectivite"])
    basis: Line | None = field("Fondement", "« inference » quand c’est notre déduction.", example="inference")


class Member(Fact):
    """Who takes part: a named organisation, or a number of members of a kind."""

    organisation: Annotated[str, RefTo("organisations", "Membre ou partenaire de", or_name=True)] | None = field("Organisation", "Sa fiche, ou son nom.")
    name: Line | None = field("Nom")
    kind: Annotated[str, TermOf("member_kinds")] | None = field("Nature", example="entreprise-de-l-ess")
    count: Whole | None = field("Nombre", example="12")
    note: Sentence | None = field("Précision")


class Funding(Fact):
    """One way in which the cooperation is paid for."""

    kind: Annotated[str, TermOf("funding_kinds")] = field("Nature", required=True, example="cotisations")
    amount: Whole | None = field("Montant en euros", example="72000")
    note: Sentence | None = field("Précision")


class KeyFigure(Fact):
    """A number with what it counts, its date and its source."""

    rules: ClassVar[tuple[Rule, ...]] = (Dated(("value",)),)

    value: Line = field("Chiffre", required=True, example="660")
    label: Line = field("Ce qu’il compte", required=True, example="ménages accompagnés")


class Website(Group):
    """An address on the web; shown as a link only if somebody saw it alive."""

    url: Url = field("Adresse", required=True, example="https://www.clusterjura.coop")
    as_of: PartialDate | None = field("Date de la source", "L’année du document qui donne l’adresse.", example="2016")
    source: Source | None = field("Source")
    seen_alive: PartialDate | None = field("Vu en ligne le", "Seulement si vous l’avez ouvert.", example="2026-11-22")
    confirmed_on: PartialDate | None = confirmed()


class Short:
    """Annotation: people may type a text alone instead of a group. It becomes the value of `key` in a group
    (`website: https://…`), or, with `listed`, in the one group of a list (`founded: 2014`)."""

    def __init__(self, key: str, listed: bool = False) -> None:
        self.key = key
        self.listed = listed

    def _lift(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        return [{self.key: value}] if self.listed else {self.key: value}

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_before_validator_function(self._lift, handler(source))

    def __get_pydantic_json_schema__(self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [handler(schema), {"type": ["string", "number"]}]}


Beginnings = Annotated[tuple[Beginning, ...], Short("on", listed=True)]
"""Founding dates; one alone may be typed without its group."""

Site = Annotated[Website, Short("url")]
"""A website; its address may be typed without its group."""


class Peer(Fact):
    """What a pole can teach and what it would like to learn, as themes."""

    offered: tuple[Annotated[str, TermOf("themes")], ...] = many("Peut transmettre", example=["animation-cooperative"])
    sought: tuple[Annotated[str, TermOf("themes")], ...] = many("Voudrait apprendre", example=["financement-cooperation"])
    note: Sentence | None = field("Précision")


class Offer(Group):
    """Something offered to other poles. Open only between `confirmed_on` and `until`."""

    rules: ClassVar[tuple[Rule, ...]] = (
        Requires("confirmed_on", "until", "offer-open-ended"),
        Requires("until", "confirmed_on", "offer-unconfirmed"),
        EndsAfter("confirmed_on", "until"),
    )

    kind: Annotated[str, TermOf("offer_kinds")] = field("Nature", required=True, example="visite-apprenante")
    text: Sentence = field("Ce qui est proposé", required=True, example="Une visite des coulisses d’une boulangerie solidaire")
    proposed_on: PartialDate | None = field("Proposée le", example="2016-09-23")
    confirmed_on: PartialDate | None = field("Confirmée le", "Quand celui qui offre l’a confirmée.", example="2026-11-22")
    until: PartialDate | None = field("Valable jusqu’au", example="2027-11")
    source: Source | None = field("Source", example="coorace-2016")


class Partner(Group):
    """A partner of an action."""

    organisation: Annotated[str, RefTo("organisations", "Partenaire de", or_name=True)] = field(
        "Partenaire", "Sa fiche, ou son nom.", required=True, example="CCAS de Grenoble"
    )
    kind: Annotated[str, TermOf("organisation_kinds")] | None = field("Nature", example="collectivite")
    note: Sentence | None = field("Précision")
    confirmed_on: PartialDate | None = confirmed()


class Person(Group):
    """Somebody who spoke, with the role held when they did."""

    name: Line | None = field("Nom", "Laissez vide si la source ne le dit pas.", example="Prénom Nom")
    role: Line | None = field("Rôle", example="directeur")
    voice: Annotated[str, TermOf("voices")] | None = field("Voix", "D’où parle la personne, d’après le rôle que donne la source.", example="dirigeant")
    organisation: Annotated[str, RefTo("organisations", "Voix de", or_name=True)] | None = field(
        "Organisation", "Sa fiche, ou son nom.", example="Coop’actions"
    )
    as_of: PartialDate | None = field("Date", "Quand la personne tenait ce rôle.", example="2022")
