"""What a letter says of a page: how far it knows, what looks out of date, whom it names."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from macros.casebook.upkeep.asking import Askings
from macros.casebook.upkeep.letters import Letter, letters
from macros.casebook.upkeep.persons import Persons
from support.cases import pole
from support.corpus import Corpus, load_once
from support.upkeep.remarks import DAY


def letter(corpus: Corpus, type: str = "poles") -> Letter:
    """The letter about the only case of a type in a folder of cases."""
    with contextlib.chdir(corpus.path.parent):
        loaded = load_once(Path(corpus.path.name))
    assert loaded.library, loaded.problems
    (one,) = letters(loaded.library, loaded.library.of_type(type), DAY, Askings({}))
    return one


def test_a_letter_tells_the_fields_whose_facts_are_all_old_by_their_french_names(corpus: Corpus) -> None:
    facts = "state:\n  - {value: en-projet, as_of: 2012, source: coorace-2016}\n  - {value: en-activite, as_of: 2016, source: coorace-2016}"
    members = "members:\n  - {name: voisins, as_of: 2013, source: coorace-2016}\n  - {name: voisines, as_of: 2026-11, source: sondage}"
    brought = "new_sources:\n  - {id: sondage, title: Un sondage, publisher: Exemple, note: Donné par le pôle., published: 2026-11-20, kind: article}"
    corpus.write("poles/triveo.md", pole(f"{facts}\n{members}\n{brought}\nfounded:\n  - {{on: 2011}}\n  - {{on: 2012}}", title="Trivéo"))
    told = letter(corpus)
    assert [(field.label, str(field.newest)) for field in told.aged] == [("État", "2016")]
    assert [str(on) for on in told.beginnings] == ["2011", "2012"]
    assert str(told.until) == "2026-11"
    assert told.looks_dated
    assert not told.reachable


def test_what_the_sheets_of_a_pole_offer_is_asked_of_the_pole(corpus: Corpus) -> None:
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    offers = "poles: [triveo]\noffers:\n  - {kind: visite-apprenante, text: Une visite}\n"
    corpus.write(
        "fiches/action.md", pole(f"{offers}  - {{kind: visite-apprenante, text: Deux visites, confirmed_on: 2026-01-01, until: 2027-10}}", title="Action")
    )
    assert [offer.text for offer in letter(corpus).offers] == ["Une visite"]


def test_a_page_that_is_no_pole_has_a_letter_of_what_itself_says(corpus: Corpus) -> None:
    """A pole of the same name has sheets, and these are none of the practice's."""
    corpus.write("poles/action.md", pole(title="Trivéo"))
    corpus.write("fiches/autre.md", pole("poles: [action]\noffers:\n  - {kind: visite-apprenante, text: Une visite}", title="Autre"))
    offers = "offers:\n  - {kind: visite-apprenante, text: Une rencontre}\nstage:\n  - {value: en-marche, as_of: 2012, source: coorace-2016}"
    corpus.write("fiches/action.md", pole(offers, title="Action"))
    with contextlib.chdir(corpus.path.parent):
        library = load_once(Path(corpus.path.name)).library
    assert library
    (told,) = letters(library, [library.cases["fiches/action"]], DAY, Askings({}))
    assert [offer.text for offer in told.offers] == ["Une rencontre"]
    assert [field.label for field in told.aged] == ["Stade"]
    assert not told.reachable, "a sheet says how to reach those it tells of"
    (of_pole,) = letters(library, library.of_type("poles"), DAY, Askings({}))
    assert [offer.text for offer in of_pole.offers] == ["Une visite"]


def test_nobody_is_missed_where_nobody_is_reached(corpus: Corpus) -> None:
    corpus.write("evenements/journee.md", pole("starts: 2012-03-05", title="Journée"))
    told = letter(corpus, "evenements")
    assert told.reachable
    assert not told.looks_dated


def test_who_speaks_in_a_testimony_is_a_person_of_its_page(corpus: Corpus) -> None:
    told = "original: coorace-2016\npeople:\n  - {name: %s, role: directrice}"
    corpus.write("entretiens/voix.md", pole(told % "Camille", title="Une voix"))
    assert (letter(corpus, "entretiens").people.named, letter(corpus, "entretiens").people.by_role) == (True, True)
    corpus.write("entretiens/voix.md", pole("original: coorace-2016\npeople:\n  - {role: salariée}", title="Prénom Nom, un parcours"))
    assert letter(corpus, "entretiens").people.named, "its title may be a name"


@pytest.mark.parametrize(
    ("body", "named", "by_role"),
    [
        ("Une association aide des ménages à Romans.", False, False),
        ("À Lyon, le pôle Trivéo travaille. Créé en Bretagne, il grandit.", False, False),
        ("Selon Prénom Nom, tout va bien.", True, False),
        ("Mme Exemple l'a dit.", True, False),
        ("Le directeur le disait en 2016.", False, True),
        ("Prénom-Second d’Exemple le disait.", True, False),
        ("Pierre Laval était là.", True, False),
        ("P. Exemple était là.", True, False),
        ("En Isère, Le Mans et La Rochelle.", False, False),
        ("L'association Trivéo travaille à Saint-Pierre-Laval.", False, False),
    ],
)
def test_a_page_names_nobody_only_where_no_words_may_be_a_name(corpus: Corpus, body: str, named: bool, by_role: bool) -> None:
    corpus.write("poles/triveo.md", pole(body=body, title="Trivéo"))
    people = letter(corpus).people
    assert (people.named, people.by_role, people.voices) == (named, by_role, ())


def test_the_author_of_a_document_and_the_credit_of_a_picture_are_people_of_the_page(corpus: Corpus) -> None:
    own = 'new_sources:\n  - {id: bilan, title: Un bilan, publisher: Exemple, url: "https://example.org/b", published: "2014", kind: article%s}'
    corpus.write("poles/triveo.md", pole(own % "", title="Trivéo", sources="bilan"))
    assert not letter(corpus).people.named
    corpus.write("poles/triveo.md", pole(own % ", author: EXEMPLE Camille", title="Trivéo", sources="bilan"))
    assert letter(corpus).people.named


def test_a_testimony_that_names_who_speaks_is_told_with_the_page(corpus: Corpus) -> None:
    corpus.write("poles/triveo.md", pole(title="Trivéo"))
    voice = "poles: [triveo]\noriginal: coorace-2016\npeople:\n  - {name: Prénom Nom, role: directrice}"
    corpus.write("entretiens/voix.md", pole(voice, title="Une voix"))
    assert [case.key for case in letter(corpus).people.voices] == ["entretiens/voix"]


def test_every_person_that_the_library_names_in_its_fields_is_seen_where_a_page_names_them(past: Corpus) -> None:
    """On the real library of a day: whoever a testimony names and a pole's text too is never taken for nobody."""
    with contextlib.chdir(past.path.parent):
        library = load_once(Path(past.path.name)).library
    assert library
    people = {person.name for case in library.of_type("entretiens") for person in case.facts.people if person.name}
    persons = Persons(library)
    naming = [case for case in library.of_type("poles") if any(name in case.body.text for name in people)]
    assert len(naming) > 5
    assert [case.key for case in naming if not persons.of(case).named] == []
