"""Text that two cases share: long runs of the same words in two bodies.

A copied passage grows old in two places; the check tells both (`upkeep`). One pass, in a
time that grows with the text: of each body, the blocks of `BLOCK` words that follow one
another are kept; a run of `RUN` words holds one of them whole wherever it starts, so it is
enough to look up every `BLOCK` words of the bodies that come after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.casebook.library.case import Case

RUN = 25
"""How many words in a row make a passage: fewer may be a name, an official phrase, a chance."""

BLOCK = (RUN + 1) // 2
"""The longest block that any run holds whole, wherever the blocks of its body begin."""

OWNERS = 8
"""How many bodies are compared for one block: a phrase of a whole library stays cheap."""

OPENING = 8
"""How many words of a passage are told."""

# What is no text of ours: what stands between «  », the addresses of links, the headings.
# The first class lets the engine skip to the few places where one of them can begin.
_ASIDE = re.compile(r"[«\]#](?:(?<=«)[^«»]*»|(?<=\])\([^()\s]*\)|(?:(?<=^#)|(?<=\n#)).*)")
_WORD = re.compile(r"\w+")

_Blocks = dict[int, list[tuple[Case, int]]]


@dataclass(frozen=True, slots=True)
class CopiedPassage:
    """`length` words in a row that stand in the bodies of `case` and of `other`, from the
    characters `at` and `other_at` on; `opening` is how they begin."""

    case: Case
    at: int
    other: Case
    other_at: int
    length: int
    opening: str


def copies(cases: Iterable[Case]) -> Iterator[CopiedPassage]:
    """Every run of at least `RUN` words that a body shares with that of a case before it.
    Quotes do not count: neither as words of a run, nor as its end."""
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
    """The passages of one body, each once, with the body that shares most of it."""
    text, spans = case.body.text, _spans(case)
    others: dict[str, tuple[list[str], list[tuple[int, int]]]] = {}
    at = done = 0
    while at <= len(words) - BLOCK:
        longest = (0, 0, 0, case)
        for other, other_at in blocks.get(hash(tuple(words[at : at + BLOCK])), ()):
            if other.key not in others:
                others[other.key] = _words(other.body.text), _spans(other)
            start, other_start, length = _widened(words, at, done, others[other.key][0], other_at)
            if length > longest[2]:
                longest = (start, other_start, length, other)
        start, other_start, length, other = longest
        if length < RUN:
            at += 1
            continue
        opening = " ".join(text[spans[start][0] : spans[start + OPENING - 1][1]].split())
        yield CopiedPassage(case, spans[start][0], other, others[other.key][1][other_start][0], length, opening)
        at = done = start + length


def _widened(words: list[str], at: int, least: int, others: list[str], other_at: int) -> tuple[int, int, int]:
    """The longest common run around one word of each: its starts and its length. It does
    not begin before `least`. Nothing where the words differ: equal hashes are no proof."""
    before = 0
    while at - before > least and other_at > before and words[at - before - 1] == others[other_at - before - 1]:
        before += 1
    after = 0
    while at + after < len(words) and other_at + after < len(others) and words[at + after] == others[other_at + after]:
        after += 1
    return (at - before, other_at - before, before + after) if after else (at, other_at, 0)


def _words(text: str) -> list[str]:
    return [*map(str.lower, _WORD.findall(_plain(text)))]


def _spans(case: Case) -> list[tuple[int, int]]:
    """Where each word of a body stands in it."""
    return [match.span() for match in _WORD.finditer(_plain(case.body.text))]


def _plain(text: str) -> str:
    """The text with blanks for what does not count, so that offsets stay."""
    return _ASIDE.sub(lambda found: " " * len(found.group()), text)
