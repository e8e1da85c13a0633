"""Runs in a process of its own: looks at each hostile picture in a child, and prints what became of it, what it took, what was written.

`python -m hostile.measuring` prints JSON lines `{about, code, values, seconds, megabytes, sizes, leaked}`.
"""

from __future__ import annotations

import io
import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

from PIL import Image

from hostile.inputs.images import HOSTILE_IMAGES, HostileImage
from macros.casebook.images import decoding, keeping, writing
from macros.casebook.images.accepted import accept
from macros.casebook.images.essence import ImageRefused
from support.pictures.files import SECRETS

MOST_MEMORY = 2 * 1024**3
"""Where a child is stopped, whatever it does."""


def holds_points_alone(raw: bytes) -> bool:
    """Whether a WebP file is one chunk of points, from its beginning to its end: there is no place for anything else."""
    length = int.from_bytes(raw[16:20], "little")
    return raw[12:16] == b"VP8 " and len(raw) == 20 + length + length % 2 == 8 + int.from_bytes(raw[4:8], "little")


def looked_at(path: Path) -> dict[str, Any]:
    """What becomes of a file in this process, and what that took up to here: seconds of the processor, megabytes."""
    code, values, picture = "", {}, None
    try:
        picture = accept(path)
    except ImageRefused as refused:
        code, values = refused.objection, refused.values
    used = resource.getrusage(resource.RUSAGE_SELF)
    told = {"code": code, "values": values, "seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss // 1024, "sizes": [], "leaked": []}
    if picture:
        for width, height in picture.sizes:
            raw = writing.written(picture, width)
            image = Image.open(io.BytesIO(raw), formats=["WEBP"])
            image.load()
            told["sizes"].append([image.size == (width, height), image.mode, holds_points_alone(raw)])
            told["leaked"] += [secret.decode() for secret in SECRETS if secret in raw]
    return told


def in_child(one: HostileImage, folder: Path) -> dict[str, Any]:
    """What becomes of a file in a child of its own."""
    path = folder / one.name
    path.write_bytes(one.raw)
    read, write = os.pipe()
    if not (child := os.fork()):
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        keeping.FOLDER = folder / "kept"
        with os.fdopen(write, "w") as answer:
            json.dump(looked_at(path), answer)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as answer:
        text = answer.read()
    _child, status = os.waitpid(child, 0)
    return {"about": one.about, **(json.loads(text) if text else {"code": f"the child ended with {status}"})}


def main() -> None:
    """Look at the pictures at these ranks: `python -m hostile.measuring 0 50`."""
    assert decoding  # loaded before the children are, so that each is measured alone
    first, last = map(int, sys.argv[1:3])
    for one in HOSTILE_IMAGES[first:last]:
        with tempfile.TemporaryDirectory() as folder:
            print(json.dumps(in_child(one, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
