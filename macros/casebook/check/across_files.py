"""The checks that need several files: a document described twice, an address or an id taken twice, an acronym that another file
explains. `loading` runs them once every file is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from macros.casebook.check import rules
from macros.casebook.check.casefile import CaseFile
from macros.casebook.files.frontmatter import read_record
from macros.casebook.problems.messages import finding, renamed
from macros.casebook.problems.problem import START, Position, Problem
from macros.casebook.registers.vocabularies import Vocabulary
from macros.casebook.schema.case_ids import id_for
from macros.casebook.schema.context import Context
from macros.casebook.schema.values import SLUG


def of_files(files: Sequence[CaseFile], of_leading: Sequence[Problem]) -> Iterator[Problem]:
    """The problems of the files themselves and of the lists that lead to them; a reference to the former address of a case is told the
    present one."""
    owners = {f"{file.folder}/{former.slug}": file for file in files for former in file.former if SLUG.fullmatch(former.slug)}
    for problem in (*(problem for file in files for problem in file.problems), *of_leading):
        if problem.missing and (owner := owners.get(problem.missing.key)):
            slug = PurePath(owner.shown).stem
            yield renamed(problem, f"{owner.folder}/{slug}", problem.missing.instead(slug))
        else:
            yield problem


def across_files(files: Sequence[CaseFile], context: Context, vocabularies: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    """Every problem that no single file shows by itself. `context` and `vocabularies` are those that the files were read with."""
    yield from _unknown_acronyms(files, vocabularies)
    yield from _former_addresses(files, context)
    yield from _described_twice(files)
    yield from _ids_taken(files)


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


def _ids_taken(files: Sequence[CaseFile]) -> Iterator[Problem]:
    """The permanent ids that an earlier file bears too, most often since the one was copied from the other; each with a fresh one. Those
    of withdrawn cases count: their short address goes on saying what became of them."""
    bearers: dict[str, list[CaseFile]] = {}
    for file in files:
        if file.id:
            bearers.setdefault(file.id, []).append(file)
    used = set(bearers)
    for id, together in bearers.items():
        first, *others = sorted(together, key=lambda file: file.shown.removesuffix(".md")) if len(together) > 1 else together
        for file in others:
            fresh = id_for(f"{file.folder}/{PurePath(file.shown).stem}", used)
            used.add(fresh)
            yield finding(("id",), "case-id-taken", value=id, owner=first.shown, fresh=fresh).at(file.shown, _id_position(file))


def _id_position(file: CaseFile) -> Position:
    """Where the id of a file stands. The file is read again: nothing else asks for it."""
    return read_record(file.source.text, file.shown, file.source.places).position(("id",)) if file.source else START
