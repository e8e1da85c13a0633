"""PNG files (W3C, third edition): their chunks walked through, all but the picture taken out."""

from __future__ import annotations

import zlib

from macros.casebook.images.essence import MOST_EXIF, MOST_PROFILE, Essence, ImageRefused, bounded, ended, orientation, orientation_alone

SIGNATURE = b"\x89PNG\r\n\x1a\n"

ANIMATED = frozenset({b"acTL", b"fcTL", b"fdAT"})

KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"sRGB", b"IDAT", b"IEND"})
"""The chunks that the picture is made of. `iCCP` and `eXIf` are looked at."""


def essence(raw: bytes) -> Essence:
    """The picture in a PNG file, of which the first bytes were looked at. Raises `ImageRefused`."""
    at, kept, width, height, data = len(SIGNATURE), [SIGNATURE], 0, 0, False
    while True:
        length, kind = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        end = at + 12 + length
        if len(kind) < 4 or end > len(raw):
            raise ImageRefused("image-cut")
        if zlib.crc32(raw[at + 4 : end - 4]) != int.from_bytes(raw[end - 4 : end], "big") or (kind == b"IHDR") != (at == len(SIGNATURE)):
            raise ImageRefused("image-damaged")
        if kind in ANIMATED:
            raise ImageRefused("image-animated")
        body = raw[at + 8 : end - 4]
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            bounded(width, height)
        data |= kind == b"IDAT"
        if kind in KEPT or (kind == b"iCCP" and _small_profile(body)):
            kept.append(raw[at:end])
        elif kind == b"eXIf" and len(body) <= MOST_EXIF and not data:
            kept.append(_chunk(b"eXIf", orientation_alone(orientation(body))))
        at = end
        if kind == b"IEND":
            break
    if not data:
        raise ImageRefused("image-damaged")
    ended(raw, at)
    return Essence("PNG", b"".join(kept), width, height)


def _small_profile(body: bytes) -> bool:
    """Whether a compressed colour profile stays small once it is not; only so much of it is looked at."""
    _name, _, packed = body.partition(b"\0")
    try:
        return len(zlib.decompressobj().decompress(packed[1:], MOST_PROFILE)) < MOST_PROFILE
    except zlib.error:
        return False


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")
