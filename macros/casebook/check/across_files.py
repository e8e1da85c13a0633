"""The checks that need several files at once: one name described twice, an address taken twice, an acronym
that another file explains. `loading` asks once every file is read.
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
    """Every problem that no single file shows by itself."""
    yield from _unknown_acronyms(files, vocabularies)
    yield from _former_addresses(files, context)
    yield from _described_twice(files)


def _unknown_acronyms(files: Sequence[CaseFile], vocabularies: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    glossary = set(vocabularies["glossary"].spellings) if "glossary" in vocabularies else set()
    # What is withdrawn explains nothing to anybody but itself.
    explained = rules.COMMON.union(glossary, *(file.explained for file in files if not file.withdrawn))
    for file in files:
        here = explained | file.explained
        yield from (problem for name, problem in file.acronyms if not rules.is_explained(name, here))


def _described_twice(files: Sequence[CaseFile]) -> Iterator[Problem]:
    """The documents that two cases bring under one name. What is withdrawn brings none to the library, and is not told of."""
    owners: dict[str, str] = {}
    for file in files:
        for name, index, position in () if file.withdrawn else file.brought:
            if (owner := owners.setdefault(name, file.shown)) != file.shown:
                yield finding(("new_sources", index, "id"), "source-taken/elsewhere", value=name, owner=owner).at(file.shown, position)


def _former_addresses(files: Sequence[CaseFile], context: Context) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for file in files:
        folder = file.folder
        for index, (old, position) in enumerate(file.former):
            if old in context.slugs.get(folder, ()):
                yield finding(("former_slugs", index), "former-slug-taken", value=old).at(file.shown, position)
            elif (owner := taken.setdefault(f"{folder}/{old}", file.shown)) != file.shown:
                yield finding(("former_slugs", index), "former-slug-taken/elsewhere", value=old, owner=owner).at(file.shown, position)
