"""What is left of the file of a picture once all but the picture is taken out, and why a file is refused.

The modules `jpeg`, `png` and `webp` walk through a file without decoding it: how large it is, whether it moves, whether it is whole,
what follows it. What they hand on is the picture, its colour profile and which way is up: a decoder never sees the rest, which is
where bombs, scripts and places hide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

MOST_PIXELS = 30_000_000
"""The most points of a picture: those of a good camera. A decoder holds four bytes of each."""

MOST_PROFILE, MOST_EXIF = 1024 * 1024, 64 * 1024
"""The most bytes of a colour profile and of what tells which way is up; larger ones are left out."""

PADDING = b"\0\r\n "
"""The bytes that may follow a picture: programs and cameras fill up a file with them."""


class ImageRefused(Exception):
    """A picture is refused: the name of the objection, and the values of its message."""

    def __init__(self, objection: str, **values: Any) -> None:
        super().__init__(objection)
        self.objection, self.values = objection, values


@dataclass(frozen=True, slots=True)
class Essence:
    """A picture without anything else: its format as Pillow names it, its bytes, its width and height in points, before it is turned
    upright."""

    format: str
    raw: bytes
    width: int
    height: int


def bounded(width: int, height: int, most: int = MOST_PIXELS) -> None:
    """Raises `ImageRefused` for a picture that has no point, or more than `most`."""
    if not width or not height:
        raise ImageRefused("image-damaged")
    if width * height > most:
        raise ImageRefused("image-large", width=width, height=height, most=most // 1_000_000)


def ended(raw: bytes, end: int) -> None:
    """Raises `ImageRefused` where something follows the end of a picture, at the offset `end`."""
    rest = raw[end:]
    if hidden := rest.lstrip(PADDING):
        raise ImageRefused("image-trailing", place=len(raw) - len(hidden), size=len(hidden))


def orientation_alone(orientation: int) -> bytes:
    """An Exif block (TIFF, big end first) that says which way is up (1 to 8), and nothing else."""
    return b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + orientation.to_bytes(2, "big") + b"\0\0\0\0\0\0"


def orientation(exif: bytes) -> int:
    """Which way is up by an Exif block (CIPA DC-008, tag 0x0112), from 1 to 8; 1 where it does not say, or is damaged."""
    order = {b"II": "little", b"MM": "big"}.get(exif[:2])
    if order is None:
        return 1
    for at in _entries(exif, order):
        if int.from_bytes(exif[at : at + 2], order) == 0x0112:  # type: ignore[arg-type]
            found = int.from_bytes(exif[at + 8 : at + 10], order)  # type: ignore[arg-type]
            return found if 1 <= found <= 8 else 1
    return 1


def _entries(exif: bytes, order: Any) -> Iterator[int]:
    """The offsets of the entries of the first directory."""
    first = int.from_bytes(exif[4:8], order)
    count = int.from_bytes(exif[first : first + 2], order)
    yield from range(first + 2, min(first + 2 + 12 * count, len(exif) - 11), 12)
