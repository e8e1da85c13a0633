"""The files of the search index, which the browser fetches as it needs them (`docs/javascripts/search/index.js`).

`search/index.z` is what every query needs; `search/words/<n>.z` are the postings, cut by a hash of the word; `search/records/<n>.z`
are the lines of results, `search/names/<letters>.z` the names that are suggested, `search/lexicon.z` the words that a misspelt
one may mean. All are gzipped JSON, the same bytes at each build.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from macros.casebook.language.french import folded
from macros.casebook.language.words import joined
from macros.pages.outputs.library_data import facet_entries, shown_entry
from macros.pages.outputs.output import File
from macros.pages.search.documents import Document
from macros.pages.search.lexicon import lexicon
from macros.pages.search.places import places
from macros.pages.search.postings import Postings, phrases, said_as
from macros.pages.search.rules import LEADING, RULES, TELLING
from macros.pages.search.widening import widening
from macros.pages.views.views import Views

FOLDER = "search"
"""The folder of the index, from the root of the site."""

VERSION = 1
"""The version of the shape of these files."""

POSTINGS_A_FILE, FEWEST_FILES = 1500, 128
"""About how many postings a file holds at most, some three kilobytes, and the least number of files: a query fetches one a word."""

ONE_BLOCK, BLOCK = 600, 16
"""Up to the first number of documents, their records are one file; with more, so many make a file."""

NAMES_A_FILE = 600
"""From how many names on they are cut into more files."""


def shown_files(views: Views, documents: Sequence[Document]) -> Iterator[File]:
    """The files of the index that need no postings: records, names, lexicon. `documents` are the published cases in the order of
    the library, then the general pages."""
    block = _block(documents)
    for number, start in enumerate(range(0, len(documents), block)):
        yield _packed(f"records/{number}", [_record(views, document) for document in documents[start : start + block]])
    names = _names(documents)
    yield from _name_files(names, _prefix(names))
    yield _packed("lexicon", lexicon(documents))


def searched_files(views: Views, documents: Sequence[Document], postings: Postings) -> Iterator[File]:
    """The other files of the index: postings, and what every query needs. The numbers of documents in `postings` are their ranks."""
    cases = sum(1 for document in documents if document.key)
    facets = list(facet_entries(views.library))
    chunks = max(FEWEST_FILES, 1 << (max(len(postings) - 1, 0) // POSTINGS_A_FILE).bit_length())
    yield from _words(postings, documents, chunks)
    yield _packed(
        "index",
        {
            "version": VERSION,
            "documents": len(documents),
            "cases": cases,
            "chunks": chunks,
            "block": _block(documents),
            "prefix": _prefix(_names(documents)),
            "facets": facets,
            "values": _values(facets, documents[:cases]),
            "years": [views.library.published[document.key].year or 0 for document in documents[:cases]],
            "priors": [document.prior for document in documents],
            "how": [number for number, document in enumerate(documents) if document.says_how],
            "last": [number for number, document in enumerate(documents) if document.last],
            "leading": [rank for rank, facet in enumerate(facets) if facet["id"] in LEADING],
            "rules": RULES,
            "widening": widening(views.library),
            "names": _facet_names(facets, documents),
            "named": [len(document.names) for document in documents],
            "places": places(views.library, documents),
            "parts": _parts(documents),
            "site": [number for number, document in enumerate(documents) if document.of_the_site],
        },
    )


def _block(documents: Sequence[Document]) -> int:
    return ONE_BLOCK if len(documents) <= ONE_BLOCK else BLOCK


def _prefix(names: Sequence[list[str]]) -> int:
    """How many letters of a word name the file of the names that have it."""
    return 0 if len(names) <= NAMES_A_FILE else 1 if len(names) <= NAMES_A_FILE * 20 else 2


def _packed(name: str, value: Any) -> File:
    return _gzipped(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def _gzipped(name: str, text: str) -> File:
    return File(f"{FOLDER}/{name}.z", gzip.compress(text.encode(), 6, mtime=0))


# --- postings ---------------------------------------------------------------------------


def file_of(word: str, files: int) -> int:
    """The number of the file that holds a word: FNV-1a over its bytes."""
    number = 0x811C9DC5
    for byte in word.encode():
        number = ((number ^ byte) * 0x01000193) & 0xFFFFFFFF
    return number % files


def _words(postings: Postings, documents: Sequence[Document], chunks: int) -> Iterator[File]:
    rows: list[list[str]] = [[] for _ in range(chunks)]
    for word, row in postings.rows(_counted(documents)):
        rows[file_of(word, chunks)].append(f"{json.dumps(word, ensure_ascii=False)}:[{row}]")
    for word, numbers in _phrases(postings, documents).items():
        rows[file_of(word, chunks)].append(f"{json.dumps(f'~{word}', ensure_ascii=False)}:{json.dumps(numbers, separators=(',', ':'))}")
    for name, numbers in (*_called(documents).items(), *_said(documents).items()):
        rows[file_of(name[1:].split()[0] if name[0] == "?" else name, chunks)].append(
            f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(numbers, separators=(',', ':'))}"
        )
    for number, chunk in enumerate(rows):
        yield _gzipped(f"words/{number}", f"{{{','.join(chunk)}}}")


def _counted(documents: Sequence[Document]) -> int:
    """How many documents count for the rarity of a word: sections repeat their page."""
    return sum(1 for document in documents if not document.part_of)


def _phrases(postings: Postings, documents: Sequence[Document]) -> Mapping[str, list[int]]:
    """The names and keywords that have each word, as `gap to the document, rank in the document, worth, …`: the worth of a phrase is the sum
    of the rarities of its words. Words under `TELLING` are left out."""
    rarities = postings.rarities(_counted(documents))
    found: dict[str, list[int]] = {}
    last: dict[str, int] = {}
    for number, document in enumerate(documents):
        for rank, phrase in enumerate(phrases(document)):
            telling = sorted(word for word in phrase if rarities.get(word, 0) >= TELLING)
            worth = sum(rarities[word] for word in telling)
            for word in telling:
                found.setdefault(word, []).extend((number - last.get(word, 0), rank, worth))
                last[word] = number
    return dict(sorted(found.items()))


def _called(documents: Sequence[Document]) -> Mapping[str, list[int]]:
    """The documents of each name, written as one word after a `=`."""
    called: dict[str, dict[int, None]] = {}
    for number, document in enumerate(documents):
        for name in document.names:
            if one := joined(name):
                called.setdefault(f"={one}", {})[number] = None
    return {name: list(numbers) for name, numbers in sorted(called.items())}


def _parts(documents: Sequence[Document]) -> list[tuple[int, int]]:
    """Each section of a page that is a document of its own, with the page."""
    numbers = {document.address: number for number, document in enumerate(documents) if not document.key}
    return [(number, numbers[document.part_of]) for number, document in enumerate(documents) if document.part_of]


def _said(documents: Sequence[Document]) -> Mapping[str, list[int]]:
    """The pages of the site of each of their keywords, as `said_as` writes it after a `?`: in the file of its first stem,
    which a query fetches anyway."""
    said: dict[str, dict[int, None]] = {}
    for number, document in enumerate(documents):
        for keyword in document.keywords if document.of_the_site else ():
            if key := said_as(keyword):
                said.setdefault(f"?{key}", {})[number] = None
    return {key: list(numbers) for key, numbers in sorted(said.items())}


# --- what is shown and narrowed by ----------------------------------------------------------


def _record(views: Views, document: Document) -> Mapping[str, Any]:
    if document.key:
        return shown_entry(views, views.library.published[document.key])
    return {"address": document.address, "title": document.title, "kind": document.kind, "summary": document.summary}


def _values(facets: Sequence[Mapping[str, Any]], cases: Sequence[Document]) -> Mapping[str, list[Any]]:
    """The values of each case by facet, as ranks among the values of the facet: a number, or a list of any other length than one."""
    values = {}
    for facet in facets:
        ranks = {value[0]: rank for rank, value in enumerate(facet["values"])}
        own = [[ranks[value] for value in case.values.get(facet["id"], ())] for case in cases]
        values[facet["id"]] = [one[0] if len(one) == 1 else one for one in own]
    return values


def _facet_names(facets: Sequence[Mapping[str, Any]], documents: Sequence[Document]) -> Mapping[str, list[tuple[int, int, int]]]:
    """The values of facets by their names, each written as one word, as (facet, value, document of its page or -1)."""
    numbers = {document.address: number for number, document in enumerate(documents) if not document.key}
    names: dict[str, dict[tuple[int, int, int], None]] = {}
    for facet_rank, facet in enumerate(facets):
        for rank, (id, label, *others) in enumerate(facet["values"]):
            page = numbers.get(f"{facet['address']}/{id}/", -1) if facet.get("address") else -1
            singular = facet.get("singular", {}).get(id, label)
            for name in (label, singular, *(others[0] if others else ())):
                if one := joined(name):
                    names.setdefault(one, {})[facet_rank, rank, page] = None
    return {name: list(values) for name, values in sorted(names.items())}


# --- names ----------------------------------------------------------------------------------


def _names(documents: Sequence[Document]) -> list[list[str]]:
    """What is suggested as one types: `[label, address, note, other name, …]`, shorter labels first."""
    named = ([document.title, document.address, document.kind, *document.names[1:]] for document in documents if document.suggested)
    return sorted(named, key=lambda name: (len(folded(name[0])), name[0], name[1]))


def _name_files(names: Sequence[list[str]], prefix: int) -> Iterator[File]:
    files: dict[str, list[list[str]]] = {}
    for name in names:
        label, _address, _note, *others = name
        beginnings = {_letters(word, prefix) for text in (label, *others) for word in folded(text).split()}
        for beginning in sorted(beginnings):
            files.setdefault(beginning, []).append(name)
    yield _packed("names/files", sorted(files))
    for beginning, own in files.items():
        yield _packed(f"names/{beginning}", own)


def _letters(word: str, prefix: int) -> str:
    """The name of the file of the names with this word."""
    return "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in word[:prefix]) or "all"
