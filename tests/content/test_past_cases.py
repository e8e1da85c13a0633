"""What passed the check once passes it ever after, without a new warning: nothing that was added since is asked for."""

from __future__ import annotations

import lzma
import shutil
from datetime import date
from pathlib import Path

import pytest

from support.corpus import Corpus
from support.past_cases import ARCHIVES, pack, unpack
from support.repository import ROOT


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.name)
def test_the_cases_of_a_day_pass_with_the_lists_of_that_day(archive: Path, corpus: Corpus) -> None:
    unpack(archive, corpus.path)
    for path in (ROOT / "cases" / "_vocabularies").glob("*.yml"):  # a list that has come since
        if not (kept := corpus.path / "_vocabularies" / path.name).exists():
            shutil.copy(path, kept)
    assert len([*corpus.path.glob("*/*.md")]) > 100
    on = date.fromisoformat(archive.name.removeprefix("cases-").removesuffix(".tar.xz"))
    assert [str(problem) for problem in corpus.upkeep(on)] == []


@pytest.mark.parametrize("archive", ARCHIVES, ids=lambda path: path.name)
def test_an_archive_is_made_again_as_it_was(archive: Path, tmp_path: Path) -> None:
    unpack(archive, tmp_path)
    assert lzma.decompress(pack(tmp_path)) == lzma.decompress(archive.read_bytes())


def test_a_day_is_kept() -> None:
    assert ARCHIVES
