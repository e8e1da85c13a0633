"""The upkeep of the library: what the check tells of it as a whole, at the place to mend."""

from __future__ import annotations

import contextlib
import json
import random
from datetime import date
from pathlib import Path
from time import process_time

import pytest

from macros.casebook.check.body import Body
from macros.casebook.check.copies import BLOCK, OWNERS, RUN, copies
from macros.casebook.check.loading import load
from macros.casebook.check.rules import BLANK, COMMON
from macros.casebook.check.upkeep import guidance, upkeep
from macros.casebook.files.reading import SourceText
from macros.casebook.files.scaffold import scaffold
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.messages import MESSAGES
from macros.casebook.problems.problem import Problem
from macros.casebook.types.base import MAIN_BRANCHES
from support.corpus import Corpus
from support.repository import ROOT, TYPES, run

FOUNDED = date(2026, 11, 22)
"""A day on which nothing of the founding library is due: its sources were read then."""

SOURCES = """- id: ancien
  title: Un document ancien
  publisher: Exemple
  url: https://example.org/ancien
  published: "2012"
  read_on: "2020-01-31"
  kind: article
- id: recent
  title: Un document récent
  publisher: Exemple
  note: Donné par le pôle.
  read_on: "2024-02-29"
  kind: article
- id: sans-lecture
  title: Un document qui ne dit pas quand il a été lu
  publisher: Exemple
  note: Donné par le pôle.
  published: "2013"
  kind: article
"""


ALL_SOURCES = (ROOT / "cases" / "_sources.yml").read_text(encoding="utf-8") + SOURCES
"""The vocabularies cite the repository's own documents: a folder that has its own list has those too."""


def case(more: str = "", body: str = "Rien à dire.", title: str = "Un pôle", sources: str = "coorace-2016") -> str:
    return f"---\ntitle: {title}\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [{sources}]\n{more and more + chr(10)}---\n\n{body}\n"


def told(corpus: Corpus, on: date = FOUNDED) -> list[Problem]:
    """What the check says of a folder that has no error, on a day."""
    with contextlib.chdir(corpus.path.parent):
        loaded = load(Path(corpus.path.name), fallback=ROOT / "cases")
        assert loaded.library, loaded.problems
        return sorted([*loaded.problems, *upkeep(loaded.library, loaded.own_sources, on)])


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


# --- reviews -----------------------------------------------------------------------------------


def test_no_page_of_the_founding_library_is_overdue_on_its_first_day_nor_a_day_before_its_time() -> None:
    for day in ("2026-11-22", "2027-11-21"):
        ended = run("scripts.check", "--on", day)
        assert (ended.returncode, ended.stdout) == (0, "Tout est en ordre.\n"), day


def test_every_page_that_nobody_reviewed_is_due_a_year_after_its_newest_document_was_read(library: Library) -> None:
    ended = run("scripts.check", "--on", "2027-11-22", "--format", "json")
    problems = json.loads(ended.stdout)
    assert ended.returncode == 0
    assert {problem["code"] for problem in problems} == {"review-overdue"}
    assert {problem["path"] for problem in problems} == {case.path.removeprefix(f"{ROOT}/") for case in library.published.values()}


@pytest.mark.parametrize("day", ["demain", "22/11/2026", "2026-13-01"])
def test_a_day_that_does_not_exist_exits_2_and_says_how_to_write_one(day: str) -> None:
    ended = run("scripts.check", "--on", day)
    assert ended.returncode == 2
    assert f"« {day} » n’est pas un jour" in ended.stderr


