"""The files of the self-evaluation, read and checked: each criterion has one verdict of each judge, with a reason where it wants one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from macros.casebook.files.reading import DATA_BYTES, read_source
from macros.casebook.files.validation import doubts, problem_at, valid_part, validate
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.language.nearest import nearest
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Finding, Problem
from macros.casebook.registers.entries import MAX_VALUES, read_entries
from macros.casebook.schema.context import Context
from macros.pages.views.access.declared import Criterion, Judge, Opinion, SamplePage
from macros.pages.views.access.evaluation import Evaluation

FOLDER = Path(__file__).parents[2] / "data" / "rgaa"
"""The folder of the files."""

CRITERIA, SAMPLE = "criteria.yml", "sample.yml"
JUDGES = ("judge-1.yml", "judge-2.yml")
"""A file a judge; none, or one alone, is no evaluation yet."""


def read_evaluation(folder: Path = FOLDER) -> tuple[Evaluation, Sequence[Problem]]:
    """Returns the evaluation in a folder, and every problem of its files. Without problems it can be shown."""
    criteria = read_entries(folder / CRITERIA, CRITERIA, Criterion)
    sample = read_entries(folder / SAMPLE, SAMPLE, SamplePage)
    problems = [*criteria.record.problems, *sample.record.problems]
    numbers = [criterion.id for criterion in criteria.by_rank.values()]
    pages = [page.id for page in sample.by_rank.values()]
    judges = []
    for name in JUDGES:
        if (folder / name).exists():
            judge, found = _judge(folder / name, name, numbers, pages)
            problems += found
            judges += [judge] if judge else []
    return Evaluation(tuple(criteria.by_rank.values()), tuple(sample.by_rank.values()), tuple(judges)), problems


def _judge(path: Path, shown: str, numbers: Sequence[str], pages: Sequence[str]) -> tuple[Judge | None, Sequence[Problem]]:
    source = read_source(path, shown, DATA_BYTES)
    if isinstance(source, Problem):
        return None, [source]
    record = read_yaml(source.text, shown, most=MAX_VALUES, too_many="list-size", places=source.places)
    if not record.problems and not isinstance(record.data, dict):
        record.refuse(START, (), "expected-group", label=shown)
    if record.problems:
        return None, record.problems
    judge = validate(Judge, record, Context())
    record.problems += [problem_at(record, found) for found in _across(record, numbers, pages)]
    record.problems += doubts(record, source.text)
    return judge, record.problems


def _across(record: Record, numbers: Sequence[str], pages: Sequence[str]) -> Iterable[Finding]:
    """What one opinion says that does not hold together, or does not fit the criteria and the sample; which criteria have none."""
    opinions = record.data.get("opinions")
    seen: set[str | None] = set()
    for rank, entry in enumerate(opinions if isinstance(opinions, list) else ()):
        if not isinstance(entry, dict):
            continue
        at = ("opinions", rank)
        values = valid_part(Opinion, entry, Context())
        for found in Opinion.cross_check(values, Context()):
            yield replace(found, field=(*at, *found.field))
        number = values.get("id")
        if number is not None and number in seen:
            yield finding((*at, "id"), "duplicate-id", value=number)
        elif number is not None and number not in numbers:
            yield finding((*at, "id"), "unknown-criterion", nearest(number, list(numbers)), value=number)
        seen.add(number)
        for place, page in enumerate(values.get("pages", ())):
            if page not in pages:
                yield finding((*at, "pages", place), "unknown-sample-page", nearest(page, list(pages)), value=page)
    if isinstance(opinions, list) and (left := [number for number in numbers if number not in seen]):
        yield finding(("opinions",), "criteria-unjudged", count=len(left), names=", ".join(left))
