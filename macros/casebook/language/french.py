"""French as it is written: dates told in words, non-breaking spaces, sorting, plurals.

Pure functions over text; used by the model (normalising) and by the pages (telling).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

_TIGHT = (("« ", "«\u00a0"), *((f" {mark}", f"\u00a0{mark}") for mark in (";", ":", "!", "?", "»", "%", "€")))
_NUMBER_GROUP = re.compile(r"(\d) (?=\d{3}(?:\D|$))")


def typographic(text: str) -> str:
    """The text with the non-breaking spaces that French asks for before `; : ! ? » % €`,
    after `«` and inside large numbers. Words are left as they are. For plain text: HTML has
    its own (`pages.render.typography`)."""
    if " " not in text:
        return text
    for loose, tight in _TIGHT:
        text = text.replace(loose, tight)
    return _NUMBER_GROUP.sub("\\1\u00a0", text)


@lru_cache(maxsize=65536)
def sort_key(text: str) -> tuple[str, str]:
    """The key that sorts as a French dictionary does: É with E, œ as oe, case last."""
    return folded(text), text


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Lower case without accents, ligatures or punctuation: how people type a name."""
    text = text.replace("œ", "oe").replace("Œ", "Oe").replace("æ", "ae").replace("Æ", "Ae")
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c if c.isalnum() else " " for c in text if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


def slug(text: str) -> str:
    """The text as a piece of an address: `Ce qu'ils font` gives `ce-qu-ils-font`."""
    return folded(text).replace(" ", "-")


def day(year: int, month: int, day_of_month: int) -> str:
    """A date in words: `23 septembre 2016`, `1er mars 2015`."""
    ordinal = "1er" if day_of_month == 1 else str(day_of_month)
    return f"{ordinal} {MONTHS[month - 1]} {year}"


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: `Entreprise de l'ESS` with a small e, `ESS`
    as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in "'’ " else text


def hour(time: str) -> str:
    """`09:30` as French writes it: `9 h 30`, `10 h`."""
    hours, minutes = time.split(":")
    return f"{int(hours)}\u00a0h" + (f"\u00a0{minutes}" if minutes != "00" else "")


def counted(number: int, singular: str, plural: str = "") -> str:
    """`1 cas`, `12 fiches`: the number and its noun; French counts 0 as singular."""
    noun = singular if abs(number) < 2 else plural or singular + "s"
    return f"{grouped(number)}\u00a0{noun}"


def grouped(number: int) -> str:
    """A whole number with its thousands apart: `12 400`."""
    return f"{number:,}".replace(",", "\u00a0")
