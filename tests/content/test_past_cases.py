"""What passed the check once passes it ever after, without a new warning: nothing that was added since is asked for.

The cases of a day are kept as one archive, which `pack` makes. So far: `tests/data/cases-2026-11-30.tar.xz`, the last day on which no case
had an id.
"""

from __future__ import annotations

import io
import lzma
import tarfile
from datetime import date
from pathlib import Path

import pytest

from support.corpus import Corpus
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


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.name)
def test_the_cases_of_a_day_pass_with_the_lists_of_that_day(archive: Path, corpus: Corpus) -> None:
    unpack(archive, corpus.path)
    assert len([*corpus.path.glob("*/*.md")]) > 100
    on = date.fromisoformat(archive.name.removeprefix("cases-").removesuffix(".tar.xz"))
    assert [str(problem) for problem in corpus.upkeep(on)] == []


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.name)
def test_an_archive_is_made_again_as_it_was(archive: Path, tmp_path: Path) -> None:
    unpack(archive, tmp_path)
    assert lzma.decompress(pack(tmp_path)) == lzma.decompress(archive.read_bytes())


def test_a_day_is_kept() -> None:
    assert ARCHIVES
