"""A line of a front matter as its author meant it: the ways in which one goes wrong, each with the line that is right.

`header_diagnosis` tries what this module yields, and keeps what makes the file readable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from macros.casebook.files.header_values import KEY, MEANT, SPACES, Cause, mended_value

_LONG_DASHES = "‐‑‒–—―−﹘﹣－"
_BULLETS = "•‣◦▪▫●○■□·∙⁃➢➤►▶→*+§¤o"
_DASHES = re.compile(rf"[{SPACES}]*(?:[-{_LONG_DASHES}][{SPACES}]*)+")
_LINE = re.compile(rf"""(?P<indent> *)(?P<dash>-(?: +|$))?(?:(?P<key>{KEY})(?P<colon> *:(?: +|$)))?(?P<value>.*)""")


@dataclass(frozen=True, slots=True)
class Mend:
    """What is wrong in a line: the name of the objection, its column from 1, and the line that is right."""

    objection: str
    column: int
    line: str


def is_fence(line: str) -> bool:
    """Whether a line is meant as the `---` around a front matter: dashes alone, of any length, or three dots."""
    return line.rstrip() in ("...", "…") or (bool(_DASHES.fullmatch(line)) and line.strip() not in ("", "-"))


def fence_objection(line: str) -> str:
    """The name of the objection to a line that is meant as a fence."""
    return "front-matter-missing/dots" if "." in line or "…" in line else "front-matter-missing/dashes"


def mends(line: str, above: str, *, curly: bool) -> Iterator[Mend]:
    """What may be wrong in a line, the likeliest first; `above` is the line before it. With `curly`, typographic quotes around
    a value are taken for those of YAML."""
    for structured in (*_structured(line, above), Mend("", 1, line)):
        for commas in (True, False) if "{" in line else (True,):
            mended = _with_value(structured.line, curly=curly, commas=commas)
            if mended.line != line:
                told = structured if structured.objection else mended
                yield Mend(told.objection, told.column, mended.line)
    yield from _indented(line, above)


def _with_value(line: str, *, curly: bool, commas: bool) -> Mend:
    """The line with its value as it was meant."""
    found = _LINE.fullmatch(line)
    if not found or line.lstrip().startswith("#"):
        return Mend("", 1, line)
    cause = Cause()
    value = found["value"]
    if not value.strip() or MEANT.match(value) or (found["key"] is None and found["dash"] is None and value[:1] not in "\"'[{"):
        return Mend("", 1, line)
    before = line[: found.start("value")]
    written = mended_value(value, cause, curly=curly, commas=commas)
    if not cause.objection:
        return Mend("", 1, line)
    return Mend(cause.objection, len(before) + cause.at + 1, before + written)


def _structured(line: str, above: str) -> Iterator[Mend]:
    """The line with its key, its colon or its dash as they were meant."""
    if "\t" in line:
        # A tabulation is as wide as an editor shows it, or as the line above is indented, with or without its dash.
        words = line.lstrip(" \t")
        dashed = re.match(r" *(?:- +)?", above)
        widths = (2 * (len(line) - len(words)), len(above) - len(above.lstrip(" ")), dashed.end() if dashed else 0)
        for width in dict.fromkeys(widths if line[:1] in " \t" else (0,)):
            yield Mend("yaml-syntax/tab", line.index("\t") + 1, " " * width + words.replace("\t", " "))
    odd = SPACES.removeprefix(" \t")
    if found := re.match(rf"[{SPACES}]*[{odd}][{SPACES}]*(?=\S)", line):
        yield Mend("yaml-syntax/space", re.search(f"[{odd}]", line).start() + 1, " " * found.end() + line[found.end() :])  # type: ignore[union-attr]
    if found := re.match(rf"([{SPACES}]*)((?:-[{SPACES}]+)?)({KEY})([{SPACES}]*)([:：﹕∶])([{SPACES}]*)(.*)", line):
        indent, dash, key, before, colon, after, value = found.groups()
        clean = f"{' ' * len(indent)}{'- ' if dash else ''}{key}: {value}".rstrip()
        if re.search(f"[{odd}]", indent + dash + before + after) or colon != ":":
            strange = re.search(f"[{odd}：﹕∶]", line)
            yield Mend("yaml-syntax/space", strange.start() + 1 if strange else 1, clean)
        elif not after and value and not value.startswith("//"):
            yield Mend("yaml-syntax/colon-space", found.start(5) + 1, clean)
    if found := re.match(rf"([{SPACES}]*)-([{odd}][{SPACES}]*)(.*)", line):
        yield Mend("yaml-syntax/space", found.start(2) + 1, f"{' ' * len(found.group(1))}- {found.group(3)}")
    if found := re.match(rf"([{SPACES}]*)([{_LONG_DASHES}])[{SPACES}]*(?=\S)(.*)", line):
        yield Mend("yaml-syntax/long-dash", found.start(2) + 1, f"{' ' * len(found.group(1))}- {found.group(3)}")
    if found := re.match(rf"([{SPACES}]*)(?:-[{SPACES}]*)?((?:[{_BULLETS}\uf000-\uf0ff]|\d{{1,2}}[.)])(?:[{SPACES}]+|(?<=[•‣◦▪●])))(.*)", line):
        yield Mend("yaml-syntax/bullet", found.start(2) + 1, f"{' ' * len(found.group(1))}- {found.group(3)}")
    if found := re.match(r"( *)-(?=[^\s-])(.*)", line):
        yield Mend("yaml-syntax/dash-space", found.end(1) + 1, f"{found.group(1)}- {found.group(2)}")
    if found := re.match(rf"([a-z_]+)[{SPACES}]*(?:[=;→]|->|[{SPACES}])[{SPACES}]*(?=[^\s:])([^:].*)", line):
        yield Mend("yaml-syntax/no-colon", found.end(1) + 1, f"{found.group(1)}: {found.group(2)}")


def _indented(line: str, above: str) -> Iterator[Mend]:
    """The line at the margin, or as far from it as the one above."""
    text = line.lstrip(" ")
    column = len(line) - len(text) + 1
    for indent in dict.fromkeys((len(above) - len(above.lstrip(" ")), 0, 2, 4)):
        if text and indent != column - 1:
            yield Mend("yaml-syntax/list-indent" if text.startswith("- ") else "yaml-syntax/indent", column, " " * indent + text)
