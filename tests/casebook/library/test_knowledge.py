"""How far the knowledge of a case reaches: which dates count, which document supports them, how it is said."""

from __future__ import annotations

import random
from typing import Any

import pytest

from macros.casebook.library.case import Case
from macros.casebook.library.knowledge import known_until
from macros.casebook.library.library import Library
from macros.casebook.schema.dates import PartialDate, parse, span
from macros.casebook.types.base import Change, Contact, Provenance, Review
from macros.casebook.types.confirmation import Confirmation
from macros.casebook.types.dispositif import Dispositif, Laureate
from macros.casebook.types.echange import Echange
from macros.casebook.types.entretien import Entretien
from macros.casebook.types.facts import Beginning, KeyFigure, Milestone, Offer, Person, Recognition, State, Website
from macros.casebook.types.fiche import Fiche
from macros.casebook.types.pole import Pole
from support.cases import pole
from support.corpus import Corpus, load_once

KNOW = {"old": parse("2016"), "mid": parse("2021-06"), "new": parse("2026-11-30")}
"""How far the documents of these tests can know."""

LISTS = {
    "state": (State, "as_of"),
    "recognitions": (Recognition, "on"),
    "founded": (Beginning, "on"),
    "milestones": (Milestone, "on"),
    "key_figures": (KeyFigure, "as_of"),
}


def of(kind: Any, /, **values: Any) -> Any:
    return kind.model_construct(**values)


def told(**fields: Any) -> str:
    return str(known_until(of(Pole, **{"sources": ("new",), **fields}), KNOW) or "")


def random_fact(chance: random.Random) -> tuple[str, Any, PartialDate, str | None]:
    name = chance.choice(list(LISTS))
    group, field = LISTS[name]
    text = f"{chance.randint(2008, 2027)}"
    if chance.random() < 0.6:
        text += f"-{chance.randint(1, 12):02}"
        if chance.random() < 0.6:
            text += f"-{chance.randint(1, 28):02}"
    date = parse(text + ("~" if chance.random() < 0.2 else ""))
    source = chance.choice([*KNOW, "gone", None])
    return name, of(group, **{field: date, "source": source}), date, source


@pytest.mark.parametrize("seed", range(40))
def test_whatever_the_facts_it_is_the_newest_that_its_document_can_know(seed: int) -> None:
    chance = random.Random(seed)
    facts = [random_fact(chance) for _ in range(chance.randint(0, 12))]
    fields: dict[str, Any] = {name: tuple(group for other, group, *_ in facts if other == name) for name in LISTS}
    ends = {source: until.latest for source, until in KNOW.items()}
    supported = [date for *_, date, source in facts if source in ends and date.earliest <= ends[source]]
    found = told(**fields)
    assert (found == "") == (not supported)
    if supported:
        assert found in {str(date) for date in supported}
        # None of the others begins later, but for what is known less precisely within the same time.
        assert all((date.year, date.month, date.day) <= (parse(found).year, parse(found).month, parse(found).day) for date in supported)
    chance.shuffle(facts)
    assert told(**{name: tuple(group for other, group, *_ in facts if other == name) for name in LISTS}) == found


def test_what_is_announced_is_not_known_before_a_document_tells_it_as_done() -> None:
    announced = of(Milestone, on=parse("2023"), source="mid")
    assert told(milestones=(announced,)) == ""
    assert told(milestones=(announced, of(Milestone, on=parse("2021-05"), source="mid"))) == "2021-05"
    assert told(milestones=(of(Milestone, on=parse("2023"), source="new"),)) == "2023"


def scheme(**fields: Any) -> str:
    return str(known_until(of(Dispositif, **{"sources": ("mid",), **fields}), KNOW) or "")


def test_where_a_scheme_stands_is_known_of_the_day_on_which_a_document_said_it() -> None:
    for state in ("ouvert", "ferme"):
        assert scheme(since=parse("2013"), state=state, verified_on=parse("2021-06")) == "2021-06"
    # Nobody found it said, or the documents are older than the look.
    assert scheme(since=parse("2013"), state="non-verifie", verified_on=parse("2021-06")) == "2013"
    assert scheme(since=parse("2013"), state="ouvert", verified_on=parse("2021-07")) == "2013"
    # That it is over was so long before somebody looked.
    assert scheme(since=parse("2013"), state="termine", verified_on=parse("2021-06")) == "2013"


def test_the_year_of_a_laureate_is_known_of_the_list_that_names_it() -> None:
    assert scheme(since=parse("2013"), laureates=(of(Laureate, year=parse("2015"), source="old"), of(Laureate, year=parse("2022"), source="mid"))) == "2015"


def test_what_a_document_says_of_a_scheme_in_a_later_year_is_known() -> None:
    assert (
        scheme(since=parse("2013"), milestones=(of(Milestone, on=parse("2020-06"), source="mid"), of(Milestone, on=parse("2025"), source="mid"))) == "2020-06"
    )


