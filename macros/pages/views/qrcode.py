"""The QR code of an address as an SVG path, for printed pages.

Called by `case_page`. zxing-cpp makes the code; here its squares become the strokes of a path, a tenth of
the size of an image and sharp at any size (docs/decisions/0013-paper.md). Each step is told from where the last one ended:
there are few different ones then, and the path takes half the bytes once it is compressed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import zxingcpp

LONGEST = 180
"""The bytes of the longest address that gets a code: with more, the squares of a code 3 cm wide are too small
for a telephone."""

CORRECTION = "M"
"""The level of error correction: a code is still read when a crease or a stain hides 15 % of it."""

_DARK, _LIGHT = 0, 255

_RUNS = re.compile(b"%c+|%c+" % (_DARK, _LIGHT))


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code without its quiet zone: `side` is its width in squares, `path` the `d` of an SVG path whose stroke
    is one square wide."""

    side: int
    path: str


def has_code(text: str) -> bool:
    """Whether a text is short enough for a code."""
    return len(text.encode()) <= LONGEST


@lru_cache(maxsize=16)  # the page of a case and the file of its code, which are written one after the other, show the same one
def qr_code(text: str) -> QrCode | None:
    """The code of a text, or None when the text is longer than `LONGEST`."""
    if not has_code(text):
        return None
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=CORRECTION)
    image = code.to_image(scale=1, add_quiet_zones=False)
    side, pixels = image.shape[0], bytes(memoryview(image))  # type: ignore[arg-type]  # its stub does not say that it is a buffer
    rows = [_RUNS.findall(pixels[start : start + side]) for start in range(0, side * side, side)]
    strokes = ["".join([f"h{len(run)}" if run[0] == _DARK else f"m{len(run)} 0" for run in row]) for row in rows]
    return QrCode(side, "M0 .5" + f"m-{side} 1".join(strokes))
