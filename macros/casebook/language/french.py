"""French as it is written: dates in words, non-breaking spaces, the order of a dictionary, plurals.

Pure functions over text. The schema normalises with them what people typed, the pages write with them what visitors read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from macros.casebook.language.words import words

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

SWAPS: tuple[tuple[str, str], ...] = (("« ", "«\u00a0"), *((f" {mark}", f"\u00a0{mark}") for mark in (";", ":", "!", "?", "»", "%", "€")))
"""What is written in place of what, wherever it stands: a space inside quotes or before a high mark does not break."""

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿŒœ"
_UNITS = f"(?:k€|M€|Md€|km|m²|ha|h|min|kg|kWh|MWh)(?![{_LETTER}0-9²])"
_THOUSANDS = f"(?:{'|'.join(f'(?<=(?<![0-9])[0-9]{{{digits}}} )' for digits in (1, 2, 3))})"  # after a year comes another number
_WHOLE = f"(?<![{_LETTER}0-9])"
_DAYS = "|".join(f"(?<={_WHOLE}{number} )" for number in ("[1-9]", "(?:0[1-9]|[12][0-9]|3[01])", "1er"))  # a year is none
_MONTHS = f"(?:{'|'.join(f'[{name[0].upper()}{name[0]}]{name[1:]}' for name in MONTHS)})(?![{_LETTER}0-9])"
_TITLES = "|".join(f"(?<={_WHOLE}{title} )" for title in (r"M\.", r"MM\.", "Mme", "Mmes", "Mlle", "Dr"))
_NUMBERED = "|".join(f"(?<={_WHOLE}{sign} )" for sign in ("(?:[nN][°º]|p\\.)", "§", r"pp\.", r"art\.", r"chap\."))


class Rewriting(NamedTuple):
    """A character that is written in the place of one that a regular expression finds. It is tried only in a text that holds
    one of the `signs`: most texts hold none."""

    signs: tuple[str, ...]
    pattern: str
    character: str


REWRITINGS: tuple[Rewriting, ...] = (
    # After a letter an apostrophe; before a letter alone, the beginning of a quotation, which one after a letter ends.
    *(Rewriting((typed,), f"{typed}(?<=[{_LETTER}].)", "’") for typed in "'ʼ´‘"),
    Rewriting(("'",), f"'(?<![{_LETTER}0-9].)(?=[{_LETTER}])", "‘"),
    # Between thousands, between a number and its unit, between a day and its month, between an hour and its minutes.
    Rewriting((" ",), f" (?<=[0-9r] )(?:{_THOUSANDS}(?=[0-9]{{3}}(?![0-9]))|(?<=[0-9] )(?={_UNITS})|(?:{_DAYS})(?={_MONTHS}))", "\u00a0"),
    Rewriting(("\u00a0h ",), " (?<=[0-9]\u00a0h )(?=[0-9])", "\u00a0"),
    # After the short word that announces a name or a number.
    Rewriting(("M. ", "MM. ", "Mme ", "Mmes ", "Mlle ", "Dr "), f" (?:{_TITLES})(?=[A-ZÀ-ÖØ-ÞŒ])", "\u00a0"),
    Rewriting(("° ", "º ", "§ ", "p. ", "art. ", "chap. "), f" (?:{_NUMBERED})(?=[0-9])", "\u00a0"),
)
"""What else the typography of French asks for, in the order in which it is applied."""

ADDRESS_SIGN = r"://|www\.|@"
"""What tells an address among the words of a text, as a regular expression."""

ADDRESS_ENDS = ' \n\t\u00a0\u202f"<>'
"""The characters that end an address."""

_REWRITINGS = tuple((signs, re.compile(pattern), character) for signs, pattern, character in REWRITINGS)
_ADDRESS_SIGN = re.compile(ADDRESS_SIGN)
_ADDRESS_END = re.compile(f"[{ADDRESS_ENDS}]")
_ABBREVIATED = re.compile(r"(?:\betc|\b[^\W\d_a-zß-öø-ÿœ]|\.)\.$")


def typographic(text: str) -> str:
    """Returns the text as French prints it: the apostrophe ’, and spaces that do not break before `; : ! ? » % €`, after `«`,
    in numbers, between a day and its month, after M., Mme and n°. Addresses stay to the letter; each character keeps its place.

    For plain text as it is shown; `pages.render.typography` does the same in HTML. `SWAPS`, `REWRITINGS` and the signs of an
    address are also the table of the form's preview and of the scripts of the pages (`derived.word_tables`).
    """
    printed = text
    if " " in text:
        for loose, tight in SWAPS:
            printed = printed.replace(loose, tight)
    for signs, pattern, character in _REWRITINGS:
        for sign in signs:
            if sign in printed:
                printed = pattern.sub(character, printed)
                break
    return _with_addresses(printed, text) if printed != text and _ADDRESS_SIGN.search(text) else printed


def _with_addresses(printed: str, text: str) -> str:
    """The text as it is printed, with its addresses to the letter."""
    pieces, done = [], 0
    for start, end in addresses(text):
        pieces += [printed[done:start], text[start:end]]
        done = end
    return "".join([*pieces, printed[done:]])


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses of a text begin and end, in their order."""
    end = 0
    for sign in _ADDRESS_SIGN.finditer(text):
        start = sign.start()
        if start >= end:
            while start > end and text[start - 1] not in ADDRESS_ENDS:
                start -= 1
            stop = _ADDRESS_END.search(text, sign.end())
            end = stop.start() if stop else len(text)
            yield start, end


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """The key that sorts as a French dictionary does: É with E, œ as oe.

    Shape: (the text folded, the text itself). Accents and capitals only part names that are otherwise equal.
    """
    return folded(text), text


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """The text in small letters, without accents, ligatures or punctuation (`words.words`): two spellings of one name
    become equal."""
    return " ".join(words(text))


