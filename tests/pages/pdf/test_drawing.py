"""How a file is drawn: whatever the length of its text, it ends with a page that is used."""

from __future__ import annotations

from typing import Any

import pypdfium2

from macros.pages.pdf.drawing import LEAST, drawn_to_fill
from macros.pages.pdf.pack_pdf import SIZES

FOOT = 60
"""The points of the lower margin, where the number of the page stands."""


def values(paragraphs: int) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = [{"b": "h", "level": 2, "c": ["Une fiche"]}]
    blocks += [{"b": "p", "class": "", "c": [f"Le paragraphe {number} dit ce que fait un pôle, avec qui, depuis quand. " * 3]} for number in range(paragraphs)]
    plain = {"title": "Un jour", "summary": "", "held": [], "lines": [], "cite": "", "licence": "", "code": "", "address": "", "codes": {}}
    return {**plain, "blocks": blocks}


LENGTHS = range(24, 44)
"""The paragraphs of texts that end at every height of a page."""


def left(pdf: bytes) -> float:
    """How far down the last page its text goes, as a share of its height; the number of the page stands below."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[len(document) - 1]
    words = page.get_textpage()
    bottoms = (words.get_charbox(number)[1] for number in range(words.count_chars()))
    return 1 - min(bottom for bottom in bottoms if bottom > FOOT) / float(page.get_height())


def test_a_file_ends_with_a_page_that_is_used_whatever_its_length() -> None:
    with_one_size = [left(drawn_to_fill("pack.typ", values(paragraphs), SIZES[:1])) for paragraphs in LENGTHS]
    assert min(with_one_size) < LEAST - 0.1, "some of these lengths leave a few lines for a last page"
    assert min(left(drawn_to_fill("pack.typ", values(paragraphs), SIZES)) for paragraphs in LENGTHS) > LEAST - 0.03
