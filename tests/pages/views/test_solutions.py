"""What one may take up at a solutions forum: by the rules that its page says, from what files declare."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.library.solutions import solutions
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import read
from support.repository import ROOT

FRONT = "---\ntitle: {title}\nsummary: Une page.\nthemes: [mutualisation]\nnational: true\nsources: [coorace-2016]\n{more}\n---\n"

STAGE = "stage: [{{value: {0}, as_of: {1}, source: coorace-2016}}]"
PRACTICE = "challenge: payer-animation\nevidence: {0}\nexamples: [{{case: fiches/en-marche, did: Elle le fait., as_of: 2016, source: coorace-2016}}]"


def forum(corpus: Corpus) -> Library:
    """A library with one case of each stage and evidence, and an event with a forum and its lists."""
    for stage in ("idee", "etude", "experimentation", "lancement", "en-marche", "essaimage", "arrete"):
        corpus.write(f"fiches/{stage}.md", FRONT.format(title=f"Action {stage}", more=STAGE.format(stage, 2020)))
    stopped = "stage:\n  - {value: en-marche, as_of: 2015, source: coorace-2016}\n  - {value: arrete, as_of: 2019, source: coorace-2016}"
    corpus.write("fiches/arretee-depuis.md", FRONT.format(title="Action arrêtée depuis", more=stopped))
    corpus.write("fiches/presentee.md", FRONT.format(title="Action présentée", more=STAGE.format("lancement", 2020)))
    for evidence in ("pratiquee", "effets-decrits", "abandonnee"):
        corpus.write(f"pratiques/{evidence}.md", FRONT.format(title=f"Pratique {evidence}", more=PRACTICE.format(evidence)))
    event = """starts: 2021-05-04
programme:
  - {kind: forum-solutions, title: Un forum, intent: [projet-a-essaimer], cases: [fiches/presentee]}
  - {kind: forum-solutions, title: Un chantier, intent: [projet-a-co-creer]}
outputs:
  - kind: propositions
    items: [Une idée neuve., {text: Une idée déjà faite., cases: [fiches/en-marche]}]
  - kind: enjeux-ess
    items: [Un enjeu.]"""
    corpus.write("evenements/rencontre.md", FRONT.format(title="Une rencontre", more=event))
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    return loaded.library


def titles(cases: tuple[Case, ...]) -> list[str]:
    return [case.title for case in cases]


def test_each_rule_takes_what_it_says_and_nothing_else(corpus: Corpus) -> None:
    found = solutions(forum(corpus))
    assert titles(found["projet-a-essaimer"].cases) == ["Action présentée", "Action en-marche", "Action essaimage"]
    assert titles(found["pratique-a-transferer"].cases) == ["Pratique effets-decrits", "Pratique pratiquee"]
    assert titles(found["projet-a-co-creer"].cases) == ["Action etude", "Action idee"]
    assert [unshown.idea.text for unshown in found["projet-a-co-creer"].ideas] == ["Une idée neuve."]
    assert [unshown.idea.text for unshown in found["projet-a-essaimer"].ideas] == []
    assert [one.session.title for one in found["projet-a-co-creer"].sessions] == ["Un chantier"]


def test_a_session_is_reached_with_an_id_of_its_own_or_without(corpus: Corpus, tmp_path: Path) -> None:
    forum(corpus)
    event = """starts: 2022-05-04
programme:
  - {kind: forum-solutions, title: Un forum, intent: [projet-a-essaimer]}
  - {kind: forum-solutions, title: Un forum, intent: [projet-a-essaimer]}
  - {kind: forum-solutions, title: Un forum, id: le-mien, intent: [projet-a-essaimer]}"""
    corpus.write("evenements/autre.md", FRONT.format(title="Une autre rencontre", more=event))
    site = corpus.pour(tmp_path / "site")
    linked = [link.partition("#") for link in read(site / "forum-des-solutions").links if "/evenements/" in link and "#" in link]
    fragments = {folder: {fragment for one, _, fragment in linked if one == folder} for folder, _, _ in linked}
    assert len(fragments["../evenements/autre/"]) == 3
    assert "le-mien" in fragments["../evenements/autre/"]
    for folder, found in fragments.items():
        page = read(site / "forum-des-solutions" / folder)
        assert {id for one in page.all("li", class_="session") if (id := one.attributes.get("id"))} >= found, folder


def test_the_whole_lists_are_pages_and_one_that_is_empty_says_so(corpus: Corpus, tmp_path: Path) -> None:
    forum(corpus)
    corpus.write(
        "fiches/retiree.md",
        FRONT.format(title="Action retirée", more=f"{STAGE.format('essaimage', 2020)}\nwithdrawn: {{on: 2026-11-20, reason: à sa demande}}"),
    )
    for evidence in ("pratiquee", "effets-decrits", "abandonnee"):
        (corpus.path / f"pratiques/{evidence}.md").unlink()
    site = corpus.pour(tmp_path / "site")
    spread, transfer, create = (read(site / "forum-des-solutions" / intent) for intent in ("projet-a-essaimer", "pratique-a-transferer", "projet-a-co-creer"))
    assert [card.first("h3").text() for card in spread.all("li", class_="card")] == ["Action présentée", "Action en-marche", "Action essaimage"]
    assert "n’en connaît pas encore" in transfer.text()
    assert "Une idée neuve." in create.text()
    assert "../../evenements/rencontre/" in create.links
    assert "Action retirée" not in read(site / "forum-des-solutions").text()


def test_the_page_of_the_forum_shows_some_of_each_and_leads_to_the_others(site: Path, library: Library) -> None:
    page = read(site / "forum-des-solutions")
    found = solutions(library)
    for intent, solution in found.items():
        assert solution.items, intent
        more = f"../forum-des-solutions/{intent}/"
        assert (more in page.links) == (len(solution.items) > 12), intent
        whole = read(site / "forum-des-solutions" / intent)
        assert len(list(whole.all("li", class_="card"))) == len(solution.cases)
        assert len(list(whole.first("main").all("ul", class_="ideas"))) == bool(solution.ideas)
    for said in ("13 h 45", "15 h 30", "deux séries de six ateliers", "c’est notre calcul"):
        assert said in page.text()


@pytest.mark.parametrize("path", ["/forum-des-solutions/", "/forum-des-solutions/projet-a-co-creer/"])
def test_it_reads_without_a_script_and_no_barrier_stands(page: Page, new_page: NewPage, path: str) -> None:
    without = new_page(java_script_enabled=False, viewport={"width": SMALL_PHONE, "height": 800})
    without.goto(path)
    expect(without.locator("h1")).to_be_visible()
    assert without.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE
    page.goto(path)
    assert looked_over(page, smallest=SMALL_PHONE) == {}


def test_the_plan_of_the_page_opens_at_the_desk_with_the_sheets_that_were_put_aside(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/forum-des-solutions/")
    page.get_by_role("button", name="Mettre de côté : Soleni").click()
    page.get_by_role("link", name="Ouvrez ce plan").click()
    desk = page.locator("#organiser")
    expect(desk).to_contain_text("deux séries de six séances de 45 minutes")
    expect(desk).to_contain_text("Fiches à placer (1)")
    for hours in ("13 h 45 – 14 h 30", "14 h 45 – 15 h 30"):
        expect(desk.get_by_text(hours.replace(" h", "\u00a0h").replace("h ", "h\u00a0"))).to_have_count(6)
