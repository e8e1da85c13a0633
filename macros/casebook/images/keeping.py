"""What became of the content of a picture, kept from one run to the next in a folder that may be deleted at any time.

An entry is found only for the code that made it: the sources of this room, Pillow. A damaged entry is made again, and where the folder
cannot be written everything is made each time.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

import PIL

FOLDER = Path(__file__).parents[3] / ".cache" / "images"
"""Where the entries are."""

_DIGEST = 32
"""The bytes at the beginning of a file that are the SHA-256 of the others."""


@cache
def _code() -> str:
    """What accepts pictures and writes them anew, as the name of a folder."""
    told = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))] + [PIL.__version__.encode()]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in told)).hexdigest()[:16]


def kept(name: str) -> bytes | None:
    """The entry of a name, if it is there and whole."""
    try:
        found = (FOLDER / _code() / name).read_bytes()
    except OSError:
        return None
    return found[_DIGEST:] if hashlib.sha256(found[_DIGEST:]).digest() == found[:_DIGEST] else None


def keep(name: str, content: bytes) -> None:
    """Write an entry, in one step for whoever reads it meanwhile; nothing where it cannot be written."""
    folder = FOLDER / _code()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, written = tempfile.mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(content).digest() + content)
        os.replace(written, folder / name)
    except OSError:
        return
