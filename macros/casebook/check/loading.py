"""A folder of case files becomes a library, or the list of everything that is wrong in it.

Here files, declarations and rules meet: the registers are read, then each case file (`casefile`), then come the checks
across files. One run shows the problems of all files. The check, the build and the preview begin here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from macros.casebook.check import privacy, rules
from macros.casebook.check.across_files import across_files, of_files
from macros.casebook.check.casefile import CaseFile, read_case_file
from macros.casebook.check.folders import CasePath, case_paths, stray_registers
from macros.casebook.check.pictures import FOLDER as IMAGES
from macros.casebook.check.pictures import read_pictures
from macros.casebook.check.upkeep import seldom_used
from macros.casebook.check.withdrawals import withdrawn_leads
from macros.casebook.files.reading import SourceText
from macros.casebook.files.validation import problem_at
from macros.casebook.files.yaml_values import Record
from macros.casebook.language.nearest import Names, guessing
from macros.casebook.library.library import Library
from macros.casebook.library.needed_lists import missing_vocabularies
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import InvalidCases, Problem, errors
from macros.casebook.registers.everyday_words import NAME as EVERYDAY_WORDS
from macros.casebook.registers.everyday_words import EverydayWords, read_everyday_words
from macros.casebook.registers.judged import FILE as JUDGED
from macros.casebook.registers.judged import Judged, read_judged
from macros.casebook.registers.leading import LEADING, read_leading
from macros.casebook.registers.lending import lent, with_lent
from macros.casebook.registers.link_exceptions import FILE as LINK_EXCEPTIONS
from macros.casebook.registers.link_exceptions import LinkExceptions, read_link_exceptions
from macros.casebook.registers.national_figures import FILE as NATIONAL_FIGURES
from macros.casebook.registers.national_figures import NationalFigures, read_national_figures
from macros.casebook.registers.sources import Sources, read_sources
from macros.casebook.registers.vocabularies import ASSIGNED_NARROW, Vocabulary, read_vocabularies
from macros.casebook.registers.vocabularies import FOLDER as VOCABULARIES
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.context import Context, HomeRegions, Slugs
from macros.casebook.types import case_types
from macros.casebook.types.base import CaseTypes
from macros.casebook.types.document import Document
from macros.workers import Work, pieces

PARALLEL_FROM = 1000
"""The number of files from which several processes share the reading; for fewer, starting them costs more than they
save."""

PIECE = 100
"""How many files a process gets at a time."""

GUESSES = 10_000_000
"""How many names may be compared with the wrong ones of a piece of files to propose a near one (`language.nearest`): for a
library of 10,000 cases, a thousand wrong names."""

REGISTERS = ("_sources.yml", VOCABULARIES, EVERYDAY_WORDS, LINK_EXCEPTIONS, JUDGED, NATIONAL_FIGURES, *LEADING)
"""The files and folders of the lists that all cases share."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a folder of cases holds: its library, None when there is an error; all problems, sorted; the text of every
    file that was read. `own_sources` is the record of the folder's own list of documents; None when another folder's
    list serves it. `judged` are the remarks of `make upkeep` that are none. `own_grids` are the records of the folder's own
    grids by their names."""

    library: Library | None
    problems: tuple[Problem, ...]
    texts: tuple[SourceText, ...] = ()
    own_sources: Record | None = None
    judged: Judged = field(default_factory=Judged)
    own_grids: Mapping[str, Record] = field(default_factory=dict)


def load(cases: Path, fallback: Path | None = None, processes: int = 1) -> Loaded:
    """Returns what a folder of cases holds, checked.

    `fallback` is the folder whose vocabularies, each by itself, and whose `_sources.yml` serve when `cases` has none of its own.
    `processes` is how many read a large folder. Never raises for what the files hold.
    """
    return start(cases, fallback, processes)()


def start(cases: Path, fallback: Path | None = None, processes: int = 1) -> Callable[[], Loaded]:
    """Begins to read as `load` does, and returns a function that waits for the end and returns what `load` would.

    Meanwhile the caller may do something else: the processes read.
    """
    if not cases.is_dir():
        return lambda: no_folder(cases)
    registers = read_registers(cases, fallback)
    folder = case_folder(case_types(), cases)
    context = registers.context(folder, Communes())
    read = start_reading(context, folder.paths, processes)
    return lambda: put_together(registers, folder, context, read())


def no_folder(cases: Path) -> Loaded:
    """What a folder of cases holds that is not there."""
    return Loaded(None, (finding((), "folder-missing").at(cases.as_posix()),))


@dataclass(frozen=True, slots=True)
class Registers:
    """The lists that all cases share, as they were read, with their problems. `own_terms` are the names of the vocabularies that no other
    folder lends; `own_sources` is false for lent documents. Those at the paths `leading` are read once it is known which cases there are."""

    sources: Sources
    vocabularies: Mapping[str, Vocabulary]
    everyday_words: EverydayWords
    link_exceptions: LinkExceptions
    judged: Judged
    national_figures: NationalFigures
    problems: tuple[Problem, ...]
    own_terms: frozenset[str]
    own_sources: bool
    leading: Mapping[str, Path]

    @property
    def records(self) -> tuple[Record, ...]:
        """What each list that has a file says: all of them are public, and looked at as such."""
        own = (self.sources.record, self.everyday_words.record, self.link_exceptions.record, self.judged.record, self.national_figures.record)
        return (*filter(None, own), *(vocabulary.record for vocabulary in self.vocabularies.values()))

    def context(self, folder: CaseFolder, communes: Communes) -> Context:
        """What exists around each file of a folder."""
        slugs: dict[str, set[str]] = {name: set() for name in folder.types}
        for file in folder.paths:
            slugs[file.kind.folder].add(file.path.stem)
        return _context(self.vocabularies, self.sources.documents, Slugs(slugs), communes, self.link_exceptions.admitted)


def read_registers(cases: Path, fallback: Path | None) -> Registers:
    """Returns the lists of a folder of cases, or those of `fallback` that it lacks. Nobody's own address may stand in them. Never
    raises for what the files hold."""
    link_exceptions = read_link_exceptions(cases)
    sources_path = own_or_fallback(cases, fallback, "_sources.yml")
    sources = read_sources(sources_path, sources_path.as_posix(), link_exceptions.admitted)
    terms_path = own_or_fallback(cases, fallback, VOCABULARIES)
    others = lent(fallback, terms_path)
    terms = (terms_path, terms_path.as_posix(), frozenset(sources.documents))
    own_terms, more = read_vocabularies(*terms, others) if others else read_vocabularies(*terms)
    vocabularies = with_lent(own_terms, others, sources.documents.keys())
    everyday_path = own_or_fallback(cases, fallback, EVERYDAY_WORDS)
    everyday_words = read_everyday_words(everyday_path, everyday_path.as_posix())
    judged = read_judged(cases)
    figures = read_national_figures(cases, Context(sources=Names(sources.documents.keys())))
    problems = (*sources.problems, *more, *everyday_words.problems, *link_exceptions.problems, *judged.problems, *figures.problems)
    problems += tuple(missing_vocabularies(case_types(), vocabularies, terms_path.as_posix()))
    leading = {name: own_or_fallback(cases, fallback, name) for name in LEADING}
    own = (frozenset(own_terms) if terms_path.parent == cases else frozenset[str](), sources_path.parent == cases)
    read = Registers(sources, vocabularies, everyday_words, link_exceptions, judged, figures, problems, *own, leading)
    personal = (problem_at(record, found) for record in read.records for found in privacy.contacts_in(record.data))
    return replace(read, problems=(*problems, *personal))


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """The case files of the folder `root`, the folder of their pictures, and the problems of what is misplaced among them."""

    root: Path
    types: CaseTypes
    paths: tuple[CasePath, ...]
    images: Path
    problems: tuple[Problem, ...]


def case_folder(types: CaseTypes, cases: Path) -> CaseFolder:
    """Returns the case files of a folder. Raises `OSError` when a folder cannot be read."""
    problems: list[Problem] = []
    paths = tuple(case_paths(types, cases, cases.as_posix(), problems))
    problems += stray_registers(cases, cases.as_posix(), (*REGISTERS, IMAGES))
    return CaseFolder(cases, types, paths, cases / IMAGES, tuple(problems))


def put_together(registers: Registers, folder: CaseFolder, context: Context, files: Sequence[CaseFile]) -> Loaded:
    """What files hold together, each read in this context, in the order of the folder: the checks across files, the library."""
    sources, vocabularies = registers.sources, registers.vocabularies
    leading = read_leading(folder.root, registers.leading, context)
    lists = (*registers.records, *leading.records)
    texts = tuple(source for source in (*(record.source for record in lists), *(file.source for file in files)) if source)
    own_sources = sources.record if registers.own_sources else None
    problems = [*registers.problems, *folder.problems]
    problems.extend(of_files(files, leading.problems))
    problems.extend(problem_at(record, found) for record in leading.records for found in privacy.contacts_in(record.data))
    problems.extend(problem_at(record, found) for record in leading.grids.records.values() for found in rules.undated_in(record.data))
    problems.extend(across_files(files, context, vocabularies))
    pictures, more = read_pictures([(file.shown, file.withdrawn, file.pictures) for file in files if file.pictures], folder.images)
    problems.extend(more)
    if errors(problems):
        return Loaded(None, tuple(sorted(problems)), texts, own_sources, registers.judged, leading.grids.records)
    cases = {file.case.key: file.case for file in files if file.case}
    brought = {document.id: document for case in cases.values() if not case.facts.withdrawn for document in case.facts.new_sources}
    documents = {**sources.documents, **brought}
    shared = (registers.everyday_words.entries, context.admitted, pictures, registers.national_figures.entries, leading.grids.by_name, leading.by_question)
    library = Library(folder.types, cases, vocabularies, documents, context.communes, *shared)
    problems.extend(withdrawn_leads(library, leading))
    problems.extend(seldom_used(library, registers.own_terms))
    return Loaded(library, tuple(sorted(problems)), texts, own_sources, registers.judged, leading.grids.records)


def load_or_raise(cases: Path, fallback: Path | None = None) -> tuple[Library, tuple[Problem, ...]]:
    """Returns the library of a folder, and its warnings. Raises `InvalidCases` when there is an error."""
    loaded = load(cases, fallback)
    if loaded.library is None:
        raise InvalidCases(loaded.problems)
    return loaded.library, loaded.problems


def own_or_fallback(cases: Path, fallback: Path | None, name: str) -> Path:
    """The path of a register: in the folder of cases if it is there, else in the other folder."""
    own = cases / name
    return own if own.exists() or fallback is None else fallback / name


def _context(vocabularies: Mapping[str, Vocabulary], documents: Mapping[str, Document], slugs: Slugs, communes: Communes, admitted: tuple[str, ...]) -> Context:
    return Context(
        ids={name: frozenset(vocabulary.terms) for name, vocabulary in vocabularies.items()},
        spellings={name: vocabulary.spellings for name, vocabulary in vocabularies.items()},
        groups={name: vocabularies[name].narrower for name in ASSIGNED_NARROW if name in vocabularies},
        tops={name: {term.id: vocabularies[name].lineage(term.id)[-1] for term in vocabularies[name]} for name in ASSIGNED_NARROW if name in vocabularies},
        slugs=slugs,
        sources=Names(documents.keys()),
        known_until={id: until for id, document in documents.items() if (until := document.known_until)},
        homes={term.id: HomeRegions(term.region, term.former_region) for term in vocabularies.get("departments", ())},
        communes=communes,
        admitted=admitted,
    )


def start_reading(context: Context, files: Sequence[CasePath], processes: int) -> Callable[[], list[CaseFile]]:
    """Begins to read files, and returns a function that waits for the end and returns them, in the same order."""

    def read(piece: Sequence[CasePath]) -> list[CaseFile]:
        with guessing(GUESSES):
            return [read_case_file(context, file.kind, file.path, file.shown) for file in piece]

    if len(files) < PARALLEL_FROM:  # by the same pieces, so that it says the same
        return lambda: [file for piece in pieces(files, PIECE) for file in read(piece)]
    work = Work(read, pieces(files, PIECE), processes)
    return lambda: [file for piece in work.results() for file in piece]
