"""How much each word says of each document, in whole numbers: the postings of the index.

Workers weigh the documents of their piece (`Postings.add`), the build joins the pieces, `index_files` writes them. The browser
multiplies and adds these numbers, and does nothing else to rank (`docs/javascripts/search/ranking.js`).

The formula is BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with two changes: the usual
length of a field is declared instead of measured, so that a document is weighed without the others; and the result is
rounded to 1 … `MOST`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from macros.casebook.language.words import SMALL_WORDS, compounds, piece_words, stem, words, written_pieces
from macros.pages.search.documents import Document

MOST = 63
"""The largest weight of a word in a document."""

SATURATION = 5.0
"""The weighted number of occurrences at which a word has half of the largest weight (k1 of BM25)."""

RARITY = 16
"""What the rarity of a word is multiplied by before it is rounded."""


@dataclass(frozen=True, slots=True)
class Field:
    """How the words of a field count: the `weight` of one occurrence; how much the length of the field matters, from 0 to 1
    (b of BM25); the `usual` number of its words."""

    weight: float
    length: float
    usual: int


NAMES = Field(8, 0.3, 4)
"""The names of a document; one that is not its title counts `OTHER_NAME` of this."""

OTHER_NAME = 0.8

KEYWORDS = Field(3.5, 0.2, 30)
"""What people type who look for a document: a word that comes back in several phrases counts more, but less than each time once
(`REPEATED` is the power)."""

REPEATED = 0.6

FIELDS: Mapping[str, Field] = {
    "summary": Field(5, 0.1, 14),
    "terms": Field(3, 0.3, 14),
    "headings": Field(4, 0.2, 10),
    "facts": Field(1.5, 0.6, 40),
    "other_terms": Field(1, 0.8, 20),
    "links": Field(1, 0.1, 12),
    "text": Field(1, 0.6, 220),
}
"""The fields of a document beside its names, by what `documents` calls them."""


_YEAR = re.compile(r"(?:19|20)\d\d")


def tokens(text: str) -> list[str]:
    """The stems of the words of a text that tell something, and those of its compounds written as one word."""
    return [token for piece in written_pieces(text) for token in _piece_tokens(piece)]


@lru_cache(maxsize=131072)
def _piece_tokens(piece: str) -> tuple[str, ...]:
    own = piece_words(piece)
    found = [stem(word) for word in own if word not in SMALL_WORDS]
    return (*found, *(stem(word) for word in compounds(piece))) if len(own) > 1 else tuple(found)


def _counted(text: str) -> Mapping[str, int]:
    """How often each of its `tokens` is in a text: pieces that come back are counted before they are taken apart."""
    counts: dict[str, int] = {}
    for piece, times in Counter(written_pieces(text)).items():
        for token in _piece_tokens(piece):
            counts[token] = counts.get(token, 0) + times
    return counts


def name_tokens(name: str) -> set[str]:
    """The stems of a name, and those of two to four of its words written as one: `Clus'Ter Jura` is found by `clusterjura`. Nobody writes a
    year so: « PTCE 2026 » is two words."""
    parts = words(name)
    found = set(tokens(name))
    for start in range(len(parts)):
        for end in range(start + 2, min(len(parts), start + 4) + 1):
            first, last = parts[start], parts[end - 1]
            if any(map(_YEAR.fullmatch, parts[start:end])):
                continue
            if last not in SMALL_WORDS and (first not in SMALL_WORDS or len(first) == 1):
                found.add(stem("".join(parts[start:end])))
    return found


def weigh(document: Document) -> dict[str, int]:
    """The weight of each word in a document, by its stem, from 1 to `MOST`."""
    sums: dict[str, float] = {}
    texts = document.texts()
    for rank, name in enumerate(document.names):
        found = name_tokens(name)
        weight = NAMES.weight * (OTHER_NAME if rank else 1) / _length(NAMES, len(words(name)))
        for token in found:
            sums[token] = max(sums.get(token, 0), weight)
    if document.keywords:
        phrases = [set(tokens(phrase)) for phrase in document.keywords]
        weight = KEYWORDS.weight / _length(KEYWORDS, sum(map(len, phrases)))
        for token, times in Counter(token for phrase in phrases for token in phrase).items():
            sums[token] = sums.get(token, 0) + weight * times**REPEATED
    for field_name, field in FIELDS.items():
        if text := texts.get(field_name):
            counts = _counted(text)
            weight = field.weight / _length(field, sum(counts.values()))
            for token, times in counts.items():
                sums[token] = sums.get(token, 0) + weight * times
    return {token: max(1, round(MOST * value / (value + SATURATION))) for token, value in sums.items()}


def _length(field: Field, number: int) -> float:
    return 1 - field.length + field.length * number / field.usual


def phrases(document: Document) -> list[set[str]]:
    """The stems of each name and each keyword of a document: what a query is compared with as a whole."""
    return [set(tokens(phrase)) for phrase in (*document.names, *document.keywords)]


def said_as(text: str) -> str:
    """How a keyword is found that a query says word for word, in any order: its stems, each once. Empty without a word."""
    all_words = words(text)
    return " ".join(sorted({stem(word) for word in [one for one in all_words if one not in SMALL_WORDS] or all_words}))


@dataclass(slots=True)
class _List:
    """The postings of one word: the first and last document, how many are counted, and all as `weight,gap,weight,gap,…,weight`."""

    first: int
    last: int
    number: int
    parts: list[str]


Packed = Mapping[str, tuple[int, int, int, str]]
"""The lists of a piece as plain values, by word: the first and last document, how many, and all as in `_List`."""


class Postings:
    """The postings of documents whose numbers follow one another. A worker makes one a piece; `join` puts pieces together."""

    def __init__(self) -> None:
        self._lists: dict[str, _List] = {}

    def add(self, number: int, weights: Mapping[str, int], counted: bool = True) -> None:
        """Add a document; `number` is larger than those before it. One that says again what another says is not `counted`: no word is less
        rare for it."""
        for token, weight in weights.items():
            known = self._lists.get(token)
            if known is None:
                self._lists[token] = _List(number, number, int(counted), [str(weight)])
            else:
                known.parts.append(f"{number - known.last},{weight}")
                known.last = number
                known.number += counted

    def packed(self) -> Packed:
        """The lists as plain values, to be sent to another process."""
        return {token: (one.first, one.last, one.number, ",".join(one.parts)) for token, one in self._lists.items()}

    def join(self, packed: Packed) -> None:
        """Add the lists of a later piece."""
        for token, (first, last, number, text) in packed.items():
            known = self._lists.get(token)
            if known is None:
                self._lists[token] = _List(first, last, number, [text])
            else:
                known.parts.append(f"{first - known.last},{text}")
                known.last = last
                known.number += number

    def __len__(self) -> int:
        return sum(one.number for one in self._lists.values())

    def rarities(self, documents: int) -> Mapping[str, int]:
        """How much each word tells by being rare (`rarity`). `documents` is the number of those that are counted."""
        return {token: rarity(one.number, documents) for token, one in self._lists.items()}

    def rows(self, documents: int) -> Iterator[tuple[str, str]]:
        """Each word with its row: `rarity,first document,weight,gap,weight,…`, in the order of the words. `documents` is the number
        of those that are counted."""
        for token in sorted(self._lists):
            one = self._lists[token]
            yield token, f"{rarity(one.number, documents)},{one.first},{','.join(one.parts)}"


def rarity(having: int, documents: int) -> int:
    """How much a word tells by being rare: `RARITY` times the inverse document frequency of BM25."""
    return round(RARITY * math.log(1 + (documents - having + 0.5) / (having + 0.5)))


def weighed(numbered: Iterable[tuple[int, Document]]) -> Postings:
    """The postings of documents with their numbers."""
    postings = Postings()
    for number, document in numbered:
        postings.add(number, weigh(document), counted=not document.part_of)
    return postings
