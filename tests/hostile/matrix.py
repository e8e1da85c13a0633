"""Every input in every cell of every type: what the check says, cell by cell.

A file holds the same text in all of its cells; each must be told at its line, or be
taken. Where the reading of a file stops at the first of them, each cell has a file of its
own. The texts are typed between double quotes, so that they reach the cell as they are.
A text so heavy that a file holds it once is tried in one cell of each declaration of a type:
its length is what is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path as File

from hostile.asking import MISLEADING, ask
from hostile.corpus import Input
from hostile.fields import APART, Path, Written, cells, declaration, filled, replaced, written
from macros.casebook.problems.problem import Problem, field_name
from support.repository import TYPES

TOGETHER = 40_000
"""How many bytes of one hostile text a file may hold in all: below what a case may weigh."""

A_RUN = 100_000_000
"""How many bytes of files are written for one run of the check."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One file of the matrix: an input in some cells of a variant of a type."""

    input: Input
    folder: str
    variant: str
    paths: tuple[Path, ...]
    number: int = 0

    @property
    def slug(self) -> str:
        return f"{self.input.slug}-{self.variant[0]}{self.number}"

    @property
    def name(self) -> str:
        return f"{self.folder}/{self.slug}.md"

    def written(self, text: str | None = None, body: str = "") -> Written:
        """The file, with the input or another text in its cells."""
        ordinary = filled(TYPES[self.folder], self.name, self.variant)
        return written(replaced(ordinary, dict.fromkeys(self.paths, self.input.text if text is None else text)), body)


@dataclass
class Verdicts:
    """What the check said of a matrix: for each input, type and variant the cells that took
    it; how many cells were told; what is not as it must be;
    the problems that break or turn the line on which they are told."""

    taken: dict[tuple[Input, str, str], list[Path]] = field(default_factory=dict)
    told: int = 0
    faults: list[str] = field(default_factory=list)
    misleading: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")


def judged(base: File, inputs: Iterable[Input]) -> Verdicts:
    """Ask the check about these inputs in every cell."""
    verdicts = Verdicts()
    pending = [tried for one in inputs for tried in _tried(one)]
    while pending:
        pending = [again for part in _parts(pending) for again in _judge(base, part, verdicts)]
    # A wrong cell may keep others from being judged: what was taken is asked again without it.
    changed = list(verdicts.taken)
    while changed:
        asked = {key: verdicts.taken.pop(key) for key in changed}
        for part in _parts(tried for key, paths in asked.items() for tried in _together(*key, paths)):
            _judge(base, part, verdicts)
        changed = [key for key in changed if verdicts.taken.get(key, []) != asked[key]]
    return verdicts


def _together(one: Input, folder: str, variant: str, paths: Sequence[Path]) -> Iterator[Tried]:
    """The files that hold one input in these cells: as many cells a file as it can bear."""
    most = max(1, TOGETHER // (len(one.text.encode("utf-8", "surrogateescape")) + 10))
    for number, start in enumerate(range(0, len(paths), most)):
        yield Tried(one, folder, variant, tuple(paths[start : start + most]), number)


def _tried(one: Input) -> Iterator[Tried]:
    """The files that hold one input in all cells of all types."""
    for folder, kind in TYPES.items():
        for variant in ("full", "withdrawn"):
            paths = [path for path in cells(filled(kind, "x", variant)) if variant == "full" or path[0] == APART]
            if len(one.text) > TOGETHER // 2:
                paths = list({declaration(kind, path): path for path in paths}.values())
            yield from _together(one, folder, variant, paths)


def _parts(tried: Iterable[Tried]) -> Iterator[Sequence[Tried]]:
    """As many files at a time as weigh about `A_RUN`."""
    part: list[Tried] = []
    weight = 0
    for one in tried:
        part.append(one)
        weight += 2500 + len(one.paths) * len(one.input.text)
        if weight > A_RUN:
            yield part
            part, weight = [], 0
    yield part


def _judge(base: File, tried: Sequence[Tried], verdicts: Verdicts) -> list[Tried]:
    """Ask about these files; gives those to ask again, one cell a file."""
    files = {one.name: one.written() for one in tried}
    answer = ask(base, {name: file.raw for name, file in files.items()})
    verdicts.faults += answer.faults
    verdicts.slowest = max(verdicts.slowest, answer.slowest)
    again: list[Tried] = []
    for one in tried:
        lines, errors = files[one.name].lines, [problem for problem in answer.of(one.name) if problem.severity == "error"]
        stops = [problem for problem in errors if problem.field not in lines and not _holds(problem.field, lines)]
        if stops and len(one.paths) > 1:
            again += [Tried(one.input, one.folder, one.variant, (path,), number) for number, path in enumerate(one.paths, 1000 * (one.number + 1))]
            continue
        told = set(_told(one, lines, errors, verdicts))
        if stops:
            told.update(one.paths)
        verdicts.told += len(told)
        verdicts.taken.setdefault((one.input, one.folder, one.variant), []).extend(path for path in one.paths if path not in told)
    return again


def _told(one: Tried, lines: Mapping[str, int], errors: Iterable[Problem], verdicts: Verdicts) -> Iterator[Path]:
    """The cells that problems tell of; a problem anywhere else than its cell is a fault."""
    own = {field_name(path): path for path in one.paths}
    for problem in errors:
        where = lines.get(problem.field, lines[field_name(one.paths[0])])
        if problem.field in own:
            yield own[problem.field]
        elif problem.field in lines or _holds(problem.field, lines):
            verdicts.faults.append(f"{one.input}: told at {problem.field}, where it does not stand: {problem}"[:400])
            continue
        if problem.line != where and problem.code != "file-too-big":
            verdicts.faults.append(f"{one.input}: told at line {problem.line}, stands at {where}: {problem}"[:400])
        if not problem.hint or problem.column < 1:
            verdicts.faults.append(f"{one.input}: without a hint or a column: {problem}"[:400])
        if MISLEADING.search(str(problem)):
            verdicts.misleading.append(f"{one.input}: {str(problem)!r}"[:400])


def _holds(name: str, lines: Mapping[str, int]) -> bool:
    """Whether this is the name of a list or a group that holds cells."""
    return bool(name) and any(cell.startswith((f"{name}[", f"{name}.")) for cell in lines)
