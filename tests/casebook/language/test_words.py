"""The folding of words: every spelling of a word becomes one, and a family of words has one stem."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable, Mapping

import pytest

from macros.casebook.language.words import ENDINGS, PLURALS, SMALL_WORDS, asks_how, compounds, joined, stem, words
from macros.casebook.library.library import Library

SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "taken apart": lambda word: unicodedata.normalize("NFD", word),
    "without accents": lambda word: "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)),
    "with a ligature": lambda word: word.replace("oe", "œ").replace("ae", "æ"),
    "with the ligatures of a printer": lambda word: word.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ"),
    "with a soft hyphen": lambda word: word[:3] + "\u00ad" + word[3:],
    "with an invisible mark": lambda word: word[:2] + "\u200b" + word[2:] + "\ufeff",
    "with an article": lambda word: "l’" + word,
    "with another apostrophe": lambda word: "jusqu'" + word,
    "in quotes": lambda word: f"«\u00a0{word}\u00a0»,",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_word_of_the_library_is_the_same_word_in_any_spelling(library: Library, spelling: str) -> None:
    written = {piece.strip("«»().,;:!?…*#[]") for case in library.published.values() for piece in case.body.text.replace("’", "'").split() if "'" not in piece}
    plain = {word: words(word) for word in written if word.isalpha()}
    assert len(plain) > 4000
    different = [word for word, own in plain.items() if words(SPELLINGS[spelling](word))[-1:] != own]
    assert different == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’abricotier, d'ici : jusqu’ici", ["l", "abricotier", "d", "ici", "jusqu", "ici"]),
        ("tiers-lieu tiers\u2011lieu tiers\u2010lieu tiers\u2013lieu", ["tiers", "lieu"] * 4),
        ("R.A.T.P. S.C.I.C, U.R.I.O.P.S.S.", ["ratp", "scic", "uriopss"]),
        ("2 517, 2\u00a0517, 2\u202f517, 2517", ["2517"] * 4),
        ("en 2016 144 cas, 12 30", ["en", "2016", "144", "cas", "12", "30"]),
        ("2.517 2'517 2’517 2ʼ517 1.234.567", ["2517", "2517", "2517", "2517", "1234567"]),
        ("1.23 12.5.2016 1,5 art. 2.51", ["1", "23", "12", "5", "2016", "1", "5", "art", "2", "51"]),
        ("lʼabricotier l＇abricotier l‘abricotier l´abricotier lꞌabricotier", ["l", "abricotier"] * 5),
        ("1 234 567 €", ["1234567"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_elisions_hyphens_acronyms_and_numbers(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("query", "how"),
    [
        ("comment payer l'animation", True),
        ("Financer l’animation", True),
        ("réunir les entreprises", True),
        ("animation", False),
        ("atelier vélo", False),
        ("foncier agricole", False),
        ("partager un salarié entre plusieurs boîtes", False),
        ("l'animation à financer", False),
        ("", False),
    ],
)
def test_a_verb_and_what_it_is_done_to_ask_how(query: str, how: bool) -> None:
    assert asks_how(words(query)) is how


def test_words_held_together_are_also_one_word() -> None:
    assert list(compounds("Un tiers-lieu, Clus'Ter, l'eau, éco-construction")) == ["tierslieu", "cluster", "ecoconstruction"]
    assert joined("Clus’Ter Jura") == joined("CLUSTER-JURA") == "clusterjura"


FAMILIES = (
    "payer paie payaient paiements payé",
    "financer financement financeurs finance financés",
    "coopérer coopération coopérations coopérant",
    "animer animation animatrice animateurs",
    "réparer réparation réparateurs",
    "visiter visite visiteurs visites",
    "local locale locales localement",
    "territoire territoires territorial territoriaux territoriale",
    "solidaire solidarité solidaires",
    "bateau bateaux",
    "université universitaire universités",
    "collectivité collectivités",
)


def test_a_family_has_one_stem_and_no_two_families_share_theirs() -> None:
    stems = [{stem(word) for text in family.split() for word in words(text)} for family in FAMILIES]
    assert [found for found in stems if len(found) != 1] == []
    assert len(set.union(*stems)) == len(FAMILIES)


@pytest.mark.parametrize(
    ("one", "other"), [("payer", "pain"), ("collectivité", "collecte"), ("fonds", "fondation"), ("département", "départ"), ("coopérative", "coopération")]
)
def test_words_that_look_alike_keep_apart(one: str, other: str) -> None:
    assert stem(words(one)[0]) != stem(words(other)[0])


def test_a_stem_is_never_empty_and_its_own_stem_is_near(library: Library) -> None:
    rng = random.Random(3)
    every = sorted({word for case in library.published.values() for word in words(case.body.text)})
    assert all(stem(word) for word in every)
    for word in rng.sample(every, 500):
        assert word.startswith(stem(word)[: max(1, len(stem(word)) - 3)]), (word, stem(word))


def test_the_tables_are_in_the_form_that_the_rules_give_them() -> None:
    assert all(word == "".join(words(word)) for word in SMALL_WORDS)
    assert all(ending == "".join(words(ending)) and len(replacement) <= len(ending) for ending, replacement, _least in (*PLURALS, *ENDINGS))
    longer = [(first, second) for i, (first, *_) in enumerate(ENDINGS) for second, *_ in ENDINGS[i + 1 :] if second.endswith(first) and second != first]
    assert longer == [], "a longer ending after a shorter one is never tried"
