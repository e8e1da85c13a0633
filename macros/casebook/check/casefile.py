"""One case file becomes a case: it is bounded, parsed, typed, its body scanned, all its problems collected.

`loading` calls this for each file, in several processes for a large folder, and puts the results together; so a result is
frozen and can be sent from one process to another.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from macros.casebook.check import privacy, rules
from macros.casebook.check.body import Scan, scan
from macros.casebook.check.pictures import NamedPicture, named_pictures
from macros.casebook.files import scaffold
from macros.casebook.files.frontmatter import read_record
from macros.casebook.files.header_diagnosis import cut_values, diagnose
from macros.casebook.files.layout import layout
from macros.casebook.files.reading import SourceText, read_source
from macros.casebook.files.validation import doubts, problem_at, validate
from macros.casebook.files.yaml_values import Record
from macros.casebook.language.nearest import guessing
from macros.casebook.library import knowledge
from macros.casebook.library.case import Case
from macros.casebook.library.facets import FACETS, FILTERS
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Finding, Position, Problem, errors
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate, read
from macros.casebook.schema.values import CASE_ID
from macros.casebook.types.base import CaseType
from macros.casebook.types.document import known_until
from macros.workers import Sent

GUESSES = 2_000_000
"""How many names may be compared with the wrong ones of one file to propose a near one (`language.nearest`)."""


@dataclass(frozen=True, slots=True)
class AcronymUse(Sent):
    """An acronym in a file, with the problem that it is unless something explains it."""

    acronym: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class FormerAddress(Sent):
    """A former slug of a case, its rank in `former_slugs` from 0, its position in the file."""

    slug: str
    index: int
    position: Position


@dataclass(frozen=True, slots=True)
class BroughtDocument(Sent):
    """A document that a case describes itself: its id, its rank in `new_sources` from 0, the position of the id."""

    id: str
    index: int
    position: Position


@dataclass(frozen=True, slots=True)
class CaseFile(Sent):
    """What one file holds: its case, None when a value of the front matter is wrong; its problems; its text, None when it
    cannot be read; and what the checks across files need.

    `folder` is that of its type, `shown` its name in problems. `acronyms` are the uses that something must explain, and
    `explained` the acronyms that the file explains itself. `id` is its permanent id, empty without one.
    """

    folder: str
    shown: str
    case: Case | None
    problems: tuple[Problem, ...]
    source: SourceText | None = None
    acronyms: tuple[AcronymUse, ...] = ()
    explained: frozenset[str] = frozenset()
    withdrawn: bool = False
    former: tuple[FormerAddress, ...] = ()
    brought: tuple[BroughtDocument, ...] = ()
    id: str = ""
    pictures: tuple[NamedPicture, ...] = ()


def read_case_file(context: Context, kind: type[CaseType], path: Path, shown: str) -> CaseFile:
    """Returns everything about one file that can be known without the others. Never raises for what the file holds.

    `context` is what exists around the file, `kind` the type of its folder, `shown` its name in problems.
    """
    source = read_source(path, shown, kind.most_bytes, kind.too_big)
    if isinstance(source, Problem):
        return CaseFile(kind.folder, shown, None, (source,))
    file = _read(context, kind, source, source.text)
    return _looked_at_again(context, kind, source, file) if errors(file.problems) else file


def _looked_at_again(context: Context, kind: type[CaseType], source: SourceText, file: CaseFile) -> CaseFile:
    """A file with errors, and what its front matter says of their cause: the problems are those causes, and those that are left
    once the lines that could be mended are."""
    with guessing(0):  # to count errors, no name is looked for that is near to a wrong one
        found = diagnose(source.text, lambda text: len(errors(_read(context, kind, source, text).problems)), kind.most_values)
    if not found.causes:
        return file
    causes = [cause.at(file.shown, source.in_file(position)) for position, cause in found.causes]
    unread = found.text == source.text and any(cause.code == "front-matter-missing" for cause in causes)
    left = () if unread else _read(context, kind, source, found.text).problems
    told = {problem.line for problem in causes}
    others = [problem for problem in left if not (problem.code.startswith(("yaml-", "front-matter-")) and problem.line in told)]
    return replace(file, case=None, problems=(*causes, *others))


def _read(context: Context, kind: type[CaseType], source: SourceText, text: str) -> CaseFile:
    """Everything about one file whose text is `text`: that of `source`, or that with mended lines."""
    with guessing(GUESSES):
        return _read_within(context, kind, source, text)


def _read_within(context: Context, kind: type[CaseType], source: SourceText, text: str) -> CaseFile:
    folder, path, shown = kind.folder, source.path, source.shown
    record = read_record(text, shown, source.places, kind.most_values)
    laid_out = layout(source, record) if not record.problems and text is source.text else None
    data = record.data if isinstance(record.data, dict) else {}
    if "new_sources" in data:
        record.problems += [problem_at(record, taken) for taken in _taken(data, context)]
        context = replace(context, sources=context.sources.including(dict(_described(data))), known_until={**context.known_until, **dict(_known_until(data))})
    scanned = scan(record.body, kind, context)
    facts = None
    if isinstance(record.data, dict):
        facts = validate(kind, record, context)
        record.problems += [problem_at(record, broken) for broken in rules.cross_field(kind, facts, data, context)]
        record.problems += [problem_at(record, contact) for contact in privacy.contacts_in(data)] if "\\" in text or any(privacy.contacts(text)) else []
        if scaffold.BLANK in text:
            # A blank is one problem, not also an unknown term, a wrong date …
            blanks = [problem_at(record, blank) for blank in rules.blanks(data)]
            blank_fields = {problem.field for problem in blanks}
            record.problems = [problem for problem in record.problems if problem.field not in blank_fields] + blanks
    record.problems += _in_body(record, scanned.problems)
    record.problems += (*cut_values(record, text), *doubts(record, text))
    case = _placed(Case(kind, path.stem, facts, scanned.body, source, layout=laid_out), context) if facts is not None else None
    if case and any(reference.key == case.key for reference in case.references):
        record.problems.append(problem_at(record, finding(("title",), "self-reference")))
    if case:
        _work_out(case)
    return CaseFile(
        folder,
        shown,
        case,
        tuple(record.problems),
        source,
        tuple(_acronyms(record, scanned, data, kind.acronyms.used_in)),
        frozenset(name for _path, name in rules.acronyms_in(data, kind.acronyms.explained_by)),
        "withdrawn" in data,
        tuple(_former(record, data)),
        tuple(_brought(record, data)),
        named if isinstance(named := data.get("id"), str) and CASE_ID.fullmatch(named) else "",
        tuple(named_pictures(record, data)) if "images" in data else (),
    )


def _described(data: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The documents that a case describes itself, as (id, rank in `new_sources` from 0)."""
    brought = data.get("new_sources")
    for index, document in enumerate(brought if isinstance(brought, list) else ()):
        if isinstance(document, dict) and isinstance(document.get("id"), str):
            yield document["id"].strip(), index


