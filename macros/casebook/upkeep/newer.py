"""Texts that know more than the fields of their page: a sentence tells a year that comes after « Faits connus jusqu'en … ».

Years are read, not understood. Let be are those to come, those that a word announces before them (« prévu en 2023 »), those of
a document (« publié en 2014 »), of the search that found nothing, and those that are part of a name. A year that stands before its announcing
word (« en 2023, l'ouverture était prévue »), one that tells what others do or did in the words of the page, stay false alarms.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Collection, Iterator

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import finding
from macros.casebook.schema.dates import Day
from macros.casebook.upkeep.prose import Sentence, sentences
from macros.casebook.upkeep.remark import Remark, remark

_CLAUSE = re.compile(r"[^;]+")
"""What a word says of years, it says within its clause."""

MOST = 90
"""The letters of a sentence that a remark repeats at most."""

_YEAR = re.compile(r"(?<![\w-])(?:19|20)\d\d(?![\w-])")

_ANNOUNCED = re.compile(
    r"\b(?:(?:dev|vis|prévoy|annonç|espér|promett)ai(?:t|ent)|(?:attendu|prévu|annoncé|promis)e?s?)\b|\bd['’]ici\b|\bjusqu['’](?:en|au|à)\b", re.IGNORECASE
)
"""What says of the years after it that they were to come."""

_UNKNOWN = re.compile(r"\brien (?:trouvé|lu|vu)\b|\baucune? (?:document|texte|page|source)s? (?:lue?s? )?ne\b", re.IGNORECASE)
"""What says that nothing newer is known."""

_MONTH = r"(?:(?:\d+(?:er)? )?(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) )?"
_OF_DOCUMENT = re.compile(
    r"(?:\b(?:publication(?: (?:du|de la|des) \w+)?|publiée?s?|parue?s?|datée?s?|mise?s? (?:à jour|en ligne)),? (?:le |du |en |vers |fin )?"
    rf"|\b(?:article|document|rapport|récit|texte|page)s? de ){_MONTH}$",
    re.IGNORECASE,
)
"""What stands right before the year of a document: when it was written is no fact about the case."""

_OF_NAME = re.compile(r"(?<=\w )[A-ZÀ-Ý][\w’'-]* $")
"""What stands right before a year that is part of a name: a word with a capital that does not begin the sentence (« Assises 2024 »)."""


def told_later(library: Library, today: Day, judged: Collection[str]) -> Iterator[Remark]:
    """Of each page the newest sentence that tells a year after its newest dated fact: a field that gives it ends the older ones too. Those that
    an editor judged to be none (`judged`, by their names) come as well, and hide no other."""
    for case in library.published.values():
        until = case.known_year
        told: dict[str, Remark] = {}
        for year, sentence, at in sorted(_years(case, until.year, today.year), key=lambda found: -found[0]) if until else ():
            words = textwrap.shorten(sentence.text, MOST, placeholder=" …")
            found = finding((), "text-newer", year=year, value=words, until=until.until if until else "")
            one = remark(case, str(year), found, case.position(sentence.at + at))
            told.setdefault(one.name, one)
        newest = next((name for name in told if name not in judged), None)
        yield from (one for name, one in told.items() if name == newest or name in judged)


def _years(case: Case, after: int, today: int) -> Iterator[tuple[int, Sentence, int]]:
    """The years that the text of a case tells as past, and that come after one; each with its sentence and where it stands there."""
    for sentence in sentences(case):
        linked = [(link.start - sentence.at, link.end - sentence.at) for link in sentence.links]
        for clause in _CLAUSE.finditer(sentence.text):
            announced = _ANNOUNCED.search(clause[0])
            for found in _YEAR.finditer(clause[0]) if not _UNKNOWN.search(clause[0]) else ():
                at = clause.start() + found.start()
                before = sentence.text[:at]
                to_come = announced and announced.start() < found.start()
                of_other = any(start <= at < end for start, end in linked) or _OF_DOCUMENT.search(before) or _OF_NAME.search(before)
                if after < int(found[0]) <= today and not to_come and not of_other:
                    yield int(found[0]), sentence, at
