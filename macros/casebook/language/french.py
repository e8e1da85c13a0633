"""French as it is written: dates in words, non-breaking spaces, the order of a dictionary, plurals.

Pure functions over text. The schema normalises with them what people typed, the pages write with them what visitors read.
"""

from __future__ import annotations

import re
from functools import lru_cache

from macros.casebook.language.words import words

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_TIGHT = (("« ", "«\u00a0"), *((f" {mark}", f"\u00a0{mark}") for mark in (";", ":", "!", "?", "»", "%", "€")))
_ABBREVIATED = re.compile(r"(?:\betc|\b[^\W\d_a-zß-öø-ÿœ]|\.)\.$")
_LARGE = re.compile(r" \d")
_NUMBER_GROUP = re.compile(r"(\d) (?=\d{3}(?:\D|$))")


def typographic(text: str) -> str:
    """Returns the text with the non-breaking spaces of French: before `; : ! ? » % €`, after `«` and
    inside large numbers. Words do not change. For plain text; `pages.render.typography` does the same
    in HTML."""
    if " " not in text:
        return text
    for loose, tight in _TIGHT:
        text = text.replace(loose, tight)
    # The first expression begins with a plain character, which `re` finds at once: most texts hold no large number.
    return _NUMBER_GROUP.sub("\\1\u00a0", text) if _LARGE.search(text) else text


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


def lower_first(text: str) -> str:
    """The text as it is written inside a sentence: `Entreprise de l'ESS` gets a small e, `ESS` stays
    as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in "'’ " else text


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
