"""The booklet of what was put aside, printed in a real browser."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.library import Library
from support.chosen import ACTIONS, JURA, LEVIER, SOLENI, keep
from support.markup import as_read
from support.publish.paper import Sheet, sheets
from support.repository import TYPES


def made(page: Page, *keys: str, title: str = "") -> list[Sheet]:
    """The booklet of these cases, as it is printed."""
    keep(page, *keys)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_have_count(len(keys))
    page.evaluate("() => { window.asked = 0; window.print = () => { window.asked += 1; }; }")
    if title:
        page.get_by_label("Titre du livret").fill(title)
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text("Le livret est prêt")
    expect(page.locator("body > .booklet-numbered")).to_be_attached()
    assert page.evaluate("window.asked") == 1
    return sheets(page.pdf(prefer_css_page_size=True))


TITLES = ".booklet-case > .packed-head > h2, .booklet > :is(.pack-index, .pack-sources) > h2"
"""What the contents of a booklet lead to."""

LEAST = 9.95
"""The points of ten-point letters, as a PDF tells them."""


def begins(sheet: Sheet, title: str) -> bool:
    """Whether a page has a title in large letters."""
    return any(as_read(title).startswith(as_read(line.text)[:12]) and line.top - line.bottom > 10 for line in sheet.lines)


ACTION, PRACTICE, DAY, SCHEME = "fiches/bou-sol", "pratiques/quote-part-sur-les-marches", "evenements/journee-nationale-2016", "dispositifs/tsf"

CHOSEN = (
    (JURA,),
    (JURA, SOLENI, PRACTICE),
    (SOLENI, ACTION),
    (ACTIONS, LEVIER, SCHEME, "entretiens/cae-grand-poitiers-2021"),
    (DAY, JURA),
    ("organisations/coorace", "organisations/avise"),
)


@pytest.mark.parametrize("keys", CHOSEN, ids=len)
def test_a_booklet_tells_its_pages_has_letters_that_one_reads_and_no_nearly_empty_last_page(page: Page, keys: tuple[str, ...]) -> None:
    found = made(page, *keys)
    expect(page.locator("#selection .status")).to_contain_text(f"{len(keys)} cas sur {len(found)} pages")
    told = [int(text.removeprefix("page ")) for text in page.locator(".booklet-number").all_text_contents()]
    titles = page.locator(TITLES).evaluate_all("all => all.map(one => one.textContent.trim())")
    for number, title in zip(told, titles, strict=True):
        assert begins(found[number - 1], title), f"« {title} » is not on page {number}"
    letters: Counter[float] = Counter()
    for sheet in found:
        letters.update(sheet.sizes)
    assert min(letters) >= LEAST, letters
    assert found[-1].filled() > 0.25
    assert [line.text for sheet in found for line in sheet.lines if line.hidden] == []


def test_a_title_of_ones_own_is_printed_and_kept(page: Page) -> None:
    title = "Payer l’animation : ce que font d’autres pôles"
    assert title in as_read(made(page, JURA, SOLENI, title=title)[0].text)
    page.reload()
    field = page.get_by_label("Titre du livret")
    expect(field).to_have_value(title)
    field.fill("")
    page.reload()
    expect(page.get_by_label("Titre du livret")).to_have_value("")
    assert "Livret de 2 cas choisis" in as_read(made(page, JURA, SOLENI)[0].text)


def test_the_title_of_a_link_is_on_the_cover_and_does_not_become_ones_own(page: Page) -> None:
    keep(page, SOLENI)
    page.goto(f"/selection/?cases={JURA},{SOLENI}#titre=Pour%20l%E2%80%99%C3%A9quipe%20%3Cb%3Edu%3C%2Fb%3E%20p%C3%B4le")
    expect(page.locator(".shelf > li")).to_have_count(2)
    page.evaluate("() => { window.print = () => {}; }")
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text("Le livret est prêt")
    expect(page.locator(".pack-cover h1")).to_have_text("Pour l’équipe <b>du</b> pôle")
    page.get_by_label("Titre du livret").fill("Autre")
    expect(page).to_have_url(re.compile(r"#titre=Autre$"))
    page.goto("/selection/")
    expect(page.get_by_label("Titre du livret")).to_have_value("")


def test_sixty_cases_are_a_booklet_in_a_few_seconds_whose_pages_are_those_that_are_told(page: Page, library: Library) -> None:
    keys = [case.key for folder in TYPES for case in sorted(library.of_type(folder), key=lambda case: case.slug) if library.has_page(case)][::2][:60]
    keep(page, *keys)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_have_count(60)
    page.evaluate("() => { window.print = () => { window.took = performance.now() - window.begun; }; window.begun = performance.now(); }")
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text("Le livret est prêt : 60 cas", timeout=40_000)
    found = sheets(page.pdf(prefer_css_page_size=True))
    expect(page.locator("#selection .status")).to_contain_text(f"sur {len(found)} pages")
    told = [int(text.removeprefix("page ")) for text in page.locator(".booklet-number").all_text_contents()]
    titles = page.locator(TITLES).evaluate_all("all => all.map(one => one.textContent.trim())")
    wrong = [title for number, title in zip(told, titles, strict=True) if not begins(found[number - 1], title)]
    assert wrong == []
    assert min(size for sheet in found for size in sheet.sizes) >= LEAST
    # Half of it on an idle machine; a test shares its own with others.
    assert page.evaluate("window.took") < 20_000


def test_a_title_changed_after_the_booklet_was_made_is_not_printed_with_the_old_one(page: Page) -> None:
    made(page, JURA, title="Un premier titre")
    page.get_by_label("Titre du livret").fill("Un autre")
    expect(page.locator("body > .booklet")).to_have_count(0)


def test_without_its_style_sheets_a_booklet_has_no_numbers_rather_than_wrong_ones(page: Page) -> None:
    keep(page, JURA, SOLENI)
    page.goto("/selection/")
    expect(page.locator(".shelf > li")).to_have_count(2)
    page.evaluate("() => { window.print = () => {}; }")
    page.route("**/*.css", lambda route: route.abort())
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text("Le livret est prêt : 2 cas.")
    page.emulate_media(media="print")
    expect(page.locator(".booklet-number").first).to_be_hidden()
    expect(page.locator(".pack-contents .booklet-measure")).to_be_hidden()


def test_a_booklet_holds_the_whole_cases_and_no_navigation(page: Page) -> None:
    made(page, JURA, ACTIONS, LEVIER)
    page.emulate_media(media="print")
    booklet = page.locator("body > .booklet")
    expect(booklet).to_be_visible()
    for hidden in (".masthead", "#contenu", ".foot"):
        expect(page.locator(hidden)).to_be_hidden()
    assert booklet.locator(".pack-contents a").all_text_contents() == ["Clus’Ter Jura", "Coop’actions", "Le Levier", "Index par thème", "Sources"]
    expect(booklet.locator(".booklet-case")).to_have_count(3)
    expect(booklet.locator("nav:not(.pack-contents), button, form, script, .toc, .anchor")).to_have_count(0)
    expect(booklet.get_by_role("heading", name="Sources")).to_have_count(1)
    expect(booklet.locator(".booklet-case").first).to_contain_text("non relue par le pôle")
    assert page.evaluate("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.length - new Set(ids).size; })()") == 0
    lost = "[...document.querySelectorAll('.booklet a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    assert page.evaluate(lost) == []
    assert booklet.locator('.booklet-case a[href="#livret-2"]').count() > 0, "a case of the booklet is linked on the site, not in the booklet"
    page.emulate_media(media="screen")
    expect(booklet).to_be_hidden()
    page.get_by_role("button", name="Retirer : Le Levier").click()
    expect(page.locator("body > .booklet")).to_have_count(0)


@pytest.mark.parametrize("keys", [(JURA,), (JURA, SOLENI, PRACTICE), (SCHEME, ACTION, DAY)], ids=len)
def test_a_booklet_cites_each_source_once_under_one_number_and_names_its_cases(page: Page, keys: tuple[str, ...]) -> None:
    cited: dict[str, list[str]] = {}
    for number, key in enumerate(keys, 1):
        page.goto(f"/{key}/")
        for source in page.locator(".case-foot .sources > li").evaluate_all("all => all.map(one => one.id)"):
            cited.setdefault(f"livret-{source}", []).append(str(number))
    made(page, *keys)
    lines = page.locator(".booklet > .pack-sources .sources > li").evaluate_all(
        "all => all.map(one => [one.id, [...one.querySelectorAll('.pack-numbers a')].map(link => link.textContent)])"
    )
    assert lines == [[place, numbers] for place, numbers in cited.items()]
    marks = page.locator(".booklet-case a.cite").evaluate_all(
        "all => all.map(one => [one.getAttribute('href').slice(1), one.querySelector('.cite-number').textContent])"
    )
    assert marks
    places = list(cited)
    assert [mark for mark in marks if mark[1] != str(places.index(mark[0]) + 1)] == []


def test_a_booklet_has_an_index_of_the_themes_of_its_cases(page: Page) -> None:
    keys = (JURA, ACTION, PRACTICE)
    borne: dict[str, list[str]] = {}
    for number, key in enumerate(keys, 1):
        page.goto(f"/{key}/")
        for theme in page.locator('.facts dl > div:has(> dt:text-matches("^Thèmes?$")) > dd:not(.former) > a').all_text_contents():
            borne.setdefault(as_read(theme.strip()), []).append(str(number))
    made(page, *keys)
    found = page.locator(".booklet > .pack-index li").evaluate_all(
        "all => all.map(one => [one.firstChild.textContent, [...one.querySelectorAll('a')].map(link => link.textContent)])"
    )
    assert borne
    assert {as_read(name).strip(): numbers for name, numbers in found} == borne
    names = [as_read(name).strip() for name, _ in found]
    assert names == page.evaluate("names => names.toSorted((one, other) => one.localeCompare(other, 'fr'))", names)


def test_a_booklet_without_one_of_its_pages_says_which(page: Page) -> None:
    page.route(f"**/{SOLENI}/", lambda route: route.abort())
    keep(page, JURA, SOLENI)
    page.goto("/selection/")
    page.evaluate("() => { window.print = () => {}; }")
    expect(page.locator(".shelf > li")).to_have_count(2)
    page.get_by_role("button", name="Imprimer le livret").click()
    expect(page.locator("#selection .status")).to_contain_text(SOLENI)
    expect(page.locator(".booklet-case")).to_have_count(1)
