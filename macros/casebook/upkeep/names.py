"""The names of cases, found in texts: titles and other names, folded as the search folds words.

False alarms are what makes people stop reading a list. So a name counts where it is written as a name: with its capitals, and not as
the beginning of a longer one. One that is made of words of every day (« Les Ateliers », « Ressources ») is known by a link alone, or
after the word that says what it is (« le pôle Ressources »).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from macros.casebook.language.words import piece_words, words
from macros.casebook.library.library import Library

LEAST = 4
"""The least number of letters of a name: shorter ones are words or acronyms of many things."""

_WORD = re.compile(r"[^\W_]+")
_SAYS_WHAT = frozenset({"pole", "ptce", "cluster"})
"""The words before a name that say what it is of."""

_JOINS = frozenset({"de", "du", "des", "d", "la", "le", "les", "l"})
"""The small words inside longer names: « Les Ateliers de la Bruyère »."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: the keys of the cases that bear it, and where it begins and ends in the text."""

    keys: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    folded: str
    capital: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    everyday: bool
    keys: frozenset[str]


class Names:
    """The names of the published cases of some types; `texts` are those from which words of every day are learnt."""

    def __init__(self, library: Library, folders: Iterable[str]) -> None:
        self._cases = [case for folder in folders for case in library.of_type(folder)]
        self._library = library

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in a text, the longest where several begin."""
        tokens = list(_tokens(text))
        at = 0
        while at < len(tokens):
            name = next((name for name in self._by_first.get(tokens[at].folded, ()) if _written(name, tokens, at)), None)
            if name is None:
                at += 1
                continue
            last = tokens[at + len(name.words) - 1]
            yield Mention(name.keys, tokens[at].start, last.end)
            at += len(name.words)

    @cached_property
    def _by_first(self) -> Mapping[str, Sequence[_Name]]:
        keys: dict[tuple[str, ...], set[str]] = defaultdict(set)
        written: dict[tuple[str, ...], str] = {}
        for case in self._cases:
            for name in (case.title, *case.facts.aliases):
                folded = tuple(words(name))
                if sum(map(len, folded)) >= LEAST:
                    keys[folded].add(case.key)
                    written.setdefault(folded, name)
        by_first: dict[str, list[_Name]] = defaultdict(list)
        for folded, bearers in keys.items():
            capitals = tuple(token.capital for token in _tokens(written[folded]))
            if len(capitals) == len(folded):
                everyday = all(word in self._everyday for word in folded)
                by_first[folded[0]].append(_Name(folded, capitals, everyday, frozenset(bearers)))
        return {first: sorted(names, key=lambda name: -len(name.words)) for first, names in by_first.items()}

    @cached_property
    def _everyday(self) -> frozenset[str]:
        """The words that the bodies of the library write in small letters."""
        return frozenset(token.folded for case in self._library.published.values() for token in _tokens(case.body.text) if not token.capital)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _WORD.finditer(text):
        for folded in piece_words(found[0]):
            yield _Token(folded, found[0][0].isupper(), found.start(), found.end())


def _written(name: _Name, tokens: Sequence[_Token], at: int) -> bool:
    """Whether a name stands at a word of a text, as a name is written."""
    end = at + len(name.words)
    if tuple(token.folded for token in tokens[at:end]) != name.words:
        return False
    if not all(token.capital for token, capital in zip(tokens[at:end], name.capitals, strict=True) if capital):
        return False
    if name.everyday and (at == 0 or tokens[at - 1].folded not in _SAYS_WHAT):
        return False
    following = end
    while following < len(tokens) and following < end + 2 and tokens[following].folded in _JOINS and not tokens[following].capital:
        following += 1
    return not (following < len(tokens) and tokens[following].capital and _adjoins(tokens, end, following))


def _adjoins(tokens: Sequence[_Token], end: int, following: int) -> bool:
    """Whether the words from `end - 1` to `following` are apart by single characters alone: no comma, no full stop between them."""
    pairs = zip(tokens[end - 1 : following], tokens[end : following + 1], strict=True)
    return all(later.start - earlier.end <= 1 for earlier, later in pairs)
