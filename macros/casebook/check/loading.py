"""A folder of case files becomes a library, or the list of everything wrong in it.

The only place where files, declarations and rules meet: read, type, check the text,
then check across files. Problems of all files come out of one run.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from macros.casebook.check import rules
from macros.casebook.check.casefile import CaseFile, read_case_file
from macros.casebook.check.upkeep import seldom_used
from macros.casebook.language.nearest import nearest
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import said
from macros.casebook.problems.problem import InvalidCases, Problem, errors, field_name
from macros.casebook.registers.sources import read_sources
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW, Vocabulary, read_vocabularies
from macros.casebook.schema.communes import Places
from macros.casebook.schema.context import Known
from macros.casebook.schema.values import SLUG
from macros.casebook.types import case_types
from macros.casebook.types.base import CaseType, CaseTypes

PARALLEL_FROM = 1000
"""From this number of files on, processes share the reading; below, starting them costs
more than they save."""

IGNORED_NAMES = frozenset({"README.md"})


@dataclass(slots=True)
class Loaded:
    """What a folder holds: a library when nothing is an error, and all problems."""

    library: Library | None
    problems: tuple[Problem, ...]


def processors() -> int:
    """How many processes may share the work; one where they cannot be forked."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def load(cases: Path, fallback: Path | None = None, processes: int = 1) -> Loaded:
    """Read and check a folder of cases.

    `fallback` is the folder whose `_vocabularies/` and `_sources.yml` serve where
    `cases` has none of its own. Large folders are read by several `processes`. Never
    raises for what the files hold.
    """
    return start(cases, fallback, processes)()


def start(cases: Path, fallback: Path | None = None, processes: int = 1) -> Callable[[], Loaded]:
    """Begin to read as `load` does; calling what it returns waits for the end.

    The caller may do other things while the processes read.
    """
    shown = os.fspath(cases)
    types = case_types()
    if not cases.is_dir():
        problem = Problem(shown, 1, 1, "", "folder-missing", "error", "ce dossier n’existe pas", "donnez un dossier de cas avec --cases")
        return lambda: Loaded(None, (problem,))
    sources_path, sources_shown = _own_or_fallback(cases, fallback, "_sources.yml")
    sources, problems = read_sources(sources_path, sources_shown)
    terms_path, terms_shown = _own_or_fallback(cases, fallback, "_vocabularies")
    vocabularies, more = read_vocabularies(terms_path, terms_shown, frozenset(sources))
    problems += more
    problems += _missing_vocabularies(vocabularies, terms_shown)
    paths = list(_case_paths(types, cases, shown, problems))
    slugs: dict[str, set[str]] = {folder: set() for folder in types}
    for kind, path in paths:
        slugs[kind.folder].add(path.stem)
    known = _known(vocabularies, frozenset(sources), {name: frozenset(found) for name, found in slugs.items()})
    read = _start_reading(known, [(kind, path, f"{shown}/{kind.folder}/{path.name}") for kind, path in paths], processes)

    def finish() -> Loaded:
        files = read()
        problems.extend(problem for file in files for problem in file.problems)
        problems.extend(_unknown_acronyms(files, vocabularies))
        problems.extend(_former_addresses(files, known))
        problems.extend(_described_twice(files))
        if errors(problems):
            return Loaded(None, tuple(sorted(problems)))
        read_cases = {file.case.key: file.case for file in files if file.case}
        brought = {document.id: document for case in read_cases.values() if not case.facts.withdrawn for document in case.facts.new_sources}
        library = Library(types, read_cases, vocabularies, {**sources, **brought}, known.places)
        if terms_path.parent == cases:
            problems.extend(seldom_used(library))
        return Loaded(library, tuple(sorted(problems)))

    return finish


def load_or_raise(cases: Path, fallback: Path | None = None) -> tuple[Library, tuple[Problem, ...]]:
    """The library and the warnings. Raises `InvalidCases` when there is an error."""
    loaded = load(cases, fallback)
    if loaded.library is None:
        raise InvalidCases(loaded.problems)
    return loaded.library, loaded.problems


def _own_or_fallback(cases: Path, fallback: Path | None, name: str) -> tuple[Path, str]:
    own = cases / name
    chosen = own if own.exists() or fallback is None else fallback / name
    return chosen, os.fspath(chosen)


def _missing_vocabularies(vocabularies: Mapping[str, Vocabulary], shown: str) -> Iterator[Problem]:
    """The vocabularies without which no index can be made."""
    for name in ("departments", *(facet.vocabulary for facet in FACETS)):
        if name not in vocabularies:
            yield Problem(
                f"{shown}/{name}.yml",
                1,
                1,
                "",
                "vocabulary-missing",
                "error",
                "ce vocabulaire manque",
                "remettez-le, ou retirez tout le dossier : celui du dépôt servira",
            )