def slug(text: str) -> str:
    """The text as a part of an address: `Ce qu'ils font` gives `ce-qu-ils-font`."""
    return folded(text).replace(" ", "-")


def day(year: int, month: int, day_of_month: int) -> str:
    """A date in words: `23 septembre 2016`, `1er mars 2015`. Months and days count from 1."""
    ordinal = "1er" if day_of_month == 1 else str(day_of_month)
    return f"{ordinal} {MONTHS[month - 1]} {year}"


def weekday(year: int, month: int, day_of_month: int) -> str:
    """The day of the week of a date: `vendredi`. Months and days count from 1."""
    return WEEKDAYS[date(year, month, day_of_month).weekday()]


def lower_first(text: str) -> str:
    """A declared label as it is written inside a sentence: `Entreprise de l'ESS` gets a small e. A first word with a capital further on
    (`ESS`, `Domb'Innov`) stays as it is. For labels that we wrote: no rule tells a name like Valence from a word."""
    word = text.partition(" ")[0]
    return text[:1].lower() + text[1:] if word[1:2] in tuple("'’") or word[1:] == word[1:].lower() else text


def clause(text: str) -> str:
    """The text as it is written before a comma: without its full stop, unless that is part of an abbreviation (`etc.`, `S.A.`)."""
    return text if not text.endswith(".") or _ABBREVIATED.search(text) else text[:-1]


def hour(time: str) -> str:
    """An hour of the day, given as `HH:MM`, as French writes it: `9 h 30`, `10 h`."""
    hours, minutes = time.split(":")
    return f"{int(hours)}\u00a0h" + (f"\u00a0{minutes}" if minutes != "00" else "")


def counted(number: int, singular: str, plural: str = "") -> str:
    """The number with its noun: `1 cas`, `12 fiches`. French counts 0 as singular; the plural takes
    an `s` unless another one is given."""
    noun = singular if abs(number) < 2 else plural or singular + "s"
    return f"{grouped(number)}\u00a0{noun}"


def grouped(number: int) -> str:
    """A whole number with a space between its thousands: `12 400`."""
    return f"{number:,}".replace(",", "\u00a0")
