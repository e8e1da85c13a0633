"""A folder of case files becomes a library, or the list of everything that is wrong in it.

Here files, declarations and rules meet: the registers are read, then each case file (`casefile`), then come the checks
across files. One run shows the problems of all files. The check, the build and the preview begin here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.check.across_files import across_files
from macros.casebook.check.casefile import CaseFile, read_case_file
from macros.casebook.check.folders import CasePath, case_paths
from macros.casebook.check.upkeep import seldom_used
from macros.casebook.files.reading import SourceText
from macros.casebook.files.yaml_values import Record
from macros.casebook.language.nearest import Names
from macros.casebook.library.facets import FACETS
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import InvalidCases, Problem, errors
from macros.casebook.registers.everyday_words import NAME as EVERYDAY_WORDS
from macros.casebook.registers.everyday_words import read_everyday_words
from macros.casebook.registers.sources import read_sources
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW, Vocabulary, read_vocabularies
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.context import Context, HomeRegions, Slugs
from macros.casebook.types import case_types
from macros.workers import Work, pieces

PARALLEL_FROM = 1000
"""The number of files from which several processes share the reading; for fewer, starting them costs more than they
save."""

PIECE = 100
"""How many files a process gets at a time."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder of cases holds: its library, None when there is an error; all problems, sorted; the text of every
    file that was read. `own_sources` is the record of the folder's own list of documents; None when another folder's
    list serves it."""

    library: Library | None
    problems: tuple[Problem, ...]
    texts: tuple[SourceText, ...] = ()
    own_sources: Record | None = None


def load(cases: Path, fallback: Path | None = None, processes: int = 1) -> Loaded:
    """Returns what a folder of cases holds, checked.

    `fallback` is the folder whose `_vocabularies/` and `_sources.yml` serve when `cases` has none of its own.
    `processes` is how many read a large folder. Never raises for what the files hold.
    """
    return start(cases, fallback, processes)()


def start(cases: Path, fallback: Path | None = None, processes: int = 1) -> Callable[[], Loaded]:
    """Begins to read as `load` does, and returns a function that waits for the end and returns what `load` would.

    Meanwhile the caller may do something else: the processes read.
    """
    shown = cases.as_posix()
    types = case_types()
    if not cases.is_dir():
        missing = finding((), "folder-missing").at(shown)
        return lambda: Loaded(None, (missing,))
    sources_path = _own_or_fallback(cases, fallback, "_sources.yml")
    sources = read_sources(sources_path, sources_path.as_posix())
    documents = sources.documents
    problems = [*sources.problems]
    terms_path = _own_or_fallback(cases, fallback, "_vocabularies")
    vocabularies, more = read_vocabularies(terms_path, terms_path.as_posix(), frozenset(documents))
    problems += more
    problems += _missing_vocabularies(vocabularies, terms_path.as_posix())
    everyday_path = _own_or_fallback(cases, fallback, EVERYDAY_WORDS)
    everyday_words = read_everyday_words(everyday_path, everyday_path.as_posix())
    problems += everyday_words.problems
    paths = list(case_paths(types, cases, shown, problems))
    slugs: dict[str, set[str]] = {folder: set() for folder in types}
    for file in paths:
        slugs[file.kind.folder].add(file.path.stem)
    context = _context(vocabularies, Names(documents.keys()), Slugs(slugs))
    read = _start_reading(context, paths, processes)

    def finish() -> Loaded:
        files = read()
        records = [sources.record, *([everyday_words.record] if everyday_words.record else []), *(vocabulary.record for vocabulary in vocabularies.values())]
        texts = tuple(source for source in (*(record.source for record in records), *(file.source for file in files)) if source)
        own_sources = sources.record if sources_path.parent == cases else None
        problems.extend(problem for file in files for problem in file.problems)
        problems.extend(across_files(files, context, vocabularies))
        if errors(problems):
            return Loaded(None, tuple(sorted(problems)), texts, own_sources)
        read_cases = {file.case.key: file.case for file in files if file.case}
        brought = {document.id: document for case in read_cases.values() if not case.facts.withdrawn for document in case.facts.new_sources}
        library = Library(types, read_cases, vocabularies, {**documents, **brought}, context.communes, everyday_words.entries)
        if terms_path.parent == cases:
            problems.extend(seldom_used(library))
        return Loaded(library, tuple(sorted(problems)), texts, own_sources)

    return finish


def load_or_raise(cases: Path, fallback: Path | None = None) -> tuple[Library, tuple[Problem, ...]]:
    """Returns the library of a folder, and its warnings. Raises `InvalidCases` when there is an error."""
    loaded = load(cases, fallback)
    if loaded.library is None:
        raise InvalidCases(loaded.problems)
    return loaded.library, loaded.problems


def _own_or_fallback(cases: Path, fallback: Path | None, name: str) -> Path:
    """The path of a register: in the folder of cases if it is there, else in the other folder."""
    own = cases / name
    return own if own.exists() or fallback is None else fallback / name


def _missing_vocabularies(vocabularies: Mapping[str, Vocabulary], shown: str) -> Iterator[Problem]:
    """A problem for each missing vocabulary that an index needs."""
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


def _start_reading(context: Context, files: list[CasePath], processes: int) -> Callable[[], list[CaseFile]]:
    """Begins to read files, and returns a function that waits for the end and returns them, in the same order."""

    def read(piece: Sequence[CasePath]) -> list[CaseFile]:
        return [read_case_file(context, file.kind, file.path, file.shown) for file in piece]

    if len(files) < PARALLEL_FROM:
        return lambda: read(files)
    work = Work(read, pieces(files, PIECE), processes)
    return lambda: [file for piece in work.results() for file in piece]
