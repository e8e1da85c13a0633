"""The library as it was on 30 November 2026, before its contradictions were mended."""

from __future__ import annotations

import tarfile

import pytest

from support.corpus import Corpus
from support.repository import ROOT


@pytest.fixture
def past(corpus: Corpus) -> Corpus:
    """The cases of that day, with the lists of that day."""
    with tarfile.open(ROOT / "tests" / "data" / "cases-2026-11-30.tar.xz") as archive:
        archive.extractall(corpus.path, filter="data")
    for path in (ROOT / "cases" / "_vocabularies").glob("*.yml"):  # a list that has come since
        if not (kept := corpus.path / "_vocabularies" / path.name).exists():
            kept.write_bytes(path.read_bytes())
    return corpus
