"""What ages without anybody's fault: pages, schemes, offers, sites, sources."""

from __future__ import annotations

import pytest

from macros.casebook.schema.dates import Day
from macros.casebook.upkeep.ageing import months_before
from support.cases import pole
from support.corpus import Corpus
from support.upkeep.remarks import DAY, names, told

SOURCES = """- {id: vieux, title: Un document, publisher: Exemple, url: "https://example.org/v", published: "2014", read_on: "2026-11-01", kind: article}
- {id: sans-lecture, title: Un document, publisher: Exemple, url: "https://example.org/s", published: "2014", kind: article}
"""


@pytest.fixture
def sourced(corpus: Corpus) -> Corpus:
    """A folder of cases with documents of its own."""
    corpus.copy("_sources.yml")
    corpus.write("_sources.yml", corpus.read("_sources.yml") + SOURCES)
    return corpus


def state(year: str, source: str = "vieux") -> str:
    return f"state:\n  - {{value: en-activite, as_of: {year}, source: {source}}}"


def test_pages_come_with_the_oldest_knowledge_first_and_one_that_was_read_since_is_left_out(sourced: Corpus) -> None:
    sourced.write("poles/premier.md", pole(state("2013"), title="Un pôle de 2013"))
    sourced.write("poles/deux.md", pole(state("2012"), title="Un pôle de 2012"))
    sourced.write("poles/trois.md", pole(f"{state('2011')}\nreviewed: {{on: 2026-11-02, by: comité}}", title="Un pôle relu"))
    sourced.write("poles/quatre.md", pole(title="Un pôle sans fait daté"))
    assert names(sourced, "knowledge") == [f"knowledge-old poles/{slug}" for slug in ("quatre", "deux", "premier")]


def test_a_page_whose_review_is_due_is_to_be_read_again_however_new_its_facts_are(sourced: Corpus) -> None:
    sourced.write("poles/premier.md", pole("reviewed: {on: 2025-11-29, by: comité}\nreview_every: 12", title="Un pôle"))
    assert names(sourced, "knowledge", day=Day(2026, 11, 28)) == []
    (remark,) = told(sourced, "knowledge", day=Day(2026, 11, 29))
    assert "était prévue le 29 novembre 2026" in remark.problem.message


def test_a_fact_without_a_document_extends_no_knowledge(sourced: Corpus) -> None:
    sourced.write("poles/premier.md", pole(f"{state('2013')}\nfounded: 2026-01", title="Un pôle"))
    (remark,) = told(sourced, "knowledge")
    assert "s’arrêtent en 2013" in remark.problem.message


@pytest.mark.parametrize(("day", "is_told"), [(Day(2026, 12, 31), True), (Day(2015, 1, 1), False)])
def test_a_page_is_old_two_years_after_its_newest_fact(sourced: Corpus, day: Day, is_told: bool) -> None:
    sourced.write("poles/premier.md", pole(state("2013"), title="Un pôle"))
    assert bool(names(sourced, "knowledge", day=day)) is is_told


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [
        ("state: ouvert\nverified_on: 2026-05-01", True),
        ("state: ouvert\nverified_on: 2026-06-01", False),
        ("state: non-verifie", True),
        ("state: termine\nverified_on: 2020-01-01", False),
    ],
)
def test_a_scheme_that_is_not_over_is_looked_at_each_half_year(corpus: Corpus, lines: str, is_told: bool) -> None:
    corpus.write("dispositifs/appel.md", f"---\ntitle: Un appel\nsummary: Un appel.\nkind: appel-a-projets\nsources: [coorace-2016]\n{lines}\n---\n")
    assert bool(names(corpus, "scheme")) is is_told


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ("", "personne n’a confirmé"),
        (", confirmed_on: 2025-01-01, until: 2026-06", "valait jusqu’en juin 2026"),
        (", confirmed_on: 2026-01-01, until: 2027-01-15", "bientôt passé"),
        (", confirmed_on: 2026-01-01, until: 2027-10", ""),
    ],
)
def test_an_offer_is_asked_about_until_it_is_confirmed_and_shortly_before_its_end(corpus: Corpus, dates: str, words: str) -> None:
    offer = f"offers:\n  - {{kind: visite-apprenante, text: Une visite, source: coorace-2016{dates}}}"
    corpus.write("fiches/action.md", pole(offer, title="Une action"))
    messages = [remark.problem.message for remark in told(corpus, "offer")]
    assert len(messages) == bool(words)
    assert all(words in message for message in messages)


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (Day(2026, 11, 30), 6, Day(2026, 5, 30)),
        (Day(2026, 11, 29), 6, Day(2026, 5, 29)),
        (Day(2027, 2, 28), 6, Day(2026, 8, 28)),
        (Day(2026, 8, 31), 6, Day(2026, 2, 28)),
        (Day(2028, 2, 29), 24, Day(2026, 2, 28)),
        (Day(2026, 12, 31), -2, Day(2027, 2, 28)),
    ],
)
def test_months_before_a_day_end_on_the_same_day_or_the_last_of_the_month(day: Day, months: int, before: Day) -> None:
    assert months_before(day, months) == before


