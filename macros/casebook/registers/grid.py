"""A grid: a tree of objectives and indicators by which a pole sees where it stands, as its file declares it.

A file of `_grids/` is one version of a grid: a heading, a scale, and items that name the item above them (`broader`, as terms do).
`grids` reads it, `grid_problems` says what is wrong with it as a tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, ClassVar

from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import ANY, RefTo, Source
from macros.casebook.schema.values import Choices, Id, Line, Sentence, Whole, field, many

SELF_TEST, CRITERIA = "autodiagnostic", "criteres"
"""The kinds of grids: one that is answered, with a scale; a list of criteria, which is only read."""

MOST_STEPS = 10
"""How many steps a scale may have: an answer is one figure of a link."""


class Step(Group):
    """One step of a scale, in words."""

    label: Line = field("Degré", required=True, example="On commence")
    meaning: Sentence = field("Ce qu’il veut dire", required=True, example="Quelques membres s’y sont mis, sans règle commune.")


class Basis(Group):
    """What says that an indicator matters to a cooperation: a passage of a document, told in our words, or a case."""

    source: Source | None = field("Document", example="coorace-2016")
    passage: Sentence | None = field("Ce qu’il dit", "Avec nos mots.", example="La synthèse compte le manque de temps parmi les freins.")
    case: Annotated[str, RefTo(ANY, "Indicateurs qui en viennent")] | None = field("Fiche", example="pratiques/mesurer-ensemble")


class Lead(Group):
    """A case that tells how something was done, and what of it."""

    case: Annotated[str, RefTo(ANY, "Se situer")] = field("Fiche", required=True, example="pratiques/mesurer-ensemble")
    why: Sentence = field("Ce qu’elle montre", "Qui, quand, quoi, en une phrase.", required=True, example="En 2016, deux pôles ont compté ensemble.")


class Item(Group):
    """An objective or an indicator. `official` is the wording of the body that made the grid, where somebody found it."""

    id: Id
    broader: Id | None = None
    label: Line = field("Intitulé", required=True, example="Savez-vous de quoi le territoire a besoin ?")
    about: Sentence | None = None
    official: Sentence | None = field("Formulation officielle")
    steps: tuple[Sentence, ...] = many("Degrés", "Un par degré de l’échelle, du premier au dernier, chacun avec un exemple.")
    based_on: tuple[Basis, ...] = many("D’où il vient")
    leads: tuple[Lead, ...] = many("Qui l’a fait")


class Grid(Group):
    """One version of a grid. `structure` is how many items each level has, as the described structure says."""

    kinds: ClassVar[Mapping[str, str]] = {SELF_TEST: "Autodiagnostic", CRITERIA: "Critères"}

    grid: Id = field("Grille", "Le nom que partagent ses versions.", required=True, example="cooperation")
    version: Whole = field("Version", "Un nombre, à partir de 1.", required=True, example="1")
    kind: Annotated[str, Choices(kinds)] = field("Nature", required=True, example=SELF_TEST)
    title: Line = field("Titre", required=True, example="Où en est notre coopération ?")
    on: PartialDate = field("Date", "Le jour de cette version.", required=True, example="2026-11-30")
    origin: Sentence = field("D’où elle vient", "Dit en tête, partout où la grille paraît.", required=True, example="D’après un texte de 2012.")
    about: Sentence | None = None
    sources: tuple[Source, ...] = many("Documents")
    structure: tuple[Whole, ...] = many("Structure", "Combien d’éléments à chaque niveau.", required=True, min_length=1, max_length=4, example=["3", "9", "27"])
    scale: tuple[Step, ...] = many("Échelle", max_length=MOST_STEPS)
    items: tuple[Item, ...] = many("Éléments", required=True, min_length=1)

    @property
    def name(self) -> str:
        """The name of its file, by which links name it: `cooperation-1`."""
        return f"{self.grid}-{self.version}"

    @cached_property
    def _below(self) -> Mapping[str | None, tuple[Item, ...]]:
        below: dict[str | None, list[Item]] = {}
        for item in self.items:
            below.setdefault(item.broader, []).append(item)
        return {broader: tuple(items) for broader, items in below.items()}

    def below(self, item_id: str | None = None) -> tuple[Item, ...]:
        """The items right below one, or those at the top, in the order of the file."""
        return self._below.get(item_id, ())

    @cached_property
    def indicators(self) -> tuple[Item, ...]:
        """The items with nothing below them, in the order of the tree: that of the answers in a link."""
        return tuple(self._leaves(None))

    def _leaves(self, above: str | None) -> Iterator[Item]:
        for item in self.below(above):
            yield from self._leaves(item.id) if self.below(item.id) else (item,)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the documents that it rests on, each once."""
        bases = (basis.source for item in self.items for basis in item.based_on if basis.source)
        return tuple(dict.fromkeys((*self.sources, *bases)))
