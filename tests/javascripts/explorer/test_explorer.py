"""The search page in a real browser: what is typed, what is chosen, what the address says."""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from macros.casebook.library.library import Library
from support.accessibility import looked_over
from support.browsing import Chromium, NewPage, pages

ERRORS = 100
"""How many names are mistyped."""

BUDGET = 160_000
"""Bytes that a first search may transfer, with the counts of its filters, its names and the passages on the screen."""

FIND = """async queries => {
  const { search } = await import("/javascripts/search/engine.js");
  const { index, records } = await import("/javascripts/search/index.js");
  const found = [];
  for (const query of queries) {
    const { cases, pages, between, mended } = await search(query);
    const shown = await records(await index(), cases.slice(0, 3));
    const first = [...shown.values()].map((one) => one.key);
    const general = [...pages, ...between.filter(({ after }) => after < 3).map(({ page }) => page)];
    found.push([query, [...first, ...general.map((page) => page.address)]]);
  }
  return found;
}"""
"""The first cases and the pages among them that the search finds."""

Found = dict[str, list[str]]


def shown(page: Page) -> list[str]:
    """The cases of the page, in order."""
    return page.locator(".results > li[data-case]").evaluate_all("items => items.map(item => item.dataset.case)")  # type: ignore[no-any-return]