def test_a_page_of_contact_and_the_documents_of_a_case_are_told_as_those_of_all(sourced: Corpus) -> None:
    contact = "contact: {url: https://www.example.org/contact, as_of: 2014, source: vieux}"
    own = 'new_sources:\n  - {id: le-sien, title: Un bilan, publisher: Exemple, url: "https://example.org/b", published: "2014", kind: article}'
    sourced.write("poles/premier.md", pole(f"{contact}\n{own}", title="Un pôle", sources="le-sien, vieux"))
    mine = "source-unseen poles/premier "
    assert names(sourced, mine) == [f"{mine}le-sien", f"{mine}contact"]
    line = sourced.read("poles/premier.md").split("\n").index(own.split("\n")[1]) + 1
    assert told(sourced, f"{mine}le-sien")[0].problem.line == line
    sourced.replace("poles/premier.md", "source: vieux}", "source: vieux, seen_alive: 2026-11-02}")
    sourced.replace("poles/premier.md", 'published: "2014", kind', 'published: "2014", read_on: "2026-11-02", kind')
    assert names(sourced, mine) == []


def test_a_site_that_nobody_saw_and_a_document_that_nobody_read_are_told(sourced: Corpus) -> None:
    site = "website: {url: https://www.example.org/, as_of: 2014, source: vieux}"
    sourced.write("poles/premier.md", pole(site, title="Un pôle", sources="sans-lecture, vieux"))
    assert names(sourced, "source-unseen") == ["source-unseen sans-lecture", "source-unseen poles/premier website"]
    sourced.replace("poles/premier.md", "source: vieux}", "source: vieux, seen_alive: 2026-11-02}")
    assert names(sourced, "source-unseen") == ["source-unseen sans-lecture"]


@pytest.mark.parametrize(("read", "is_told"), [("", True), ("2026-11-21", True), ("2026-11-22", False), ("2026-11", False), ("2026-12-01", False)])
def test_a_confirmation_is_told_until_the_pole_has_answered_for_it(corpus: Corpus, read: str, is_told: bool) -> None:
    provenance = f"provenance: {{read_by_pole: {read}}}\n" if read else ""
    corpus.write("poles/premier.md", pole(f"{provenance}confirmations:\n  - {{on: 2026-11-22, role: direction, facts: [place]}}", title="Un pôle"))
    assert names(corpus, "confirmation-unanswered") == ["confirmation-unanswered poles/premier 2026-11-22"] * is_told


def test_a_step_that_its_document_cannot_know_is_told(sourced: Corpus) -> None:
    sourced.write("poles/premier.md", pole("milestones:\n  - {on: 2015, text: Une étape., source: vieux}\n  - {on: 2014, text: Une étape., source: vieux}"))
    assert names(sourced, "source-older") == ["source-older poles/premier milestones.0 vieux"]
    assert told(sourced, "source-older", day=DAY)[0].problem.field == "milestones[0].on"
