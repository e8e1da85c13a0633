"""A folder of case files becomes a library, or the list of everything wrong in it.

The only place where files, declarations and rules meet: read, type, check the text,
then check across files. Problems of all files come out of one run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.casebook import rules, types as types  # noqa: F401  (importing declares the types)
from macros.casebook.body import Scan, positions, scan
from macros.casebook.case import Case
from macros.casebook.casetype import TYPES, CaseType
from macros.casebook.facets import FACETS
from macros.casebook.frontmatter import Record, read_record
from macros.casebook.library import Library
from macros.casebook.places import Places
from macros.casebook.problems import Finding, InvalidCases, Problem, errors, field_name
from macros.casebook.reading import read_text
from macros.casebook.sources import read_sources
from macros.casebook.suggest import nearest
from macros.casebook.validation import place, validate
from macros.casebook.values import SLUG, Known
from macros.casebook.vocabularies import ASSIGNED_NARROW, Vocabulary, read_vocabularies

IGNORED_NAMES = frozenset({"README.md"})


@dataclass(slots=True)
class Loaded:
    """What a folder holds: a library when nothing is an error, and all problems."""

    library: Library | None
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _File:
    """One case file on its way: its record, and what could be made of it."""

    kind: type[CaseType]
    slug: str
    record: Record
    scan: Scan
    facts: CaseType | None = None


@dataclass(slots=True)
class _Reading:
    """What is gathered while the files of a folder are read."""

    known: Known
    vocabularies: Mapping[str, Vocabulary]
    files: list[_File] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def load(cases: Path, fallback: Path | None = None) -> Loaded:
    """Read and check a folder of cases.

    `fallback` is the folder whose `_vocabularies/` and `_sources.yml` serve where
    `cases` has none of its own. Never raises for what the files hold.
    """
    shown = os.fspath(cases)
    if not cases.is_dir():
        problem = Problem(shown, 1, 1, "", "folder-missing", "error", "ce dossier n’existe pas", "donnez un dossier de cas avec --cases")
        return Loaded(None, (problem,))
    sources_path, sources_shown = _own_or_fallback(cases, fallback, "_sources.yml")
    sources, problems = read_sources(sources_path, sources_shown)
    terms_path, terms_shown = _own_or_fallback(cases, fallback, "_vocabularies")
    vocabularies, more = read_vocabularies(terms_path, terms_shown, frozenset(sources))
    problems += more
    problems += _missing_vocabularies(vocabularies, terms_shown)
    paths = list(_case_paths(cases, shown, problems))
    slugs: dict[str, set[str]] = {folder: set() for folder in TYPES}
    for kind, path in paths:
        slugs[kind.folder].add(path.stem)
    known = _known(vocabularies, frozenset(sources), {name: frozenset(found) for name, found in slugs.items()})
    reading = _Reading(known, vocabularies, problems=problems)
    for kind, path in paths:
        _read_file(reading, kind, path, f"{shown}/{kind.folder}/{path.name}")
    problems += _across(reading)
    if errors(problems):
        return Loaded(None, tuple(sorted(problems)))
    made = (_case(file, reading) for file in reading.files)
    library = Library({case.key: case for case in made}, vocabularies, sources, known.places)
    return Loaded(library, tuple(sorted(problems)))


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
            yield Problem(f"{shown}/{name}.yml", 1, 1, "", "vocabulary-missing", "error", "ce vocabulaire manque", "remettez-le, ou retirez tout le dossier : celui du dépôt servira")


def _known(vocabularies: Mapping[str, Vocabulary], sources: frozenset[str], slugs: Mapping[str, frozenset[str]]) -> Known:
    return Known(
        ids={name: frozenset(vocabulary.terms) for name, vocabulary in vocabularies.items()},
        spellings={name: vocabulary.spellings for name, vocabulary in vocabularies.items()},
        groups={name: vocabularies[name].narrower for name in ASSIGNED_NARROW if name in vocabularies},
        tops={
            name: {term.id: vocabularies[name].lineage(term.id)[-1] for term in vocabularies[name]}
            for name in ASSIGNED_NARROW
            if name in vocabularies
        },
        slugs=slugs,
        sources=sources,
        places=Places(),
    )


def _case_paths(cases: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[type[CaseType], Path]]:
    """The files that claim to be cases, in a fixed order; what is misplaced is a problem."""

    def refuse(name: str, code: str, message: str, hint: str) -> None:
        problems.append(Problem(f"{shown}/{name}", 1, 1, "", code, "error", message, hint))

    for entry in sorted(os.scandir(cases), key=lambda entry: entry.name):
        if entry.name.startswith((".", "_")) or entry.name in IGNORED_NAMES:
            continue
        kind = TYPES.get(entry.name)
        if kind is None:
            guess = nearest(entry.name, list(TYPES))
            hint = f"vouliez-vous dire « {guess}/ » ?" if guess else f"dossiers admis : {', '.join(TYPES)}"
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
                refuse(name, "reserved-slug", f"le nom « {slug} » est réservé au site", "choisissez un autre nom de fichier")
            elif not SLUG.fullmatch(slug):
                refuse(name, "slug", f"« {slug} » n’est pas un nom de fichier admis", "3 à 60 lettres minuscules sans accent, chiffres et tirets")
            folded.setdefault(slug.casefold(), file.name)
            yield kind, Path(file.path)


def _read_file(reading: _Reading, kind: type[CaseType], path: Path, shown: str) -> None:
    text = read_text(path, shown)
    if isinstance(text, Problem):
        reading.problems.append(text)
        return
    record = read_record(text, shown)
    found = scan(record.body, kind, reading.known)
    file = _File(kind, path.stem, record, found)
    reading.files.append(file)
    if isinstance(record.data, dict):
        file.facts = validate(kind, record, reading.known)
        record.problems += [place(record, finding) for finding in rules.cross_field(kind, file.facts, record.data, reading.known)]
        record.problems += _self_links(file)
        if any(rules.contacts(text)):
            record.problems += [place(record, finding) for finding in rules.contacts_in(record.data)]
        if rules.BLANK in text:
            # A blank is one problem, not also an unknown term, a wrong date …
            empty = [place(record, finding) for finding in rules.blanks(record.data)]
            told = {problem.field for problem in empty}
            record.problems = [problem for problem in record.problems if problem.field not in told] + empty
    _body_problems(file, found.problems)
    reading.problems += record.problems


def _body_problems(file: _File, found: list[tuple[int, Finding]]) -> None:
    record = file.record
    for line, column, finding in positions(record.body, found):
        record.problems.append(
            Problem(record.shown, record.body_line + line - 1, column, "", finding.code, finding.severity, finding.message, finding.hint)
        )


def _self_links(file: _File) -> Iterator[Problem]:
    key = f"{file.kind.folder}/{file.slug}"
    if file.facts is not None and any(pointed == key for pointed, _inverse in _draft(file).references):
        yield place(file.record, Finding(("title",), "self-reference", "cette fiche renvoie à elle-même", "retirez ce renvoi", "warning"))


def _draft(file: _File) -> Case:
    return Case(file.kind, file.slug, file.facts, file.scan.body, file.record.shown)


def _across(reading: _Reading) -> Iterator[Problem]:
    """The checks that need every file: acronyms and former addresses."""
    explained = set(reading.vocabularies["glossary"].spellings) if "glossary" in reading.vocabularies else set()
    for file in reading.files:
        if isinstance(file.record.data, dict):
            names = [file.record.data.get("title"), *(file.record.data.get("aliases") or [])]
            explained.update(acronym for name in names if isinstance(name, str) for _at, acronym in rules.acronyms(name))
    for file in reading.files:
        yield from _acronyms(file, explained)
    yield from _former_addresses(reading)


def _acronyms(file: _File, explained: set[str]) -> Iterator[Problem]:
    record = file.record
    unknown = [(at, rules.acronym_unknown(name)) for at, name in file.scan.acronyms if name not in explained]
    for line, column, finding in positions(record.body, unknown):
        yield Problem(record.shown, record.body_line + line - 1, column, "", finding.code, finding.severity, finding.message, finding.hint)
    summary = record.data.get("summary") if isinstance(record.data, dict) else None
    if isinstance(summary, str):
        for _at, name in rules.acronyms(summary):
            if name not in explained:
                finding = rules.acronym_unknown(name)
                yield place(record, Finding(("summary",), finding.code, finding.message, finding.hint))


def _former_addresses(reading: _Reading) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for file in reading.files:
        data = file.record.data if isinstance(file.record.data, dict) else {}
        former = data.get("former_slugs")
        for index, old in enumerate(former if isinstance(former, list) else ()):
            if not isinstance(old, str):
                continue
            key = f"{file.kind.folder}/{old}"
            if old in reading.known.slugs.get(file.kind.folder, ()):
                finding = Finding(("former_slugs", index), "former-slug-taken", f"« {old} » est l’adresse d’une autre fiche", "retirez-la d’ici, ou renommez l’autre fiche")
            elif key in taken:
                finding = Finding(("former_slugs", index), "former-slug-taken", f"« {old} » est déjà l’ancienne adresse de {taken[key]}", "gardez-la à un seul endroit")
            else:
                taken[key] = field_name((file.record.shown,))
                continue
            yield place(file.record, finding)


def _case(file: _File, reading: _Reading) -> Case:
    facts = file.facts
    assert facts is not None
    departments = list(facts.departments)
    if facts.place:
        departments.append(reading.known.places[facts.place].department)
    terms = [reading.vocabularies["departments"][code] for code in dict.fromkeys(departments)]
    return Case(
        file.kind,
        file.slug,
        facts,
        file.scan.body,
        file.record.shown,
        tuple(term.id for term in terms),
        tuple(dict.fromkeys((*(term.region for term in terms), *facts.regions))),
        tuple(dict.fromkeys(term.former_region for term in terms)),
    )
