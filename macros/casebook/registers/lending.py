"""The vocabularies that a library lends to a folder of cases which has others of its own, file by file.

What a lent term says of documents and of other terms is kept as far as the borrower has them, as with grids: the lender has checked it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.casebook.registers.link_exceptions import read_link_exceptions
from macros.casebook.registers.sources import read_sources
from macros.casebook.registers.vocabularies import FOLDER, Department, Region, Vocabulary, read_vocabularies


def lent(lender: Path | None, folder: Path) -> Mapping[str, Vocabulary]:
    """The vocabularies of the folder of cases `lender` for which the folder `folder` of a library's own vocabularies has no file; none
    where it lacks none. Never raises for what the files hold."""
    if lender is None or not {path.name for path in (lender / FOLDER).glob("*.yml")} - {path.name for path in folder.glob("*.yml")}:
        return {}
    documents = read_sources(lender / "_sources.yml", "_sources.yml", read_link_exceptions(lender).admitted).documents
    vocabularies, _problems = read_vocabularies(lender / FOLDER, FOLDER, frozenset(documents))
    return {name: vocabulary for name, vocabulary in vocabularies.items() if not (folder / f"{name}.yml").exists()}


def with_lent(own: Mapping[str, Vocabulary], others: Mapping[str, Vocabulary], sources: Set[str]) -> dict[str, Vocabulary]:
    """A library's own vocabularies and those that it is lent, by name; `sources` are the ids of its own documents."""
    every = {**others, **own}

    def is_at_home(term: Any) -> bool:
        """Whether the regions of a department are there."""
        homes = {"regions": term.region, "former_regions": term.former_region} if isinstance(term, Department) else {}
        return all(name in every and region in every[name] for name, region in homes.items())

    kept = {
        name: replace(vocabulary, terms={id: _of_these(term, sources) for id, term in vocabulary.terms.items() if is_at_home(term)})
        for name, vocabulary in others.items()
    }
    return dict(sorted({**kept, **own}.items()))


def _of_these(term: Any, sources: Set[str]) -> Any:
    """A term without the documents that are not there, and without a network that only such a document names."""
    if sources >= {*term.cited}:
        return term
    changed: dict[str, Any] = {"source": tuple(source for source in term.source if source in sources)}
    if isinstance(term, Region) and term.contact and term.contact.source not in sources:
        changed["contact"] = None
    return term.model_copy(update=changed)
