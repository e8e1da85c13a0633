"""Two builds of the site compared file for file and byte for byte, whatever became of the addresses of scripts.

`tests/data/script-addresses.json` says which address each script had and has; the scripts
themselves are left out. From the root of the repository:

    PYTHONPATH=tests python -m support.site_comparison OLD NEW [--expect FILE]

prints every difference and exits 1 when one of them is not in FILE, a JSON list of
`{"path": …, "change": …, "reason": …}`: regular expressions for the whole path and for the
whole of the change as it is printed, and why it is right.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from support.repository import ROOT

ADDRESSES = ROOT / "tests" / "data" / "script-addresses.json"


SCRIPTS = "javascripts/"

_NAMED = {
    ".html": re.compile(r"""(<(?:script|link)\b[^>]*?\b(?:src|href)="(?:[^"]*/)?)(javascripts/[^"?#]+)"""),
    ".json": re.compile(r"""(")(javascripts/[^"?#]+)(?=")"""),
}
"""An address of a script, after what leads to the root of the site: in a page, and in the templates as data."""

_LONG = 300
"""Characters of a line; a longer one is told by its parts, from comma to comma."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`path` is the address of the file from the root of the site. `change` is `missing`, `added`, `bytes` where
    no line tells it, else `-` or `+` and the line that only the old or only the new file has."""

    path: str
    change: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A kind of difference that is right, and why."""

    path: re.Pattern[str]
    change: re.Pattern[str]
    reason: str

    def covers(self, found: Difference) -> bool:
        return bool(self.path.fullmatch(found.path) and self.change.fullmatch(found.change))


def moved_scripts() -> dict[str, str]:
    """The address that each script had, and the one that it has."""
    moved: dict[str, str] = json.loads(ADDRESSES.read_text(encoding="utf-8"))["moved"]
    return moved


def read_expected(path: Path) -> list[Expected]:
    return [Expected(re.compile(one["path"]), re.compile(one["change"]), one["reason"]) for one in json.loads(path.read_text(encoding="utf-8"))]


def differences(old: Path, new: Path, moved: Mapping[str, str]) -> Iterator[Difference]:
    """Every difference between two sites, in the order of their paths."""
    before, after = _files(old), _files(new)
    for path in sorted(before | after):
        if path not in after:
            yield Difference(path, "missing")
        elif path not in before:
            yield Difference(path, "added")
        else:
            yield from _within(path, (old / path).read_bytes(), (new / path).read_bytes(), moved)


def unexpected(found: Iterable[Difference], expected: Iterable[Expected]) -> list[Difference]:
    """The differences that no expectation covers."""
    allowed = list(expected)
    return [one for one in found if not any(other.covers(one) for other in allowed)]


def _files(site: Path) -> set[str]:
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {path for path in paths if not path.startswith(SCRIPTS)}


def _within(path: str, old: bytes, new: bytes, moved: Mapping[str, str]) -> Iterator[Difference]:
    try:
        before, after = old.decode(), new.decode()
    except UnicodeDecodeError:
        if old != new:
            yield Difference(path, "bytes")
        return
    if named := _NAMED.get(Path(path).suffix):
        before = named.sub(lambda found: found[1] + moved.get(found[2], found[2]), before)
    if before == after:
        return
    lines = _lines(before), _lines(after)
    if lines[0] == lines[1]:
        yield Difference(path, "bytes")
    for kind, start, end, first, last in SequenceMatcher(None, *lines, autojunk=False).get_opcodes():
        if kind != "equal":
            yield from (Difference(path, f"-{line}") for line in lines[0][start:end])
            yield from (Difference(path, f"+{line}") for line in lines[1][first:last])


def _lines(text: str) -> list[str]:
    return [part for line in text.split("\n") for part in (re.split("(?<=,)", line) if len(line) > _LONG else [line])]


def main(arguments: list[str]) -> int:
    """Compare two folders. Returns the exit code."""
    parser = argparse.ArgumentParser(description="Compare two built sites.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--expect", type=Path, metavar="FILE")
    given = parser.parse_args(arguments)
    for site in (given.old, given.new):
        if not (site / "index.html").is_file():
            parser.error(f"{site} is no built site")
    found = list(differences(given.old, given.new, moved_scripts()))
    expected = read_expected(given.expect) if given.expect else []
    wrong = set(unexpected(found, expected))
    for one in found:
        print(f"{'unexpected' if one in wrong else 'expected'} {one.path}: {one.change}")
    for other in expected:
        if not any(other.covers(one) for one in found):
            print(f"not found {other.path.pattern}: {other.change.pattern}")
    print(f"{len(found)} differences, {len(wrong)} unexpected")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