def settle(page: Page, text: str) -> None:
    expect(page.locator("#explorer .status")).to_contain_text(text)


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    return json.loads((site / "data/library.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


# --- typing -----------------------------------------------------------------------------------


@pytest.mark.parametrize("begun_at", ["/explorer/", "/explorer/?type=poles", "/explorer/?sort=titre"])
def test_what_is_typed_before_the_page_knows_its_data_stays(page: Page, begun_at: str) -> None:
    held: list[Route] = []
    page.route("**/search/index.z", lambda route: held.append(route))
    page.goto(begun_at, wait_until="commit")
    field = page.locator("#explorer-q")
    field.press_sequentially("jura")
    assert held
    for route in held:
        route.continue_()
    expect(page.locator(".results > li[data-case]").first).to_be_visible()
    expect(field).to_have_value("jura")
    field.press("Enter")
    settle(page, "pour « jura »")
    page.unroute_all(behavior="ignoreErrors")


@pytest.mark.walk
def test_what_is_sent_before_the_page_knows_its_data_is_answered_within_the_filters(page: Page) -> None:
    held: list[Route] = []
    page.route("**/search/index.z", lambda route: held.append(route))
    page.goto("/explorer/?type=poles", wait_until="commit")
    page.locator("#explorer-q").press_sequentially("jura")
    page.locator("#explorer-q").press("Enter")
    expect(page.locator("#explorer-sort")).to_be_disabled()
    assert held
    for route in held:
        route.continue_()
    settle(page, "pour « jura »")
    expect(page).to_have_url(re.compile(r"[?]q=jura&type=poles|type=poles&q=jura"))
    expect(page.locator("#explorer-sort")).to_be_enabled()
    page.unroute_all(behavior="ignoreErrors")


def test_what_is_typed_stays_beside_a_filter_and_a_query_of_the_address_takes_its_place(page: Page) -> None:
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    field = page.locator("#explorer-q")
    field.fill("jur")
    page.locator("#explorer-sort").select_option(index=1)
    expect(page).to_have_url(re.compile("sort="))
    expect(field).to_have_value("jur")
    field.fill("jura")
    field.press("Enter")
    settle(page, "pour « jura »")
    page.go_back()
    settle(page, "Toute la bibliothèque")
    expect(field).to_have_value("")


# --- finding --------------------------------------------------------------------------------


NAMES = (
    ("Archer", "poles/pole-sud-archer"),
    ("Pôle Sud", "poles/pole-sud-archer"),
    ("pole sud", "poles/pole-sud-archer"),
    ("AlpEn", "poles/alpen"),
    ("AIPen", "poles/alpen"),
    ("electricite", "organisations/geg"),
    ("électricité", "organisations/geg"),
    ("SCIC", "pratiques/passer-en-scic"),
    ("societe cooperative d'interet collectif", "pratiques/passer-en-scic"),
    ("Clus'Ter Jura", "poles/clus-ter-jura"),
    ("Clus’Ter Jura", "poles/clus-ter-jura"),
    ("cluster jura", "poles/clus-ter-jura"),
    ("Sciences Po Grenoble", "organisations/iep-grenoble"),
    ("soleni", "fiches/soleni"),
    ("précarité énergétique", "fiches/soleni"),
    ("precarite energetique", "fiches/soleni"),
    ("quote-part", "pratiques/quote-part-sur-les-marches"),
)


SPELT = (("electricite", "électricité"), ("oeuvre", "œuvre"), ("cooperative", "coopérative"), ("ELUS", "élus"), ("precarite", "précarité"))


def mistaken(name: str, chance: random.Random) -> str:
    """The name with one letter missing, doubled, changed or swapped with its neighbour."""
    letters = [index for index, letter in enumerate(name) if letter.isalpha()]
    at = chance.choice(letters)
    kind = chance.choice(["missing", "doubled", "changed", "swapped"])
    if kind == "missing":
        return name[:at] + name[at + 1 :]
    if kind == "doubled":
        return name[:at] + name[at] + name[at:]
    if kind == "changed":
        return name[:at] + chance.choice([letter for letter in "abcdefghijklmnopqrstuvwxyz" if letter != name[at].lower()]) + name[at + 1 :]
    return name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :]


@dataclass(frozen=True, slots=True)
class Slip:
    """A name, where it leads, and the same name mistyped."""

    name: str
    targets: frozenset[str]
    typed: str


@pytest.fixture(scope="module")
def slips(data: dict[str, Any]) -> list[Slip]:
    names = [(one["title"], {one["key"]}) for one in data["cases"]]
    names += [(alias, {one["key"]}) for one in data["cases"] for alias in one.get("aliases", ()) if len(alias) > 3]
    themes = next(facet for facet in data["facets"] if facet["id"] == "theme")
    names += [(label, {f"themes/{term}/"}) for term, label, *_others in themes["values"]]
    places: dict[str, set[str]] = {}
    for one in data["cases"]:
        if " (" in one.get("place", ""):
            places.setdefault(one["place"].split(" (")[0], set()).add(one["key"])
    names += list(places.items())
    chance = random.Random(2026)
    return [Slip(name, frozenset(targets), mistaken(name, chance)) for name, targets in (chance.choice(names) for _ in range(ERRORS))]


@pytest.fixture(scope="module")
def answers(browser: Chromium, server: str, slips: list[Slip]) -> Found:
    """What the search answers to all that is asked here, from its own module."""
    made = pages(browser, server)
    page = next(made)()
    page.goto("/404.html")
    queries = {*(query for query, _wanted in NAMES), *(word for pair in SPELT for word in pair), "habitat", *(slip.typed for slip in slips)}
    found = dict(page.evaluate(FIND, sorted(queries)))
    next(made, None)
    return found


def test_a_name_finds_its_case_among_the_first_three(answers: Found) -> None:
    assert {query: answers[query] for query, wanted in NAMES if wanted not in answers[query][:3]} == {}


def test_accents_and_ligatures_change_nothing(answers: Found) -> None:
    assert [pair for pair in SPELT if not answers[pair[0]] == answers[pair[1]] != []] == []


def test_habitat_is_found_in_l_habitat(answers: Found) -> None:
    assert "themes/habitat-construction/" in answers["habitat"]
    assert any(not found.endswith("/") for found in answers["habitat"])


def test_nine_letter_errors_in_ten_lead_to_the_name(answers: Found, slips: list[Slip]) -> None:
    missed = [(slip, answers[slip.typed]) for slip in slips if not slip.targets & {*answers[slip.typed]}]
    assert len(missed) <= ERRORS // 10, missed


def test_an_error_is_told_and_answered_a_word_that_nothing_knows_is_told_and_dropped(page: Page) -> None:
    page.goto("/explorer/?q=Figeacteurz zzzyqxw")
    notice = page.locator(".explorer-notice")
    expect(notice).to_contain_text("Vouliez-vous dire « figeacteurs » ?")
    expect(notice).to_contain_text("Résultats sans « zzzyqxw »")
    assert "poles/figeacteurs" in shown(page)[:3]


def test_what_a_query_names_comes_first_and_narrows_with_one_press(page: Page) -> None:
    page.goto("/explorer/?q=" + quote("ptce en occitanie"))
    expect(page.locator(".general a").first).to_have_attribute("href", "/regions/occitanie/")
    page.get_by_role("button", name="Seulement « Occitanie »").click()
    expect(page.locator('input[name="region"][value="occitanie"]')).to_be_checked()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["ptce en occitanie"], "region": ["occitanie"]}
    expect(page.get_by_role("button", name="Seulement « Occitanie »")).to_have_count(0)


def test_quoted_words_are_a_phrase(page: Page) -> None:
    page.goto("/explorer/?q=" + quote("« quote-part sur les marchés »"))
    settle(page, "pour «")
    assert shown(page)[0] == "pratiques/quote-part-sur-les-marches"
    for key in shown(page):
        text = page.request.get(f"/{key}/").text()
        assert "quote-part sur les march" in text, key


