"""The cause of a front matter that cannot be read, at its line, and advice that works: in every real case, each mistake that people make
in the ways in which they make it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from macros.casebook.check.casefile import read_case_file
from macros.casebook.check.loading import case_folder, read_registers
from macros.casebook.files.header_values import Cause, mended_value
from macros.casebook.problems.problem import Problem
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.context import Context
from macros.casebook.types import case_types
from support.repository import ROOT

TYPES = case_types()

CASES = sorted(ROOT.glob("cases/*/*.md"))

LEAST = 0.9
"""The part of the mistakes of a kind after which the file must pass, once each line of a hint is in its place."""


SHARES = [pytest.param(12, id="one case in twelve"), pytest.param(3, id="one case in three", marks=pytest.mark.hostile)]
"""One case in so many gets a mistake of a kind; each case gets those of some kinds."""


@cache
def surroundings() -> Context:
    """What exists around a file of the repository."""
    folder = case_folder(TYPES, ROOT / "cases")
    return read_registers(ROOT / "cases", None).context(folder, Communes())


def problems(path: Path, folder: str) -> tuple[Problem, ...]:
    """The errors of a file, and the warnings of what it may have lost."""
    found = read_case_file(surroundings(), TYPES[folder], path, path.name).problems
    return tuple(problem for problem in found if problem.severity == "error" or problem.code == "cut-value")


MENDED = re.compile(r" : « (.*) »$", re.DOTALL)


def followed(text: str, found: tuple[Problem, ...]) -> str:
    """The text with the lines of the hints in the place of those that they speak of."""
    lines = re.split("(\r\n?|\n)", text)
    for problem in found:
        if right := MENDED.search(problem.hint):
            lines[2 * (problem.line - 1)] = right.group(1)
    return "".join(lines)


# --- mistakes ---------------------------------------------------------------------------------------------

Mistakes = Callable[[list[str], int], Iterator[tuple[int, list[str]]]]
"""From the lines of a file and the index of the line that closes its front matter: (index of the line where the cause is,
the lines with the mistake)."""


def one(lines: list[str], index: int, *written: str) -> tuple[int, list[str]]:
    return index, [*lines[:index], *written, *lines[index + 1 :]]


def texts(lines: list[str], end: int) -> Iterator[tuple[int, str, str]]:
    """The lines of plain texts: (index, key with its colon and space, value)."""
    for index in range(1, end):
        found = re.fullmatch(r"((?:title|summary|territory|audience|subtitle): )([^\"'\[{#].*)", lines[index])
        if found and ": " not in found.group(2):
            yield index, found.group(1), found.group(2)


def lists(lines: list[str], end: int) -> Iterator[tuple[int, str, list[str]]]:
    """The lines of lists of names: (index, key, items)."""
    for index in range(1, end):
        found = re.fullmatch(r"((?:themes|sources|challenges): )\[([a-z0-9, -]+)\]", lines[index])
        if found:
            yield index, found.group(1), found.group(2).split(", ")


def groups(lines: list[str], end: int) -> Iterator[int]:
    """The indexes of the lines that hold a group."""
    return (index for index in range(1, end) if re.fullmatch(r"  - \{.*\}", lines[index]))


def in_text(change: Callable[[str, str], str]) -> Mistakes:
    def made(lines: list[str], end: int) -> Iterator[tuple[int, list[str]]]:
        for index, key, value in texts(lines, end):
            if (line := change(key, value)) != lines[index]:
                yield one(lines, index, line)

    return made


def in_list(change: Callable[[str, list[str]], list[str]]) -> Mistakes:
    def made(lines: list[str], end: int) -> Iterator[tuple[int, list[str]]]:
        for index, key, items in lists(lines, end):
            changed = change(key, items)
            yield index + (len(changed) > 1), one(lines, index, *changed)[1]

    return made


def in_group(change: Callable[[str], str]) -> Mistakes:
    def made(lines: list[str], end: int) -> Iterator[tuple[int, list[str]]]:
        for index in groups(lines, end):
            if (line := change(lines[index])) != lines[index]:
                yield one(lines, index, line)

    return made


def around(change: Callable[[list[str], int], tuple[int, list[str]] | None]) -> Mistakes:
    def made(lines: list[str], end: int) -> Iterator[tuple[int, list[str]]]:
        changed = change(lines.copy(), end)
        if changed:
            yield changed

    return made


def middle(value: str, inserted: str) -> str:
    """A value with something before its second word."""
    first, space, rest = value.partition(" ")
    return f"{first} {inserted}{rest}" if space else f"{first} {inserted}"


def keyed(line: str, wrong: str) -> str:
    """A group with another colon after its second key."""
    return re.sub(r"(, \w+): ", rf"\1{wrong}", line, count=1)


def shifted(lines: list[str], end: int, change: Callable[[str], str]) -> tuple[int, list[str]] | None:
    """With another indent before the second group of a list."""
    second = [index for index in groups(lines, end) if lines[index - 1].startswith("  - {")]
    return one(lines, second[0], change(lines[second[0]])) if second else None


def unclosed(lines: list[str], end: int) -> tuple[int, list[str]]:
    return end, [*lines[:end], *lines[end + 1 :]]


DASHES = ("–––", "———", "—-", "--", "—", " ---", "- - -", "−−−")
"""What telephones and word processors make of three dashes."""

KINDS: Mapping[str, Mistakes] = {
    "a quote left open": in_text(lambda key, value: f'{key}"{value}'),
    "a single quote left open": in_text(lambda key, value: f"{key}'{value}"),
    "a quote left open in a list": in_list(lambda key, items: [f'{key}["{items[0]}, {", ".join(items[1:])}]' if items[1:] else f'{key}["{items[0]}]']),
    "a quote left open in a group": in_group(lambda line: re.sub(r": ([\w-]+)\}", r': "\1}', line, count=1)),
    "a quote never opened in a list": in_list(lambda key, items: [f'{key}[{", ".join([*items[:-1], items[-1] + chr(34)])}]']),
    "quotes in quotes": in_text(lambda key, value: f'{key}"{middle(value, chr(34) + "bon" + chr(34) + " ")}"'),
    "an apostrophe in single quotes": in_text(lambda key, value: f"{key}'{middle(value, chr(108) + chr(39) + 'aide ')}'"),
    "a value that begins with quotes": in_text(lambda key, value: f'{key}"Un" {value}'),
    "typographic quotes with a colon": in_text(lambda key, value: f"{key}“{middle(value, 'oui : ')}”"),
    "typographic quotes in a list": in_list(lambda key, items: [f"{key}[“{items[0]}”{', ' if items[1:] else ''}{', '.join(items[1:])}]"]),
    "no space after the colon": in_text(lambda key, value: f"{key.rstrip()}{value}"),
    "no space after the colon of a list": in_list(lambda key, items: [f"{key.rstrip()}[{', '.join(items)}]"]),
    "no space after a colon in a group": in_group(lambda line: keyed(line, ":")),
    "no colon": in_text(lambda key, value: f"{key.rstrip(': ')} {value}"),
    "a no-break space before the colon": in_text(lambda key, value: f"{key.rstrip(': ')}\u00a0: {value}"),
    "a narrow no-break space before the colon": in_list(lambda key, items: [f"{key.rstrip(': ')}\u202f: [{', '.join(items)}]"]),
    "a no-break space after the colon": in_text(lambda key, value: f"{key.rstrip()}\u00a0{value}"),
    "no-break spaces around a colon in a group": in_group(lambda line: keyed(line, "\u00a0:\u00a0")),
    "a full-width colon": in_text(lambda key, value: f"{key.rstrip(': ')}：{value}"),
    "a no-break space after the dashes": in_list(lambda key, items: [key.rstrip(), *(f"  -\u00a0{item}" for item in items)]),
    "no-break spaces as indents": in_list(lambda key, items: [key.rstrip(), *(f"\u00a0\u00a0- {item}" for item in items)]),
    "long dashes in a list": in_list(lambda key, items: [key.rstrip(), *(f"  – {item}" for item in items)]),
    "very long dashes in a list": in_list(lambda key, items: [key.rstrip(), *(f"  — {item}" for item in items)]),
    "bullets in a list": in_list(lambda key, items: [key.rstrip(), *(f"  • {item}" for item in items)]),
    "bullets in a list at the margin": in_list(lambda key, items: [key.rstrip(), *(f"• {item}" for item in items)]),
    "stars in a list": in_list(lambda key, items: [key.rstrip(), *(f"  * {item}" for item in items)]),
    "numbers in a list": in_list(lambda key, items: [key.rstrip(), *(f"  {rank}. {item}" for rank, item in enumerate(items, 1))]),
    "no space after the dashes": in_list(lambda key, items: [key.rstrip(), *(f"  -{item}" for item in items)]),
    "no space after the dashes at the margin": in_list(lambda key, items: [key.rstrip(), *(f"-{item}" for item in items)]),
    "a tab before the dashes": in_list(lambda key, items: [key.rstrip(), *(f"\t- {item}" for item in items)]),
    "bullets without a space": in_list(lambda key, items: [key.rstrip(), *(f"  •{item}" for item in items)]),
    "bullets and tabs of a word processor": in_list(lambda key, items: [key.rstrip(), *(f"•\t{item}" for item in items)]),
    "hollow bullets and tabs of a word processor": in_list(lambda key, items: [key.rstrip(), *(f"o\t{item}" for item in items)]),
    "letters and numbers with brackets in a list": in_list(lambda key, items: [key.rstrip(), *(f"  {rank}) {item}" for rank, item in enumerate(items, 1))]),
    "a tab after the colon": in_text(lambda key, value: f"{key.rstrip()}\t{middle(value, 'oui : ')}"),
    "an equals sign for a colon": in_text(lambda key, value: f"{key.rstrip(': ')} = {value}"),
    "two colons": in_text(lambda key, value: f"{key.rstrip()}: {value}"),
    "typographic quotes in a group": in_group(lambda line: re.sub(r"(source: )([\w-]+)", r"\1“\2”", line, count=1)),
    "quotes in quotes in a group": in_group(lambda line: re.sub(r"(note: )([^\"'}]+?)(, \w+: |\}$)", r'\1"Un "\2" dit"\3', line, count=1)),
    "an apostrophe in single quotes in a group": in_group(lambda line: re.sub(r"(note: )([^\"'}]+?)(, \w+: |\}$)", r"\1'l'\2'\3", line, count=1)),
    "brackets in a value of a group": in_group(lambda line: re.sub(r"(note: )([^\"'}]+?)(, \w+: |\}$)", r"\1[sic] \2\3", line, count=1)),
    "words after quotes": in_text(lambda key, value: f'{key}"{value}" ici'),
    "a list whose last bracket is a parenthesis": in_list(lambda key, items: [f"{key}[{', '.join(items)})"]),
    "a bracket left open": in_list(lambda key, items: [f"{key}[{', '.join(items)}"]),
    "a bracket never opened": in_list(lambda key, items: [f"{key}{', '.join(items)}]"]),
    "a brace for a bracket": in_list(lambda key, items: [f"{key}[{', '.join(items)}}}"]),
    "a brace left open": in_group(lambda line: line.removesuffix("}")),
    "no comma in a group": in_group(lambda line: re.sub(r"(: [\w-]+), (\w+: )", r"\1 \2", line, count=1)),
    "a colon in a value": in_text(lambda key, value: f"{key}{middle(value, 'voici : ')}"),
    "a colon at the end of a value": in_text(lambda key, value: f"{key}{value.rstrip('.')} :"),
    "a colon in a value of a group": in_group(lambda line: re.sub(r"(note: )([^\"'}]+?)(, \w+: |\}$)", r"\1voici : \2\3", line, count=1)),
    "a comma in a value of a group": in_group(lambda line: re.sub(r"(note: )([^\"'}]+?)(, \w+: |\}$)", r"\1oui, \2\3", line, count=1)),
    **{f"a value that begins with {mark}": in_text(lambda key, value, mark=mark: f"{key}{mark}{value}") for mark in "@`%&*!|"},  # type: ignore[misc]
    "a value that begins with a bracket": in_text(lambda key, value: f"{key}[Nouveau] {value}"),
    "a value that begins with a brace": in_text(lambda key, value: f"{key}{{Nouveau}} {value}"),
    "a value that begins with a dash": in_text(lambda key, value: f"{key}- {value}"),
    "a value that begins with a question mark": in_text(lambda key, value: f"{key}? {value}"),
    "a value cut by a hash": in_text(lambda key, value: f"{key}{middle(value, '#2 ')}"),
    "a value emptied by a hash": in_text(lambda key, value: f"{key}#{value}" if key.startswith(("title", "summary")) else f"{key}{value}"),
    "a key too far to the right": in_text(lambda key, value: f"  {key}{value}"),
    "a list too far to the left": around(lambda lines, end: shifted(lines, end, lambda line: line[1:])),
    "a list too far to the right": around(lambda lines, end: shifted(lines, end, lambda line: f" {line}")),
    "no closing line": around(lambda lines, end: unclosed(lines, end)),
    "no closing line and a rule in the text": around(lambda lines, end: unclosed([*lines, "", "---", "", "Fin.", ""], end)),
    "dots as the closing line": around(lambda lines, end: one(lines, end, "...")),
    "an ellipsis as the closing line": around(lambda lines, end: one(lines, end, "…")),
    **{f"{dashes} as the closing line": around(lambda lines, end, dashes=dashes: one(lines, end, dashes)) for dashes in DASHES},  # type: ignore[misc]
    **{f"{dashes} as the first line": around(lambda lines, _end, dashes=dashes: one(lines, 0, dashes)) for dashes in DASHES},  # type: ignore[misc]
    "blank lines before": around(lambda lines, _end: (0, ["", " ", *lines])),
}  # fmt: skip
"""The mistakes that people make, each in as many places of a file as it may be made."""


@pytest.mark.parametrize("share", SHARES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_line_of_a_hint_in_the_place_of_the_wrong_one_makes_the_file_pass(tmp_path: Path, kind: str, share: int) -> None:
    chance = random.Random(kind)
    made = passed = placed = 0
    failed = []
    for case in CASES[list(KINDS).index(kind) % share :: share]:
        lines = case.read_text(encoding="utf-8").split("\n")
        mistakes = list(KINDS[kind](lines, lines.index("---", 1)))
        for where, wrong in chance.sample(mistakes, min(1, len(mistakes))):
            made += 1
            path = tmp_path / case.name
            path.write_text("\n".join(wrong), encoding="utf-8")
            found = problems(path, case.parent.name)
            placed += not found or min(problem.line for problem in found) == where + 1
            after = followed("\n".join(wrong), found)
            path.write_text(after, encoding="utf-8")
            if left := problems(path, case.parent.name):
                failed.append("\n".join([f"{case.name}: {wrong[where]}", *map(str, found), "then:", *map(str, left)]))
            else:
                passed += 1
    assert made >= 24 // share
    assert passed >= int(LEAST * made), f"{passed} of {made}\n\n" + "\n\n".join(failed[:4])
    assert placed >= int(LEAST * made), f"{placed} of {made} at their line"


@pytest.mark.parametrize(
    "value",
    [
        "{role: membre, name: {a: b}, form: scic}",
        "{name: {a: {b: c}}, form: scic}",
        "{name: [x, {y: z}], form: scic, role: {porteuse: oui}}",
        '{name: {a: "b, c"}, source: {d: e} }',
        "[{a: {b: c}, d: e}, {f: g}]",
    ],
)
def test_a_group_inside_a_group_ends_where_it_ends(value: str) -> None:
    cause = Cause()
    assert mended_value(value, cause, curly=False, commas=False) == value.replace(" }", "}")
    assert cause.objection == ""
