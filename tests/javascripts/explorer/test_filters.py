"""The filters of the search page: families that fold, a sheet on a telephone, the way back to the place one was at."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.accessibility import violations
from support.browsing import NewPage

PHONE = {"width": 390, "height": 800}


def shown(page: Page) -> list[str]:
    return page.locator(".results > li[data-case]").evaluate_all("items => items.map(item => item.dataset.case)")  # type: ignore[no-any-return]


def settle(page: Page, text: str) -> None:
    expect(page.locator("#explorer .status")).to_contain_text(text)


@pytest.fixture(scope="module")
def data(site: Path) -> dict[str, Any]:
    return json.loads((site / "data/library.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def facet(data: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in data["facets"] if one["id"] == name)  # type: ignore[no-any-return]


# --- what is shown of a facet -----------------------------------------------------------------


def test_no_list_of_filters_scrolls_inside_the_page(page: Page) -> None:
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    page.locator(".filters").evaluate("filters => filters.querySelectorAll('details').forEach(one => { one.open = true; })")
    inside = page.locator(".filters, .filters *").evaluate_all(
        """all => all.filter(one => one.scrollHeight > one.clientHeight + 4)
            .filter(one => /auto|scroll|hidden/.test(getComputedStyle(one).overflowY)).map(one => one.className)"""
    )
    assert inside == []


def test_a_family_folds_by_keyboard_and_stays_as_it_was_left(page: Page) -> None:
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    family = page.get_by_role("button", name="Voir le détail : Faire vivre la coopération")
    narrower = page.locator('input[name="theme"][value="gouvernance-partagee"]')
    expect(narrower).to_be_hidden()
    family.focus()
    page.keyboard.press("Enter")
    expect(family).to_have_attribute("aria-expanded", "true")
    narrower.check()
    settle(page, "pages")
    expect(family).to_have_attribute("aria-expanded", "true")
    page.go_back()
    settle(page, "Toute la bibliothèque")
    expect(narrower).to_be_visible()
    family.press("Space")
    expect(narrower).to_be_hidden()
    page.locator('input[name="type"][value="poles"]').check()
    settle(page, "pages")
    expect(narrower).to_be_hidden()


def test_what_is_chosen_or_named_is_never_hidden(page: Page, data: dict[str, Any]) -> None:
    hidden = []
    for one in data["facets"]:
        for value in {one["values"][0][0], one["values"][-1][0]}:
            page.goto(f"/explorer/?{one['id']}={value}")
            box = page.locator(f'input[name="{one["id"]}"][value="{value}"]')
            expect(page.locator(".chosen button").first).to_be_visible()
            if not box.is_visible():
                hidden.append((one["id"], value))
    for query, name, value in (("vignoble", "context", "vignoble"), ("Jura", "department", "39"), ("mobilité", "theme", "mobilite")):
        page.goto(f"/explorer/?q={query}")
        settle(page, "pour «")
        if not page.locator(f'input[name="{name}"][value="{value}"]').is_visible():
            hidden.append((name, value))
    assert hidden == []


def test_few_values_are_all_there_and_a_long_list_has_a_field(page: Page, data: dict[str, Any]) -> None:
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    for one in data["facets"]:
        group = page.locator(".facet-group", has=page.locator(f'input[name="{one["id"]}"]'))
        group.evaluate("group => { group.open = true; }")
        few = len(one["values"]) <= 20
        expect(group.locator(".facet-seek")).to_be_visible(visible=not few)
        expect(group.locator(".facet-seek")).to_have_attribute("title", re.compile(re.escape(one["label"])))
        boxes = group.locator("[role=group]")
        expect(boxes).to_have_attribute("aria-label", one["label"])
        expect(boxes.locator("input[type=checkbox]")).to_have_count(len(one["values"]))
        if few:
            expect(group.get_by_role("button", name=re.compile("^Voir les"))).to_have_count(0)
            expect(group.locator("input[type=checkbox]:visible")).to_have_count(len(one["values"]))


def test_a_value_is_looked_for_by_any_of_its_names(page: Page, data: dict[str, Any]) -> None:
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    themes = page.locator(".facet-group", has=page.locator('input[name="theme"]'))
    labels = {value[0]: value[1] for value in facet(data, "theme")["values"]}
    other = next(value for value in facet(data, "theme")["values"] if len(value) > 2 and value[0] in facet(data, "theme")["broader"])
    for typed, wanted in (("mobil", "mobilite"), ("GOUVERN", "gouvernance-partagee"), (other[2][0], other[0])):
        themes.locator(".facet-seek").fill(typed)
        expect(themes.locator(f'input[value="{wanted}"]')).to_be_visible()
        assert themes.locator("input[type=checkbox]:visible").count() < len(labels)
    themes.locator(".facet-seek").fill("zzzz")
    expect(themes.get_by_text("Rien de ce nom ici.")).to_be_visible()
    themes.locator(".facet-seek").press("Escape")
    expect(themes.locator(".broader > .facet-value input:visible")).to_have_count(8)
    departments = page.locator(".facet-group", has=page.locator('input[name="department"]'))
    departments.locator("summary").click()
    departments.get_by_role("button", name=re.compile("^Voir les")).click()
    expect(departments.locator("input[type=checkbox]:visible")).to_have_count(len(facet(data, "department")["values"]))


def test_each_count_is_what_the_value_leaves(page: Page, data: dict[str, Any]) -> None:
    page.goto("/explorer/?region=nouvelle-aquitaine")
    settle(page, "pages")
    broader = facet(data, "theme")["broader"]
    here = [one for one in data["cases"] if "nouvelle-aquitaine" in one.get("region", ())]
    for value, _label, *_others in facet(data, "theme")["values"]:
        wanted = sum(any(value in (theme, broader.get(theme)) for theme in one.get("theme", ())) for one in here)
        box = page.locator(f'input[name="theme"][value="{value}"]')
        assert int(box.locator("xpath=../span[@class='count']").text_content() or 0) == wanted, value


def test_a_filter_is_chosen_by_keyboard_alone_and_keeps_the_focus(page: Page) -> None:
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    page.locator('input[name="type"][value="pratiques"]').focus()
    page.keyboard.press("Space")
    page.wait_for_url("**type=pratiques**")
    assert page.evaluate("document.activeElement.value") == "pratiques"


# --- nothing found ------------------------------------------------------------------------------


def test_filters_that_leave_nothing_say_which_one_to_loosen(page: Page, data: dict[str, Any]) -> None:
    page.goto("/explorer/?type=fiches&region=grand-est")
    settle(page, "Aucune page")
    button = page.get_by_role("button", name="Sans le filtre Grand Est")
    number = sum(one["type"] == "fiches" for one in data["cases"])
    expect(button).to_contain_text(f"{number} pages")
    expect(page.get_by_role("link", name="Racontez-le")).to_be_visible()
    button.click()
    settle(page, f"{number} pages")
    expect(page.get_by_role("link", name="Racontez-le")).to_have_count(0)


def test_who_finds_nothing_may_tell_it(page: Page) -> None:
    page.goto("/explorer/?q=zzzyqxw")
    page.get_by_role("link", name="Racontez-le").click()
    page.wait_for_url("**/contribuer/proposer/")


# --- a telephone --------------------------------------------------------------------------------


def test_on_a_phone_the_filters_are_a_sheet_whose_button_says_how_many_answer(page: Page, data: dict[str, Any]) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("/explorer/")
    settle(page, "Toute la bibliothèque")
    box = page.locator('input[name="type"][value="fiches"]')
    expect(box).to_be_hidden()
    page.get_by_role("button", name="Filtrer").click()
    seen = page.locator(".seen")
    expect(seen).to_have_text(f"Voir les {len(data['cases'])} résultats")
    box.check()
    expect(seen).to_have_text("Voir les 5 résultats")
    expect(seen).to_be_in_viewport(ratio=1)
    expect(box).to_be_focused()
    page.locator('input[name="type"][value="entretiens"]').check()
    expect(seen).to_have_text("Voir les 19 résultats")
    assert violations(page) == []
    seen.click()
    expect(box).to_be_hidden()
    assert len(shown(page)) == 19
    expect(page.locator(".results a").first).to_be_focused()
    page.go_back()
    settle(page, "Toute la bibliothèque")


def test_the_back_button_closes_the_sheet_and_keeps_what_was_ticked(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto("/explorer/?q=animation")
    settle(page, "pour « animation »")
    opener = page.get_by_role("button", name="Filtrer")
    sheet = page.locator("dialog")
    opener.click()
    page.locator('input[name="type"][value="poles"]').check()
    page.go_back()
    expect(sheet).to_be_hidden()
    page.wait_for_url("**q=animation&type=poles")
    expect(opener).to_be_focused()
    page.go_back()
    page.wait_for_url("**q=animation")
    opener.click()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    opener.click()
    page.get_by_role("button", name="Fermer les filtres").click()
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    assert page.url.endswith("q=animation")
    opener.click()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(sheet).to_be_hidden()
    expect(page.locator('.filters input[name="type"]').first).to_be_visible()


# --- the way back ---------------------------------------------------------------------------------


def place(page: Page) -> tuple[int, int]:
    return len(shown(page)), page.evaluate("Math.round(scrollY)")


@pytest.mark.parametrize("query", ["?q=cooperation", "?type=poles&view=liste", "?q=animation&view=carte", ""])
def test_who_comes_back_finds_the_list_as_it_was_left(new_page: NewPage, query: str) -> None:
    page = new_page()
    page.goto(f"/explorer/{query}")
    page.locator("button.more").click()
    expect(page.locator(".results > li[data-case]").nth(30)).to_be_attached()
    link = page.locator(".results > li[data-case] a").nth(30)
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(250)
    number, top = place(page)
    assert number > 24
    assert top > 1000
    link.click()
    page.wait_for_url(re.compile(r"^(?!.*explorer)"))
    page.go_back()
    expect(page.locator(".results > li[data-case]").nth(number - 1)).to_be_attached()
    page.wait_for_function("top => Math.abs(scrollY - top) < 60", arg=top)
    page.reload()
    expect(page.locator(".results > li[data-case]").nth(number - 1)).to_be_attached()
    page.wait_for_function("top => Math.abs(scrollY - top) < 60", arg=top)


def test_a_step_back_within_the_search_finds_its_place_too(page: Page) -> None:
    page.goto("/explorer/?type=poles")
    page.locator("button.more").click()
    expect(page.locator(".results > li[data-case]").nth(30)).to_be_attached()
    page.wait_for_timeout(250)
    number, top = place(page)
    page.get_by_label("Trier par").select_option("titre")
    page.wait_for_url("**sort=titre**")
    page.go_back()
    expect(page.locator(".results > li[data-case]").nth(number - 1)).to_be_attached()
    page.wait_for_function("top => Math.abs(scrollY - top) < 60", arg=top)


@pytest.mark.parametrize("stored", ['{"shown": "48"}', '{"shown": -1, "top": 1e99}', "[]", '"x"', "null", '{"shown": null, "top": {}}'])
def test_what_the_history_holds_of_others_is_no_obstacle(page: Page, stored: str) -> None:
    page.goto("/explorer/?type=poles")
    settle(page, "pages")
    page.evaluate(f"history.replaceState({stored}, '')")
    page.reload()
    settle(page, "pages")
    assert len(shown(page)) == 24
    assert page.console_errors == []  # type: ignore[attr-defined]
