"""The page of a question: its table, on a telephone, without scripts, on two sheets of paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.library import Library
from support.accessibility import looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import Element
from support.publish.paper import sheets
from support.sites import serving

POINTS = "- Un point qui tient en une phrase, assez longue pour deux lignes. Et la suite.\n" * 5
TEXT = f"## Ce qu'il faut\n\n{POINTS}\n## Ce que ça a donné\n\n{POINTS}"


def test_the_table_links_each_way_and_each_taker_and_says_its_date(trees: Mapping[str, Element], library: Library) -> None:
    rows = list(trees["questions/payer-animation/"].first("section", class_="synthesis").first("tbody").all("tr"))
    practices = [case for case in library.of_type("pratiques") if "payer-animation" in (case.facts.challenge, *case.facts.challenges)]
    assert len(rows) == len(practices) >= 3
    assert {row.links[0].strip("/").removeprefix("../../") for row in rows} == {case.key for case in practices}
    assert all(len(row.links) > 1 for row in rows)


def test_axe_finds_nothing_and_a_telephone_shows_cards(page: Page) -> None:
    page.goto("/questions/apprendre-autres/")
    assert looked_over(page, smallest=320) == {}
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.locator(".synthesis td").first).to_have_css("display", "block")


def test_without_scripts_it_is_whole(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/questions/payer-animation/")
    expect(page.locator(".synthesis tbody tr").first).to_be_visible()


def test_what_is_said_by_hand_has_its_cases_and_no_sentence_is_undated(trees: Mapping[str, Element], library: Library) -> None:
    for question, lesson in library.lessons.items():
        part = trees[f"questions/{question}/"].first("section", class_="synthesis")
        rows = list(part.first("ul", class_="synthesis-said").all("li"))
        assert [[link.strip("/").removeprefix("../../") for link in row.links] for row in rows] == [[*one.cases] for one in lesson.statements]
        assert all(re.search(r"[12][0-9]{3}|sans date", row.text()) for row in rows)
        assert f"type=pratiques&question={question}#ecrire" in "".join(part.links)


@pytest.mark.parametrize("question", ["payer-animation", "associer-elus"])  # the longest
def test_it_is_two_sheets_of_paper_at_most(question: str, page: Page) -> None:
    page.goto(f"/questions/{question}/")
    page.emulate_media(media="print")
    assert len(sheets(page.pdf(prefer_css_page_size=True))) <= 2


def test_sixty_practices_are_two_sheets_and_the_rest_is_a_link(corpus: Corpus, tmp_path: Path, new_page: NewPage) -> None:
    corpus.copy()
    words = f"- {{text: {'animation ' * 20}, cases: [pratiques/quote-part-sur-les-marches]}}"
    corpus.write("_syntheses.yml", "- challenge: payer-animation\n  on: 2026-12-01\n  statements:\n" + f"    {words}\n" * 5)
    for rank in range(60):
        written = corpus.read("pratiques/quote-part-sur-les-marches.md").split("---")[1]
        head = "\n".join(line for line in written.splitlines() if not line.startswith(("id:", "title:", "aliases:")))
        corpus.write(f"pratiques/maniere-{rank:02}.md", f"---\ntitle: Une manière de payer l'animation, numéro {rank}\n{head.strip()}\n---\n\n{TEXT}")
    with serving(corpus.pour(tmp_path / "site")) as address:
        page = new_page()
        page.goto(f"{address}/questions/payer-animation/")
        expect(page.locator(".synthesis tbody tr")).to_have_count(12)
        expect(page.locator(".synthesis").get_by_role("link", name="la liste entière")).to_have_attribute("href", "#k-pratiques")
        page.emulate_media(media="print")
        assert len(sheets(page.pdf(prefer_css_page_size=True))) <= 2
