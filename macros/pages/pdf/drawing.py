"""A template of `templates/pdf/` drawn as a PDF by typst, from plain values.

The values travel as JSON, which typst reads and never runs. The letters are those that come with it (Libertinus Serif, under the Open Font Licence,
`LICENCE-Libertinus.txt`): none of the system is looked at, so that every machine draws the same bytes. The files are tagged for
readers of screens (PDF/UA-1), and tell no time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import typst
from pydantic_core import to_json

TEMPLATES = Path(__file__).parent.parent / "templates" / "pdf"
"""The folder of the templates, and all that one of them may read."""

LICENCE = TEMPLATES / "LICENCE-Libertinus.txt"
"""The licence of the letters, which a site that holds such files holds too."""

MISSING = "□"
"""What stands for a letter that no face has: an emoji, a Chinese character."""

_UNDRAWN = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

LEAST = 0.4
"""How far down the last page a file may end at the least, as a share of its height."""

STANDARD: Final = "ua-1"
"""The standard that typst holds a file to, or refuses to draw it: one that a reader of screens can tell."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def drawn(template: str, values: Mapping[str, Any]) -> bytes:
    """The PDF that a template (`cards.typ`) makes of some plain values.

    Raises `typst.TypstError` where it cannot be drawn: a mistake of the template.
    """
    return _packed(_compiled(template, values)[0])


def drawn_to_fill(template: str, values: Mapping[str, Any], sizes: Sequence[float]) -> bytes:
    """The PDF that a template makes with its letters (`size` of its values) in the first of some sizes, in points, that leaves no almost empty
    page at the end; in the one that leaves the least where all do. The template says how far down it ends (`<end>`). Raises as `drawn` does."""
    best, filled = b"", -1.0
    for size in sizes:
        made, compiler = _compiled(template, {**values, "size": size})
        found = float(compiler.query("<end>", field="value", one=True))
        if found > filled:
            best, filled = made, found
        if filled > LEAST:
            break
    return _packed(best)


def _compiled(template: str, values: Mapping[str, Any]) -> tuple[bytes, typst.Compiler]:
    """What a template makes of some values, and what made it. A letter that no face has is shown as `MISSING`."""
    text = to_json(values).decode()
    unknown: dict[int, str] = {}
    while True:
        told = {"data": text.translate(unknown) if unknown else text}
        compiler = typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), sys_inputs=told)
        try:
            made = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=0)
        except typst.TypstError as error:
            found = {ord(letter): MISSING for letter in _undrawn(str(error)) if ord(letter) not in unknown}
            if not found:
                raise
            unknown |= found
        else:
            assert isinstance(made, bytes)
            return made, compiler


def _packed(pdf: bytes) -> bytes:
    """The same PDF in half of its bytes: typst writes each tag and each link as plain text, and there are some hundred a page."""
    import pikepdf  # 0.1 s, for builds that draw

    file = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True, deterministic_id=True)
    return file.getvalue()


def _undrawn(error: str) -> str:
    """The letters that typst says it cannot draw, for none of its faces has them."""
    found = _UNDRAWN.search(error)
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else ""
