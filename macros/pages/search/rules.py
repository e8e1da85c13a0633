"""The numbers by which the search ranks, beside the weights of the words (`postings`).

`index_files` puts them into the index: the browser has no number of its own. They were set on one half of the questions of
`tests/data/questions/`; the other half judged them (decision 0014).
"""

from __future__ import annotations

from collections.abc import Mapping

from macros.casebook.library.facets import FACETS

COVER = 16
"""How much the words that a document lacks count, of 32: with 0 a document is worth the sum of its words, with 32 that sum in
the proportion of the words that it has."""

HOW = 18
"""What pages that say how are multiplied by when the query asks how (`language.words.asks_how`), of 16."""

TELLING = 16
"""The rarity from which on a word counts in the comparison of a query with names and keywords (`postings.RARITY`)."""

CALLED = 500_000
"""What a document gains whose name is the telling words of the query: « c’est quoi une Scic »."""

PHRASE = 10
"""What a document gains of which a keyword is the query, in times the worth of the query; a word can bring `postings.MOST` times its own."""

PAGE_PHRASE = 14
"""The same for the pages of the site, lists, tools and guides: their keywords are the ways of asking for them."""

SAID = 20
"""What a page of the site gains of which a keyword is the query word for word, but for its place and year, in times the worth of the query."""

NAME = 24
"""What a name counts more than a keyword in that comparison, of 16."""

EXACT = 1_000_000
"""What a document gains whose name is the query: it comes first."""

NAMED = 2_000
"""What the page of a term of a leading facet gains when the query names it."""

WHOLE = 16
"""What shares and factors are counted of."""

NOTICE, LINE, FORMER, ENTRY, SECTION = 15, 10, 12, 13, 14
"""What the scores of notices, of cases without a page, of regions of before 2016, of entries of the glossary and of sections of pages are
multiplied by, of `WHOLE`."""

HERE, ELSEWHERE = 24, 12
"""What the scores of documents are multiplied by, of `WHOLE`, that are where the query says and in no other
region, and of those that are only in other regions."""

WIDENED = 12
"""The share of a word to which another leads, of 16."""

LEADING = frozenset(facet.id for facet in FACETS if facet.alike)
"""The facets whose page comes first when a query names one of their values."""

GENERAL = 16
"""What part of the score of the first case a general page must have to stand above the cases, of `WHOLE`; others stand among them."""

LEAST = 2
"""What part of the best score a document must have to answer at all, of `WHOLE`."""

RULES: Mapping[str, int] = {
    "cover": COVER,
    "telling": TELLING,
    "phrase": PHRASE,
    "name": NAME,
    "how": HOW,
    "exact": EXACT,
    "called": CALLED,
    "named": NAMED,
    "here": HERE,
    "elsewhere": ELSEWHERE,
    "page": PAGE_PHRASE,
    "said": SAID,
    "general": GENERAL,
    "least": LEAST,
}
"""Those that the browser applies itself."""