@pytest.mark.parametrize(
    ("sources", "more", "due"),
    [
        ("ancien", "", date(2021, 1, 31)),
        ("ancien, recent", "", date(2025, 2, 28)),
        ("sans-lecture", "", date(2014, 12, 31)),
        ("sans-lecture, ancien", "", date(2021, 1, 31)),
        ("ancien", "review_every: 1", date(2020, 2, 29)),
        ("ancien", "reviewed: {on: 2023-05-04, by: comité éditorial}", date(2024, 5, 4)),
        ("ancien", "reviewed: {on: 2023-05-04, by: comité éditorial}\nreview_every: 6", date(2023, 11, 4)),
        ("ancien", "provenance: {read_by_pole: 2022-01-01}", date(2023, 1, 1)),
        ("ancien", "provenance: {read_by_pole: 2022-01-01}\nreviewed: {on: 2021-01-01, by: comité}", date(2023, 1, 1)),
    ],
)
def test_a_review_is_due_after_the_last_one_or_after_the_newest_reading_and_not_a_day_before(corpus: Corpus, sources: str, more: str, due: date) -> None:
    corpus.write("_sources.yml", ALL_SOURCES)
    corpus.write("poles/exemple.md", case(more, sources=sources))

    def overdue(on: date) -> list[Problem]:
        return [problem for problem in told(corpus, on) if problem.code == "review-overdue"]

    assert overdue(date.fromordinal(due.toordinal() - 1)) == []
    (problem,) = overdue(due)
    assert (problem.path, problem.severity) == ("cases/poles/exemple.md", "warning")
    named = "reviewed" if "reviewed:" in more else "provenance" if "provenance:" in more else ""
    line = corpus.read("poles/exemple.md").split("\n")[problem.line - 1]
    assert line.startswith(f"{named}:") if named else problem.line == 2


def test_a_page_that_was_withdrawn_is_asked_nothing(corpus: Corpus) -> None:
    corpus.write(
        "organisations/exemple.md",
        "---\ntitle: Exemple\nsummary: Un exemple.\nkind: association\nsources: [coorace-2016]\n---\n".replace("association", "reseau-national"),
    )
    assert codes(told(corpus)) == [("cases/organisations/exemple.md", "no-link")]
    corpus.replace("organisations/exemple.md", "sources:", "withdrawn: {on: 2026-11-22, reason: à sa demande}\nsources:")
    assert told(corpus, date(2030, 1, 1)) == []


# --- cases that nothing leads to -----------------------------------------------------------------

PRACTICE = case("challenge: payer-animation\nexamples:\n  - {case: poles/exemple, did: Ceci.}")
EVENT = "---\ntitle: Une journée\nsummary: Un exemple.\nstarts: 2016-09-23\norganisers: [reseau]\nsources: [coorace-2016]\n---\n"
NETWORK = "---\ntitle: Un réseau\nsummary: Un exemple.\nkind: reseau-national\nsources: [coorace-2016]\n---\n"
SCHEME = "---\ntitle: Un appel\nsummary: Un exemple.\nkind: appel-a-projets\nsources: [coorace-2016]\n---\n"

WITHDRAWN = case("withdrawn: {on: 2026-11-22, reason: à sa demande}", title="Un autre pôle")

ALONE = {
    "a practice whose only example is withdrawn": (
        "pratiques/ici.md",
        PRACTICE,
        {"poles/exemple.md": WITHDRAWN},
    ),
    "an organisation that nobody names, though it names a network": (
        "organisations/ici.md",
        NETWORK.replace("sources:", "networks: [reseau]\nsources:"),
        {"organisations/reseau.md": NETWORK, "poles/exemple.md": case(body="Avec [le réseau](../organisations/reseau.md).")},
    ),
    "a scheme that nobody names": ("dispositifs/ici.md", SCHEME, {}),
    "an event that leads to its organisers alone": ("evenements/ici.md", EVENT, {"organisations/reseau.md": NETWORK}),
    "a sheet without a pole": ("fiches/ici.md", case(), {}),
    "a testimony without a pole": ("entretiens/ici.md", case("people: [{role: directrice}]\noriginal: coorace-2016"), {}),
}


