"""What a browser prints, as its PDF shows it: the letters of each page, their size, whether something covers them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

DARK = 150
"""A point of a drawing that is darker than this is ink; 255 is white."""


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of a line: its text, where it stands on its page in points from the lower left, whether a half of it is without ink."""

    text: str
    left: float
    bottom: float
    top: float
    hidden: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed page: its pieces of lines, and how many letters it has of each size, in points."""

    lines: tuple[Line, ...]
    sizes: dict[float, int]
    height: float

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    def filled(self, margin: float = 45) -> float:
        """How much of the page is used, up to 1; what stands in its margins, in points, is not counted."""
        bottom = min((line.bottom for line in self.lines if line.bottom > margin), default=self.height)
        return (self.height - margin - bottom) / (self.height - 2 * margin)


def sheets(pdf: bytes) -> list[Sheet]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    return [_sheet(document[number]) for number in range(len(document))]


def _sheet(page: pypdfium2.PdfPage, scale: int = 3) -> Sheet:
    drawn = page.render(scale=scale, grayscale=True)
    ink = memoryview(drawn.buffer).cast("B")
    words = page.get_textpage()

    def inked(left: float, bottom: float, right: float, top: float) -> bool:
        rows = range(max(0, int(drawn.height - top * scale)), min(drawn.height, int(drawn.height - bottom * scale) + 1))
        columns = slice(int(left * scale), int(right * scale) + 1)
        found = sum(point < DARK for row in rows for point in ink[row * drawn.stride : (row + 1) * drawn.stride][columns])
        return found > 0.015 * max(1, len(rows) * (columns.stop - columns.start))

    lines = []
    for text, (left, bottom, right, top) in _pieces(words):
        middle = (bottom + top) / 2
        hidden = len(text) > 2 and not (inked(left, bottom, right, middle) and inked(left, middle, right, top))
        lines.append(Line(text, left, bottom, top, hidden))
    sizes: dict[float, int] = {}
    for size in _sizes(words):
        sizes[size] = sizes.get(size, 0) + 1
    return Sheet(tuple(lines), sizes, page.get_height())


Box = tuple[float, float, float, float]
"""Left, bottom, right and top, in points from the lower left of the page."""


def _pieces(words: pypdfium2.PdfTextPage) -> Iterator[tuple[str, Box]]:
    """The pieces of lines: letters that follow each other on one line, with no gap of a column between them."""
    text, around = "", (0.0, 0.0, 0.0, 0.0)
    for number in range(words.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(words, number))
        box = words.get_charbox(number)
        if letter in "\r\n" or (not letter.isspace() and text and _apart(around, box)):
            if text.strip():
                yield " ".join(text.split()), around
            text = ""
        if letter.isspace():
            text += " " if text else ""
            continue
        around = (min(around[0], box[0]), min(around[1], box[1]), max(around[2], box[2]), max(around[3], box[3])) if text else box
        text += letter
    if text.strip():
        yield " ".join(text.split()), around


def _apart(around: Box, box: Box) -> bool:
    """Whether a letter is on another line than those before it, or across a gap."""
    return box[0] > around[2] + 14 or box[0] < around[0] - 2 or box[1] > around[3] or box[3] < around[1]


def _sizes(words: pypdfium2.PdfTextPage) -> Iterator[float]:
    """The size of each letter, as it is drawn; white space has none."""
    for number in range(words.count_chars()):
        if not chr(raw.FPDFText_GetUnicode(words, number)).isspace():
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(words, number, ctypes.byref(matrix))
            yield round(raw.FPDFText_GetFontSize(words, number) * abs(matrix.d), 1)
