"""Whether the cases are written in our own words: runs of words that they share with documents.

A case may take the facts of a document, but not its sentences. On demand (`scripts.check --against`), every file of a
folder of cases is compared with every document of another folder, which is the contributor's and not part of the project.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.check.marks.notes import NOTE_MARK
from macros.casebook.files.reading import DATA_BYTES, SourceText, is_system_file, read_source, read_text
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Problem

RUN = 7
"""The number of words in a row that make a sentence somebody else's."""

DOCUMENT_BYTES = 8 * 1024 * 1024
"""The largest size of a document that is read, in bytes."""

DOCUMENT_SUFFIXES = frozenset({".txt", ".md"})
CASE_SUFFIXES = frozenset({".md", ".yml"})
"""How the names of the files end that are compared, in each of the two folders."""

# What may be the same in both: titles, other names, addresses, and quotations between «  ».
_QUOTED = re.compile(r"^\s*(?:- )?\{?(?:title|aliases|url|pref_label|expansion):.*$|«[^»]*»|https?://\S+", re.MULTILINE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one known name of several: its text, folded; the offsets in characters of its beginning and of what
    comes after it; whether it is a name or a number."""

    text: str
    at: int
    end: int
    proper: bool


def copied(cases: Path, documents: Path, library: Library | None, texts: Iterable[SourceText]) -> Iterator[Problem]:
    """A problem for every run of `RUN` words that a file of the folder `cases` shares with one of the folder `documents`.

    A name that `library` knows (a title, another name, an acronym in full) counts as one word, and a run of which half are
    names does not count. `texts` are the files of `cases` that have been read already; the others are read here. A file
    that cannot be read is left out.
    """
    names = _names(library)
    runs: dict[tuple[str, ...], str] = {}
    for path in _files(documents, DOCUMENT_SUFFIXES):
        text = read_text(path, path.as_posix(), DOCUMENT_BYTES)
        if isinstance(text, str):
            words = list(_words(text, names))
            for start in range(len(words) - RUN + 1):
                runs.setdefault(tuple(word.text for word in words[start : start + RUN]), path.name)
    known = {source.path: source for source in texts}
    for path in _files(cases, CASE_SUFFIXES):
        source = known.get(path) or read_source(path, path.as_posix(), DATA_BYTES)
        if isinstance(source, SourceText):
            yield from _shared(source, list(_words(_QUOTED.sub(lambda match: "\0" * len(match.group()), source.text), names)), runs)


def _files(folder: Path, suffixes: frozenset[str]) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix in suffixes and path.is_file())
    return sorted(path for path in found if not any(map(is_system_file, path.relative_to(folder).parts)))


def _shared(source: SourceText, words: list[Word], runs: dict[tuple[str, ...], str]) -> Iterator[Problem]:
    """The problems of one file; `runs` are those of all documents, with the name of the document of each."""
    start = 0
    while start <= len(words) - RUN:
        run = words[start : start + RUN]
        document = runs.get(tuple(word.text for word in run))
        if document is None or sum(word.proper for word in run) * 2 >= RUN:
            start += 1
            continue
        quoted = " ".join(source.text[run[0].at : run[-1].end].split())
        yield finding((), "copied-words", document=document, value=quoted).at(source.path.as_posix(), source.position(run[0].at))
        start += RUN


def _words(text: str, names: dict[str, list[list[str]]]) -> Iterator[Word]:
    """The words of a text in order; a known name is one word. `names` are those of `_names`."""
    # The mark of a note stands in a run of words and is none of them.
    text = NOTE_MARK.sub(lambda mark: " " * len(mark.group()), text) if "[^" in text else text
    # A run of \0 is what does not count: it becomes a word of its own, which no document holds.
    matches = list(re.finditer(r"\w+|\0+", text))
    stems = [_stem(match.group()) for match in matches]
    rank = 0
    while rank < len(matches):
        word, at = matches[rank].group(), matches[rank].start()
        length = next((len(name) for name in names.get(stems[rank], ()) if stems[rank : rank + len(name)] == name), 0)
        if length:
            yield Word(" ".join(stems[rank : rank + length]), at, matches[rank + length - 1].end(), True)
            rank += length
            continue
        yield Word(f"\0{at}" if word[0] == "\0" else _fold(word), at, matches[rank].end(), word[0].isupper() or word[0].isdigit())
        rank += 1


def _names(library: Library | None) -> dict[str, list[list[str]]]:
    """The known names of several words, each as the stems of its words, by the first stem; the longest first."""
    by_first: dict[str, list[list[str]]] = {}
    for name in _known_names(library) if library else ():
        words = [_stem(word) for word in _WORD.findall(name)]
        if len(words) > 1:
            by_first.setdefault(words[0], []).append(words)
    return {first: sorted(names, key=len, reverse=True) for first, names in by_first.items()}


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
    """The word without the ending of a plural, so that a name and its plural are the same."""
    folded = _fold(word)
    return folded[:-1] if len(folded) > 3 and folded[-1] in "sx" else folded
