"""Passages that two cases share: long runs of the same words in two bodies.

A copied passage becomes out of date in two places; `upkeep` reports both. One pass over all bodies, in a time that grows
with their length. Each body is cut into consecutive blocks of `BLOCK` words, which are kept. A run of `RUN` words
contains one whole block wherever it begins, so it is enough to look up, at each word of a later body, the `BLOCK` words
that begin there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.casebook.library.case import Case

RUN = 25
"""The least number of words of a passage: fewer may be a name, an official phrase, a chance."""

BLOCK = (RUN + 1) // 2
"""The number of words of a block: the largest at which any run contains one whole block of its body."""

OWNERS = 8
"""How many bodies are remembered for one block, so that a phrase of the whole library costs little."""

OPENING = 8
"""How many words of a passage a problem quotes."""

# What is no text of the case's own: quotations between «  », the addresses of links, headings, the marks of notes.
# The first class lets the engine skip to the few characters at which one of them can begin.
_ASIDE = re.compile(r"[«\]#\[](?:(?<=«)[^«»]*»|(?<=\[)\^[^\[\]\n]+\]|(?<=\])\([^()\s]*\)|(?:(?<=^#)|(?<=\n#)).*)")
_WORD = re.compile(r"\w+")

_Blocks = dict[int, list[tuple[Case, int]]]
"""By the hash of a block: the bodies that hold it, as (case, rank of the block's first word)."""


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """`length` words in a row that are in the bodies of `case` and of `other`.

    They begin at the characters `at` and `other_at` of these bodies, counted from 0, with the words `opening`.
    """

    case: Case
    at: int
    other: Case
    other_at: int
    length: int
    opening: str


@dataclass(frozen=True, slots=True)
class _CommonRun:
    """A run of words in two bodies: the rank of its first word in each, from 0, and its number of words."""

    start: int
    other_start: int
    length: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a body, in lower case, and where each is in it, as (offset of its first character, offset after it)."""

    words: list[str]
    spans: list[tuple[int, int]]


def copies(cases: Iterable[Case]) -> Iterator[CopiedPassage]:
    """Every run of at least `RUN` words that a body shares with that of an earlier case.

    Quotations do not count: they are no words of a run, and do not end it.
    """
    blocks: _Blocks = {}
    for case in cases:
        words = _words(case.body.text)
        if len(words) < RUN:
            continue
        every = map(hash, zip(*(words[shift:] for shift in range(BLOCK)), strict=False))
        if not blocks.keys().isdisjoint(every):
            yield from _passages(case, words, blocks)
        for rank, block in enumerate(zip(*[iter(words)] * BLOCK, strict=False)):
            owners = blocks.setdefault(hash(block), [])
            if len(owners) < OWNERS:
                owners.append((case, rank * BLOCK))


def _passages(case: Case, words: list[str], blocks: _Blocks) -> Iterator[CopiedPassage]:
    """The passages of one body that earlier bodies hold, each once, with the body that shares most of it."""
    text, spans = case.body.text, _spans(case)
    others: dict[str, _Words] = {}
    at = done = 0
    while at <= len(words) - BLOCK:
        longest, owner = _CommonRun(at, 0, 0), case
        for other, other_at in blocks.get(hash(tuple(words[at : at + BLOCK])), ()):
            if other.key not in others:
                others[other.key] = _Words(_words(other.body.text), _spans(other))
            run = _widened(words, at, done, others[other.key].words, other_at)
            if run.length > longest.length:
                longest, owner = run, other
        if longest.length < RUN:
            at += 1
            continue
        first, last = spans[longest.start], spans[longest.start + OPENING - 1]
        opening = " ".join(text[first[0] : last[1]].split())
        other_first = others[owner.key].spans[longest.other_start]
        yield CopiedPassage(case, first[0], owner, other_first[0], longest.length, opening)
        at = done = longest.start + longest.length


def _widened(words: list[str], at: int, least: int, others: list[str], other_at: int) -> _CommonRun:
    """The longest run around the words `at` and `other_at` of two bodies that is in both. It does not begin before the
    word `least`. It is empty where these two words differ: equal hashes are no proof of equal words."""
    before = 0
    while at - before > least and other_at > before and words[at - before - 1] == others[other_at - before - 1]:
        before += 1
    after = 0
    while at + after < len(words) and other_at + after < len(others) and words[at + after] == others[other_at + after]:
        after += 1
    return _CommonRun(at - before, other_at - before, before + after) if after else _CommonRun(at, other_at, 0)


def _words(text: str) -> list[str]:
    """The words of a body, in lower case."""
    return [*map(str.lower, _WORD.findall(_plain(text)))]


def _spans(case: Case) -> list[tuple[int, int]]:
    """Where each word of a body is in it: offsets in characters, as in `_Words`."""
    return [match.span() for match in _WORD.finditer(_plain(case.body.text))]


def _plain(text: str) -> str:
    """The text with spaces instead of what does not count, so that offsets stay."""
    return _ASIDE.sub(lambda match: " " * len(match.group()), text)