@pytest.mark.parametrize("what", ALONE)
def test_a_case_that_a_reader_comes_upon_only_in_the_list_of_its_type_is_told(corpus: Corpus, what: str) -> None:
    name, text, others = ALONE[what]
    for other, its_text in others.items():
        corpus.write(other, its_text)
    corpus.write(name, text)
    (problem,) = told(corpus)
    assert (problem.path, problem.code, problem.severity, problem.line) == (f"cases/{name}", "no-link", "warning", 2)
    key = name.removesuffix(".md")
    link = case(body=f"Voir [ceci](../{key}.md).") if not key.startswith("pratiques/") else case()
    corpus.write("poles/exemple.md", link)
    assert told(corpus) == [], "one link mends it"


def test_a_pole_alone_is_found_by_its_themes_and_nothing_is_told_of_it(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", case())
    assert told(corpus) == []


# --- what the scaffold left ----------------------------------------------------------------------


@pytest.mark.parametrize("folder", TYPES)
def test_a_guiding_sentence_of_the_scaffold_is_told_once_its_blank_is_gone(folder: str) -> None:
    """Each sentence by itself, through the very function that the check asks."""
    lines = [line for line in scaffold(TYPES[folder]).split("\n") if line.startswith(BLANK)]
    assert lines
    for line in lines:
        assert line.removeprefix(f"{BLANK} : ") in guidance(TYPES[folder])


def test_each_section_left_as_the_scaffold_made_it_is_told_at_its_line(corpus: Corpus) -> None:
    body = scaffold(TYPES["poles"]).split("\n---\n", 1)[1]
    left = body.replace(f"{BLANK} : ", "").replace("publiées lui-même. Retirez cette partie si les sources n’en disent rien.", "publiées lui-même.")
    corpus.write("poles/exemple.md", case(body=left))
    found = [problem for problem in told(corpus) if problem.code == "scaffold-left"]
    text = corpus.read("poles/exemple.md").split("\n")
    assert [problem.message.partition("« ")[2].rpartition(" »")[0] for problem in found] == [text[problem.line - 1] for problem in found]
    assert len(found) == len(TYPES["poles"].sections)


def test_a_sentence_that_only_holds_the_words_of_a_guide_is_nobodys_business(corpus: Corpus) -> None:
    corpus.write("pratiques/ici.md", PRACTICE.replace("Rien à dire.", "Le pôle a publié une note : Le principe, pas à pas. Elle est en ligne."))
    corpus.write("poles/exemple.md", case())
    assert told(corpus) == []


def test_a_blank_is_an_error_wherever_it_stands(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", case("territory: À REMPLIR", f"## Origine\n\n{BLANK} : D’où vient la coopération."))
    assert [(problem.line, problem.severity, problem.code) for problem in corpus.check()] == [(6, "error", "blank-left"), (11, "error", "blank-left")]


# --- text that stands in two cases -----------------------------------------------------------------


def words(number: int, seed: str) -> list[str]:
    """Words that no other seed gives."""
    return [f"{seed}{rank}" for rank in range(number)]


def two(corpus: Corpus, first: str, second: str) -> list[Problem]:
    corpus.write("poles/exemple-a.md", case(body=first))
    corpus.write("poles/exemple-b.md", case(body=second))
    return told(corpus)


def test_a_passage_of_two_cases_is_told_once_with_both_places(corpus: Corpus) -> None:
    passage = " ".join(words(30, "mot"))
    (problem,) = two(corpus, f"Un début.\n\n{passage.capitalize()}.", f"## Origine\n\nTout autre chose, puis {passage}.")
    assert (problem.path, problem.line, problem.column, problem.code, problem.severity) == ("cases/poles/exemple-b.md", 10, 24, "copied-text", "warning")
    assert problem.message.startswith("30 mots de suite sont aussi dans cases/poles/exemple-a.md:10 : « mot0 mot1 ")


@pytest.mark.parametrize("before", range(BLOCK + 1))
def test_a_run_is_found_wherever_it_starts_and_not_when_it_is_one_word_short(corpus: Corpus, before: int) -> None:
    run_of = " ".join(words(RUN, "mot"))
    start = " ".join(words(before, "avant"))
    assert [problem.code for problem in two(corpus, f"{start} {run_of} fin.", f"Autrement, {run_of} suite.")] == ["copied-text"]
    short = " ".join(words(RUN - 1, "mot"))
    assert two(corpus, f"{start} {short} fin.", f"Autrement, {short} suite.") == []


def test_capitals_line_ends_and_punctuation_do_not_hide_a_copy(corpus: Corpus) -> None:
    run_of = words(RUN, "mot")
    (problem,) = two(corpus, " ".join(run_of), ",\n".join(word.capitalize() for word in run_of))
    assert problem.code == "copied-text"


def test_quotes_addresses_and_headings_are_no_words_of_a_run(corpus: Corpus) -> None:
    title = " ".join(words(RUN + 5, "titre"))
    headings = "\n\n".join(f"## {section.title}\n\nUn." for section in TYPES["poles"].sections)
    assert two(corpus, f"Selon « {title} », ceci.\n\n{headings}", f"Lisez « {title} ».\n\n{headings}") == []
    target = "/".join(words(RUN + 5, "adresse"))
    assert two(corpus, f"[Ici](https://example.org/{target}).", f"[Là](https://example.org/{target}).") == []


def test_a_quote_inside_a_copied_passage_does_not_hide_it(corpus: Corpus) -> None:
    run_of = words(RUN, "mot")
    (problem,) = two(corpus, " ".join([*run_of[:10], "« tant »", *run_of[10:]]), " ".join([*run_of[:10], "« autant »", *run_of[10:]]))
    assert problem.message.startswith(f"{RUN} mots de suite")


def test_two_passages_are_two_findings_and_three_copies_are_told_of_the_first(corpus: Corpus) -> None:
    one, other = " ".join(words(RUN, "un")), " ".join(words(RUN, "deux"))
    assert len(two(corpus, f"{one} alors {other}", f"{other} ensuite {one}")) == 2
    corpus.write("poles/exemple-c.md", case(body=one))
    found = told(corpus)
    assert [(problem.path, "exemple-a.md" in problem.message) for problem in found] == [("cases/poles/exemple-b.md", True)] * 2 + [
        ("cases/poles/exemple-c.md", True)
    ]


def test_a_short_phrase_that_the_whole_library_repeats_does_not_hide_a_passage(corpus: Corpus) -> None:
    phrase, rest = " ".join(words(RUN - 3, "phrase")), " ".join(words(RUN, "suite"))
    for rank in range(OWNERS - 1):
        corpus.write(f"poles/exemple-{rank}.md", case(body=f"{phrase} " + " ".join(words(5, f"propre{rank}x"))))
    corpus.write("poles/exemple-y.md", case(body=f"{phrase} {rest}"))
    corpus.write("poles/exemple-z.md", case(body=f"Et {phrase} {rest}"))
    (problem,) = told(corpus)
    assert (problem.path, problem.message.startswith(f"{2 * RUN - 3} mots de suite sont aussi dans cases/poles/exemple-y.md")) == (
        "cases/poles/exemple-z.md",
        True,
    )


def test_the_copies_of_many_texts_are_those_that_a_plain_comparison_finds(corpus: Corpus) -> None:
    """Texts of few words, which meet by chance: the longest run of each pair, compared word
    by word, is told when it is long enough and is not when it is short."""
    chance = random.Random(25)
    stock = [" ".join(chance.choice("abc") for _ in range(chance.randint(15, 40))) for _ in range(12)]
    for _ in range(40):
        first, second = (" ".join(chance.choice(stock) for _ in range(2)) for _ in range(2))
        assert bool(two(corpus, first, second)) == (longest(first.split(), second.split()) >= RUN), (first, second)


def longest(first: list[str], second: list[str]) -> int:
    best, above = 0, [0] * (len(second) + 1)
    for word in first:
        here = [0]
        for rank, other in enumerate(second):
            here.append(above[rank] + 1 if word == other else 0)
        best, above = max(best, *here), here
    return best


@pytest.mark.parametrize("noise", ["« " * 30000, "](" * 30000, "mot " * 15000, "\n#" * 30000, "mot " * 25 + "autre " + "mot " * 15000])
def test_a_text_made_to_be_slow_to_compare_is_not(corpus: Corpus, noise: str) -> None:
    started = process_time()
    twice = [Case(TYPES["poles"], slug, None, Body(noise), SourceText(Path(slug), slug, noise, noise)) for slug in ("exemple-a", "exemple-b")]
    for body in twice:
        list(copies([Case(TYPES["poles"], "court", None, Body("mot " * RUN), SourceText(Path("court"), "court", "", "")), body]))
    list(copies(twice))
    assert process_time() - started < 2


def test_the_build_is_not_asked_what_only_the_check_tells(corpus: Corpus) -> None:
    passage = " ".join(words(RUN, "mot"))
    assert codes(two(corpus, passage, passage)) == [("cases/poles/exemple-b.md", "copied-text")]
    assert corpus.check() == [], "load is what a build calls"


# --- documents ---------------------------------------------------------------------------------------


def test_a_document_that_nothing_cites_is_told_at_its_entry(corpus: Corpus, library: Library) -> None:
    corpus.write("_sources.yml", ALL_SOURCES)
    corpus.write("poles/exemple.md", case("founded: [{on: 2014, source: recent}]", sources="ancien"))
    found = {problem.message.partition("« ")[2].partition(" »")[0]: problem for problem in told(corpus, date(2020, 2, 1)) if problem.code == "unused-source"}
    lines = ALL_SOURCES.split("\n")
    for name, problem in found.items():
        assert (problem.path, problem.severity) == ("cases/_sources.yml", "warning")
        assert lines[problem.line - 1][problem.column - 1 :] == name
    by_terms = {source for vocabulary in library.vocabularies.values() for term in vocabulary for source in term.source}
    assert by_terms
    assert found.keys() == {*library.sources, "sans-lecture"} - by_terms


def test_a_document_that_a_term_cites_is_used_and_a_borrowed_list_is_not_asked(corpus: Corpus) -> None:
    corpus.copy()
    assert [problem for problem in told(corpus) if problem.code == "unused-source"] == []
    corpus.write("../vide/poles/exemple.md", case())
    assert [problem.code for problem in upkeep_of(corpus.path.parent / "vide")] == []


def upkeep_of(folder: Path) -> list[Problem]:
    loaded = load(folder, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    return list(upkeep(loaded.library, None, FOUNDED))


@pytest.mark.parametrize(
    ("removed", "code", "rank", "field"),
    [
        ("  url: https://example.org/ancien\n", "source-address", 0, "url"),
        ('  published: "2013"\n', "source-date", 2, "published"),
    ],
)
def test_a_document_without_an_address_or_a_date_is_an_error_at_its_entry(
    corpus: Corpus, library: Library, removed: str, code: str, rank: int, field: str
) -> None:
    assert removed in SOURCES
    corpus.write("_sources.yml", ALL_SOURCES.removesuffix(SOURCES) + SOURCES.replace(removed, ""))
    corpus.write("poles/exemple.md", case(sources="ancien"))
    (problem,) = corpus.check()
    assert (problem.path, problem.code, problem.severity, problem.field) == ("cases/_sources.yml", code, "error", f"[{len(library.sources) + rank}].{field}")


# --- links between cases, and people's privacy ----------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "body", "code", "place"),
    [
        ("", "Voir [là](personne.md).", "broken-link", (8, 6)),
        ("", "Voir [là](../fiches/personne.md).", "broken-link", (8, 6)),
        ("", "Voir [là](#nulle-part).", "broken-link", (8, 6)),
        ("related: [personne]", "Rien.", "unknown-reference", (6, 11)),
        ("members: [{organisation: personne-du-tout}]", "Rien.", "unknown-reference", (6, 26)),
    ],
)
def test_a_link_to_a_case_that_does_not_exist_is_an_error_where_it_stands(corpus: Corpus, more: str, body: str, code: str, place: tuple[int, int]) -> None:
    corpus.write("poles/exemple.md", case(more, body))
    assert [(problem.code, problem.severity, (problem.line, problem.column)) for problem in corpus.check()] == [(code, "error", place)]


def test_a_page_that_names_what_was_withdrawn_is_told_once_where_it_does(corpus: Corpus) -> None:
    gone = case("aliases: [Zanzibar d'ici]\nwithdrawn: {on: 2026-11-22, reason: à sa demande}", title="Le Grand Zanzibar")
    corpus.write("poles/zanzibar.md", gone)
    corpus.write("poles/voisin.md", case(body="Rien.\n\nComme au grand\nZanzibar, puis à Zanzibar d’ici."))
    corpus.write("poles/lointain.md", case(body="Des Zanzibarais, un zanzibar."))
    found = [problem for problem in told(corpus) if problem.code == "names-withdrawn"]
    assert [(problem.path, problem.line, problem.column, problem.severity) for problem in found] == [("cases/poles/voisin.md", 11, 18, "warning")]


def test_the_advice_on_themes_names_the_branches(library: Library) -> None:
    hint = MESSAGES["theme-branch"].hint
    assert all(f"« {theme.pref_label} »" in hint for theme in library.vocabularies["themes"] if theme.id in MAIN_BRANCHES)


def test_what_needs_no_glossary_does_not_stand_in_it_too(library: Library) -> None:
    assert COMMON & set(library.vocabularies["glossary"].spellings) == set()


PERSONAL = [
    "camille.exemple@example.org", "c.exemple@example.org", "camille@example.org", "Camille.Exemple@Example.org", "camille-exemple+ptce@mail.example.org",
    "06 39 98 00 01", "06.39.98.00.01", "06-39-98-00-01", "0639980001", "07 00 00 00 01",
    "camille.exemple [at] example.org", "camille.exemple(at)example.org", "camille.exemple [arobase] example.org",
    "06\u00a039\u00a098\u00a000\u00a001", "+33 6 39 98 00 01", "+33639980001", "+33\u00a06 39 98 00 01",
]  # fmt: skip

GENERAL = [
    "contact@example.org", "accueil@example.org", "info@example.org", "secretariat@example.org", "communication@example.org", "Contact@Example.org",
    "contact+ptce@example.org", "01 99 00 00 01", "+33 1 99 00 00 01", "en 2006 39 98 00 01 tonnes", "le 06/07/2016", "06 39 98", "réf. 120639980001",
]  # fmt: skip


@pytest.mark.parametrize("contact", PERSONAL)
def test_the_address_or_the_number_of_a_person_is_refused_in_the_text_and_in_the_facts(corpus: Corpus, contact: str) -> None:
    corpus.write("poles/exemple-a.md", case(body=f"Écrivez à {contact}, ou venez."))
    corpus.write("poles/exemple-b.md", case(f'territory: "joindre {contact}"'))
    found = corpus.check()
    assert {(problem.path, problem.line, problem.code, problem.severity) for problem in found} == {
        ("cases/poles/exemple-a.md", 8, "personal-contact", "error"),
        ("cases/poles/exemple-b.md", 6, "personal-contact", "error"),
    }


HIDDEN = ["camille.exemple\\@example.org", "camille.exemple&#64;example.org", "camille.**exemple**@*example*.org", "06 39 &#57;8 00 **01**"]


@pytest.mark.parametrize("contact", HIDDEN)
def test_marks_of_markdown_hide_nobody_s_address(corpus: Corpus, contact: str) -> None:
    corpus.write("poles/exemple.md", case(body=f"Une ligne.\n\nÉcrivez *à* {contact}, ou venez."))
    (problem,) = corpus.check()
    assert (problem.code, problem.line, problem.column) == ("personal-contact", 10, 13)


@pytest.mark.parametrize("contact", GENERAL)
def test_the_general_address_of_an_organisation_its_land_line_and_other_numbers_may_stand(corpus: Corpus, contact: str) -> None:
    corpus.write("poles/exemple-a.md", case(body=f"Écrivez à {contact}, ou venez."))
    corpus.write("poles/exemple-b.md", case(f'territory: "joindre {contact}"'))
    assert corpus.check() == []
