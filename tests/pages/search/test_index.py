"""The search index: what is in it, how much each word weighs, where each file is cut."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from macros.casebook.check.loading import load_or_raise
from macros.casebook.language.words import SMALL_WORDS, stem, words
from macros.casebook.library.facets import FACETS, FILTERS
from macros.casebook.library.library import Library
from macros.devtools.corpus import write_corpus
from macros.pages.search.documents import Document, case_document, plain
from macros.pages.search.index_files import BLOCK, NAMES_A_FILE, POSTINGS_A_FILE, file_of, searched_files, shown_files
from macros.pages.search.postings import MOST, Postings, rarity, weigh, weighed
from macros.pages.views.views import Views
from support.reference_search import ReferenceSearch
from support.repository import ROOT


@pytest.fixture(scope="module")
def search(site: Path) -> ReferenceSearch:
    return ReferenceSearch(site)


@pytest.fixture(scope="module")
def views(library: Library) -> Views:
    return Views(library)


def test_every_published_case_and_every_general_page_is_a_document_once(search: ReferenceSearch, library: Library, site: Path) -> None:
    addresses = [search.address(document) for document in range(search.index["documents"])]
    assert len(set(addresses)) == len(addresses)
    assert [search.records[number]["key"] for number in range(search.index["cases"])] == list(library.published)
    for address in addresses:
        page, _, fragment = address.partition("#")
        html = (site / page / "index.html").read_text(encoding="utf-8")
        assert not fragment or f'id="{fragment}"' in html, address
    for address in ("comprendre/", "carte/", "poles/", "themes/mobilite/", "regions/occitanie/", "questions/payer-animation/", "comprendre/glossaire/#scic"):
        assert address in addresses
    assert "" not in addresses


def test_each_word_of_a_case_leads_to_it(search: ReferenceSearch, library: Library) -> None:
    for number, case in enumerate(library.published.values()):
        told = " ".join((case.title, *case.facts.aliases, case.facts.summary, plain(case.body.text)))
        lost = {word for word in words(told) if word not in SMALL_WORDS and number not in search.postings(stem(word))}
        assert lost == set(), case.key


def test_a_name_in_one_word_or_in_two_leads_to_its_case(search: ReferenceSearch, library: Library) -> None:
    rng = random.Random(4)
    named = [(case.key, name) for case in library.published.values() for name in (case.title, *case.facts.aliases) if 1 < len(words(name)) < 5]
    for key, name in rng.sample(named, 60):
        found = [search.address(document) for document, _score in search.ranked("".join(words(name)))[:3]]
        assert any(address.rstrip("/").replace("/#", "/") == key for address in found), (name, found)
    for query, address in (("figeac teurs", "poles/figeacteurs/"), ("coop action", "poles/coopactions/"), ("clusterjura", "poles/clus-ter-jura/")):
        assert address in [search.address(document) for document, _score in search.ranked(query)[:5]], query


def test_an_exact_name_comes_first(search: ReferenceSearch, library: Library) -> None:
    for case in library.published.values():
        names = {search.address(document) for document, score in search.ranked(case.title) if score >= search.index["rules"]["exact"]}
        first = search.address(search.ranked(case.title)[0][0])
        assert first in names, case.title
        assert case.key in {name.rstrip("/").replace("/#", "/") for name in names}


def test_a_word_in_a_name_weighs_more_than_in_a_text_and_a_rare_one_more_than_a_common_one(views: Views, library: Library) -> None:
    weights = weigh(case_document(views, library.published["poles/clus-ter-jura"]))
    assert weights["jura"] > weights["dechet"]
    assert all(1 <= weight <= MOST for weight in weights.values())
    assert rarity(1, 300) > rarity(10, 300) > rarity(200, 300) > 0


def test_every_value_of_a_case_is_in_the_columns(search: ReferenceSearch, library: Library) -> None:
    facets = {facet["id"]: [value[0] for value in facet["values"]] for facet in search.index["facets"]}
    for number, case in enumerate(library.published.values()):
        for facet in (*FACETS, *FILTERS):
            own = search.index["values"][facet.id][number]
            ranks = own if isinstance(own, list) else [own]
            assert tuple(facets[facet.id][rank] for rank in ranks) == facet.values(case)
        assert search.index["years"][number] == (case.year or 0)


def test_pieces_joined_are_the_whole(views: Views, library: Library) -> None:
    documents = [case_document(views, case) for case in library.published.values()]
    whole = weighed(enumerate(documents))
    joined = Postings()
    for start in (0, 1, 40, 100):
        end = {0: 1, 1: 40, 40: 100, 100: len(documents)}[start]
        joined.join(weighed((number, documents[number]) for number in range(start, end)).packed())
    assert list(joined.rows(300)) == list(whole.rows(300))
    assert len(joined) == len(whole)


def test_the_reader_of_names_finds_each_in_the_file_of_its_letters(site: Path) -> None:
    read = ReferenceSearch(site).read
    assert read("names/files") == ["all"]
    labels = [name[0] for name in read("names/all")]
    assert labels == sorted(labels, key=lambda label: (len(" ".join(words(label))), label))


def files(views: Views, documents: Sequence[Document]) -> dict[str, bytes]:
    made = (*shown_files(views, documents), *searched_files(views, documents, weighed(enumerate(documents))))
    return {file.path: file.content for file in made}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Mapping[str, bytes]:
    """The files of the index of 700 cases, by their paths."""
    folder = tmp_path_factory.mktemp("large")
    write_corpus(folder, library, 700, words=40)
    many, _warnings = load_or_raise(folder, fallback=ROOT / "cases")
    views = Views(many)
    documents = [case_document(views, case) for case in many.published.values()]
    return files(views, documents)


def unpacked(files: Mapping[str, bytes], name: str) -> object:
    return json.loads(gzip.decompress(files[f"search/{name}.z"]))


def test_many_cases_are_cut_into_files_that_stay_small(large: Mapping[str, bytes]) -> None:
    index = unpacked(large, "index")
    assert isinstance(index, dict)
    assert index["block"] == BLOCK
    assert index["prefix"] >= 1
    assert len([path for path in large if path.startswith("search/records/")]) == -(-700 // BLOCK)
    total = 0
    for number in range(index["chunks"]):
        rows = unpacked(large, f"words/{number}")
        assert isinstance(rows, dict)
        total += sum(len(row) // 2 for word, row in rows.items() if word[0] not in "=~?")
        assert all(file_of(word[1:].split()[0] if word[0] in "~?" else word, index["chunks"]) == number for word in rows)
    assert total / index["chunks"] <= POSTINGS_A_FILE
    files = unpacked(large, "names/files")
    assert isinstance(files, list)
    assert sum(1 for path in large if path.startswith("search/names/")) == len(files) + 1
    assert NAMES_A_FILE < 1400, "the corpus has more names than one file holds"


def test_two_runs_give_the_same_bytes(large: Mapping[str, bytes], tmp_path: Path, library: Library) -> None:
    write_corpus(tmp_path, library, 700, words=40)
    many, _warnings = load_or_raise(tmp_path, fallback=ROOT / "cases")
    views = Views(many)
    documents = [case_document(views, case) for case in many.published.values()]
    assert files(views, documents) == large


def test_the_words_of_a_note_are_searched_and_its_marks_are_not() -> None:
    assert plain("Né en 2015[^7] ici.\n\n[^7]: Selon la *gazette*.").split() == ["Né", "en", "2015", "ici.", "Selon", "la", "gazette", "."]
