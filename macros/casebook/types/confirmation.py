"""What those whom a page tells of say of it, and which of its documents are their word."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Choices, Id, Line, field, many


class Confirmation(Group):
    """What somebody whom the page tells of said of it, fact by fact. The form proposes it; no page shows anything of it before an editor
    knows that it came from the pole (`read_by_pole`), though `fiche.json`, which is the file, has it.

    A fact is told by its place in the page: the name of its field (`place`), with its rank in a list (`structures.2`), or the fragment of
    a part of the text (`s-origine`).
    """

    on: PartialDate = field("Relue le", required=True, example="2026-11-22")
    role: (
        Annotated[
            str,
            Choices(
                {
                    "direction": "La direction",
                    "presidence": "La présidence",
                    "equipe": "L’équipe",
                    "membre": "Une structure membre",
                    "partenaire": "Un partenaire",
                }
            ),
        ]
        | None
    ) = field("Au nom de", "Un rôle, jamais un nom.", example="direction")
    facts: tuple[Line, ...] = many("Toujours vrai", "La place de chaque fait confirmé.", example=["structures.1", "place", "s-origine"])
    changed: tuple[Line, ...] = many("A changé", "La place de chaque fait qui n’est plus vrai.", example=["key_figures.2"])
    removed: tuple[Line, ...] = many("À retirer", "La place, dans la page relue, de chaque fait dont le retrait est demandé.", example=["members.3"])
    document: Id | None = field("Document", "Le nom court du document par lequel la page cite ce qui a changé.", example="relecture-clus-ter-jura-2026")


def answered(on: PartialDate, read_by_pole: PartialDate | None) -> bool:
    """Whether an editor knows that what was said on a day came from those whom the page tells of: they read it on that day or after."""
    return read_by_pole is not None and on.latest <= read_by_pole.latest


def unverified(said: Iterable[Confirmation], read_by_pole: PartialDate | None) -> frozenset[str]:
    """The documents made by a reading of the page (`Confirmation.document`) of which no editor knows that it came from those it tells of:
    `read_by_pole` is missing, or earlier. Nothing is claimed on their word."""
    return frozenset(one.document for one in said if one.document and not answered(one.on, read_by_pole))
