"""What the files of the self-evaluation hold (`pages/data/rgaa/`): a criterion, a page of the sample, a verdict, a judge.

They are declared as cases are, so that a mistake is told with its line. `reading` reads the files, `evaluation` is what follows
of them.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from macros.casebook.problems.messages import wrong
from macros.casebook.schema.constraints import Rule, When
from macros.casebook.schema.dates import PartialDate, shortened
from macros.casebook.schema.group import Group
from macros.casebook.schema.values import Choices, Id, Line, Sentence, field, many

MET, NOT_MET, NOT_APPLICABLE, NOT_TESTED = "met", "not-met", "not-applicable", "not-tested"
"""The verdicts on a criterion."""


def _number(value: str) -> str:
    if not re.fullmatch(r"[1-9]\d?\.[1-9]\d?", value):
        raise wrong("criterion-number", value=shortened(value))
    return value


Number = Annotated[str, AfterValidator(_number)]
"""The number of a criterion: that of its theme, a point, its own (`10.4`)."""


class Criterion(Group):
    """A criterion of the RGAA, under its official title. `level` is that of WCAG."""

    id: Number
    theme: Line
    level: Annotated[str, Choices({"A": "A", "AA": "AA"})]
    title: Sentence


class SamplePage(Group):
    """A page, or a document, that is looked at; `part` is why it is in the sample."""

    id: Id
    title: Line
    address: Line = field("Adresse", "Depuis la racine du site, avec une barre devant.", required=True, example="/poles/")
    part: Annotated[
        str,
        Choices(
            {
                "accueil": "page d’accueil",
                "contact": "page de contact",
                "mentions": "mentions légales",
                "accessibilite": "page « Accessibilité »",
                "plan": "plan du site",
                "aide": "page d’aide",
                "service": "service rendu",
                "formulaire": "formulaire",
                "sorte": "sorte de page",
                "document": "document à télécharger",
                "hasard": "page tirée au sort",
            }
        ),
    ]


VERDICTS = {MET: "Respecté", NOT_MET: "Non respecté", NOT_APPLICABLE: "Non applicable", NOT_TESTED: "Non testé"}
"""Their names in French."""

Verdict = Annotated[str, Choices(VERDICTS)]


class Opinion(Group):
    """What one judge says of one criterion. Whatever is not plainly met has its reason; what is not met, a page at least on which
    it is seen."""

    rules: ClassVar[tuple[Rule, ...]] = (
        When("verdict", (NOT_MET, NOT_APPLICABLE, NOT_TESTED), ("reason",), "opinion-reason"),
        When("verdict", (NOT_MET,), ("pages",), "opinion-pages"),
    )

    id: Number = field("Critère", "Son numéro, entre guillemets.", required=True, example='"1.1"')
    verdict: Verdict = field("Avis", required=True, example=MET)
    reason: Sentence | None = field("Raison", "En une phrase ou deux : ce qui manque, pourquoi il ne s’applique pas, pourquoi il n’a pas été testé.")
    pages: tuple[Id, ...] = many("Pages", "Celles de l’échantillon où cela se voit.")


class Judge(Group):
    """The opinions of a judge, who saw none of the other's."""

    on: PartialDate = field("Jugé le", required=True, example="2026-11-30")
    means: Sentence = field("Moyens", "Le navigateur, les outils, ce qui a été regardé à l’œil.", required=True, example="Chromium et axe-core")
    opinions: tuple[Opinion, ...] = many("Avis", "Un par critère.", required=True)
