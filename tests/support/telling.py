"""A few cases of the library that together hold whatever any of them holds: for tests that take long with each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from macros.casebook.files.frontmatter import read_record
from support.repository import ROOT

SIGNS = re.compile(r"^ *(?:[-*>#]+|\d+\.)|[*_`\[]+|\]\(\w*", re.MULTILINE)
"""What begins a construct of a text: a list, a quotation, a heading, emphasis, a link to a page or elsewhere."""

Feature = tuple[str, ...]


def telling(keys: Iterable[str]) -> list[str]:
    """Of these cases (`poles/x`), enough to have every key in every place of a type where one of them has it, every sign
    that a value of that name holds, and every construct of their texts."""
    held = {key: set(_features(key)) for key in keys}
    left = set().union(*held.values())
    chosen: list[str] = []
    while left:
        chosen.append(max(held, key=lambda key: len(held[key] & left)))
        left -= held[chosen[-1]]
    return chosen


def _features(key: str) -> Iterator[Feature]:
    record = read_record((ROOT / "cases" / f"{key}.md").read_text(encoding="utf-8"), "")
    folder = key.partition("/")[0]
    for path, value in _values(record.data):
        yield (folder, *path)
        yield from ((path[-1], sign) for sign in value if not (sign.isalnum() or sign in " ,.-’"))
    yield from (("text", sign[:1], sign[-1:]) for sign in SIGNS.findall(record.body))


def _values(value: Any, path: Feature = ()) -> Iterator[tuple[Feature, str]]:
    """Every text of a front matter with its place, whatever the rank in a list."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _values(inner, (*path, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, path)
    else:
        yield path, value
