"""People's own questions find their page among the first three results, in a browser.

General pages (a question, a theme, what a PTCE is) stand before the cases, three at most."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from playwright.sync_api import Page, expect

from macros.casebook.language.french import typographic
from support.repository import ROOT

QUESTIONS = yaml.safe_load((ROOT / "tests/data/questions.yml").read_text())
FIRST = 3


def test_there_are_twenty_questions_and_their_answers_exist(site: Path) -> None:
    assert len({question["asked"] for question in QUESTIONS}) >= 20
    missing = [answer for question in QUESTIONS for answer in question["answers"] if not (site / answer / "index.html").is_file()]
    assert not missing


def test_each_question_finds_its_page(page: Page) -> None:
    page.goto("/explorer/")
    status, field = page.locator("#explorer .status"), page.locator("#explorer-q")
    expect(status).to_contain_text("Toute la bibliothèque")
    paths = "links => links.map(link => new URL(link.href).pathname.slice(1))"
    lost = {}
    for question in QUESTIONS:
        field.fill(question["asked"])
        field.press("Enter")
        expect(page).to_have_title(re.compile(rf"^{re.escape(typographic(question['asked']))} ·"))
        expect(status).to_contain_text("pour «")
        found = [path for part in (".general:not([hidden]) li", ".results .card-title") for path in page.locator(f"{part} a").evaluate_all(paths)[:FIRST]]
        if not set(question["answers"]) & set(found):
            lost[question["asked"]] = found
    assert lost == {}
