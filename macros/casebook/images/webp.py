"""WebP files (RFC 9649): their chunks walked through, all but the picture taken out."""

from __future__ import annotations

from collections.abc import Iterator

from macros.casebook.images.essence import MOST_EXIF, MOST_PROFILE, Essence, ImageRefused, bounded, ended, orientation, orientation_alone

MOST_PIXELS = 12_000_000
"""The most points of a WebP picture: its decoder holds sixteen bytes of each, four times those of the others."""

PROFILE, ALPHA, EXIF, MOVES = 0x20, 0x10, 0x08, 0x02
"""What an extended file says that it has."""


def essence(raw: bytes) -> Essence:
    """The picture in a WebP file, of which the first bytes were looked at. Raises `ImageRefused`."""
    end = 8 + int.from_bytes(raw[4:8], "little")
    if end > len(raw):
        raise ImageRefused("image-cut")
    ended(raw, end + end % 2)
    flags, canvas, picture, alpha, profile, turned = 0, (0, 0), b"", b"", b"", 1
    for kind, body in _chunks(raw, end):
        if kind in (b"ANIM", b"ANMF") or (kind == b"VP8X" and body[:1] and body[0] & MOVES):
            raise ImageRefused("image-animated")
        if kind == b"VP8X" and len(body) >= 10:
            flags, canvas = body[0], (1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little"))
        elif kind in (b"VP8 ", b"VP8L"):
            if picture:
                raise ImageRefused("image-damaged")
            picture, size = _chunk(kind, body), _size(kind, body)
        elif kind == b"ALPH":
            alpha = _chunk(kind, body)
        elif kind == b"ICCP" and len(body) <= MOST_PROFILE:
            profile = _chunk(kind, body)
        elif kind == b"EXIF" and len(body) <= MOST_EXIF:
            turned = orientation(body.removeprefix(b"Exif\0\0"))
    if not picture:
        raise ImageRefused("image-damaged")
    bounded(*size, MOST_PIXELS)
    if canvas not in ((0, 0), size):
        raise ImageRefused("image-damaged")
    exif = _chunk(b"EXIF", orientation_alone(turned)) if turned != 1 else b""
    has = (PROFILE if profile else 0) | (flags & ALPHA) | (EXIF if exif else 0)
    width, height = size
    extended = _chunk(b"VP8X", bytes([has, 0, 0, 0]) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")) if has else b""
    inside = b"WEBP" + (extended + profile + alpha + picture + exif if has else picture)
    return Essence("WEBP", b"RIFF" + len(inside).to_bytes(4, "little") + inside, width, height)


def _chunks(raw: bytes, end: int) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a file, each with its kind."""
    at = 12
    while at < end:
        length = int.from_bytes(raw[at + 4 : at + 8], "little")
        if at + 8 + length > end:
            raise ImageRefused("image-cut")
        yield raw[at : at + 4], raw[at + 8 : at + 8 + length]
        at += 8 + length + length % 2


def _size(kind: bytes, body: bytes) -> tuple[int, int]:
    """The width and height that the data of a picture say."""
    if kind == b"VP8L":
        if len(body) < 5 or body[0] != 0x2F:
            raise ImageRefused("image-damaged")
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if len(body) < 10 or body[3:6] != b"\x9d\x01\x2a":
        raise ImageRefused("image-damaged")
    return int.from_bytes(body[6:8], "little") & 0x3FFF, int.from_bytes(body[8:10], "little") & 0x3FFF


def _chunk(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)
