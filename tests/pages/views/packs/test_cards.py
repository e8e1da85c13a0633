"""The practice cards of an event as values: a question, a sentence, how to start, where it says so."""

from __future__ import annotations

import pytest

from macros.casebook.check.loading import load
from macros.casebook.library.case import Body, BodySection
from macros.casebook.library.library import Library
from macros.pages.views.packs.cards import FILLS, LONGEST_START, Card, card, card_sheets
from macros.pages.views.packs.opening_words import CUT, fitting, opening_words
from macros.pages.views.packs.pack import PackedCase, pack
from macros.pages.views.views import Views
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT

SECTION = BodySection("s-par-ou", "Par où")


def opening(text: str, most: int = 400) -> str:
    """The opening words of a section of some Markdown, which another section follows."""
    return opening_words(Body(f"Avant.\n\n## Par où\n\n{text}\n\n## Après\n\nAutre chose.", (SECTION, BodySection("s-apres", "Après"))), SECTION.id, most)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("Partez de *ce* [que](../poles/x.md) vous savez[^1].\n\n[^1]: Une note.", "Partez de ce que vous savez."),
        ("- **Lancer.** Puis passer\n  la main\n- Deux", "Lancer. Puis passer la main. Deux."),
        ("### Un titre\n\nDu texte.", "Du texte."),
        ("1. Un\n\n   Suite.\n\n> Citée.", "Un. Suite. Citée."),
        ("Lancez `make`.", "Lancez make."),
        ("L'un & l'autre &lt;ici&gt;.", "L’un & l’autre <ici>."),
        ("", ""),
    ],
)
def test_the_opening_of_a_section_is_its_words_without_marks(markdown: str, words: str) -> None:
    assert opening(markdown) == words


def test_a_body_without_the_section_opens_nothing() -> None:
    assert opening_words(Body("Du texte.", ()), SECTION.id, 400) == ""


@pytest.mark.parametrize(
    ("text", "most", "words"),
    [
        ("Une phrase. Une autre. La troisième.", 25, "Une phrase. Une autre."),
        ("Une phrase ! Une autre ?", 12, "Une phrase\u00a0!"),
        ("M. Petit est venu. Il a parlé.", 20, "M.\u00a0Petit est venu."),
        ("Une phrase bien trop longue pour la carte.", 20, f"Une phrase bien{CUT}"),
        ("Trois choses : la première. La deuxième.", 27, "Trois choses\u00a0: la première."),
        ("Voici comment : Un. Deux.", 300, "Voici comment\u00a0: Un. Deux."),
        ("Anticonstitutionnellement.", 12, ""),
    ],
)
def test_sentences_are_taken_whole_and_words_are_never_cut(text: str, most: int, words: str) -> None:
    assert fitting(text, most) == words
    assert len(words) <= most


def test_no_word_of_the_library_is_cut_and_no_card_says_more_than_it_holds(library: Library) -> None:
    views = Views(library)
    made = [card(views, PackedCase(1, case)) for case in library.published.values()]
    for one in made:
        assert len(one.start) <= LONGEST_START
        assert not one.start or 2 * len(one.case.title) + len(one.case.facts.summary) + len(one.start) <= FILLS
        assert bool(one.start) == bool(one.start_name)
        assert one.address
    by_type = {folder: [one for one in made if one.kind.folder == folder] for folder in library.types}
    assert all(one.question and one.start for one in by_type["pratiques"])
    assert sum(bool(one.start) for one in by_type["poles"]) > 20
    assert sum(CUT in one.start for one in made) < 5


EVENT = """---
title: Un jour
summary: Un exemple.
themes: [mutualisation]
starts: 2016-09-23
national: true
cases: [poles/alpha]
sources: [coorace-2016]
---
"""


def cards_of(corpus: Corpus, more: str = "", body: str = "Rien à dire.", summary: str = "Un exemple.") -> list[Card]:
    """The cards of an event that links one pole."""
    corpus.write("poles/alpha.md", pole(more, body).replace("summary: Un exemple.", f"summary: {summary}"))
    corpus.write("evenements/jour.md", EVENT)
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    views = Views(loaded.library)
    (four,) = card_sheets(views, pack(views, loaded.library.cases["evenements/jour"]))
    assert len(four) == 4
    return [one for one in four if one]


def test_a_last_sheet_is_filled_with_blank_cards(corpus: Corpus) -> None:
    (one,) = cards_of(corpus)
    assert (one.question, one.start, one.start_name) == ("", "", "")
    assert one.address == "poles/alpha/"


def test_a_case_with_an_id_is_led_to_by_its_short_address_and_asks_its_own_question(corpus: Corpus) -> None:
    (one,) = cards_of(corpus, "id: k7m2p9x4\nchallenges: [payer-animation]")
    assert one.address == "c/k7m2p9x4/"
    assert one.question == "Comment payer l'animation, et durer ?"


@pytest.mark.parametrize(("summary", "told"), [("Un exemple.", True), ("Mot " * 120 + "mot.", False)])
def test_how_to_start_gives_way_to_a_long_summary(corpus: Corpus, summary: str, told: bool) -> None:
    (one,) = cards_of(corpus, body="## Pour s'en inspirer\n\nCommencez par là.", summary=summary)
    assert (one.start_name, one.start) == (("Pour s’en inspirer", "Commencez par là.") if told else ("", ""))