def test_what_somebody_said_of_the_page_is_known_once_it_is_known_who_said_it() -> None:
    said = of(Confirmation, on=parse("2026-11-30"), document="new")
    figures = (of(KeyFigure, as_of=parse("2020"), source="mid"), of(KeyFigure, as_of=parse("2026"), source="new"))
    for read, until in ((None, "2020"), ("2026-11-29", "2020"), ("2026-11-30", "2026")):
        provenance = of(Provenance, read_by_pole=parse(read) if read else None)
        assert told(key_figures=figures, confirmations=(said,), provenance=provenance) == until


def test_a_fact_without_its_document_and_one_of_an_unknown_document_do_not_count() -> None:
    assert told(state=(of(State, as_of=parse("2020"), source=None), of(State, as_of=parse("2019"), source="gone"))) == ""
    assert told(state=(of(State, as_of=None, source="new"),)) == ""


@pytest.mark.parametrize(
    "fields",
    [
        {"website": of(Website, url="https://www.example.org", as_of=parse("2026"), source="new", seen_alive=parse("2026-11-30"))},
        {"contact": of(Contact, url="https://www.example.org/contact", as_of=parse("2026-11-30"), source="new")},
        {"reviewed": of(Review, on=parse("2026-11-30"), by="comité éditorial")},
        {"changes": (of(Change, on=parse("2026-11-30"), kind="corrigee"),)},
        {"updated": parse("2026-11-30")},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_an_address_and_what_is_done_to_the_page_tell_nothing_of_the_case(fields: dict[str, Any]) -> None:
    fact = of(State, as_of=parse("2014"), source="old")
    assert told(state=(fact,), **fields) == "2014"


def test_an_offer_counts_when_it_was_made_not_when_it_was_confirmed() -> None:
    offer = of(Offer, kind="visite-apprenante", proposed_on=parse("2016-09-23"), confirmed_on=parse("2026-11"), until=parse("2027"), source="new")
    assert str(known_until(of(Fiche, sources=("new",), offers=(offer,)), KNOW)) == "2016-09-23"


def test_the_date_of_the_case_itself_is_supported_by_the_documents_of_the_page() -> None:
    assert str(known_until(of(Echange, date=parse("2022"), sources=("mid", "new")), KNOW)) == "2022"
    assert known_until(of(Echange, date=parse("2022"), sources=("mid",)), KNOW) is None
    assert known_until(of(Echange, date=parse("2022"), sources=()), KNOW) is None
    heard = of(Person, role="directeur", as_of=parse("2020"))
    assert str(known_until(of(Entretien, date=None, people=(heard,), sources=("mid",)), KNOW)) == "2020"


# --- how it is said ---------------------------------------------------------------------------------


def one(corpus: Corpus, more: str, folder: str = "poles") -> Case:
    corpus.write(f"{folder}/un-cas.md", pole(more))
    loaded = load_once(corpus.path)
    assert loaded.library, loaded.problems
    return loaded.library.cases[f"{folder}/un-cas"]


def test_a_card_says_to_which_year_and_of_what_a_date_is(corpus: Corpus) -> None:
    case = one(corpus, "milestones: [{on: 2015-03-01, text: Le pôle ouvre., source: coorace-2016}]")
    assert (str(case.known_until), case.known, case.dated, case.year) == ("2015-03-01", "faits connus jusqu’en 2015", "faits connus jusqu’en 2015", 2015)


def test_an_announced_event_is_dated_and_known_to_no_year(corpus: Corpus) -> None:
    case = one(corpus, "starts: 2027-03-12\nends: 2027-03-13\nnational: true", "evenements")
    assert (case.known_until, case.known, case.dated, case.year) == (None, "", "rencontre du 12 au 13 mars 2027", 2027)


def test_no_card_of_the_library_has_a_bare_year(library: Library) -> None:
    for case in library.published.values():
        assert not case.dated[:1].isdigit(), case.key
        assert case.year is None or str(case.year) in case.dated, case.key
        if case.known_until:
            assert str(case.known_until.year) in case.dated, case.key


def test_a_practice_is_not_national_for_want_of_a_place(library: Library) -> None:
    assert [case.key for case in library.of_type("pratiques") if case.facts.national] == []


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2027-03-12", "2027-03-13", "du 12 au 13 mars 2027"),
        ("2027-03-01", "2027-03-02", "du 1er au 2 mars 2027"),
        ("2027-03-30", "2027-04-02", "du 30 mars au 2 avril 2027"),
        ("2026-12-30", "2027-01-02", "du 30 décembre 2026 au 2 janvier 2027"),
        ("2026-03-12", "2027-03-12", "du 12 mars 2026 au 12 mars 2027"),
        ("2016-08", "2016-10", "d’août à octobre 2016"),
        ("2015", "2016", "de 2015 à 2016"),
        ("2016-03-12", "2016-04", "du 12 mars 2016 à avril 2016"),
        ("2016-03-12~", "2016-03-13", "du 12 mars 2016 environ au 13 mars 2016"),
        ("2015", "2016~", "de 2015 à 2016 environ"),
        ("2016-03-12", "2016-03-12", "du 12 mars 2016"),
        ("2016", None, "de 2016"),
    ],
)
def test_a_span_says_once_what_both_its_dates_have(first: str, last: str | None, words: str) -> None:
    assert span(parse(first), parse(last) if last else None) == words
