"""A document that facts cite: an entry of `_sources.yml` (`registers.sources`), or of the `new_sources` of a case."""

from __future__ import annotations

from typing import Annotated, ClassVar

from macros.casebook.schema.constraints import Either, OnlyWhere, Rule, When
from macros.casebook.schema.dates import PartialDate, later
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Choices, Id, Line, Sentence, Url, field

DocumentKind = Annotated[
    str,
    Choices(
        {
            "article": "Article",
            "entretien": "Entretien",
            "synthese": "Synthèse, étude, rapport",
            "page": "Page d’un site",
            "texte-officiel": "Texte officiel",
            "base-de-donnees": "Base de données",
            "temoignage-direct": "Témoignage direct",
        }
    ),
]

TitleLanguage = Annotated[
    str,
    Choices({"de": "Allemand", "en": "Anglais", "es": "Espagnol", "it": "Italien", "nl": "Néerlandais", "pt": "Portugais"}),
]
"""The languages of titles that are not French, by their tags (BCP 47)."""


TESTIMONY = "temoignage-direct"
"""The kind of a document that is nobody's text: what somebody says of their own facts, at a date, in a role."""

CHANGING = frozenset({"base-de-donnees", "page"})
"""The kinds of documents that go on being written after the day on which they were published."""


class Document(Group):
    """One document: what it is, who published it, where and when it was read."""

    rules: ClassVar[tuple[Rule, ...]] = (
        Either("url", "note", "source-address", "kind", TESTIMONY),
        Either("published", "read_on", "source-date", "kind", TESTIMONY),
        When("kind", (TESTIMONY,), ("role",), "testimony-role"),
        When("kind", (TESTIMONY,), ("published",), "testimony-date"),
        OnlyWhere("role", "kind", TESTIMONY, "role-elsewhere"),
    )

    id: Id = field("Nom court", "Ce que les faits citent : lettres sans accent, chiffres, tirets.", required=True, example="bilan-2024")
    title: Line = field("Titre", "Le titre que porte le document.", required=True, example="Bilan d’activité de 2024")
    publisher: Line = field("Éditeur", "Qui l’a publié.", required=True, example="Le pôle")
    role: Line | None = field(
        "Rôle", "D’un témoignage direct : le rôle de qui raconte, et qui ne raconte que ses propres faits.", example="coordinatrice du pôle"
    )
    author: Line | None = field("Auteur", "Si le document le dit.")
    url: Url | None = field("Adresse", "Où d’autres peuvent le lire.", example="https://www.example.org/bilan-2024")
    published: PartialDate | None = field("Publié le", "L’année suffit.", example="2025")
    read_on: PartialDate | None = field("Lu le", "Le jour où vous l’avez lu.", example="2026-11-22")
    licence: Line | None = field("Licence", "Si le document la dit.", example="CC BY-SA 4.0")
    language: TitleLanguage | None = field(
        "Langue", "Si le titre n’est pas en français : une voix de synthèse le lit alors comme il se prononce.", example="en"
    )
    kind: DocumentKind = field("Nature", required=True, example="article")
    note: Sentence | None = field("Précision", "Sans adresse : comment le document est connu.")

    @property
    def known_until(self) -> PartialDate | None:
        """How far the document can know (`known_until`)."""
        return known_until(self.kind, self.published, self.read_on)


def known_until(kind: str, published: PartialDate | None, read_on: PartialDate | None) -> PartialDate | None:
    """How far a document of a kind can know: until it was published, and where it changes since, until it was read."""
    return later(published, read_on) if kind in CHANGING else published or read_on
