"""A page that is open in a browser shows what is saved, stays where the reader is, and is left alone otherwise."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page

from support.browsing import Chromium, pages
from support.cases import pole
from support.preview.running import Running
from support.publish.preview import CASE, OTHER

LONG = "\n\n".join(f"Le paragraphe {number} en dit assez pour que la page soit longue." for number in range(80))

SEEN_OR_NOT = """state => {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("preview"), "scripts.serve", "--address")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def open_page(shared: Running, browser: Chromium) -> Iterator[Page]:
    """The page of a case, long enough to be scrolled; `loads` of it counts how often it was loaded."""
    shared.files.write(CASE, pole(body=LONG))
    shared.files.write(OTHER, pole())
    shared.wait("/poles/exemple/", lambda text: "paragraphe 79" in text and 'class="problems"' not in text)
    for make in pages(browser, f"http://{shared.address}"):
        page = make()
        page.set_default_timeout(20_000)
        page.goto("/poles/exemple/", wait_until="load")
        page.evaluate("window.mark = true")
        yield page


def _marked(page: Page) -> bool:
    """Whether the page is still the one that was opened."""
    return bool(page.evaluate("window.mark === true"))


def _until(page: Page, question: str) -> None:
    """Wait until a question is answered with yes. The page's policy lets no text become code, so Python asks again."""
    for _try in range(200):
        with contextlib.suppress(Error):  # the page is being loaded again
            if page.evaluate(question):
                return
        page.wait_for_timeout(50)
    raise AssertionError(question)


def test_what_is_saved_shows_and_the_reader_stays_where_they_are(open_page: Page, shared: Running) -> None:
    open_page.evaluate("window.scrollTo(0, 1500)")
    shared.files.edit(CASE, lambda text: text.replace("Le paragraphe 40", "Le paragraphe quarante"))
    open_page.get_by_text("Le paragraphe quarante").wait_for()
    assert not _marked(open_page)
    _until(open_page, "Math.abs(window.scrollY - 1500) < 2")
    assert open_page.console_errors == []


def test_a_page_that_shows_nothing_of_an_edit_is_left_alone(open_page: Page, shared: Running) -> None:
    with open_page.expect_response(lambda response: "digests" in response.url):
        shared.files.edit(OTHER, lambda text: text.replace("Rien à dire.", "Tout est dit."))
    shared.wait("/poles/voisin/", lambda text: "Tout est dit." in text)
    open_page.wait_for_timeout(500)
    assert _marked(open_page)
    shared.files.edit(CASE, lambda text: text.replace("Le paragraphe 3 ", "Le paragraphe trois "))
    open_page.get_by_text("Le paragraphe trois").wait_for()


def test_a_style_that_the_page_has_loaded_reloads_it(open_page: Page, shared: Running) -> None:
    good = shared.files.edit("docs/stylesheets/site.css", lambda text: text + "h1 { letter-spacing: 7px }\n")
    _until(open_page, "getComputedStyle(document.querySelector('h1')).letterSpacing === '7px'")
    shared.files.write("docs/stylesheets/site.css", good)
    _until(open_page, "getComputedStyle(document.querySelector('h1')).letterSpacing !== '7px'")


def test_a_broken_case_shows_its_banner_and_goes_when_it_is_mended(open_page: Page, shared: Running) -> None:
    good = shared.files.edit(CASE, lambda text: text.replace("mutualisation", "mutualisatoin"))
    open_page.get_by_role("alert").get_by_text("thème inconnu").wait_for()
    shared.files.write(CASE, good)
    open_page.get_by_role("alert").wait_for(state="detached")


def test_a_page_that_is_not_there_yet_appears(open_page: Page, shared: Running) -> None:
    open_page.goto("/poles/a-venir/")
    shared.files.write("cases/poles/a-venir.md", pole(title="Un pôle à venir"))
    open_page.get_by_role("heading", name="Un pôle à venir").wait_for()
    (shared.files.root / "cases/poles/a-venir.md").unlink()
    open_page.get_by_role("heading", name="Cette page n’existe pas").wait_for()


def test_a_page_that_was_hidden_meanwhile_catches_up(open_page: Page, shared: Running) -> None:
    open_page.evaluate(SEEN_OR_NOT, "hidden")
    shared.files.edit(CASE, lambda text: text.replace("Le paragraphe 5 ", "Le paragraphe cinq "))
    shared.wait("/poles/exemple/", lambda text: "Le paragraphe cinq" in text)
    open_page.evaluate(SEEN_OR_NOT, "visible")
    open_page.get_by_text("Le paragraphe cinq").wait_for()


def test_the_address_of_a_preview_that_starts_again_is_found_again(open_page: Page, shared: Running, tmp_path: Path) -> None:
    shared.stop()
    shared.files.edit(CASE, lambda text: text.replace("Le paragraphe 6 ", "Le paragraphe six "))
    shared.start()
    open_page.get_by_text("Le paragraphe six").wait_for()
