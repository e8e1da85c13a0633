"""The words of a text, folded so that all spellings of a word become one: what the search compares.

Pure functions over the tables below. The browser does the same with the same tables (`docs/javascripts/language/words.js`,
whose tables `derived.word_tables` writes); a test compares both, word by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""The characters that nobody sees (soft hyphens, joiners, marks of direction), as ranges of a regular expression."""

MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""The combining marks, into which a normalised text puts its accents, as ranges of a regular expression."""

LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ı": "i", "þ": "th", "ð": "d", "ς": "σ",
           **dict.fromkeys("\u02b9\u02ba\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\ua78b\ua78c", "'")}  # fmt: skip
"""The small letters that no normalisation takes apart, each with what it is written as. Some apostrophes are letters to Unicode."""

GROUPING = ".'’‘‛′`"
"""What stands between the thousands of a number besides a space: `2.517`, `2'517`."""

INFINITIVE = "^[a-z]{3,}(?:[^i]er|ir)$"
"""What most verbs look like that say what somebody wants to do, and few nouns (`atelier`, `foncier`), as a regular expression over a folded word."""

SMALL_WORDS = frozenset(
    (
        "a afin ai ainsi alors apres as au aucun aucune aussi autre autres aux avant avec avoir c ca car ce ceci cela celle celles celui ces cet cette "
        "ceux chaque chez comme comment d dans de dedans depuis des deux dire dit doit donc dont du elle elles en entre es est et etait etc ete etes "
        "etre eu eux fait faire faites faut font hui il ils j je jusqu l la le les leur leurs lors lorsqu lui m ma mais me meme memes mes moi moins mon "
        "n ne ni non nos notre nous on ont ou par parce pas peu peut peuvent plus plusieurs pour pourquoi pourrait puis puisqu qu quand que quel quelle "
        "quelles quels quelqu quelque quelques qui quoi quoiqu s sa sans se sera ses seulement si soi sois soit sommes son sont sous suis sur t ta tel te "
        "telle tels tes toi ton tous tout toute toutes tres trop tu un une va vers veut veux voici voila vos votre vous vouloir vu y"
    ).split()
)
"""The folded words that stand on every page and decide nothing."""

_INFINITIVE = re.compile(INFINITIVE)
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_MARKS = re.compile(f"[{MARKS}]")
_LETTERS = str.maketrans(LETTERS)
_ACRONYM = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])")
"""Single letters with dots between them: `s.c.i.c`."""
_NUMBER = re.compile(rf"(?<![^\W_])\d{{1,3}}(?:[ {GROUPING}]\d{{3}})+(?![^\W_])")
"""A number with a mark between its thousands; normalised text has one kind of space."""
_NOT_DIGITS = re.compile(rf"[ {GROUPING}]")
_SPACES = " \u00a0\u2000-\u200a\u202f\u205f\u3000"
_GROUPED = re.compile(rf"(?<![^\W_])\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?![^\W_])")
"""A number with a space between its thousands, in a text as it is written."""
_MAY_BE_GROUPED = re.compile(rf"[{_SPACES}]\d{{3}}")
"""What every such number has: found many times as fast, and most texts have none."""
_WORD = re.compile(r"[^\W_]+")
_HYPHENATED = re.compile(r"[^\W_]+(?:['’ʼ\u02b9\u2010-\u2015\u2212-][^\W_]+)+")
"""Words held together by hyphens or apostrophes."""


def normalised(text: str) -> str:
    """The text in small letters without accents, ligatures or invisible characters, acronyms without dots, numbers without
    marks between their thousands; its punctuation is kept."""
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text))
    text = _MARKS.sub("", text).lower().translate(_LETTERS)
    if "." in text:
        text = _ACRONYM.sub(lambda found: found.group().replace(".", ""), text)
    return _NUMBER.sub(lambda found: _NOT_DIGITS.sub("", found.group()), text)


def written_pieces(text: str) -> list[str]:
    """The text cut at white space, but not inside a number: pieces come back so often that what is made of one is kept."""
    if _MAY_BE_GROUPED.search(text):
        text = _GROUPED.sub(lambda found: "".join(found.group().split()), text)
    return text.split()


@lru_cache(maxsize=131072)
def piece_words(piece: str) -> tuple[str, ...]:
    """The folded words of a piece of text without white space."""
    return tuple(_WORD.findall(normalised(piece)))


def words(text: str) -> list[str]:
    """The folded words of a text, in order: `L’abricotier` gives `l`, `abricotier`."""
    return [word for piece in written_pieces(text) for word in piece_words(piece)]


def compounds(text: str) -> Iterator[str]:
    """The words of a text that hyphens or apostrophes hold together, written as one: `tiers-lieu` gives `tierslieu`."""
    for found in _HYPHENATED.findall(normalised(text)):
        parts = [part for part in _WORD.findall(found) if len(part) > 1]
        if len(parts) > 1:
            yield "".join(parts)


def asks_how(all_words: Sequence[str]) -> bool:
    """Whether the folded words of a query ask how something is done: with « comment », or as a verb and what it is done to,
    « financer l'animation ». With more words they tell of a place or of people."""
    told = [word for word in all_words if word not in SMALL_WORDS]
    return "comment" in all_words or (len(told) == 2 and told[0] == all_words[0] and _INFINITIVE.match(told[0]) is not None)


