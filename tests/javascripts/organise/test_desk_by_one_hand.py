"""From the empty desk to the page of the site with one means alone: a finger at 390 pixels, the keys of a keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Locator, Page, expect

from support.accessibility import WIDER
from support.browsing import Chromium, pages
from support.corpus import Corpus
from support.form.desk import DATE, SERIES, TITLE, at_desk, session, sheet
from support.markup import read

SUMMARY = "Des pôles racontent ce qui marche chez eux."
PLACED = {"Soleni": "Atelier 1", "Festival Économie du 3e type": "Atelier 4"}
"""In which session each sheet is put."""


class Hand(Protocol):
    """One means of doing everything at the desk."""

    page: Page

    def press(self, what: Locator) -> None:
        """Do what a button does, tick a box, choose among several."""

    def write(self, text: str, where: Locator | None = None) -> None:
        """Write in a field in place of what it says; without one, where the writing goes at present."""

    def put(self, place: Locator) -> None:
        """Put what is held into a place."""


class Finger:
    """Taps, and the letters of a screen's keyboard, which is no keyboard to the page: it says no key."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        what.tap()

    def write(self, text: str, where: Locator | None = None) -> None:
        if where:
            where.tap()
            where.evaluate("field => field.select()")
        self.page.keyboard.insert_text(text)

    def put(self, place: Locator) -> None:
        expect(self.page.locator("button.place").first).to_be_visible()
        place.tap()


FARTHEST = 400
"""Keys until something must have been reached."""

TOWARDS = """place => {
    const [from, to] = [document.activeElement, place].map(one => one.closest(".droppable").getBoundingClientRect());
    if (Math.abs(to.top - from.top) > 2) return to.top > from.top ? "ArrowDown" : "ArrowUp";
    return to.left > from.left ? "ArrowRight" : "ArrowLeft";
}"""
"""The arrow that leads from the place that has the focus towards another one."""


class Keys:
    """Keys alone: nothing is pressed that has not been reached by Tab or by arrows, and the focus is somewhere after each."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def _at(self, what: Locator) -> bool:
        return bool(what.evaluate("element => element === document.activeElement"))

    def _reach(self, what: Locator) -> None:
        """By Tab; backwards where it stands before what has the focus. Of choices the one that is chosen has the focus: arrows lead on."""
        after = what.evaluate("element => !(document.activeElement.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING)")
        for _ in range(FARTHEST):
            if self._at(what):
                return
            group = what.evaluate("element => element.type === 'radio' && document.activeElement.name === element.name")
            self.page.keyboard.press("ArrowDown" if group else "Tab" if after else "Shift+Tab")
        pytest.fail(f"not reached by keys: {what}")

    def press(self, what: Locator) -> None:
        self._reach(what)
        self.page.keyboard.press("Space" if what.evaluate("element => element.matches('input')") else "Enter")
        assert self.page.evaluate("document.activeElement !== document.body"), what

    def write(self, text: str, where: Locator | None = None) -> None:
        if where:
            self._reach(where)
            self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def put(self, place: Locator) -> None:
        """The focus is on a place already; arrows lead to any other, towards where it is seen."""
        for _ in range(FARTHEST):
            if self._at(place):
                break
            self.page.keyboard.press(place.evaluate(TOWARDS))
        assert self._at(place), place
        self.page.keyboard.press("Enter")
        assert self.page.evaluate("document.activeElement.closest('.desk-session') !== null")


@pytest.fixture
def finger(browser: Chromium, form_site: str) -> Iterator[Callable[[], Hand]]:
    made = pages(browser, form_site)
    yield lambda: Finger(next(made)(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True))
    next(made, None)


@pytest.fixture
def keys(form_page: Page) -> Callable[[], Hand]:
    return lambda: Keys(form_page)


def made_by(hand: Hand) -> tuple[str, str]:
    """The name and the text of the file of a day that was made from nothing."""
    page = at_desk(hand.page)
    hand.write(TITLE, page.get_by_label("Titre").first)
    hand.write(DATE, page.get_by_label("Date").first)
    hand.write(SERIES, page.get_by_label("Ajouter une série de séances"))
    hand.press(page.get_by_role("button", name="Ajouter la série"))
    expect(page.locator(".desk-session")).to_have_count(4)
    for title in PLACED:
        hand.write(title, page.get_by_label("Chercher une fiche"))
        hand.press(page.get_by_role("button", name=f"Ajouter : {title}", exact=True))
    for title, workshop in PLACED.items():
        hand.press(sheet(page, title))
        hand.put(session(page, workshop).get_by_role("button", name="Poser ici : dans"))
        expect(session(page, title)).to_be_visible()
    # What is missing is named, and leads to its field.
    check = page.get_by_role("button", name="Vérifier et préparer l’envoi")
    hand.press(check)
    hand.press(page.locator(".desk-publish .summary button").first)
    hand.write(SUMMARY)
    hand.press(check)
    expect(page.locator(".desk-publish")).to_contain_text("La page est prête")
    for box in page.locator(".desk-sending input[type='checkbox']").all():
        hand.press(box)
    hand.press(page.get_by_label("Observateur sans lien"))
    with page.expect_download() as download:
        hand.press(page.locator("[data-way='telecharger']").get_by_role("button"))
    assert not page.evaluate(WIDER)
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("means", ["finger", "keys"])
def test_one_means_alone_makes_the_page_with_its_programme(means: str, request: pytest.FixtureRequest, corpus: Corpus, tmp_path: Path) -> None:
    name, text = made_by(request.getfixturevalue(means)())
    corpus.copy().write(f"evenements/{name}", text)
    assert [str(problem) for problem in corpus.check() if problem.severity == "error"] == []
    site = corpus.pour(tmp_path / "site")
    shown = read(site / "evenements" / Path(name).stem)
    assert shown.first("h1").text() == TITLE
    programme = list(shown.first(id="x-programme").all("li", class_="session"))
    assert len(programme) == 4
    for title in PLACED:
        own = next(one for one in programme if one.first(class_="slot-title").text().startswith(title))
        assert any(link.startswith("../../fiches/") for link in own.links), own.links
