"""A template of `templates/pdf/` drawn as a PDF by typst, from plain values.

The values travel as JSON, which typst reads and never runs. The letters are those that come with it (Libertinus Serif, under the Open Font Licence,
`LICENCE-Libertinus.txt`): none of the system is looked at, so that every machine draws the same bytes. The files are tagged for
readers of screens (PDF/UA-1), and tell no time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
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

STANDARD: Final = "ua-1"
"""The standard that typst holds a file to, or refuses to draw it: one that a reader of screens can tell."""


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


def drawn(template: str, values: Mapping[str, Any]) -> bytes:
    """The PDF that a template (`pack.typ`) makes of some plain values.

    Raises `typst.TypstError` where it cannot be drawn: a mistake of the template.
    """
    text = to_json(values).decode()
    unknown: dict[int, str] = {}
    while True:
        compiler = typst.Compiler(TEMPLATES / template, root=TEMPLATES, font_paths=_fonts(), sys_inputs={"data": text.translate(unknown) if unknown else text})
        try:
            made = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=0)
        except typst.TypstError as error:
            found = {ord(letter): MISSING for letter in _undrawn(str(error)) if ord(letter) not in unknown}
            if not found:
                raise
            unknown |= found
        else:
            assert isinstance(made, bytes)
            return _packed(made)


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