def joined(text: str) -> str:
    """A name as one word: two spellings of it that differ by spaces, hyphens and accents become equal."""
    return "".join(words(text))


# --- stems ------------------------------------------------------------------------------

OWN = {
    "association": "associat", "collectif": "collectif", "collective": "collectif", "collectivite": "collectivit", "cooperative": "cooperativ",
    "cour": "cour", "don": "don", "fond": "fond", "fondation": "fondation", "fondement": "fondement", "organisme": "organisme", "part": "part",
    "locaux": "locaux", "partie": "partie", "port": "port", "universitaire": "univers",
    **{word: word for word in (
        "aliment appartement batiment complement departement document element evenement fourniture gouvernement instrument maire moment monument "
        "nature parlement pierre plaine sentiment supplement temperament testament vetement".split()
    )},
}  # fmt: skip
"""The words, in the singular for the most, in which an ending below is none or would lead to another family: each with its stem."""

PLURALS = (("eaux", "eau", 0), ("eux", "eu", 2), ("aux", "al", 2), ("oux", "ou", 2), ("s", "", 2), ("x", "", 3))
"""The endings of plurals: (ending, what replaces it, the fewest letters that must be left before it)."""

ENDINGS = (
    ("issements", "i", 3), ("issement", "i", 3), ("issantes", "i", 3), ("issante", "i", 3), ("issants", "i", 3), ("issant", "i", 3),
    ("ificatrice", "ifi", 2), ("ificateur", "ifi", 2), ("ification", "ifi", 2), ("isatrice", "is", 3), ("isateur", "is", 3), ("isation", "is", 3),
    ("atrice", "", 3), ("ateur", "", 3), ("ation", "", 3), ("ative", "", 4), ("atif", "", 4), ("itrice", "", 4), ("iteur", "", 4), ("ition", "", 4),
    ("trice", "t", 3), ("ution", "u", 4), ("teuse", "t", 3), ("teur", "t", 3), ("euse", "", 4), ("eur", "", 4),
    ("ivement", "", 4), ("ement", "", 3), ("iment", "i", 3), ("ments", "", 5), ("ment", "", 5),
    ("orial", "or", 4), ("oriale", "or", 4), ("oire", "or", 4), ("arite", "ar", 3), ("aire", "ar", 4), ("arie", "ar", 4),
    ("ariee", "ar", 4), ("ariat", "ar", 4),
    ("ivite", "", 3), ("bilite", "bl", 3), ("ible", "bl", 4), ("able", "", 4), ("alite", "al", 3), ("ite", "", 5),
    ("iere", "", 4), ("ier", "", 4), ("ive", "", 3), ("if", "", 3), ("ique", "", 4), ("isme", "is", 4), ("iste", "is", 4), ("ance", "", 4), ("ence", "", 4),
    ("antes", "", 4), ("ante", "", 4), ("ant", "", 4), ("age", "", 5), ("elle", "el", 4), ("enne", "en", 3), ("onne", "on", 3),
    ("aient", "", 3), ("erent", "", 3), ("eront", "", 3), ("erait", "", 3), ("erons", "", 3), ("erez", "", 3), ("era", "", 4), ("assent", "", 4),
    ("ions", "", 4), ("iez", "", 3), ("ees", "", 3), ("ee", "", 3), ("ent", "", 4), ("ez", "", 3), ("er", "", 3), ("ir", "i", 3), ("ie", "i", 3), ("e", "", 3),
)  # fmt: skip
"""The endings of a family of words, in the order in which they are tried: (ending, what replaces it, the fewest letters that
must be left before it). They are those of French verbs, of the nouns made of them and of adjectives, without accents; the
choice is the library's own, for a search in which one word too many found does less harm than one not found."""


@lru_cache(maxsize=262144)
def stem(word: str) -> str:
    """The part that a folded word shares with its family: `financer`, `financeurs` and `financement` have one.

    Words with a digit and words of at most three letters have no other form than their plural.
    """
    if not word.isalpha():
        return word
    word = OWN.get(word) or _replaced(word, PLURALS)
    if word in OWN:
        return OWN[word]
    if len(word) > 3:
        word = _replaced(word, ENDINGS)
        word = word.removesuffix("i") if len(word) > 4 else word
        if word.endswith("y"):
            word = word[:-1] + "i"
        if len(word) > 3 and word[-1] == word[-2]:
            word = word[:-1]
    return word


def _replaced(word: str, table: tuple[tuple[str, str, int], ...]) -> str:
    for ending, replacement, least in table:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: len(word) - len(ending)] + replacement
    return word
