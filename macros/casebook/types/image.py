"""A picture of a case: its file in `cases/_images/`, what it shows, whose it is, and whether people in it can be recognised.

A case names its pictures in its front matter, never in its body. `check.pictures` reads the files, the build writes them anew.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from macros.casebook.schema.constraints import Exact, OnlyWhere, Rule, When
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Choices, ImageFile, Line, Sentence, YesNo, field

AGREED = "agreed"
"""Of a picture in which people can be recognised: all of them agreed that it be published, on a day, for a use."""

OPEN_LICENCES = {
    "CC BY-SA 4.0": "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/deed.fr",
    "CC0 1.0": "https://creativecommons.org/publicdomain/zero/1.0/deed.fr",
    "Licence Ouverte 2.0": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
"""The licences that most pictures have which others may show again, with the address of each: three of them ask to be named by it."""

People = Annotated[
    str,
    Choices(
        {
            "none": "Personne sur l’image",
            "not-recognisable": "Des personnes que l’on ne peut pas reconnaître",
            AGREED: "Des personnes reconnaissables, toutes d’accord",
        }
    ),
]


class Image(Group):
    """One picture. Nothing of it is published without its text alternative, its credit, its licence, and a word on the people in it;
    those who can be recognised agreed, and the proof of it stays with the editors, never in the repository. `withdrawn` takes it out
    of everything that is built, and keeps the line."""

    rules: ClassVar[tuple[Rule, ...]] = (
        When("people", (AGREED,), ("agreed_on",), "agreement-missing/day"),
        When("people", (AGREED,), ("agreed_for",), "agreement-missing/use"),
        OnlyWhere("agreed_on", "people", AGREED, "agreement-elsewhere"),
        OnlyWhere("agreed_for", "people", AGREED, "agreement-elsewhere"),
        OnlyWhere("minors", "people", AGREED, "agreement-elsewhere"),
        Exact("agreed_on", "agreement-day"),
    )

    file: ImageFile = field("Fichier", "Son nom dans cases/_images/ : JPEG, PNG ou WebP, 4 Mo au plus.", required=True, example="fournil.jpg")
    alt: Sentence = field(
        "Texte à la place de l’image",
        "Ce qu’elle montre, pour qui ne la voit pas.",
        required=True,
        example="Le fournil, un matin de cuisson.",
    )
    credit: Line = field("Crédit", "De qui est l’image.", required=True, example="Le pôle Bou’Sol")
    licence: Line = field("Licence", "Ce que son auteur permet d’en faire.", required=True, example="CC BY-SA 4.0")
    people: People = field(
        "Personnes sur l’image",
        "Qui peut être reconnu doit avoir accepté. L’équipe conserve l’accord écrit, qui n’est jamais publié.",
        required=True,
        example="none",
    )
    agreed_on: PartialDate | None = field("Accord donné le", "Le jour du dernier accord.", example="2026-11-22")
    agreed_for: Sentence | None = field("Accord donné pour", "L’usage que ces personnes ont accepté.", example="La page de l’action et ses impressions.")
    minors: YesNo = field(
        "Des mineurs reconnaissables",
        "L’accord est alors celui de qui en a la responsabilité.",
        default=False,
    )
    withdrawn: PartialDate | None = field(
        "Image retirée le",
        "Elle disparaît alors de partout ; un accord peut être repris à tout moment.",
        example="2026-11-22",
    )
