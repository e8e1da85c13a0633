"""What all cases have in common, and what a case type declares.

A case type is one class in a module of `casebook.types`: its folder, its names, its fields, the sections of its body.
`casebook.types.case_types` collects the classes for the reader, the checks, the indexes, the pages, the scaffold and
the JSON Schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any, ClassVar

from macros.casebook.language.french import slug
from macros.casebook.schema.constraints import Dated, Either, ListRule, Needed, Once, Rule, Under, Within
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import Place, RefTo, Source, TermOf
from macros.casebook.schema.values import CaseId, Choices, GeneralEmail, Line, Sentence, Slug, Url, Whole, YesNo, field, many
from macros.casebook.types.confirmation import Confirmation, unverified
from macros.casebook.types.document import Document
from macros.casebook.types.facts import confirmed
from macros.casebook.types.image import Image
from macros.casebook.types.testimony import OwnFacts

MAIN_BRANCHES = ("faire-vivre-la-cooperation", "modeles-economiques", "creer-maintenir-activites", "alliances-territoire")
"""The top themes that say how people cooperate; the others say in which trade. A case takes at least one theme under these."""

RULES: tuple[Rule, ...] = (Once(), Under("themes", "themes", MAIN_BRANCHES, "theme-branch"), Within("place", "departments"))
"""The constraints across the fields of every case."""

Theme = Annotated[str, TermOf("themes")]
Challenge = Annotated[str, TermOf("challenges")]
Department = Annotated[str, TermOf("departments")]
Region = Annotated[str, TermOf("regions")]


@dataclass(frozen=True, slots=True)
class Section:
    """A section that the body of a type may have: the title of its level-2 heading, and a French sentence on what to
    write there."""

    title: str
    help: str = ""

    @property
    def id(self) -> str:
        """The fragment of its address, without the `#`."""
        return section_id(self.title)


def section_id(title: str) -> str:
    """The fragment of a section, without the `#`. It begins with `s-`, so that no heading takes an id of the page itself."""
    return f"s-{slug(title)}"


@lru_cache(maxsize=64)
def section_ids(kind: type[CaseType]) -> Mapping[str, str]:
    """The sections that a type declares: their titles by their fragments."""
    return {section.id: section.title for section in kind.sections}


@dataclass(frozen=True, slots=True)
class Acronyms:
    """The fields in which a case uses acronyms, besides its body, and those whose acronyms need no other explanation in
    the whole library: titles and other names."""

    used_in: tuple[str, ...]
    explained_by: tuple[str, ...]


class Provenance(Group):
    """Who wrote the page, from what, and whether those it tells of have read it."""

    drafted_from: Line | None = field("Rédigée d’après", "D’où vient le texte.", example="public sources")
    contributor_link: Annotated[str, TermOf("contributor_links")] | None = field("Lien de la personne qui contribue")
    read_by_pole: PartialDate | None = field("Relue par le pôle le", "Seulement si le pôle l’a relue.", example="2026-11-22")


class Review(Group):
    """A review that a person did."""

    on: PartialDate = field("Relue le", required=True, example="2026-11-22")
    by: Line = field("Relue par", "Le nom ou le rôle de la personne qui a relu.", required=True, example="comité éditorial")


class Withdrawal(Group):
    """Why a page was taken down; its address keeps one line."""

    on: PartialDate = field("Retirée le", required=True, example="2026-11-22")
    reason: Sentence = field("Motif", required=True, example="à la demande du pôle")


class Change(Group):
    """One change of the page that readers should know of. The form proposes it, and the editors date it when they accept it."""

    on: PartialDate | None = field("Date", "Le jour où la page a changé ; l’équipe la donne en acceptant.", example="2026-11-22")
    kind: Annotated[str, Choices({"nouvelle": "Nouvelle page", "completee": "Racontée plus en détail", "corrigee": "Corrigée"})] = field(
        "Nature", required=True, example="completee"
    )
    text: Line | None = field("En quelques mots", "Ce qui a changé, pour qui connaissait la page.", example="Le budget et les partenaires de 2026.")


class Contact(Group):
    """A public, general way to reach a structure, never a person: a page or a shared mailbox, as a document gives it at a date."""

    rules: ClassVar[tuple[Rule, ...]] = (Dated(("url", "email")), Either("url", "email", "contact-empty"))

    url: Url | None = field("Page de contact", "La page publique par laquelle on écrit à la structure.", example="https://www.example.org/contact")
    email: GeneralEmail | None = field(
        "Adresse générale", "Une boîte commune (contact@…, accueil@…), jamais celle d’une personne.", example="contact@example.org"
    )
    structure: Annotated[str, RefTo("organisations", "Se joint par", or_name=True)] | None = field(
        "Qui répond", "Si ce n’est pas la structure elle-même : son réseau, sa chambre régionale.", example="coorace"
    )
    as_of: PartialDate | None = field("Date du fait", "Quand cette adresse était donnée.", example="2026-11-22")
    source: Source | None = field("Source", "Le document qui la donne.", example="avise-2022")
    seen_alive: PartialDate | None = field("Vu en ligne le", "Seulement si vous l’avez ouverte.", example="2026-11-22")
    confirmed_on: PartialDate | None = confirmed()


class CaseType(Group):
    """The fields that every type has. A subclass adds its own fields, and says what it is.

    Of a type: `folder` is its folder in `cases/` (a class without one is no case type), `rank` its place among the types;
    `label` and `label_plural` are its French names, `feminine` their gender, `what` one French sentence about it;
    `said_of` is what one and several of it are called where a practice says of whom it was said; `readers` are those whom it tells of, as its
    page says who read it again;
    `pictogram` is an id of `docs/images/marks.svg`; `leads` are the fields of the infobox that tell most, in the order in which they
    lead it; `told_of` are the fields that name those of whom a case tells, in the order in which one tries to reach them (`library.reach`), None for a
    type of which nobody is reached; `dated_by` is the field that says when the case itself was, with what a card says of it (`lancé {since}`, `daté {of}`),
    empty where its facts alone are dated; `checked_by` is the field that says on which day somebody looked where the case stands, with the one that
    says what they found, which has its default where they found nothing, and what it says where nothing new can happen any more; lists have the
    cases of a type that is `newest_first` in that order;
    `agenda` is the name, in its folder, of the calendar of its cases that are to come, empty for a type that no calendar has. `sections` are those
    of its body, `needs` the fields that it requires though their declaration has a default; `waived` are those of them that it does without
    where another field says yes, each with that one. `list_rules` are the constraints across the groups inside it. `notices` says whether a case with little
    text and few facts counts as a notice, `links_for_page` how many cases must link to one before it has a page of its own.
    `most_bytes` is the largest size of a file (64 KB are about 10,000 words), `most_values` how many values, lists and groups its front
    matter may hold, for each may be misspelt and is then compared with all names; `too_big` is what a larger file is told.
    """

    rank: ClassVar[int] = 99
    folder: ClassVar[str] = ""
    label: ClassVar[str] = ""
    label_plural: ClassVar[str] = ""
    feminine: ClassVar[bool] = True
    what: ClassVar[str] = ""
    said_of: ClassVar[tuple[str, str]] = ("page", "pages")
    readers: ClassVar[str] = "les personnes concernées"
    pictogram: ClassVar[str] = "case"
    leads: ClassVar[tuple[str, ...]] = ()
    told_of: ClassVar[tuple[str, ...] | None] = None
    dated_by: ClassVar[tuple[str, str]] = ("", "")
    checked_by: ClassVar[tuple[str, str, str]] = ("", "", "")
    newest_first: ClassVar[bool] = False
    agenda: ClassVar[str] = ""
    sections: ClassVar[tuple[Section, ...]] = ()
    needs: ClassVar[tuple[str, ...]] = ("themes", "sources")
    waived: ClassVar[tuple[tuple[str, str], ...]] = ()
    list_rules: ClassVar[tuple[ListRule, ...]] = (OwnFacts(),)
    notices: ClassVar[bool] = False
    links_for_page: ClassVar[int] = 0
    most_bytes: ClassVar[int] = 64 * 1024
    most_values: ClassVar[int] = 2000
    too_big: ClassVar[str] = "file-too-big"
    acronyms: ClassVar[Acronyms] = Acronyms(used_in=("summary",), explained_by=("title", "aliases"))

    id: CaseId | None = field("Identifiant", "Écrit une fois pour toutes, au hasard : l’adresse courte de la page en dépend.", example="k7m2p9x4", editors=True)
    title: Line = field("Titre", "Le nom sous lequel on connaît le cas.", required=True, example="Clus’Ter Jura")
    summary: Sentence = field(
        "Résumé",
        "Une phrase : qui fait quoi, avec qui. Elle s’affiche dans toutes les listes.",
        required=True,
        example="Un pôle qui fait émerger des projets collectifs, puis les confie à des porteurs.",
    )
    aliases: tuple[Line, ...] = many("Aussi nommé", "Autres noms, sigles, anciens noms.", example=["Cluster Jura"], box=True)
    keywords: tuple[Line, ...] = many(
        "Mots pour la recherche",
        "Ce que l’on taperait pour trouver cette page, avec les mots de tous les jours. La page ne les montre pas.",
        example=["recyclerie"],
    )
    former_slugs: tuple[Slug, ...] = many("Anciennes adresses", "Anciens noms du fichier : ils mèneront ici.", example=["cluster-jura"], editors=True)
    themes: tuple[Theme, ...] = many("Thèmes", "Un à quatre thèmes précis.", example=["emergence-activites"], max_length=4, box=True)
    challenges: tuple[Challenge, ...] = many(
        "Questions", "Les questions auxquelles la page apporte des éléments.", example=["associer-elus"], max_length=4, box=True
    )
    departments: tuple[Department, ...] = many("Départements", "La région s’en déduit.", example=["39"])
    regions: tuple[Region, ...] = many("Régions", "Seulement si l’on ne connaît pas le département.", example=["bourgogne-franche-comte"])
    place: Place | None = field("Commune", "Une commune, ou son code Insee s’il y a des homonymes.", example="Lons-le-Saunier")
    territory: Line | None = field("Territoire", "En mots : « Grand Bergeracois », « Bretagne historique ».", example="territoire lédonien", box=True)
    national: YesNo = field("Partout en France", "Seulement si le cas concerne tout le pays, et non faute d’un lieu connu.", default=False)
    sources: tuple[Source, ...] = many("Sources", "Les documents d’où viennent les faits.", example=["avise-2022"])
    new_sources: tuple[Document, ...] = many("Documents nouveaux", "Ceux que la liste commune n’a pas encore ; les faits de cette page peuvent les citer.")
    provenance: Provenance | None = field("Provenance", "D’où vient le texte et qui l’a relu.")
    contact: Contact | None = field("Joindre", "Une page ou une boîte commune pour joindre la structure, jamais une personne.", box=True)
    contact_sought: PartialDate | None = field(
        "Adresse cherchée le", "Le jour où l’on a cherché une adresse publique sans en trouver.", example="2026-11-30", editors=True
    )
    images: tuple[Image, ...] = many("Images", "Douze au plus.", max_length=12)
    updated: PartialDate | None = field("Mise à jour le", "Le jour du dernier changement de la page.", example="2026-11-22", editors=True)
    changes: tuple[Change, ...] = many("Changements", "Ce qui a changé dans la page, le plus récent en dernier.", editors=True)
    confirmations: tuple[Confirmation, ...] = many(
        "Relectures proposées",
        "Ce qu’ont dit de la page ceux dont elle parle. La page n’en montre rien avant que l’équipe ait vérifié ; ses données (fiche.json) le contiennent.",
        editors=True,
    )
    reviewed: Review | None = field("Relecture", "Seulement si une personne a relu la page.", editors=True)
    review_every: Whole | None = field("À relire tous les (mois)", "Nombre de mois entre deux relectures.", example="12", editors=True)
    withdrawn: Withdrawal | None = field("Retrait", "La page disparaît ; son adresse garde une ligne.", editors=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        super().__pydantic_init_subclass__(**options)
        if cls.folder:
            cls.rules = (Needed(cls.needs, cls.waived), *RULES, *cls.rules)

    @property
    def unverified(self) -> frozenset[str]:
        """The documents on whose word nothing is claimed yet (`confirmation.unverified`)."""
        return unverified(self.confirmations, self.provenance.read_by_pole if self.provenance else None)

    @classmethod
    def a(cls) -> str:
        """The type with its indefinite article: `une fiche action`, `un pôle ou coopération`."""
        return f"{'une' if cls.feminine else 'un'} {cls.label.lower()}"


CaseTypes = Mapping[str, type[CaseType]]
"""The case types by their folder, in the order of their `rank`."""
