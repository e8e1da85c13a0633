"""A folder of case files becomes a library, or the list of everything wrong in it.

The only place where files, declarations and rules meet: read, type, check the text,
then check across files. Problems of all files come out of one run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.check.across_files import across_files
from macros.casebook.check.casefile import CaseFile, read_case_file
from macros.casebook.check.folders import case_paths
from macros.casebook.check.upkeep import seldom_used
from macros.casebook.files.reading import SourceText
from macros.casebook.files.yaml_values import Record
from macros.casebook.language.nearest import Names
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import InvalidCases, Problem, errors
from macros.casebook.registers.sources import read_sources
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW, Vocabulary, read_vocabularies
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.context import Context, HomeRegions, Slugs
from macros.casebook.types import case_types
from macros.casebook.types.base import CaseType
from macros.workers import Work, pieces

PARALLEL_FROM = 1000
"""From this number of files on, processes share the reading; below, starting them costs
more than they save."""

PIECE = 100
"""How many files a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder holds: a library when nothing is an error, all problems, and the text of every file
    that was read. `own_sources` is the list of documents of the folder itself, not a borrowed one."""

    library: Library | None
    problems: tuple[Problem, ...]
    texts: tuple[SourceText, ...] = ()
    own_sources: Record | None = None


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
    shown = cases.as_posix()
    types = case_types()
    if not cases.is_dir():
        missing = finding((), "folder-missing").at(shown)
        return lambda: Loaded(None, (missing,))
    sources_path, sources_shown = _own_or_fallback(cases, fallback, "_sources.yml")
    sources = read_sources(sources_path, sources_shown)
    documents = sources.documents
    problems = [*sources.problems]
    terms_path, terms_shown = _own_or_fallback(cases, fallback, "_vocabularies")
    vocabularies, more = read_vocabularies(terms_path, terms_shown, frozenset(documents))
    problems += more
    problems += _missing_vocabularies(vocabularies, terms_shown)
    paths = list(case_paths(types, cases, shown, problems))
    slugs: dict[str, set[str]] = {folder: set() for folder in types}
    for kind, path in paths:
        slugs[kind.folder].add(path.stem)
    context = _context(vocabularies, Names(documents.keys()), Slugs(slugs))
    read = _start_reading(context, [(kind, path, f"{shown}/{kind.folder}/{path.name}") for kind, path in paths], processes)

    def finish() -> Loaded:
        files = read()
        records = [sources.record, *(vocabulary.record for vocabulary in vocabularies.values())]
        texts = tuple(source for source in (*(record.source for record in records), *(file.source for file in files)) if source)
        own_sources = sources.record if sources_path.parent == cases else None
        problems.extend(problem for file in files for problem in file.problems)
        problems.extend(across_files(files, context, vocabularies))
        if errors(problems):
            return Loaded(None, tuple(sorted(problems)), texts, own_sources)
        read_cases = {file.case.key: file.case for file in files if file.case}
        brought = {document.id: document for case in read_cases.values() if not case.facts.withdrawn for document in case.facts.new_sources}
        library = Library(types, read_cases, vocabularies, {**documents, **brought}, context.communes)
        if terms_path.parent == cases:
            problems.extend(seldom_used(library))
        return Loaded(library, tuple(sorted(problems)), texts, own_sources)

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
    return chosen, chosen.as_posix()


def _missing_vocabularies(vocabularies: Mapping[str, Vocabulary], shown: str) -> Iterator[Problem]:
    """The vocabularies without which no index can be made."""
    for name in ("departments", *(facet.vocabulary for facet in FACETS)):
        if name not in vocabularies:
            yield finding((), "vocabulary-missing").at(f"{shown}/{name}.yml")


def _context(vocabularies: Mapping[str, Vocabulary], sources: Names, slugs: Slugs) -> Context:
    return Context(
        ids={name: frozenset(vocabulary.terms) for name, vocabulary in vocabularies.items()},
        spellings={name: vocabulary.spellings for name, vocabulary in vocabularies.items()},
        groups={name: vocabularies[name].narrower for name in ASSIGNED_NARROW if name in vocabularies},
        tops={name: {term.id: vocabularies[name].lineage(term.id)[-1] for term in vocabularies[name]} for name in ASSIGNED_NARROW if name in vocabularies},
        slugs=slugs,
        sources=sources,
        homes={term.id: HomeRegions(term.region, term.former_region) for term in vocabularies.get("departments", ())},
        communes=Communes(),
    )


def _start_reading(context: Context, files: list[tuple[type[CaseType], Path, str]], processes: int) -> Callable[[], list[CaseFile]]:
    def read(piece: Sequence[tuple[type[CaseType], Path, str]]) -> list[CaseFile]:
        return [read_case_file(context, *file) for file in piece]

    if len(files) < PARALLEL_FROM:
        return lambda: read(files)
    work = Work(read, pieces(files, PIECE), processes)
    return lambda: [file for piece in work.results() for file in piece]
