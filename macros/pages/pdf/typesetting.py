"""A template of `templates/pdf/` typeset by typst: in this process, or in one of its own where this one cannot.

`drawing` asks for it. typst keeps threads, and a fork has none of those of its parent: a process that was forked from one that has typeset would wait for
them for ever. So does a build that a preview forks, once somebody has opened a file. Such a process hands the work to a new interpreter, which runs this file.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import typst

TEMPLATES = Path(__file__).parent.parent / "templates" / "pdf"
"""The folder of the templates, and all that one of them may read."""

MISSING = "□"
"""What stands for a letter that no face has: an emoji, a Chinese character."""

STANDARD: Final = "ua-1"
"""The standard that typst holds a file to, or refuses to draw it: one that a reader of screens can tell."""

_UNDRAWN = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class Undrawable(Exception):
    """A template that cannot be drawn: its mistake, as typst says it."""


@dataclass(frozen=True)
class Typeset:
    """A PDF as typst writes it, and how far down its last page it ends, as a share of its height; None where the template does not say it."""

    pdf: bytes
    end: float | None


def typeset(template: str, values: str) -> Typeset:
    """What a template (`cards.typ`) makes of some values, written in JSON. A letter that no face has is shown as `MISSING`.

    Raises `Undrawable`.
    """
    return _typeset_here(template, values) if _first_process() == os.getpid() else _typeset_apart(template, values)


@lru_cache(maxsize=1)
def _first_process() -> int:
    """The process that first typeset: this one, or one that it was forked from."""
    return os.getpid()


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _typeset_here(template: str, values: str) -> Typeset:
    unknown: dict[int, str] = {}
    while True:
        told = {"data": values.translate(unknown) if unknown else values}
        compiler = typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), sys_inputs=told)
        try:
            made = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=0)
        except typst.TypstError as error:
            found = {ord(letter): MISSING for letter in _undrawn(str(error)) if ord(letter) not in unknown}
            if not found:
                raise Undrawable(str(error)) from error
            unknown |= found
        else:
            assert isinstance(made, bytes)
            ends = json.loads(compiler.query("<end>", field="value"))
            return Typeset(made, float(ends[0]) if ends else None)


def _undrawn(error: str) -> str:
    """The letters that typst says it cannot draw, for none of its faces has them."""
    found = _UNDRAWN.search(error)
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""


def _typeset_apart(template: str, values: str) -> Typeset:
    command = [sys.executable, "-P", __file__, template]
    told = subprocess.run(command, input=values.encode(), stdout=subprocess.PIPE, check=True).stdout
    answer = json.loads(told)
    if "error" in answer:
        raise Undrawable(answer["error"])
    return Typeset(base64.b64decode(answer["pdf"]), answer["end"])


def _answer(template: str, values: str) -> dict[str, object]:
    """What the interpreter of its own writes, as JSON."""
    try:
        made = typeset(template, values)
    except Undrawable as error:
        return {"error": str(error)}
    return {"pdf": base64.b64encode(made.pdf).decode(), "end": made.end}


if __name__ == "__main__":
    json.dump(_answer(sys.argv[1], sys.stdin.buffer.read().decode()), sys.stdout)
