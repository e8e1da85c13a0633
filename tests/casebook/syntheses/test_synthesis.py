"""What cases teach of a question: whole sentences of their texts, in a declared order, and what is not there told as unknown."""

from __future__ import annotations

import pytest

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.case import Body, BodySection
from macros.casebook.library.library import Library
from macros.casebook.syntheses.points import Point, points
from macros.casebook.syntheses.synthesis import MOST_WAYS, Synthesis, synthesis
from support.cases import pole
from support.corpus import Corpus
from support.repository import ROOT

QUESTION = "payer-animation"
LONG = "Un point qui est une phrase entière, assez longue."


def body(text: str, *ids: str) -> Body:
    return Body(text, tuple(BodySection(one, one) for one in ids))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une phrase. Une autre. Encore.", ("Une phrase. Une autre.",)),
        ("Une phrase assez longue pour se suffire à elle-même. Une autre.", ("Une phrase assez longue pour se suffire à elle-même.",)),
        ("Selon M. Untel, cela n'est pas vrai partout. Une autre.", ("Selon M. Untel, cela n'est pas vrai partout.",)),
        (
            "- **Du temps.** Il en faut.\n- De l'argent ;\n- [Un lieu](x.md), *partagé*[^1].\n\n[^1]: Une note.\n",
            ("Du temps. Il en faut.", "De l'argent", "Un lieu, partagé."),
        ),
        (
            "- Un premier point qui tient en une phrase entière. Bis.\n- Deux.\n- Trois.\n- Quatre.\n",
            ("Un premier point qui tient en une phrase entière.", "Deux.", "Trois."),
        ),
        ("M. Untel dit oui à tout ce que l'on propose. Puis non.", ("M. Untel dit oui à tout ce que l'on propose.",)),
        (
            "Une ligne\nqui continue. Fin.\n\n> Une citation.\n\n```\ncode\n```\n\nUn autre paragraphe ! Encore.",
            ("Une ligne qui continue. Fin.", "Un autre paragraphe ! Encore."),
        ),
        ("### Un titre au milieu\n\nSous lui. Oui.", ("Sous lui. Oui.",)),
        ("- **Une règle commune, connue de tous les membres.** Elle est écrite. Bis.", ("Une règle commune, connue de tous les membres. Elle est écrite.",)),
        (
            "Des élus se sont-ils engagés davantage ensuite ? Personne ne l'a écrit. Bis.",
            ("Des élus se sont-ils engagés davantage ensuite ? Personne ne l'a écrit.",),
        ),
        (
            "De cette courte partie, nous tirons deux idées, qui sont de nous. Une rencontre sert à repérer celui qui vous ressemble. Bis.",
            ("Une rencontre sert à repérer celui qui vous ressemble.",),
        ),
        (
            "Ce programme a eu son rapport national, publié. Une équipe l'a lu en entier et en a tiré une leçon. Bis.",
            ("Une équipe l'a lu en entier et en a tiré une leçon.",),
        ),
        ("Ce que cela a donné n'est écrit nulle part, à ce jour. Une autre.", ("Ce que cela a donné n'est écrit nulle part, à ce jour.",)),
        ("Là-bas, rien de tel n'a encore été tenté par personne.", ("Là-bas, rien de tel n'a encore été tenté par personne.",)),
        ("", ()),
    ],
)
def test_a_point_is_a_whole_sentence_in_plain_words(text: str, expected: tuple[str, ...]) -> None:
    whole = f"## A\n\nAvant.\n\n## B\n\n{text}\n\n## C\n\nAprès.\n"
    assert tuple(one.text for one in points(body(whole, "s-a", "s-b", "s-c"), "s-b")) == expected
    assert points(body(whole, "s-a", "s-b", "s-c"), "s-d") == ()


def test_what_announces_a_list_stays_with_it_whole() -> None:
    text = "## A\n\nLe document n'en dit rien. Voici nos questions :\n\n- qui paie ?\n- qui décide ? Et quand ?\n\nLa suite.\n"
    [asked, after] = points(body(text, "s-a"), "s-a")
    assert asked == Point("Le document n'en dit rien. Voici nos questions :", ("qui paie ?", "qui décide ? Et quand ?"))
    assert after.items == ()


@pytest.mark.parametrize(
    ("point", "expected"),
    [
        (Point("En 2016, deux pôles."), True),
        (Point("Voici :", ("un en 1998.",)), True),
        (Point("Il a fallu 20160 euros."), False),
        (Point("Deux pôles."), False),
    ],
)
def test_a_point_knows_whether_its_words_hold_a_year(point: Point, expected: bool) -> None:
    assert point.says_when is expected