def _known(vocabularies: Mapping[str, Vocabulary], sources: frozenset[str], slugs: Mapping[str, frozenset[str]]) -> Known:
    return Known(
        ids={name: frozenset(vocabulary.terms) for name, vocabulary in vocabularies.items()},
        spellings={name: vocabulary.spellings for name, vocabulary in vocabularies.items()},
        groups={name: vocabularies[name].narrower for name in ASSIGNED_NARROW if name in vocabularies},
        tops={name: {term.id: vocabularies[name].lineage(term.id)[-1] for term in vocabularies[name]} for name in ASSIGNED_NARROW if name in vocabularies},
        slugs=slugs,
        sources=sources,
        homes={term.id: (term.region, term.former_region) for term in vocabularies.get("departments", ())},
        places=Places(),
    )


def _case_paths(types: CaseTypes, cases: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[type[CaseType], Path]]:
    """The files that claim to be cases, in a fixed order; what is misplaced is a problem."""

    def refuse(name: str, code: str, message: str, hint: str) -> None:
        problems.append(Problem(f"{shown}/{name}", 1, 1, "", code, "error", message, hint))

    for entry in sorted(os.scandir(cases), key=lambda entry: entry.name):
        if entry.name.startswith((".", "_")) or entry.name in IGNORED_NAMES:
            continue
        kind = types.get(entry.name)
        if kind is None:
            guess = nearest(entry.name, list(types))
            hint = f"vouliez-vous dire « {guess}/ » ?" if guess else f"dossiers admis : {', '.join(types)}"
            refuse(entry.name, "unknown-folder", f"« {entry.name} » n’est pas un dossier de cas", hint)
            continue
        if entry.is_symlink() or not entry.is_dir():
            refuse(entry.name, "file-link", f"« {entry.name} » doit être un vrai dossier", "remplacez le lien par le dossier")
            continue
        folded: dict[str, str] = {}
        for file in sorted(os.scandir(entry.path), key=lambda file: file.name):
            if file.name.startswith((".", "_")) or file.name in IGNORED_NAMES:
                continue
            name = f"{entry.name}/{file.name}"
            slug = file.name.removesuffix(".md")
            if not file.name.endswith(".md"):
                refuse(name, "not-markdown", "ce fichier ne finit pas par .md", "renommez-le en .md, ou déplacez-le")
                continue
            if slug.casefold() in folded:
                refuse(name, "duplicate-slug", f"même adresse que « {folded[slug.casefold()]} », aux majuscules près", "renommez l’un des deux fichiers")
            elif slug in rules.RESERVED_SLUGS:
                refuse(name, *said("reserved-slug", value=slug))
            elif not SLUG.fullmatch(slug):
                refuse(name, *said("slug/file", value=slug))
            folded.setdefault(slug.casefold(), file.name)
            yield kind, Path(file.path)


def _start_reading(known: Known, files: list[tuple[type[CaseType], Path, str]], processes: int) -> Callable[[], list[CaseFile]]:
    if processes < 2 or len(files) < PARALLEL_FROM:
        return lambda: [read_case_file(known, *file) for file in files]
    # Forked children know everything already; what they send back is small.
    pool = get_context("fork").Pool(processes, initializer=_share, initargs=(known,))
    coming = pool.map_async(_read_shared, files, chunksize=100)
    pool.close()

    def wait() -> list[CaseFile]:
        files = coming.get()
        pool.terminate()
        return files

    return wait


_shared: list[Known] = []


def _share(known: Known) -> None:
    _shared[:] = [known]
    gc.disable()


def _read_shared(file: tuple[type[CaseType], Path, str]) -> CaseFile:
    return read_case_file(_shared[0], *file)


def _unknown_acronyms(files: Sequence[CaseFile], vocabularies: Mapping[str, Vocabulary]) -> Iterator[Problem]:
    glossary = set(vocabularies["glossary"].spellings) if "glossary" in vocabularies else set()
    # What is withdrawn explains nothing to anybody but itself.
    explained = rules.COMMON.union(glossary, *(file.explained for file in files if not file.withdrawn))
    for file in files:
        known = explained | file.explained
        yield from (problem for name, problem in file.acronyms if not rules.is_explained(name, known))


def _described_twice(files: Sequence[CaseFile]) -> Iterator[Problem]:
    """The documents that two cases bring under one name."""
    owners: dict[str, str] = {}
    for file in files:
        for name, index, position in file.brought:
            if (owner := owners.setdefault(name, file.shown)) != file.shown:
                code, message, hint = said("source-taken/elsewhere", value=name, owner=owner)
                yield Problem(file.shown, *position, field_name(("new_sources", index, "id")), code, "error", message, hint)


def _former_addresses(files: Sequence[CaseFile], known: Known) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for file in files:
        folder = file.folder
        for index, (old, position) in enumerate(file.former):
            if old in known.slugs.get(folder, ()):
                code, message, hint = said("former-slug-taken", value=old)
            elif (owner := taken.setdefault(f"{folder}/{old}", file.shown)) != file.shown:
                code, message, hint = said("former-slug-taken/elsewhere", value=old, owner=owner)
            else:
                continue
            yield Problem(file.shown, *position, field_name(("former_slugs", index)), code, "error", message, hint)
