"""A QR code as a telephone reads it: the strokes of a drawing are followed, painted, and read back."""

from __future__ import annotations

import re

import zxingcpp


def modules(side: int, path: str) -> list[list[bool]]:
    """The squares that a path darkens, read as a pen would follow it."""
    assert re.fullmatch(r"M0 \.5([hm]-?\d+( \d+)?)+", path), path
    found = [[False] * side for _ in range(side)]
    column = row = 0
    for pen, across, down in re.findall(r"([hm])(-?\d+)(?: (\d+))?", path):
        for step in range(int(across) if pen == "h" else 0):
            found[row][column + step] = True
        column, row = column + int(across), row + int(down or 0)
    assert sum(map(sum, found)), path
    return found


def scanned(side: int, path: str, scale: int = 4, quiet: int = 4) -> str:
    """What a reader of codes finds in a drawing."""
    dark = modules(side, path)
    width = (side + 2 * quiet) * scale
    pixels = bytearray(b"\xff" * width * width)
    for row in range(side):
        for column in range(side):
            for line in range(scale if dark[row][column] else 0):
                start = ((row + quiet) * scale + line) * width + (column + quiet) * scale
                pixels[start : start + scale] = bytes(scale)
    (found,) = zxingcpp.read_barcodes(memoryview(bytes(pixels)).cast("B", shape=[width, width]), formats=zxingcpp.BarcodeFormat.QRCode)
    return str(found.text)
