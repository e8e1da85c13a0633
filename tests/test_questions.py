"""People's own questions find their page among the first three results, in a browser.

General pages (a question, a theme, what a PTCE is) stand before the cases, three at most."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from conftest import ROOT
from playwright.sync_api import Page, expect

QUESTIONS = yaml.safe_load((ROOT / "tests/data/questions.yml").read_text())
FIRST = 3


def test_there_are_twenty_questions_and_their_answers_exist(site: Path) -> None:
    assert len({question["asked"] for question in QUESTIONS}) >= 20
    missing = [answer for question in QUESTIONS for answer in question["answers"] if not (site / answer / "index.html").is_file()]
    assert not missing


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["asked"] for question in QUESTIONS])
def test_a_question_finds_its_page(page: Page, question: dict[str, object]) -> None:
    page.goto(f"/explorer/?q={quote(str(question['asked']))}")
    expect(page.locator("#explorer .status")).to_contain_text("pour «")
    paths = "links => links.map(link => new URL(link.href).pathname.slice(1))"
    general, cases = (page.locator(f"{part} a").evaluate_all(paths)[:FIRST] for part in (".general:not([hidden]) li", ".results .card-title"))
    assert set(question["answers"]) & {*general, *cases}, (general, cases)  # type: ignore[arg-type]
