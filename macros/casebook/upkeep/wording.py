"""Words that judge or guess, claims of many that name none, and summaries in the present for what the text tells in the past.

The words are a list of data (`data/judging_words.txt`). Quotations are not looked at, nor sentences that say whose reading they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.schema.dates import Day
from macros.casebook.upkeep.ageing import OLD, months_before
from macros.casebook.upkeep.prose import sentences
from macros.casebook.upkeep.remark import Remark, place_of, remark

JUDGING_WORDS = Path(__file__).parent.parent / "data" / "judging_words.txt"

PAST_TENSES = 2
"""The least number of imperfects by which a text is one in the past."""

ACTORS = ("poles", "fiches")
"""The types whose summary says what somebody does. A practice says how things are done, a testimony what is told."""

_OURS = re.compile(r"\b(?:nous|notre|nos)\b", re.IGNORECASE)
_MANY = re.compile(
    r"\b(?:d['’]autres|plusieurs|de nombreux|beaucoup de|la plupart des|bien des) (?:pôles|territoires)(?: (?:se|s['’]y|y|en|les?|la))?(?: \w+(?:ent|ont)\b)",
    re.IGNORECASE,
)
_IMPERFECT = re.compile(r"\b(\w{2,})(?:ait|aient)\b")
_WORD = re.compile(r"[^\W\d_]+")
_PARTICIPLE = re.compile(r"(?:é|i|is|it|u|us|ert)e?s?$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_BEFORE_NOUN = frozenset(
    "un une le la les l des de du d en par sur ce cette ces son sa ses leur leurs au aux à et ou pour sans sous chaque entre avec même nouvelle".split()
)
"""The words before a noun: « une aide » is none of « elle aide »."""

_ALWAYS_VERBS = frozenset(
    "est sont fait font peut peuvent doit doivent met mettent tient tiennent vient viennent prend prennent va vont sert servent produit construit veut "
    "veulent réunit bâtit choisit repère animent anime relie essaient paient".split()
)
"""Verbs that are read as such whatever the other pages have."""
_NOUNS = frozenset(
    "argent client clients talent agent parent couvent continent excellent différent permanent récent absent souvent présent évident urgent".split()
)
"""Words in « ent » that are no verb."""


def judging(library: Library) -> Iterator[Remark]:
    """The words of our texts that judge or guess, unless the sentence says that it is our reading."""
    pattern = _judging_words()
    for case in library.published.values():
        for sentence in sentences(case):
            for found in pattern.finditer(sentence.text) if not _OURS.search(sentence.text) else ():
                word = " ".join(found[0].split())
                yield remark(case, word.lower(), finding((), "judging-words", value=word), case.position(sentence.at + found.start()))


@cache
def _judging_words() -> re.Pattern[str]:
    lines = (line.strip() for line in JUDGING_WORDS.read_text(encoding="utf-8").split("\n"))
    expressions = [re.escape(line).replace("\\ ", r"\s+").replace("'", "['’]") for line in lines if line and not line.startswith("#")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(expressions, key=len, reverse=True))})(?!\w)", re.IGNORECASE)


def many_claimed(library: Library) -> Iterator[Remark]:
    """The sentences by which several poles do something, with none of them named."""
    for case in library.published.values():
        for sentence in sentences(case):
            found = _MANY.search(sentence.text)
            if found and len(sentence.links) < 2:
                value = " ".join(found[0].split())
                yield remark(case, value.lower(), finding((), "many-claimed", value=value), case.position(sentence.at + found.start()))


def present_for_past(library: Library, today: Day) -> Iterator[Remark]:
    """The summaries in the present of pages whose text is in the past and whose facts are old."""
    radicals = _radicals(library)
    for folder in ACTORS:
        for case in library.of_type(folder):
            until = case.known_until
            if not until or until.latest > months_before(today, OLD) or _YEAR.search(case.facts.summary):
                continue
            verb = _present(case.facts.summary, radicals)
            if verb and _told_in_past(case):
                found = finding(("summary",), "present-for-past", value=verb, until=until.since)
                yield remark(case, "", found, place_of(case, ("summary",)))


def _radicals(library: Library) -> frozenset[str]:
    """The verbs of the library, each as what stands before the ending of its imperfect."""
    return frozenset(found.lower() for case in library.published.values() for sentence in sentences(case) for found in _IMPERFECT.findall(sentence.text))


def _present(text: str, radicals: frozenset[str]) -> str:
    """The first verb of a text in the present, of the third person; empty without any."""
    tokens = _WORD.findall(text)
    for before, token, after in zip(["", *tokens], tokens, [*tokens[1:], ""], strict=False):
        is_noun, is_infinitive = before.lower() in _BEFORE_NOUN, _IMPERFECT.fullmatch(before)  # « faisait naître »
        if not is_noun and not is_infinitive and token.islower() and _is_present(token, after.lower(), radicals):
            return token
    return ""


def _is_present(word: str, after: str, radicals: frozenset[str]) -> bool:
    """Whether a word that no article precedes is a verb in the present. « Est allé » is none, nor « aidaient »."""
    if word in _ALWAYS_VERBS:
        return word not in {"est", "sont"} or not _PARTICIPLE.search(after)
    if word.endswith(("aient", "èrent", "ment")):
        return word.endswith("ment") and word.removesuffix("ent") in radicals
    if word.endswith("ent") and word not in _NOUNS and len(word) > 5:
        return True
    stems = {word.removesuffix("ent"), word.removesuffix("e")} - {word}
    return any(stem in radicals or f"{stem}e" in radicals or re.sub("c$", "ç", stem) in radicals for stem in stems)


def _told_in_past(case: Case) -> bool:
    """Whether the text of a case is one in the past."""
    return sum(len(_IMPERFECT.findall(sentence.text)) for sentence in sentences(case)) >= PAST_TENSES