def _known_until(data: Mapping[str, Any]) -> Iterator[tuple[str, PartialDate]]:
    """How far the documents that a case describes itself can know, by their ids."""
    for id, index in _described(data):
        document = data["new_sources"][index]
        published, read_on = (read(value) if isinstance(value := document.get(name), str) else None for name in ("published", "read_on"))
        if until := known_until(str(document.get("kind", "")).strip(), published, read_on):
            yield id, until


def _taken(data: Mapping[str, Any], context: Context) -> Iterator[Finding]:
    """The documents of a case whose id is already one of the common list."""
    for id, index in _described(data):
        if id in context.sources:
            yield finding(("new_sources", index, "id"), "source-taken", value=id)


def _placed(case: Case, context: Context) -> Case:
    """The case with the departments and regions that follow from its own, and how far its facts are known."""
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
        known_until=knowledge.known_until(facts, context.known_until),
    )


def _work_out(case: Case) -> None:
    """Work out what every build asks of a case: several processes read cases, and one puts them together."""
    _ = case.sort_key, case.sources, case.is_notice
    for facet in (*FACETS, *FILTERS):
        facet.values(case)


def _in_body(record: Record, findings: list[tuple[int, Finding]]) -> Iterator[Problem]:
    """The problems of a body, from (offset in the body in bytes, finding)."""
    for position, objection in positions(record.body, findings):
        yield objection.at(record.shown, record.in_body(position))


def positions(text: str, findings: list[tuple[int, Finding]]) -> Iterator[tuple[Position, Finding]]:
    """The findings in a text with their positions instead of their offsets in bytes."""
    raw = text.encode()
    starts = [0, *(end.end() for end in re.finditer(b"\n", raw))] if findings else []
    for at, objection in findings:
        line = bisect_right(starts, at)
        yield Position(line, len(raw[starts[line - 1] : at].decode("utf-8", "replace")) + 1), objection


def _acronyms(record: Record, scanned: Scan, data: Mapping[str, Any], used_in: Iterable[str]) -> Iterator[AcronymUse]:
    """Each acronym of a file with its problem, which `across_files` drops when something explains the acronym."""
    unknown = [(offset, rules.acronym_unknown(acronym)) for offset, acronym in scanned.acronyms]
    for (_offset, acronym), problem in zip(scanned.acronyms, _in_body(record, unknown), strict=True):
        yield AcronymUse(acronym, problem)
    for path, acronym in rules.acronyms_in(data, used_in):
        yield AcronymUse(acronym, problem_at(record, rules.acronym_unknown(acronym, path)))


def _brought(record: Record, data: Mapping[str, Any]) -> Iterator[BroughtDocument]:
    for id, index in _described(data):
        yield BroughtDocument(id, index, record.position(("new_sources", index, "id")))


def _former(record: Record, data: Mapping[str, Any]) -> Iterator[FormerAddress]:
    former = data.get("former_slugs")
    for index, old in enumerate(former if isinstance(former, list) else ()):
        if isinstance(old, str):
            yield FormerAddress(old, index, record.position(("former_slugs", index)))
