"""Lists say how much of them was withdrawn, and nothing of what it said."""

from __future__ import annotations

from pathlib import Path

from support.cases import pole
from support.corpus import Corpus
from support.markup import read

GONE = "withdrawn: {on: 2026-11-20, reason: à leur demande}"

EVENT = f"""---
title: Une rencontre
summary: Un exemple.
starts: 2016-09-23
sources: [coorace-2016]
commitments: [{{text: Ouvrir un zanzibar.}}, {{text: Fermer un zanzibar.}}]
{GONE}
---

Rien à dire.
"""

OFFER = """offers: [{kind: visite-apprenante, text: Voir le zanzibar.}]
stage: [{value: essaimage, as_of: 2016, source: coorace-2016}]"""


def test_each_list_counts_what_was_withdrawn_with_its_page(site: Path, tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases").copy()
    said = {
        "offres": "1 proposition retirée avec sa page.",
        "engagements": "2 engagements retirés avec leur page.",
        "forum-des-solutions": "1 fiche retirée avec sa page.",
        "evenements": "1 rencontre retirée avec sa page.",
    }
    assert not [address for address in said if "avec sa page" in (text := read(site / address / "index.html").text()) or "avec leur page" in text]
    corpus.write("fiches/retiree.md", pole(f"{OFFER}\n{GONE}", title="Le zanzibar"))
    corpus.write("evenements/retiree.md", EVENT)
    after = corpus.pour(tmp_path / "after")
    for address, words in said.items():
        text = read(after / address / "index.html").text()
        assert words in text, address
        assert "zanzibar" not in text.lower()
