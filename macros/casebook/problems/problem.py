"""What is wrong, where, and what to do about it.

Every room of `casebook` that reads a file yields `Problem` values and goes on after the first one.
`scripts.check` prints them, the preview shows them, and the build writes nothing as long as one of
them is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from dataclasses import field as declared
from typing import Literal, NamedTuple

from macros.casebook.problems.quoting import in_sight, log_line

Severity = Literal["error", "warning"]


class Position(NamedTuple):
    """A place in a text, as editors show it: line and column, both from 1, the column in characters."""

    line: int
    column: int


START = Position(1, 1)
"""Where a text begins, and where a problem of a whole file is shown."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A case that is not there, by its key (`folder/slug`), and how the file wrote it (`slug`, `folder/slug`, `../folder/slug.md`)."""

    key: str
    written: str

    def instead(self, slug: str) -> str:
        """How the file writes the case of another slug in the same folder."""
        before, _, after = self.written.rpartition(self.key.partition("/")[2])
        return f"{before}{slug}{after}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend in a file, explained in French to whoever wrote it.

    `path` is the file as the caller named it; `line` and `column` are those of a `Position`; `field` is
    the field of the front matter (`structures[1].form`), or `""` for the body and the whole file; `code`
    names the rule and stays when the wording changes. `message` says what is wrong, `hint` what to do.
    Problems sort by file, then by position. `missing` is the case to which a wrong reference leads, for the checks across files.
    """

    path: str
    line: int
    column: int
    field: str
    code: str
    severity: Severity
    message: str
    hint: str
    missing: Missing | None = declared(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}:{self.column}"
        level = "" if self.severity == "error" else "avertissement : "
        hint = f" — {self.hint}" if self.hint else ""
        return log_line(f"{where}: {level}{self.message}{hint}")

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain values by the names of its fields: an item of `scripts.check --format json`."""
        return {name: value for name, value in asdict(self).items() if name != "missing"}


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before its file is known: what a rule yields about one value (`messages.finding`).

    `field` is the path of the value in the front matter, keys and ranks from 0: `("structures", 1, "form")`;
    `()` is the body or the whole file. The other fields are those of `Problem`.
    """

    field: tuple[str | int, ...]
    code: str
    message: str
    hint: str
    severity: Severity
    missing: Missing | None = None

    def at(self, path: str, position: Position = START) -> Problem:
        """This finding as the problem of a file, at a position in it. The names of the file and of the field may hold anything."""
        named = in_sight(field_name(self.field))
        return Problem(in_sight(path), position.line, position.column, named, self.code, self.severity, self.message, self.hint, self.missing)


class InvalidCases(Exception):
    """The cases hold at least one error; `problems` has every error and warning, sorted."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__("\n".join(map(str, self.problems)))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that prevent a build: all but the warnings."""
    return [problem for problem in problems if problem.severity == "error"]


def field_name(path: Iterable[str | int]) -> str:
    """The path of a value as people read it: `("structures", 1, "form")` gives `structures[1].form`."""
    name = ""
    for part in path:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else str(part)
    return name
