"""How a file is drawn: whatever the length of its text, it ends with a page that is used; whatever the process was forked from, it is drawn."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pypdfium2
import pytest

from macros.pages.pdf.drawing import LEAST, drawn, drawn_to_fill
from macros.pages.pdf.pack_pdf import SIZES
from macros.pages.pdf.typesetting import Undrawable

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


SECONDS = 60
"""After which a child that draws is held to wait for ever; it takes less than one."""


def in_a_fork(of: Callable[[], bytes]) -> bytes:
    """What a child forked from this process makes."""
    with ProcessPoolExecutor(1, get_context("fork")) as children:
        made = children.submit(of)
        try:
            return made.result(SECONDS)
        except TimeoutError:
            for child in children._processes.values():
                child.kill()
            raise


def cards() -> bytes:
    return drawn("cards.typ", {"title": "Des cartes : 😀, 中", "cards": [None]})


def pack() -> bytes:
    return drawn_to_fill("pack.typ", values(LENGTHS[5]), SIZES)


def refused() -> bytes:
    return drawn("doors.typ", {"title": "Sans portes"})


@pytest.mark.parametrize("of", [cards, pack])
def test_a_process_forked_from_one_that_has_drawn_draws_the_same(of: Callable[[], bytes]) -> None:
    here = of()
    assert in_a_fork(of) == here


def test_a_process_forked_from_one_that_has_drawn_tells_what_cannot_be_drawn() -> None:
    with pytest.raises(Undrawable) as here:
        refused()
    with pytest.raises(Undrawable, match="doors") as there:
        in_a_fork(refused)
    assert str(there.value) == str(here.value)
