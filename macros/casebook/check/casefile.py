"""One case file, read whole: bounded, typed, its text scanned, every problem noted.

What comes out is small, frozen and can cross from one process to another; `loading`
puts the files together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.casebook.check import privacy, rules
from macros.casebook.check.body import Scan, positions, scan
from macros.casebook.files import scaffold
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.layout import layout
from macros.casebook.files.reading import SourceText, read_source
from macros.casebook.files.validation import problem_at, validate
from macros.casebook.files.yaml_values import Record
from macros.casebook.library.case import Case
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding, Position, Problem
from macros.casebook.schema.context import Context
from macros.casebook.types.base import CaseType


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What one file gave: its typed facts if they are all valid, its problems, and what
    the checks across files need of it."""

    folder: str
    shown: str
    case: Case | None
    problems: tuple[Problem, ...]
    source: SourceText | None = None
    acronyms: tuple[tuple[str, Problem], ...] = ()
    explained: frozenset[str] = frozenset()
    withdrawn: bool = False
    former: tuple[tuple[str, Position], ...] = ()
    brought: tuple[tuple[str, int, Position], ...] = ()


def read_case_file(context: Context, kind: type[CaseType], path: Path, shown: str) -> CaseFile:
    """Everything about one file that can be known without the others."""
    folder = kind.folder
    source = read_source(path, shown)
    if isinstance(source, Problem):
        return CaseFile(folder, shown, None, (source,))
    text = source.text
    record = read_record(text, shown)
    laid_out = layout(source, record) if not record.problems else None
    data = record.data if isinstance(record.data, dict) else {}
    if "new_sources" in data:
        record.problems += [problem_at(record, one) for one in _taken(data, context)]
        context = replace(context, sources=context.sources.including(dict(_described(data))))
    found = scan(record.body, kind, context)
    facts = None
    if isinstance(record.data, dict):
        facts = validate(kind, record, context)
        record.problems += [problem_at(record, one) for one in rules.cross_field(kind, facts, data, context)]
        record.problems += [problem_at(record, one) for one in privacy.contacts_in(data)] if any(privacy.contacts(text)) else []
        if scaffold.BLANK in text:
            # A blank is one problem, not also an unknown term, a wrong date …
            empty = [problem_at(record, one) for one in rules.blanks(data)]
            told = {problem.field for problem in empty}
            record.problems = [problem for problem in record.problems if problem.field not in told] + empty
    record.problems += _in_body(record, found.problems)
    case = _placed(Case(kind, path.stem, facts, found.body, source, layout=laid_out), context) if facts is not None else None
    if case and any(reference.key == case.key for reference in case.references):
        record.problems.append(problem_at(record, finding(("title",), "self-reference")))
    return CaseFile(
        folder,
        shown,
        case,
        tuple(record.problems),
        source,
        tuple(_acronyms(record, found, data, kind.acronyms.used_in)),
        frozenset(name for _path, name in rules.acronyms_in(data, kind.acronyms.explained_by)),
        "withdrawn" in data,
        tuple(_former(record, data)),
        tuple(_brought(record, data)),
    )


def _described(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The documents that a case brings, each by its id, with its rank."""
    brought = data.get("new_sources")
    for index, document in enumerate(brought if isinstance(brought, list) else ()):
        if isinstance(document, dict) and isinstance(document.get("id"), str):
            yield document["id"].strip(), index


def _taken(data: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    for name, index in _described(data):
        if name in context.sources:
            yield finding(("new_sources", index, "id"), "source-taken", value=name)


def _placed(case: Case, context: Context) -> Case:
    """The case with the departments and regions that follow from what it says."""
    facts = case.facts
    departments = dict.fromkeys(facts.departments)
    if facts.place:
        departments[context.communes[facts.place].department] = None
    homes = [context.homes[code] for code in departments if code in context.homes]
    return replace(
        case,
        departments=tuple(departments),
        regions=tuple(dict.fromkeys((*(home.region for home in homes), *facts.regions))),
        former_regions=tuple(dict.fromkeys(home.former_region for home in homes)),
    )


def _in_body(record: Record, found: list[tuple[int, Finding]]) -> Iterator[Problem]:
    for line, column, one in positions(record.body, found):
        yield one.at(record.shown, Position(record.body_line + line - 1, column))


def _acronyms(record: Record, found: Scan, data: Mapping[str, Any], used_in: Iterable[str]) -> Iterator[tuple[str, Problem]]:
    """Each acronym with its problem, to be dropped if the glossary or a title explains it."""
    names = (name for _at, name in found.acronyms)
    yield from zip(names, _in_body(record, [(at, rules.acronym_unknown(name)) for at, name in found.acronyms]), strict=True)
    for path, name in rules.acronyms_in(data, used_in):
        yield name, problem_at(record, rules.acronym_unknown(name, path))


def _brought(record: Record, data: Mapping[str, Any]) -> Iterator[tuple[str, int, Position]]:
    for name, index in _described(data):
        yield name, index, record.position(("new_sources", index, "id"))


def _former(record: Record, data: Mapping[str, Any]) -> Iterator[tuple[str, Position]]:
    former = data.get("former_slugs")
    for index, old in enumerate(former if isinstance(former, list) else ()):
        if isinstance(old, str):
            yield old, record.position(("former_slugs", index))
