"""The upkeep of the library: what the check tells of it as a whole, at the place to mend."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from macros.casebook.check.loading import load
from macros.casebook.check.rules import BLANK
from macros.casebook.check.upkeep import guidance, upkeep
from macros.casebook.files.scaffold import scaffold
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from support.cases import pole
from support.corpus import Corpus
from support.repository import FOUNDED, ROOT, TYPES, call

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


def codes(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(problem.path, problem.code) for problem in problems]


def test_no_page_of_the_founding_library_is_overdue_on_its_first_day_nor_a_day_before_its_time() -> None:
    for day in ("2026-11-30", "2027-11-21"):
        ended = call("scripts.check", "--on", day)
        assert (ended.returncode, ended.stdout) == (0, "Tout est en ordre.\n"), day


def test_every_page_that_nobody_reviewed_is_due_a_year_after_its_newest_document_was_read(library: Library) -> None:
    ended = call("scripts.check", "--on", "2027-11-30", "--format", "json")
    problems = json.loads(ended.stdout)
    assert ended.returncode == 0
    assert {problem["code"] for problem in problems} == {"review-overdue"}
    assert {problem["path"] for problem in problems} == {case.path.removeprefix(f"{ROOT}/") for case in library.published.values()}


@pytest.mark.parametrize("day", ["demain", "22/11/2026", "2026-13-01"])
def test_a_day_that_does_not_exist_exits_2_and_says_how_to_write_one(day: str) -> None:
    ended = call("scripts.check", "--on", day)
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
    corpus.write("poles/exemple.md", pole(more, sources=sources))

    def overdue(on: date) -> list[Problem]:
        return [problem for problem in corpus.upkeep(on) if problem.code == "review-overdue"]

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
    assert codes(corpus.upkeep()) == [("cases/organisations/exemple.md", "no-link")]
    corpus.replace("organisations/exemple.md", "sources:", "withdrawn: {on: 2026-11-22, reason: à sa demande}\nsources:")
    assert corpus.upkeep(date(2030, 1, 1)) == []


# --- cases that nothing leads to -----------------------------------------------------------------

PRACTICE = pole("challenge: payer-animation\nexamples:\n  - {case: poles/exemple, did: Ceci.}")
EVENT = "---\ntitle: Une journée\nsummary: Un exemple.\nstarts: 2016-09-23\norganisers: [reseau]\nsources: [coorace-2016]\n---\n"
NETWORK = "---\ntitle: Un réseau\nsummary: Un exemple.\nkind: reseau-national\nsources: [coorace-2016]\n---\n"
SCHEME = "---\ntitle: Un appel\nsummary: Un exemple.\nkind: appel-a-projets\nsources: [coorace-2016]\n---\n"

WITHDRAWN = pole("withdrawn: {on: 2026-11-22, reason: à sa demande}", title="Un autre pôle")

ALONE = {
    "a practice whose only example is withdrawn": (
        "pratiques/ici.md",
        PRACTICE,
        {"poles/exemple.md": WITHDRAWN},
    ),
    "an organisation that nobody names, though it names a network": (
        "organisations/ici.md",
        NETWORK.replace("sources:", "networks: [reseau]\nsources:"),
        {"organisations/reseau.md": NETWORK, "poles/exemple.md": pole(body="Avec [le réseau](../organisations/reseau.md).")},
    ),
    "a scheme that nobody names": ("dispositifs/ici.md", SCHEME, {}),
    "an event that leads to its organisers alone": ("evenements/ici.md", EVENT, {"organisations/reseau.md": NETWORK}),
    "a sheet without a pole": ("fiches/ici.md", pole(), {}),
    "a testimony without a pole": ("entretiens/ici.md", pole("people: [{role: directrice}]\noriginal: coorace-2016"), {}),
}


@pytest.mark.parametrize("what", ALONE)
def test_a_case_that_a_reader_comes_upon_only_in_the_list_of_its_type_is_told(corpus: Corpus, what: str) -> None:
    name, text, others = ALONE[what]
    for other, its_text in others.items():
        corpus.write(other, its_text)
    corpus.write(name, text)
    (problem,) = corpus.upkeep()
    assert (problem.path, problem.code, problem.severity, problem.line) == (f"cases/{name}", "no-link", "warning", 2)
    key = name.removesuffix(".md")
    link = pole(body=f"Voir [ceci](../{key}.md).") if not key.startswith("pratiques/") else pole()
    corpus.write("poles/exemple.md", link)
    assert corpus.upkeep() == [], "one link mends it"


def test_a_pole_alone_is_found_by_its_themes_and_nothing_is_told_of_it(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole())
    assert corpus.upkeep() == []


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
    corpus.write("poles/exemple.md", pole(body=left))
    found = [problem for problem in corpus.upkeep() if problem.code == "scaffold-left"]
    text = corpus.read("poles/exemple.md").split("\n")
    assert [problem.message.partition("« ")[2].rpartition(" »")[0] for problem in found] == [text[problem.line - 1] for problem in found]
    assert len(found) == len(TYPES["poles"].sections)


def test_a_sentence_that_only_holds_the_words_of_a_guide_is_nobodys_business(corpus: Corpus) -> None:
    corpus.write("pratiques/ici.md", PRACTICE.replace("Rien à dire.", "Le pôle a publié une note : Le principe, pas à pas. Elle est en ligne."))
    corpus.write("poles/exemple.md", pole())
    assert corpus.upkeep() == []


def test_a_blank_is_an_error_wherever_it_stands(corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole("territory: À REMPLIR", f"## Origine\n\n{BLANK} : D’où vient la coopération."))
    assert [(problem.line, problem.severity, problem.code) for problem in corpus.check()] == [(6, "error", "blank-left"), (11, "error", "blank-left")]


def test_a_document_that_nothing_cites_is_told_at_its_entry(corpus: Corpus, library: Library) -> None:
    corpus.write("_sources.yml", ALL_SOURCES)
    corpus.write("poles/exemple.md", pole("founded: [{on: 2014, source: recent}]", sources="ancien"))
    found = {problem.message.partition("« ")[2].partition(" »")[0]: problem for problem in corpus.upkeep(date(2020, 2, 1)) if problem.code == "unused-source"}
    lines = ALL_SOURCES.split("\n")
    for name, problem in found.items():
        assert (problem.path, problem.severity) == ("cases/_sources.yml", "warning")
        assert lines[problem.line - 1][problem.column - 1 :] == name
    by_terms = {source for vocabulary in library.vocabularies.values() for term in vocabulary for source in term.source}
    by_terms |= {term.contact.source for term in library.vocabularies["regions"]}  # those that name the network of a region
    assert by_terms
    assert found.keys() == {*library.sources, "sans-lecture"} - by_terms


def test_a_document_that_a_term_cites_is_used_and_a_borrowed_list_is_not_asked(corpus: Corpus) -> None:
    corpus.copy()
    assert [problem for problem in corpus.upkeep() if problem.code == "unused-source"] == []
    corpus.write("../vide/poles/exemple.md", pole())
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
    corpus.write("poles/exemple.md", pole(sources="ancien"))
    (problem,) = corpus.check()
    assert (problem.path, problem.code, problem.severity, problem.field) == ("cases/_sources.yml", code, "error", f"[{len(library.sources) + rank}].{field}")


# --- announced events, changes ------------------------------------------------------------------

EVENT = """---
title: Une rencontre
summary: Un exemple.
starts: {starts}
{more}
cases: [poles/pole]
---