def test_a_word_that_stands_nowhere_finds_nothing_and_says_what_to_do(page: Page) -> None:
    for query in ("zzzyqxw", "xkcdqwv plmokn"):
        page.goto(f"/explorer/?q={quote(query)}")
        settle(page, "parcourez les thèmes")
        assert shown(page) == []


# --- choosing -------------------------------------------------------------------------------


@pytest.mark.walk
def test_the_address_of_the_contract_runs_the_search_on_load(page: Page) -> None:
    page.goto("/explorer/?q=insertion&theme=insertion&region=auvergne-rhone-alpes&legal_form=scic&type=poles")
    settle(page, "pour « insertion »")
    for facet, value in (("theme", "insertion"), ("region", "auvergne-rhone-alpes"), ("legal_form", "scic"), ("type", "poles")):
        assert page.locator(f'input[name="{facet}"][value="{value}"]').is_checked()
    assert all(key.startswith("poles/") for key in shown(page))


@pytest.mark.walk
def test_filters_narrow_the_results_and_their_counts_say_what_comes(page: Page) -> None:
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    box = page.locator('input[name="type"][value="fiches"]')
    number = int(box.locator("xpath=../span[@class='count']").inner_text())
    box.check()
    settle(page, f"{number} pages")
    assert len(shown(page)) == number
    assert all(key.startswith("fiches/") for key in shown(page))
    assert parse_qs(urlsplit(page.url).query) == {"type": ["fiches"]}
    other = page.locator('input[name="type"][value="entretiens"]')
    more = int(other.locator("xpath=../span[@class='count']").inner_text())
    other.check()
    settle(page, f"{number + more} pages")
    page.go_back()
    settle(page, f"{number} pages")
    expect(other).not_to_be_checked()
    page.get_by_role("button", name="Retirer le filtre Fiches action").click()
    settle(page, "Toute la bibliothèque")


def test_a_broad_theme_holds_the_cases_of_its_narrower_ones(page: Page, data: dict[str, Any]) -> None:
    themes = next(facet for facet in data["facets"] if facet["id"] == "theme")
    wanted = {one["key"] for one in data["cases"] if any(themes["broader"].get(theme) == "transition-ecologique" for theme in one.get("theme", ()))}
    page.goto("/explorer/?theme=transition-ecologique")
    settle(page, f"{len(wanted)} pages")


def test_notices_come_after_case_studies(page: Page, data: dict[str, Any]) -> None:
    page.goto("/explorer/?type=poles")
    settle(page, "pages")
    while page.locator("button.more").is_visible():
        page.locator("button.more").click()
    notices = {one["key"] for one in data["cases"] if one.get("notice")}
    ranks = [key in notices for key in shown(page)]
    assert ranks == sorted(ranks)
    assert any(ranks)


def test_results_are_sorted_by_title_and_by_their_newest_facts(page: Page, data: dict[str, Any]) -> None:
    years = {one["key"]: one.get("year", 0) for one in data["cases"]}
    page.goto("/explorer/?type=poles")
    settle(page, "pages")
    page.get_by_label("Trier par").select_option(label="faits les plus récents d’abord")
    page.wait_for_url("**sort=date**")
    settle(page, "pages")
    told = [years[key] for key in shown(page)]
    assert told == sorted(told, reverse=True)
    assert len(set(told)) > 2
    # What they are sorted by is what each of them says.
    said = [re.fullmatch(r"faits connus (?:jusqu’en|jusque vers) (\d{4})", text) for text in page.locator(".results .card-year").all_inner_texts()]
    assert [int(words[1]) if words else 0 for words in said] == told
    page.get_by_label("Trier par").select_option("titre")
    page.wait_for_url("**sort=titre**")


def test_a_shared_address_shows_the_same_to_somebody_else(page: Page, new_page: NewPage) -> None:
    first, second = page, new_page()
    first.goto("/explorer/?q=animation&region=nouvelle-aquitaine&view=liste")
    settle(first, "pour « animation »")
    second.goto(first.url)
    settle(second, "pour « animation »")
    assert shown(first) == shown(second) != []
    expect(second.get_by_label("Présenter en")).to_have_value("liste")


# --- bad input ------------------------------------------------------------------------------


def test_a_value_that_is_not_known_is_told_and_left_aside(page: Page) -> None:
    page.goto("/explorer/?theme=sorcellerie&region=<b>x</b>&type=poles")
    expect(page.locator(".explorer-notice")).to_contain_text("« sorcellerie »")
    expect(page.locator(".explorer-notice")).to_contain_text("<b>x</b>")
    assert all(key.startswith("poles/") for key in shown(page))


def test_ten_thousand_characters_and_markup_stay_text(page: Page) -> None:
    page.goto("/explorer/?q=" + quote("<img src=x onerror=window.hit=1>") + "a" * 10_000)
    settle(page, "<img src=x onerror=window.hit=1>aaa")
    expect(page.locator(".explorer-notice")).to_contain_text("très longue")
    assert page.locator("#explorer img").count() == 0
    assert page.evaluate("window.hit") is None