def practice(evidence: str, examples: str, text: str = "", challenge: str = QUESTION) -> str:
    return (
        f"---\ntitle: Une manière\nsummary: Une manière de faire.\nthemes: [mutualisation]\nchallenge: {challenge}\nevidence: {evidence}\n"
        f"examples:\n{examples}sources: [coorace-2016]\n---\n\n{text}"
    )


def example(slug: str, year: int = 0) -> str:
    return f"  - {{case: poles/{slug}, did: Cela., source: coorace-2016{f', as_of: {year}' if year else ''}}}\n"


def found(corpus: Corpus) -> Synthesis:
    library, _problems = load_or_raise(corpus.path, fallback=ROOT / "cases")
    return synthesis(library, QUESTION)


def test_effects_come_first_then_how_many_took_it_then_the_newest(corpus: Corpus) -> None:
    for slug in ("alpha", "beta", "gamma"):
        corpus.write(f"poles/{slug}.md", pole())
    corpus.write("pratiques/une-vieille.md", practice("pratiquee", example("alpha", 2012)))
    corpus.write("pratiques/une-neuve.md", practice("pratiquee", example("alpha", 2015)))
    corpus.write("pratiques/a-deux.md", practice("pratiquee", example("alpha", 2010) + example("beta", 2010)))
    corpus.write("pratiques/des-effets.md", practice("effets-decrits", example("gamma", 2009)))
    corpus.write("pratiques/abandonnee.md", practice("abandonnee", example("alpha", 2016) + example("beta") + example("gamma")))
    assert [way.practice.slug for way in found(corpus).ways] == ["des-effets", "a-deux", "une-neuve", "une-vieille", "abandonnee"]


def test_what_is_not_written_is_unknown_and_who_is_withdrawn_is_nowhere(corpus: Corpus) -> None:
    corpus.write("poles/alpha.md", pole())
    corpus.write("poles/beta.md", pole("withdrawn: {on: 2026-11-30, reason: à la demande du pôle}"))
    text = "## Ce qu'il faut\n\nDu temps. Beaucoup.\n\n## Limites connues\n\nIl en manque.\n"
    corpus.write("pratiques/une.md", practice("pratiquee", example("alpha") + example("beta", 2015) + example("alpha", 2018), text))
    [way] = found(corpus).ways
    assert [(taker.case.slug, taker.as_of) for taker in way.takers] == [("alpha", None)]
    assert (way.needs, way.outcome, way.limits) == ((Point("Du temps. Beaucoup."),), (), (Point("Il en manque."),))
    assert way.unknown == ("Ce que cela a donné", "Depuis quand Un pôle le fait")
    corpus.replace("pratiques/une.md", "sources:", "withdrawn: {on: 2026-11-30, reason: à la demande du pôle}\nsources:")
    assert not found(corpus)


def test_a_table_has_twelve_ways_and_says_how_many_others_there_are(corpus: Corpus) -> None:
    corpus.write("poles/alpha.md", pole())
    for rank in range(MOST_WAYS + 5):
        corpus.write(f"pratiques/maniere-{rank:02}.md", practice("pratiquee", example("alpha", 2000 + rank)))
    several = found(corpus)
    assert (len(several.ways), several.left) == (MOST_WAYS, 5)


def test_a_sentence_by_hand_is_shown_as_long_as_every_case_that_says_it_is(corpus: Corpus) -> None:
    for slug in ("alpha", "beta"):
        corpus.write(f"poles/{slug}.md", pole())
    statements = "".join(f"    - {{text: {text}, cases: [{cases}]}}\n" for text, cases in (("Une.", "poles/alpha"), ("Deux.", "poles/alpha, poles/beta")))
    corpus.write("_syntheses.yml", f"- challenge: {QUESTION}\n  on: 2026-12-01\n  statements:\n{statements}")
    assert [(one.text, [case.slug for case in one.cases]) for one in found(corpus).said] == [("Une.", ["alpha"]), ("Deux.", ["alpha", "beta"])]
    corpus.write("poles/beta.md", pole("withdrawn: {on: 2026-11-30, reason: à la demande du pôle}"))
    assert [one.text for one in found(corpus).said] == ["Une."]


def test_every_question_of_the_library_has_its_practices_in_its_table(library: Library) -> None:
    for term in library.vocabularies["challenges"]:
        practices = [case for case in library.of_type("pratiques") if term.id in (case.facts.challenge, *case.facts.challenges)]
        found = synthesis(library, term.id)
        ways = found.ways
        assert {way.practice.key for way in ways} == {case.key for case in practices}
        said = [one for way in ways for one in (*way.needs, *way.outcome, *way.limits)] + [one for voice in found.voices for one in voice.said]
        for one in said:
            assert not one.text.endswith(("…", ","))
            assert bool(one.items) == one.text.endswith(":")
            assert len(one.text) > 3
