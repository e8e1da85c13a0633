"""What is wrong, where, and what to do about it.

First module of the flow: every other part of `casebook` yields `Problem` values and
none of them stops at the first one. `scripts.check` prints them, the preview shows
them, the build refuses to write while one of them is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, told to the person who wrote the file, in French.

    `path` is the file as the caller named it; `line` and `column` count from 1, in
    characters; `field` is the place in the front matter (`structures[1].form`) or
    `""` for the body; `code` names the rule and never changes with the wording.
    """

    path: str
    line: int
    column: int
    field: str
    code: str
    severity: Severity
    message: str
    hint: str

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        level = "" if self.severity == "error" else "avertissement : "
        hint = f" — {self.hint}" if self.hint else ""
        return f"{where}: {level}{self.message}{hint}"

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain values, the shape of `scripts.check --format json`."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before its file is known: what a rule yields about one value (`messages.finding`)."""

    field: tuple[str | int, ...]
    code: str
    message: str
    hint: str
    severity: Severity

    def at(self, path: str, position: tuple[int, int] = (1, 1)) -> Problem:
        """The problem of a file, at a line and column of it."""
        return Problem(path, *position, field_name(self.field), self.code, self.severity, self.message, self.hint)


class InvalidCases(Exception):
    """The cases hold errors; `problems` has all of them, warnings included."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that forbid a build; warnings alone do not."""
    return [problem for problem in problems if problem.severity == "error"]


def field_name(path: Iterable[str | int]) -> str:
    """`("structures", 1, "form")` as a person reads it: `structures[1].form`."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name
