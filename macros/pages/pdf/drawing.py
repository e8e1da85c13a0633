"""A template of `templates/pdf/` drawn as a PDF, from plain values.

The values travel as JSON, which typst (`typesetting`) reads and never runs. The letters are those that come with it (Libertinus Serif, under the Open
Font Licence, `LICENCE-Libertinus.txt`): none of the system is looked at, so that every machine draws the same bytes. The files are tagged for
readers of screens (PDF/UA-1), and tell no time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from pydantic_core import to_json

from macros.pages.pdf.typesetting import TEMPLATES, typeset

LICENCE = TEMPLATES / "LICENCE-Libertinus.txt"
"""The licence of the letters, which a site that holds such files holds too."""

LEAST = 0.4
"""How far down the last page a file may end at the least, as a share of its height."""


def drawn(template: str, values: Mapping[str, Any]) -> bytes:
    """The PDF that a template (`cards.typ`) makes of some plain values.

    Raises `typesetting.Undrawable`.
    """
    return _packed(typeset(template, to_json(values).decode()).pdf)


def drawn_to_fill(template: str, values: Mapping[str, Any], sizes: Sequence[float]) -> bytes:
    """The PDF that a template makes with its letters (`size` of its values) in the first of some sizes, in points, that leaves no almost empty
    page at the end; in the one that leaves the least where all do. The template says how far down it ends (`<end>`). Raises as `drawn` does."""
    best, filled = b"", -1.0
    for size in sizes:
        made = typeset(template, to_json({**values, "size": size}).decode())
        assert made.end is not None, f"{template} does not say how far down it ends"
        if made.end > filled:
            best, filled = made.pdf, made.end
        if filled > LEAST:
            break
    return _packed(best)


def _packed(pdf: bytes) -> bytes:
    """The same PDF in half of its bytes: typst writes each tag and each link as plain text, and there are some hundred a page."""
    import pikepdf  # 0.1 s, for builds that draw

    file = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True, deterministic_id=True)
    return file.getvalue()
