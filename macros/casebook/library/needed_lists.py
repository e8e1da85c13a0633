"""Which vocabularies a library cannot be without: those from which fields take their terms, those of the indexes and pages.

`check.loading` asks for them, so that one that is missing or empty is told by the check and ends no build.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from macros.casebook.library.facets import FACETS, FILTERS
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.vocabularies import Vocabulary
from macros.casebook.schema.fields import annotated, nested
from macros.casebook.schema.references import TermOf
from macros.casebook.types.base import CaseTypes

OF_PAGES = ("departments", "regions", "former_regions", "glossary")
"""The vocabularies that pages show by themselves: the map, the glossary."""


def needed_vocabularies(types: CaseTypes) -> tuple[str, ...]:
    """The names of the vocabularies that these types and the pages need, in alphabetical order."""
    names = {*OF_PAGES, *(name for facet in (*FACETS, *FILTERS) for name in (facet.vocabulary, *facet.also))}
    seen: set[type[BaseModel]] = set()
    models: list[type[BaseModel]] = [*types.values()]
    while models:
        model = models.pop()
        if model not in seen:
            seen.add(model)
            names.update(term.vocabulary for _name, term in annotated(model, TermOf))
            models.extend(group for _name, group in nested(model))
    return tuple(sorted(names))


def missing_vocabularies(types: CaseTypes, vocabularies: Mapping[str, Vocabulary], shown: str) -> Iterator[Problem]:
    """A problem for each vocabulary that a library of these types needs and that is missing or empty. `shown` names their folder."""
    for name in needed_vocabularies(types):
        if name not in vocabularies:
            yield finding((), "vocabulary-missing").at(f"{shown}/{name}.yml")
        elif not vocabularies[name].terms and not vocabularies[name].record.problems:
            yield finding((), "vocabulary-empty").at(f"{shown}/{name}.yml")
