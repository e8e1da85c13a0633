"""The tests build most of their sites in their own process: what they look at is what the command makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from support.cases import pole
from support.corpus import Corpus
from support.publish.pouring import pour
from support.repository import ROOT
from support.sites import fingerprint


def test_a_library_that_is_poured_is_the_site_that_the_command_builds(site: Path, tmp_path: Path) -> None:
    pour(ROOT / "cases", tmp_path / "site", search=True)
    assert fingerprint(tmp_path / "site") == fingerprint(site)


def test_two_libraries_one_after_the_other_leave_nothing_in_each_other(tmp_path: Path, corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole())
    other = Corpus(tmp_path / "others")
    other.write("poles/un-autre.md", pole(title="Un autre pôle"))
    corpus.pour(tmp_path / "before")
    assert "Un autre pôle" in (other.pour(tmp_path / "other") / "poles/index.html").read_text(encoding="utf-8")
    corpus.pour(tmp_path / "after")
    assert fingerprint(tmp_path / "before") == fingerprint(tmp_path / "after")


def test_cases_with_an_error_are_refused_as_the_command_refuses_them(tmp_path: Path, corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole("couleur: bleu"))
    with pytest.raises(PluginError, match="champ inconnu « couleur »"):
        corpus.pour(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["cases"]
