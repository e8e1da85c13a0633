"""The words that a misspelt one may mean, for the search: `docs/javascripts/search/spelling.js` chooses among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from macros.casebook.language.words import SMALL_WORDS, piece_words
from macros.pages.search.documents import Document

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def lexicon(documents: Sequence[Document]) -> Mapping[str, list[str]]:
    """The words that a misspelt one may mean, as they are written, in small letters, the most frequent first: each folded word in the
    spelling that it has most often. `names` are those of names and keywords, and those that summaries write with a capital letter
    only; `others` are the other words of summaries."""
    in_names = Counter(piece for document in documents for text in (*document.names, *document.keywords) for piece in text.split())
    in_summaries = Counter(piece for document in documents for piece in document.summary.split())
    spellings: dict[str, Counter[str]] = {}
    names, small = set(), set()
    for written in (in_names, in_summaries):
        for piece, times in written.items():
            for spelling in re.split("['’]", piece):
                parts = piece_words(spelling)
                if len(parts) != 1 or len(parts[0]) < 3 or parts[0] in SMALL_WORDS:
                    continue
                shown = _EDGES.sub("", spelling)
                spellings.setdefault(parts[0], Counter())[shown.lower()] += times
                if written is in_names:
                    names.add(parts[0])
                elif shown[0].islower():
                    small.add(parts[0])
    often = sorted(spellings.items(), key=lambda pair: (-pair[1].total(), pair[0]))
    told: dict[str, list[str]] = {"names": [], "others": []}
    for word, own in often:
        told["names" if word in names or word not in small else "others"].append(min(own, key=lambda spelling: (-own[spelling], spelling)))
    return told
