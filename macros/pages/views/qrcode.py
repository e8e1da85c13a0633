"""The QR code of an address, as the path of a small drawing: what a printed page carries.

zxing-cpp makes the code; here its squares become strokes, a tenth of the size of an image
and sharp at any (docs/decisions/0013-paper.md).
"""

from __future__ import annotations

import re

import zxingcpp

LONGEST = 180
"""Bytes of an address: beyond, the squares of a code 3 cm wide are too small for a telephone,
and the page goes without."""

CORRECTION = "M"
"""A code that has lost 15 % of its squares, to a crease or a stain, is still read."""

_DARK = re.compile(b"\x00+")


def path(text: str) -> tuple[int, str] | None:
    """The side of the code of a text, in squares, and the `d` of a path that draws it with a
    stroke of one square; None for a text too long. The quiet zone is the page's affair."""
    if len(text.encode()) > LONGEST:
        return None
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=CORRECTION)
    image = code.to_image(scale=1, add_quiet_zones=False)
    side, pixels = image.shape[0], bytes(memoryview(image))  # type: ignore[arg-type]  # its stub does not say that it is a buffer
    rows = (pixels[start : start + side] for start in range(0, side * side, side))
    return side, "".join([f"M{run.start()} {row}.5h{run.end() - run.start()}" for row, line in enumerate(rows) for run in _DARK.finditer(line)])
