"""The cases of the library as they were on a day, kept as one archive: what passed the check then passes it ever after.

`pack` makes the archive of a folder, the same for the same files; `unpack` writes it out. Kept so far: `tests/data/cases-2026-11-30.tar.xz`, the
last day on which no case had an id.
"""

from __future__ import annotations

import io
import lzma
import tarfile
from pathlib import Path

from support.repository import ROOT

ARCHIVES = sorted((ROOT / "tests" / "data").glob("cases-*.tar.xz"))


def pack(cases: Path) -> bytes:
    """The archive of every file of a folder of cases, without what the machine adds to it: times, owners, modes."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(path for path in cases.rglob("*") if path.is_file()):
            entry = tarfile.TarInfo(path.relative_to(cases).as_posix())
            entry.size = path.stat().st_size
            archive.addfile(entry, io.BytesIO(path.read_bytes()))
    return lzma.compress(packed.getvalue(), preset=9 | lzma.PRESET_EXTREME)


def unpack(archive: Path, cases: Path) -> None:
    """Write the files of an archive into a folder."""
    with tarfile.open(archive) as packed:
        for entry in packed.getmembers():
            content = packed.extractfile(entry)
            assert content is not None, entry.name
            path = cases / entry.name
            assert path.resolve().is_relative_to(cases.resolve()), entry.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())
