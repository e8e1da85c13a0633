"""The checks that need several files: a document described twice, an address taken twice, an acronym that another file
explains. `loading` runs them once every file is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from macros.casebook.check import rules
from macros.casebook.check.casefile import CaseFile
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.vocabularies import Vocabulary
from macros.casebook.schema.context import Context


def across_files(files: Sequence[CaseFile], context: Context, vocabularies: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    """Every problem that no single file shows by itself. `context` and `vocabularies` are those that the files were read with."""
    yield from _unknown_acronyms(files, vocabularies)
    yield from _former_addresses(files, context)
    yield from _described_twice(files)


def _unknown_acronyms(files: Sequence[CaseFile], vocabularies: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    """The acronyms that neither the glossary nor the title or another name of a case explains."""
    glossary = set(vocabularies["glossary"].spellings) if "glossary" in vocabularies else set()
    # A withdrawn case explains acronyms only for itself: readers do not see it.
    explained = rules.COMMON.union(glossary, *(file.explained for file in files if not file.withdrawn))
    for file in files:
        if file.acronyms:
            explained_here = explained | file.explained
            yield from (use.problem for use in file.acronyms if not rules.is_explained(use.acronym, explained_here))


def _described_twice(files: Sequence[CaseFile]) -> Iterator[Problem]:
    """The documents that two cases describe with the same id. Those of a withdrawn case do not count: it brings none to the
    library."""
    owners: dict[str, str] = {}
    for file in files:
        for document in () if file.withdrawn else file.brought:
            if (owner := owners.setdefault(document.id, file.shown)) != file.shown:
                objection = finding(("new_sources", document.index, "id"), "source-taken/elsewhere", value=document.id, owner=owner)
                yield objection.at(file.shown, document.position)


def _former_addresses(files: Sequence[CaseFile], context: Context) -> Iterator[Problem]:
    """The former addresses that are those of another case, now or formerly."""
    taken: dict[str, str] = {}
    for file in files:
        for former in file.former:
            place = ("former_slugs", former.index)
            if former.slug in context.slugs.get(file.folder, ()):
                yield finding(place, "former-slug-taken", value=former.slug).at(file.shown, former.position)
            elif (owner := taken.setdefault(f"{file.folder}/{former.slug}", file.shown)) != file.shown:
                yield finding(place, "former-slug-taken/elsewhere", value=former.slug, owner=owner).at(file.shown, former.position)
