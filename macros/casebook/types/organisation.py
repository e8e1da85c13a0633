"""Organisations: networks, authorities, funders. One has a page of its own once two cases link to it."""

from typing import Annotated, ClassVar

from macros.casebook.schema.references import RefTo, TermOf
from macros.casebook.schema.values import field, many
from macros.casebook.types.base import CaseType
from macros.casebook.types.facts import Site


class Organisation(CaseType):
    """An organisation that supports, funds, gathers or studies poles."""

    rank: ClassVar[int] = 6
    folder: ClassVar[str] = "organisations"
    label: ClassVar[str] = "Organisation"
    label_plural: ClassVar[str] = "Organisations"
    pictogram: ClassVar[str] = "organisation"
    what: ClassVar[str] = "Un réseau, une collectivité, un financeur, une structure d’appui."
    said_of: ClassVar[tuple[str, str]] = ("organisation", "organisations")
    leads: ClassVar[tuple[str, ...]] = ("kind", "networks", "website", "themes")
    needs: ClassVar[tuple[str, ...]] = ("kind", "sources")
    links_for_page: ClassVar[int] = 2

    kind: Annotated[str, TermOf("organisation_kinds")] | None = field("Nature", "Réseau, collectivité, financeur…", example="reseau-national", box=True)
    networks: tuple[Annotated[str, RefTo("organisations", "Réunit")], ...] = many("Membre de", "Les réseaux dont elle fait partie.", box=True)
    website: Site | None = field("Site", "L’adresse, et l’année du document qui la donne.", box=True)