# --- the header -----------------------------------------------------------------------------


@pytest.mark.walk
def test_the_header_suggests_as_one_types_and_leads_there_by_keyboard(page: Page) -> None:
    page.goto("/comprendre/")
    field = page.locator("#seek")
    field.press_sequentially("figeac")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Figeacteurs")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    field.press_sequentially("t")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/poles/figeacteurs/")


def test_enter_without_a_choice_searches_in_all_texts(page: Page) -> None:
    page.goto("/poles/")
    page.locator("#seek").press_sequentially("boulangerie")
    page.locator("#seek").press("Enter")
    page.wait_for_url("**/explorer/?q=boulangerie")
    settle(page, "pour « boulangerie »")


def test_a_first_search_transfers_little(new_page: NewPage) -> None:
    page = new_page(viewport={"width": 1280, "height": 1200})
    weights: list[int] = []
    of_search = ("/search/", "/data/", "/fiche.json", "javascripts/language", "javascripts/lib/names")
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]) if any(part in request.url for part in of_search) else None)
    page.goto("/explorer/?q=payer%20l%27animation")
    settle(page, "pour «")
    expect(page.locator(".card-found mark").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert 0 < sum(weights) < BUDGET, sum(weights)


def test_results_show_the_words_that_answer_once_they_are_on_the_screen(page: Page, library: Library) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/explorer/?q=boulangerie&type=fiches")
    settle(page, "pour « boulangerie »")
    words = page.locator(".results > li").first.locator(".card-found mark")
    expect(words.first).to_contain_text("boulangerie", ignore_case=True)
    page.goto("/explorer/?q=animation")
    settle(page, "pour « animation »")
    shown = [item.get_attribute("data-case") or "" for item in page.locator(".results > li[data-case]").all()]
    told = [key for key in shown if "animation" in library.published[key].body.text]  # others answer by their keywords alone
    last = page.locator(f".results > li[data-case='{told[-1]}'] .card-found")
    assert last.text_content() == "", "a passage below the screen was fetched"
    last.scroll_into_view_if_needed()
    expect(last.locator("mark").first).to_be_visible()


def test_a_passage_is_text_whatever_it_holds(page: Page) -> None:
    body = "<img src=x onerror=window.hit=1>avant <b onclick=window.hit=1>soleni</b> &lt;i&gt;après"
    page.route("**/fiches/soleni/fiche.json", lambda route: route.fulfill(json={"body": body}))
    page.goto("/explorer/?q=soleni&type=fiches")
    line = page.locator(".card-found").first
    expect(line).to_contain_text("soleni")
    assert line.locator("p *").evaluate_all("parts => parts.map(part => part.outerHTML)") == ["<mark>soleni</mark>"]
    assert page.evaluate("window.hit") is None


# --- for everybody ----------------------------------------------------------------------------


def test_axe_finds_nothing_with_filters_and_suggestions_open(page: Page) -> None:
    page.goto("/explorer/?q=scic&type=poles")
    settle(page, "pour « scic »")
    page.locator(".filters").evaluate("filters => { filters.querySelectorAll('details').forEach(one => { one.open = true; }); }")
    page.locator("#explorer-q").focus()
    page.locator("#explorer-q").press_sequentially("o")
    expect(page.get_by_role("option").first).to_be_visible()
    assert looked_over(page) == {}
    expect(page.get_by_role("option").first).to_be_visible()


def test_the_map_shows_the_results_alone_and_a_mark_leads_to_its_department(page: Page, data: dict[str, Any]) -> None:
    page.goto("/explorer/?type=poles&view=carte")
    marks = page.locator(".explorer-map [data-department]")
    expect(marks.first).to_be_visible()
    wanted = {code for one in data["cases"] if one["type"] == "poles" for code in one.get("department", ())}
    assert set(marks.evaluate_all("marks => marks.map(mark => mark.dataset.department)")) == wanted
    jura = page.locator('.explorer-map [data-department="39"]')
    assert "Jura" in (jura.locator("title").text_content() or "")
    jura.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**department=39**")
    settle(page, "1 page")
    assert shown(page) == ["poles/clus-ter-jura"]


def test_without_scripts_the_page_says_that_nothing_was_searched_and_where_else_to_look(new_page: NewPage) -> None:
    for scripts in (True, False):
        page = new_page(java_script_enabled=scripts)
        page.goto("/explorer/?q=eau")
        expect(page.locator("noscript .note")).to_be_visible(visible=not scripts)
    expect(page.get_by_role("link", name="pratiques", exact=True)).to_be_visible()
