"""Whether the cases are told in their own words: runs of words shared with documents.

Facts carry over, sentences do not. This compares every file of a folder of cases with
every document of another folder, on demand: the documents are the contributor's, not part
of the project.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.files.reading import DATA_BYTES, SourceText, line_and_column, read_text
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem

RUN = 7
"""How many words in a row make a sentence of somebody else's."""

DOCUMENT_BYTES = 8 * 1024 * 1024
"""The most that is read of one document, in bytes."""

DOCUMENT_SUFFIXES = frozenset({".txt", ".md"})
CASE_SUFFIXES = frozenset({".md", ".yml"})

# What stands in both by right: titles, other names, addresses, and what stands between «  ».
_QUOTED = re.compile(r"^\s*(?:- )?\{?(?:title|aliases|url|pref_label|expansion):.*$|«[^»]*»|https?://\S+", re.MULTILINE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, folded, with its place; a known name counts as one word."""

    text: str
    at: int
    end: int
    proper: bool


def copied(cases: Path, documents: Path, library: Library | None, texts: Iterable[SourceText]) -> Iterator[Problem]:
    """Every run of `RUN` words that a file of `cases` shares with one of `documents`, a folder.

    `texts` are the files of `cases` that were read already; the others are read here.

    Passed over: runs in which half of the words are names, and the names that `library`
    knows (titles, other names, acronyms in full), which count as one word.
    """
    names = _names(library)
    seen: dict[tuple[str, ...], str] = {}
    for path in _files(documents, DOCUMENT_SUFFIXES):
        text = read_text(path, path.as_posix(), DOCUMENT_BYTES)
        if isinstance(text, str):
            words = list(_words(text, names))
            for start in range(len(words) - RUN + 1):
                seen.setdefault(tuple(word.text for word in words[start : start + RUN]), path.name)
    known = {source.path: source.text for source in texts}
    for path in _files(cases, CASE_SUFFIXES):
        text = known.get(path) or read_text(path, path.as_posix(), DATA_BYTES)
        if isinstance(text, str):
            yield from _shared(text, path, list(_words(_QUOTED.sub(lambda found: "\0" * len(found.group()), text), names)), seen)


def _files(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file())


def _shared(text: str, path: Path, words: list[Word], seen: dict[tuple[str, ...], str]) -> Iterator[Problem]:
    start = 0
    while start <= len(words) - RUN:
        run = words[start : start + RUN]
        document = seen.get(tuple(word.text for word in run))
        if document is None or sum(word.proper for word in run) * 2 >= RUN:
            start += 1
            continue
        told = " ".join(text[run[0].at : run[-1].end].split())
        yield finding((), "copied-words", document=document, value=told).at(path.as_posix(), line_and_column(text, run[0].at))
        start += RUN


def _words(text: str, names: dict[str, list[list[str]]]) -> Iterator[Word]:
    """The words of a text in order, known names as one."""
    # A stretch of \0 is what was taken out: it stands for a word that nothing shares.
    found = list(re.finditer(r"\w+|\0+", text))
    stems = [_stem(match.group()) for match in found]
    rank = 0
    while rank < len(found):
        word, at = found[rank].group(), found[rank].start()
        length = next((len(name) for name in names.get(stems[rank], ()) if stems[rank : rank + len(name)] == name), 0)
        if length:
            yield Word(" ".join(stems[rank : rank + length]), at, found[rank + length - 1].end(), True)
            rank += length
            continue
        yield Word(f"\0{at}" if word[0] == "\0" else _fold(word), at, found[rank].end(), word[0].isupper() or word[0].isdigit())
        rank += 1


def _names(library: Library | None) -> dict[str, list[list[str]]]:
    """The names that several words make, by their first word, longest first."""
    found: dict[str, list[list[str]]] = {}
    for name in _known_names(library) if library else ():
        words = [_stem(word) for word in _WORD.findall(name)]
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return {first: sorted(names, key=len, reverse=True) for first, names in found.items()}


def _known_names(library: Library) -> Iterable[str]:
    for case in library.cases.values():
        yield case.title
        yield from case.facts.aliases
    for document in library.sources.values():
        yield document.title
    for vocabulary in library.vocabularies.values():
        for term in vocabulary:
            yield term.pref_label
            yield from term.alt_labels
            yield getattr(term, "expansion", "")


def _fold(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _stem(word: str) -> str:
    """The word as names are compared: a plural is the same name."""
    folded = _fold(word)
    return folded[:-1] if len(folded) > 3 and folded[-1] in "sx" else folded
