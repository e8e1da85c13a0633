"""Every way of breaking one of the lists that all cases share, and what the library made of it must withstand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from macros.casebook.registers.everyday_words import EverydayWord
from macros.casebook.registers.judged import Judgement
from macros.casebook.registers.lessons import Lesson
from macros.casebook.registers.link_exceptions import LinkException
from macros.casebook.registers.national_figures import NationalFigure
from macros.casebook.registers.vocabularies import TERM_CLASSES, Term
from macros.casebook.types.document import Document
from support.repository import ROOT

LISTS = [path.relative_to(ROOT / "cases").as_posix() for path in sorted((ROOT / "cases").glob("_v*/*.yml")) + sorted((ROOT / "cases").glob("_*.yml"))]
"""The files, by their paths in a folder of cases; grids are no lists (`grids`)."""

EXCEPTION = {"address": "https://example.org/*", "reason": "Parce que.", "on": "2026-11-22"}

VALUES: list[Any] = ["", "x" * 700, "<b>", "3", "null", "~", "../x", "é à", [], ["a", ["b"]], [""], {}, {"a": "b"}, [[["a"]]], ["a"] * 300, "a"]
"""What a key may be set to."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One way of breaking a list: what it is, and the file as it is then, its text or its entries; None where it is gone."""

    about: str
    content: str | list[Any] | None

    @property
    def text(self) -> str | None:
        """The text of the file."""
        if not isinstance(self.content, list):
            return self.content
        return "".join(f"- {json.dumps(entry, ensure_ascii=False)}\n" for entry in self.content)


def model_of(name: str) -> type[Any]:
    """The class of the entries of a list."""
    own: dict[str, type[Any]] = {
        "_sources.yml": Document,
        "_everyday_words.yml": EverydayWord,
        "_links.yml": LinkException,
        "_judged.yml": Judgement,
        "_national_figures.yml": NationalFigure,
        "_syntheses.yml": Lesson,
    }
    return own.get(name) or TERM_CLASSES.get(name.partition("/")[2].removesuffix(".yml"), Term)


WHOLE = ["", "[]", "# rien", "null", "3", "a: 1", "- a\n- b", "- []", "- {}", "- - {id: a}", "- ", "- {id: a}\n---\n- {id: b}", "- &a {id: a}\n- *a", "\tx"]
"""What the whole of a file may be."""


def broken(name: str) -> Iterator[Broken]:
    """Every way of breaking a list, those of the whole file first."""
    yield Broken("removed", None)
    yield from (Broken(f"is {text!r}", text) for text in WHOLE)
    entries = yaml.load((ROOT / "cases" / name).read_text(encoding="utf-8"), yaml.BaseLoader) or [EXCEPTION]
    keys = (*model_of(name).model_fields, "inconnu")
    for rank in sorted({0, len(entries) // 2, len(entries) - 1}):
        before, entry, after = entries[:rank], entries[rank], entries[rank + 1 :]
        yield Broken(f"without entry {rank}", [*before, *after])
        for key in keys:
            for value in VALUES:
                yield Broken(f"{key} of entry {rank} is {str(value)[:40]!r}", [*before, entry | {key: value}, *after])
            yield Broken(f"entry {rank} without {key}", [*before, {name: value for name, value in entry.items() if name != key}, *after])
    yield Broken("only its first entry", entries[:1])
    yield Broken("backwards", entries[::-1])
    if "broader" in keys:
        above = [{}, *({"broader": entry["id"]} for entry in entries)]
        yield Broken("a loop", [entries[0] | {"broader": entries[-1]["id"]}, *entries[1:-1], entries[-1] | {"broader": entries[0]["id"]}])
        yield Broken("a chain of all", [entry | above[rank] for rank, entry in enumerate(entries)])
        yield Broken("a chain of five", [entry | above[rank] if rank < 5 else entry for rank, entry in enumerate(entries)])