Rien à dire.
"""


def of_event(corpus: Corpus, starts: str, more: str, on: date) -> list[tuple[str, int, str]]:
    corpus.write("poles/pole.md", pole())
    corpus.write("evenements/rencontre.md", EVENT.format(starts=starts, more=more))
    return [(problem.code, problem.line, problem.hint) for problem in corpus.upkeep(on) if problem.path.endswith("rencontre.md")]


@pytest.mark.parametrize(
    ("starts", "more", "on", "told"),
    [
        ("2027-03-12", "announced: true", date(2027, 3, 12), ""),
        ("2027-03-12", "announced: true", date(2027, 3, 13), "citez son compte rendu"),
        ("2027-03-12", "ends: 2027-03-14\nannounced: true", date(2027, 3, 14), ""),
        ("2027-03-12", "ends: 2027-03-14\nannounced: true", date(2027, 3, 15), "citez son compte rendu"),
        ("2027-03", "announced: true", date(2027, 3, 31), ""),
        ("2027-03", "announced: true", date(2027, 4, 1), "citez son compte rendu"),
        ("2027-03-12", "sources: [coorace-2016]", date(2028, 3, 13), ""),
        ("2027-03-12", "announced: true\nstatus: annulee", date(2028, 3, 13), ""),
        ("2027-03-12", "announced: true\nstatus: reportee", date(2028, 3, 13), "donnez sa nouvelle date"),
    ],
)
def test_an_announced_event_that_is_past_waits_for_its_report(starts: str, more: str, on: date, told: str, corpus: Corpus) -> None:
    found = [line for line in of_event(corpus, starts, more, on) if line[0] == "announced-past"]
    assert len(found) == bool(told)
    for _code, line, hint in found:
        assert hint.startswith(told)
        assert corpus.read("evenements/rencontre.md").split("\n")[line - 1] == "announced: true"


SESSIONS = """programme:
  - {kind: pleniere, title: Accueil%s}
  - {kind: pleniere, title: Débat, start: "09:30"%s}
  - {kind: pleniere, title: Débat, start: "10:30"%s}"""


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("announced: true", ["announced-without-id"]),
        ("id: k7m2p9x4\nannounced: true", []),
        ("id: k7m2p9x4\nannounced: true\n" + SESSIONS % ("", "", ""), ["announced-without-id"]),
        ("id: k7m2p9x4\nannounced: true\n" + SESSIONS % ("", ", id: matin", ""), ["announced-without-id"]),
        ("id: k7m2p9x4\nannounced: true\n" + SESSIONS % ("", ", id: matin", ", id: midi"), []),
        ("announced: true\n" + SESSIONS % ("", "", ""), ["announced-without-id", "announced-without-id"]),
        ("sources: [coorace-2016]\n" + SESSIONS % ("", "", ""), []),
        ("announced: false\nsources: [coorace-2016]", []),
        ("announced: true\nwithdrawn: {on: 2027-01-05, reason: à leur demande}", []),
    ],
)
def test_what_an_announced_event_pastes_keeps_its_entries_in_calendars(more: str, told: list[str], corpus: Corpus) -> None:
    def found() -> list[Problem]:
        return [one for one in corpus.upkeep(date(2027, 1, 1)) if one.path.endswith("rencontre.md") and one.code.startswith("announced-without-id")]

    of_event(corpus, "2027-03-12", more, date(2027, 1, 1))
    assert [one.code for one in found()] == told
    for one in reversed(found()):  # a line that is added moves those after it
        assert one.severity == "warning"
        lines = corpus.read("evenements/rencontre.md").split("\n")
        pasted = re.findall(r"«\s(id: [a-z0-9-]+)\s»", one.hint)[0]
        if "kind:" in lines[one.line - 1]:
            lines[one.line - 1] = lines[one.line - 1].replace("{", f"{{{pasted}, ")
        else:
            lines.insert(one.line - 1, pasted)
        corpus.write("evenements/rencontre.md", "\n".join(lines))
    assert call("scripts.ids", "--cases", corpus.path).returncode == 0
    assert found() == []


@pytest.mark.parametrize(("starts", "words"), [("2026-08", "(août 2026)"), ("2026", "(2026)"), ("2026~", "(vers 2026)"), ("2026-10-01", "(1er octobre 2026)")])
def test_what_is_past_is_told_without_a_preposition_that_its_date_may_not_bear(corpus: Corpus, starts: str, words: str) -> None:
    of_event(corpus, starts, "announced: true", date(2027, 4, 1))
    (problem,) = (problem for problem in corpus.upkeep(date(2027, 4, 1)) if problem.code == "announced-past")
    assert problem.message.endswith(f"est passée {words}")


def test_a_testimony_and_no_announcement_make_it_an_event_like_others(corpus: Corpus) -> None:
    document = "{id: dit, title: La journée, publisher: Le pôle, kind: temoignage-direct, role: organisatrice, published: 2027-03-13}"
    assert of_event(corpus, "2027-03-12", f"sources: [dit]\nnew_sources: [{document}]", date(2027, 4, 1)) == []


def test_sources_are_asked_of_an_event_that_its_organisers_do_not_announce(corpus: Corpus) -> None:
    for more, missing in (("", True), ("announced: false", True), ("announced: true", False), ("announced: true\nsources: []", False)):
        corpus.write("evenements/rencontre.md", EVENT.format(starts="2027-03-12", more=more).replace("cases: [poles/pole]\n", ""))
        assert [(problem.field, problem.code) for problem in corpus.check()] == ([("sources", "missing-field")] if missing else [])


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("changes: [{kind: completee, text: Le budget.}]", [("change-undated", "changes[0].on")]),
        ("changes:\n  - {on: 2026-11-22, kind: nouvelle}\n  - {kind: corrigee}", [("change-undated", "changes[1].on")]),
        ("changes: [{on: 2026-11-22, kind: nouvelle}]", []),
        ("updated: 2026-11-22\nchanges: [{on: 2026-11-22, kind: nouvelle}]", []),
        ("updated: 2026-11-21\nchanges: [{on: 2026-11-22, kind: nouvelle}]", [("updated-before-change", "updated")]),
        ("updated: 2026-11\nchanges: [{on: 2026-11-22, kind: nouvelle}]", []),
        ("updated: 2026\nchanges: [{on: 2027-01, kind: nouvelle}, {on: 2026-01, kind: corrigee}]", [("updated-before-change", "updated")]),
        ("updated: 2026-11-22", []),
    ],
)
def test_editors_are_told_what_changes_they_must_still_date(more: str, told: list[tuple[str, str]], corpus: Corpus) -> None:
    corpus.write("poles/pole.md", pole(more))
    assert [(problem.code, problem.field) for problem in corpus.check()] == []
    found = [problem for problem in corpus.upkeep() if problem.code != "no-link"]
    assert [(problem.code, problem.field) for problem in found] == told
    for problem in found:
        line = corpus.read("poles/pole.md").split("\n")[problem.line - 1]
        assert "updated" in line or "{kind" in line
