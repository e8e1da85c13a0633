"""Everyday words: read, checked, and true of the library."""

from __future__ import annotations

from macros.casebook.language.words import SMALL_WORDS, stem, words
from macros.casebook.library.library import Library
from support.cases import pole
from support.corpus import Corpus, load_once

FILE = "_everyday_words.yml"


def test_a_folder_without_any_borrows_those_of_the_repository_or_has_none(corpus: Corpus) -> None:
    corpus.write("poles/un-pole.md", pole())
    loaded = load_once(corpus.path)
    assert loaded.library
    assert "bouffe" in loaded.library.everyday_words


def test_a_word_in_two_entries_and_a_wrong_key_are_told_at_their_places(corpus: Corpus) -> None:
    corpus.copy("_vocabularies", "_sources.yml")
    corpus.write(
        FILE,
        "- id: bouffe\n  words: [bouffe, manger]\n  leads_to: [alimentation]\n- id: repas\n  words: [repas, Mangér]\n  leads_to: [alimentation]\n  mene: x\n",
    )
    found = {(problem.code, problem.line, problem.column) for problem in corpus.check()}
    assert found == {("unknown-key", 7, 3)}
    corpus.replace(FILE, "  mene: x\n", "")
    [problem] = corpus.check()
    assert (problem.code, problem.line, problem.path) == ("word-twice", 5, f"cases/{FILE}")
    assert "« bouffe »" in problem.message


def test_each_leads_to_words_that_the_library_has(library: Library) -> None:
    texts = [text for case in library.published.values() for text in (case.title, case.facts.summary, case.body.text, *case.facts.keywords)]
    texts += [
        text
        for vocabulary in library.vocabularies.values()
        for term in vocabulary
        for text in (term.pref_label, *term.alt_labels, *term.hidden_labels, *term.keywords)
    ]
    known = {stem(word) for text in texts for word in words(text)}
    assert len(library.everyday_words) > 200
    for entry in library.everyday_words.values():
        targets = {stem(word) for target in entry.leads_to for word in words(target) if word not in SMALL_WORDS}
        assert targets & known, f"{entry.id} leads nowhere"
