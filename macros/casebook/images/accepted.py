"""The file of a picture is accepted, or refused with the reason: bounded, recognised by its content, walked through, decoded.

`check.pictures` accepts each picture that a case names. What became of a content is kept (`keeping`): a decode takes 20 to 600 ms.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import PIL

from macros.casebook.files.reading import opened
from macros.casebook.images import jpeg, png, webp
from macros.casebook.images.essence import Essence, ImageRefused
from macros.casebook.images.keeping import keep, kept
from macros.casebook.problems.system_reasons import cause

MOST_BYTES = 4 * 1024 * 1024
"""The largest size of the file of a picture."""

WIDTHS = (640, 1280)
"""The widths in which a picture is written anew; a smaller one keeps its own."""

PRINTED = 560
"""The width and height that a picture of a PDF has at most: 180 points an inch where two stand beside each other on a sheet."""

TALLEST = 1.5
"""How many times its width a picture may be high; a higher one is written narrower."""

QUALITY = 78
"""The quality of the WebP files, of 100: a photograph of 1,280 points weighs 60 to 250 KB."""

FORMATS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WebP"}
"""The formats, by the ends of the names of their files."""

_WALKS = {"JPEG": jpeg.essence, "PNG": png.essence, "WebP": webp.essence}


@dataclass(frozen=True, slots=True)
class Accepted:
    """A picture that was accepted: where its file is, the digest of its content and of how it is written anew, its width and height in points,
    upright."""

    path: Path
    key: str
    width: int
    height: int

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """The widths and heights in which it is written anew, the smallest first."""
        return tuple(dict.fromkeys(self._within(width, width * TALLEST) for width in WIDTHS))

    @property
    def printed_size(self) -> tuple[int, int]:
        """The width and height in which it is written for paper."""
        return self._within(PRINTED, PRINTED)

    def _within(self, width: int, height: float) -> tuple[int, int]:
        share = min(1.0, width / self.width, height / self.height)
        return max(1, round(self.width * share)), max(1, round(self.height * share))


def accept(path: Path) -> Accepted:
    """The picture in a file. Raises `ImageRefused` for what it is or holds."""
    raw = read(path)
    format = recognised(path, raw)
    key = _key(raw)
    entry = kept(f"{key}.json")
    if entry:
        found = json.loads(entry)
    else:
        found = _looked_at(raw, format)
        keep(f"{key}.json", json.dumps(found).encode())
    if "objection" in found:
        raise ImageRefused(found["objection"], **found["values"])
    return Accepted(path, key, found["width"], found["height"])


def read(path: Path) -> bytes:
    """The bytes of a file. Raises `ImageRefused` for what is no file, no ordinary one, empty, or larger than `MOST_BYTES`."""
    try:
        handle = opened(path)
    except FileNotFoundError:
        raise ImageRefused("image-missing") from None
    except OSError as error:
        if path.is_symlink():
            raise ImageRefused("image-link") from None
        raise ImageRefused("image-unreadable", reason=cause(error)) from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise ImageRefused("image-special")
        if status.st_size > MOST_BYTES:
            raise ImageRefused("image-heavy", most=MOST_BYTES // 1024 // 1024)
        with os.fdopen(os.dup(handle), "rb") as file:
            raw = file.read(MOST_BYTES + 1)
    finally:
        os.close(handle)
    if len(raw) > MOST_BYTES:
        raise ImageRefused("image-heavy", most=MOST_BYTES // 1024 // 1024)
    if not raw:
        raise ImageRefused("image-empty")
    return raw


def recognised(path: Path, raw: bytes) -> str:
    """The format of a picture by its first bytes. Raises `ImageRefused` for another format, and where the name says another."""
    if raw.startswith(png.SIGNATURE):
        format = "PNG"
    elif raw.startswith(b"\xff\xd8\xff"):
        format = "JPEG"
    elif raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        format = "WebP"
    else:
        raise ImageRefused("image-format")
    if FORMATS.get(path.suffix[1:]) != format:
        raise ImageRefused("image-format/name", format=format, ending=next(ending for ending, named in FORMATS.items() if named == format))
    return format


def essence_of(raw: bytes, format: str) -> Essence:
    """The picture in the bytes of a file of this format, without anything else. Raises `ImageRefused`."""
    return _WALKS[format](raw)


def _looked_at(raw: bytes, format: str) -> dict[str, Any]:
    """What becomes of a content: `{width, height}`, or `{objection, values}`."""
    from macros.casebook.images.decoding import decoded  # Pillow's decoders, for contents that nobody has looked at yet

    try:
        essence = essence_of(raw, format)
        image, turned = decoded(essence, WIDTHS[-1])
    except ImageRefused as refused:
        return {"objection": refused.objection, "values": refused.values}
    image.close()
    width, height = (essence.height, essence.width) if turned else (essence.width, essence.height)
    return {"width": width, "height": height}


def _key(raw: bytes) -> str:
    """The digest of a content and of how it is written anew: other words of this code change no address."""
    recipe = f"{PIL.__version__} {WIDTHS} {TALLEST} {QUALITY}".encode()
    return hashlib.sha256(hashlib.sha256(recipe).digest() + raw).hexdigest()[:20]
