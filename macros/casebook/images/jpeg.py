"""JPEG files (ITU-T T.81): their segments walked through, all but the picture taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from macros.casebook.images.essence import MOST_PROFILE, Essence, ImageRefused, bounded, ended, orientation, orientation_alone

START, END, SCAN = 0xD8, 0xD9, 0xDA

ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length."""

FRAMES = frozenset({0xC0, 0xC1, 0xC2})
"""The markers of the frames that browsers draw: sequential and progressive."""

OTHER_FRAMES = frozenset(range(0xC0, 0xD0)) - FRAMES - {0xC4, 0xC8, 0xCC}

PROGRESSIVE = 0xC2

MOST_SCANS, MOST_SCANNED, MOST_COEFFICIENTS = 64, 400_000_000, 100_000_000
"""The most scans, the most points that all scans go over together, and the most coefficients that a picture of several scans has: a
decoder holds all of these, of two bytes each, until the last scan. Programs write about ten scans."""

_NEXT_MARKER = re.compile(rb"\xff+[\x01-\xcf\xd8-\xfe]")
"""What ends the data of a scan: a marker that is neither a restart nor an escaped 0xFF."""


@dataclass
class _Walk:
    """What has been found so far."""

    kept: list[bytes] = field(default_factory=lambda: [b"\xff\xd8"])
    width: int = 0
    height: int = 0
    components: int = 0
    coefficients: float = 0
    progressive: bool = False
    scans: int = 0
    turned: int = 1


def essence(raw: bytes) -> Essence:
    """The picture in a JPEG file, of which the first bytes were looked at. Raises `ImageRefused`."""
    walk, at = _Walk(), 2
    while True:
        marker, at = _marker(raw, at)
        if marker == END:
            break
        if marker in ALONE:
            continue
        length = int.from_bytes(raw[at : at + 2], "big")
        if marker == START or marker in OTHER_FRAMES or length < 2:
            raise ImageRefused("image-damaged")
        if at + length > len(raw):
            raise ImageRefused("image-cut")
        body, after = raw[at + 2 : at + length], at + length
        if marker == SCAN:
            found = _NEXT_MARKER.search(raw, after)
            if not found:
                raise ImageRefused("image-cut")
            after = found.start()
            walk.scans += 1
            _bounded(walk)
        elif marker in FRAMES:
            _frame(walk, marker, body)
        if not _dropped(walk, marker, body):
            walk.kept += b"\xff", bytes([marker]), raw[at:after]
        at = after
    if not walk.scans:
        raise ImageRefused("image-damaged")
    ended(raw, at)
    upright = b"" if walk.turned == 1 else _segment(0xE1, b"Exif\0\0" + orientation_alone(walk.turned))
    return Essence("JPEG", b"".join([walk.kept[0], upright, *walk.kept[1:], b"\xff\xd9"]), walk.width, walk.height)


def _marker(raw: bytes, at: int) -> tuple[int, int]:
    """The marker at an offset, and the offset after it. Bytes 0xFF may stand before one."""
    if at >= len(raw):
        raise ImageRefused("image-cut")
    if raw[at] != 0xFF:
        raise ImageRefused("image-damaged")
    while at < len(raw) and raw[at] == 0xFF:
        at += 1
    if at >= len(raw):
        raise ImageRefused("image-cut")
    return raw[at], at + 1


def _frame(walk: _Walk, marker: int, body: bytes) -> None:
    """Note what a frame says; one file has one."""
    if walk.components or len(body) < 6 or len(body) < 6 + 3 * body[5]:
        raise ImageRefused("image-damaged")
    walk.height, walk.width, walk.components = int.from_bytes(body[1:3], "big"), int.from_bytes(body[3:5], "big"), body[5]
    bounded(walk.width, walk.height)
    sampled = [(body[7 + 3 * rank] >> 4, body[7 + 3 * rank] & 15) for rank in range(walk.components)]
    finest = max((across for across, _down in sampled), default=0) * max((down for _across, down in sampled), default=0)
    if not finest:
        raise ImageRefused("image-damaged")
    walk.coefficients = walk.width * walk.height * sum(across * down for across, down in sampled) / finest
    walk.progressive = marker == PROGRESSIVE


def _bounded(walk: _Walk) -> None:
    """Raises `ImageRefused` for more scans than a picture needs."""
    if not walk.components:
        raise ImageRefused("image-damaged")
    several = walk.progressive or walk.scans > 1
    if walk.scans > MOST_SCANS or walk.scans * walk.width * walk.height > MOST_SCANNED or (several and walk.coefficients > MOST_COEFFICIENTS):
        raise ImageRefused("image-scans")


def _dropped(walk: _Walk, marker: int, body: bytes) -> bool:
    """Whether a segment is no part of the picture: all comments and all data of applications but those that say how colours are coded
    (JFIF, Adobe) and what they are (an ICC profile). Of the data of a camera stays which way is up."""
    if marker == 0xE1 and body.startswith(b"Exif\0\0"):
        walk.turned = orientation(body[6:])
        return True
    if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        return sum(map(len, walk.kept)) > MOST_PROFILE and not walk.scans
    if marker == 0xE0 and body.startswith(b"JFIF\0"):
        return False
    return marker == 0xFE or (0xE0 <= marker <= 0xEF and not (marker == 0xEE and body.startswith(b"Adobe")))


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body
