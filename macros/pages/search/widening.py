"""The words to which a word of a query leads: those of the vocabularies' other names, and everyday words.

`index_files` puts them into the index; the browser adds them to the words that are sought, at a share of their worth.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.casebook.language.words import SMALL_WORDS, stem, words
from macros.casebook.library.library import Library
from macros.pages.search.rules import WIDENED

MOST_OF_A_LABEL = 2
"""The most telling words of a label to which its other names lead: a longer label says several things."""


def widening(library: Library) -> Mapping[str, list[tuple[str, int]]]:
    """The stems to which a stem leads, each with its share of `rules.WHOLE`. A key is one word, or two or three written as one."""
    leads: dict[str, dict[str, int]] = {}
    for typed, targets in (*_everyday(library), *_other_names(library)):
        own = leads.setdefault(typed, {})
        for target in targets:
            if target != typed:
                own[target] = WIDENED
    return {typed: sorted(targets.items()) for typed, targets in sorted(leads.items()) if targets}


def _everyday(library: Library) -> Iterator[tuple[str, list[str]]]:
    for entry in library.everyday_words.values():
        for typed in entry.words:
            yield key(typed), [stem(word) for target in entry.leads_to for word in _telling(target)]


def _other_names(library: Library) -> Iterator[tuple[str, list[str]]]:
    """The other names of each term of one to three words lead to its label."""
    for vocabulary in library.vocabularies.values():
        for term in vocabulary:
            label = _telling(term.pref_label.partition("(")[0])
            if not 0 < len(label) <= MOST_OF_A_LABEL:
                continue
            for name in (*term.alt_labels, *term.hidden_labels):
                if 0 < len(words(name)) <= 3:
                    yield key(name), [stem(word) for word in label]


def key(name: str) -> str:
    """One to three words as the query finds them: written as one, stemmed."""
    return stem("".join(words(name)))


def _telling(text: str) -> list[str]:
    return [word for word in words(text) if word not in SMALL_WORDS]
