"""Interviews and testimonies, reported in our own words; the original comes first among their links."""

from typing import Annotated, ClassVar

from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.references import RefTo, Source
from macros.casebook.schema.values import field, many
from macros.casebook.types.base import CaseType, Section
from macros.casebook.types.facts import Person


class Entretien(CaseType):
    """What people said, reported in the third person, so that nobody is made to say a word of ours."""

    rank: ClassVar[int] = 3
    folder: ClassVar[str] = "entretiens"
    label: ClassVar[str] = "Témoignage"
    label_plural: ClassVar[str] = "Témoignages"
    feminine: ClassVar[bool] = False
    pictogram: ClassVar[str] = "entretien"
    what: ClassVar[str] = "Un entretien ou un témoignage, raconté avec nos mots, l’original en lien."
    said_of: ClassVar[tuple[str, str]] = ("témoignage", "témoignages")
    leads: ClassVar[tuple[str, ...]] = ("people", "date", "poles", "event", "exchange", "scheme")
    told_of: ClassVar[tuple[str, ...] | None] = ("poles", "people")
    dated_by: ClassVar[tuple[str, str]] = ("date", "daté {of}")
    sections: ClassVar[tuple[Section, ...]] = (
        Section("De quoi il est question", "Le cadre : qui parle, où, à quelle occasion."),
        Section("Ce qui est raconté", "Les faits rapportés, à la troisième personne."),
        Section("Ce qu'on en retient", "Les enseignements, en disant de qui ils viennent."),
    )
    needs: ClassVar[tuple[str, ...]] = ("themes", "sources", "people", "original")

    people: tuple[Person, ...] = many("Qui parle", "Nom, rôle et organisation, à la date du témoignage.", box=True)
    date: PartialDate | None = field("Date", "La date de l’entretien ou de sa publication.", example="2022-07-25", box=True)
    original: Source | None = field("L’original", "Le document où lire l’entretien lui-même.", example="avise-2022")
    poles: tuple[Annotated[str, RefTo("poles", "Personnes entendues")], ...] = many(
        "Pôles", "Les pôles dont il est question.", example=["coopactions"], box=True
    )
    exchange: Annotated[str, RefTo("echanges", "Témoignages")] | None = field("Échange raconté", "La fiche de l’échange.", box=True)
    scheme: Annotated[str, RefTo("dispositifs", "Témoignages")] | None = field("Dispositif", "La fiche du dispositif.", example="tsf", box=True)
    event: Annotated[str, RefTo("evenements", "Témoignages")] | None = field("Rencontre", "La rencontre où il a été donné.", box=True)
