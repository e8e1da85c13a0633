"""Texts that tell a year after the newest dated fact of their page: what is told, and each kind of year that is let be."""

from __future__ import annotations

from macros.casebook.schema.dates import Day
from support.cases import pole
from support.corpus import Corpus
from support.upkeep.remarks import names, told

KNOWN = "milestones:\n  - {on: 2015, text: Un jardin ouvre., source: coorace-2016}"
"""A page whose facts are known until 2015."""


TEXTS: tuple[tuple[str, int | None], ...] = (
    ("Le jardin employait neuf personnes en 2019.", 2019),
    ("Le jardin a ouvert en 2015.", None),
    ("Rien en 2014.", None),
    # of several, the newest
    ("Un four est venu en 2017. Il cuisait pour l'école en mars 2021, et pour la cantine en 2018.", 2021),
    # what is to come on the day of the report
    ("Le bail court de 2016 à 2031.", 2016),
    ("Le bail finit en 2031.", None),
    # what a word announces before it, in its clause
    ("Une halle était attendue pour 2019.", None),
    ("Le pôle visait dix emplois en 2018 et devait bâtir une halle.", None),
    ("Dix emplois d'ici 2020 : le but était haut.", None),
    ("Une subvention jusqu'en 2018 le faisait vivre.", None),
    ("Une halle était attendue pour 2019 ; elle a ouvert en 2020.", 2020),
    ("En 2018, une halle était annoncée pour 2022.", 2018),
    # the search that found nothing
    ("Nous n'avons rien lu sur l'année 2021.", None),
    ("Aucun document lu ne dit ce qu'il en est en 2023.", None),
    ("Rien lu depuis ; en 2019, le jardin était ouvert.", 2019),
    # when a document was written
    ("Une page mise à jour en janvier 2022 en parle encore au présent.", None),
    ("C'était avant la publication du récit, le 4 juillet 2023.", None),
    ("D'après un article de mai 2021, le jardin est né plus tôt.", None),
    ("La page du jardin lui donnait neuf salariés en 2021.", 2021),
    # a name, and the words of a link to another case
    ("Il fut de la partie aux Rencontres 2022.", None),
    ("Janvier 2022 a vu partir le dernier.", 2022),
    ("Voyez [l'appel de 2023](../dispositifs/appel.md).", None),
    ("Voyez, en 2023, [l'appel](../dispositifs/appel.md).", 2023),
    # what others say, and numbers that are no year
    ("Il disait « en 2021 nous serons vingt ».", None),
    ("Le décret 2018-1234 n'y change rien.", None),
)
"""Texts of such a page, each with the year that is to be told; None where none is."""


def test_a_year_after_the_newest_fact_is_told_unless_it_is_of_something_else(corpus: Corpus) -> None:
    corpus.write("dispositifs/appel.md", pole("kind: appel-a-projets", title="Un appel"))
    for number, (body, _year) in enumerate(TEXTS):
        corpus.write(f"poles/jardin-{number}.md", pole(KNOWN, body, f"Un jardin {number}"))
    found = dict(name.removeprefix("text-newer poles/jardin-").split() for name in names(corpus, "text-newer"))
    assert {body: found.get(str(number)) for number, (body, _year) in enumerate(TEXTS)} == {body: year and str(year) for body, year in TEXTS}


def test_the_remark_stands_at_the_year_says_how_far_the_page_reaches_and_ends_with_a_dated_field(corpus: Corpus) -> None:
    corpus.write("poles/jardin.md", pole(KNOWN, "Deux lignes.\n\nPuis le jardin\na fermé en 2016, pour de bon.", "Un jardin"))
    (remark,) = told(corpus, "text-newer")
    problem = remark.problem
    line = corpus.read("poles/jardin.md").split("\n")[problem.line - 1]
    assert line[problem.column - 1 :].startswith("2016")
    assert "« Puis le jardin a fermé en 2016, pour de bon. »" in problem.message
    assert "« Faits connus jusqu’en 2015 »" in problem.message
    corpus.write(
        "poles/jardin.md",
        corpus.read("poles/jardin.md").replace("\nsources", "\nstate:\n  - {value: en-activite, as_of: 2016-09, source: coorace-2016}\nsources"),
    )
    assert names(corpus, "text-newer") == []


def test_what_was_to_come_is_told_once_its_year_is_there_and_a_page_without_dated_facts_promises_nothing(corpus: Corpus) -> None:
    corpus.write("poles/jardin.md", pole(KNOWN, "Le bail finit en 2031.", "Un jardin"))
    corpus.write("poles/sans-date.md", pole("", "Le jardin a fermé en 2016.", "Un autre jardin"))
    assert names(corpus, "text-newer") == []
    assert names(corpus, "text-newer", day=Day(2031, 1, 1)) == ["text-newer poles/jardin 2031"]


def test_a_remark_that_an_editor_judged_to_be_none_hides_neither_an_older_nor_a_newer_one(corpus: Corpus) -> None:
    corpus.write("poles/jardin.md", pole(KNOWN, "Le jardin a fermé en 2016. Le terrain a servi en 2019. Un autre l'a repris en 2021.", "Un jardin"))
    for judged, newest in ((2021, 2019), (2019, 2021)):
        entry = f"- remark: text-newer poles/jardin {judged}\n  reason: Le terrain n'est plus au pôle.\n  on: 2026-11-30\n"
        corpus.write("_judged.yml", entry)
        assert names(corpus, "text-newer", "judged") == [f"text-newer poles/jardin {newest}"]
