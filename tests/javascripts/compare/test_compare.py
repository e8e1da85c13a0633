"""Cases side by side, in a real browser: what differs, the address that says which, the choice by name."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from playwright.sync_api import Locator, Page, expect

from support.browsing import store
from support.chosen import ACTIONS, JURA, LEVIER, SOLENI, keep, seen_by_everybody


def groups(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".comparison .group-row th").all_text_contents()]


def test_two_or_three_that_are_ticked_are_compared(page: Page) -> None:
    keep(page, JURA, ACTIONS, LEVIER, SOLENI)
    page.goto("/selection/")
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page.locator("#selection .status")).to_contain_text("Cochez")
    page.get_by_label("Comparer : Coop’actions").check()
    page.get_by_label("Comparer : Le Levier").check()
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page).to_have_url(re.compile(f"/comparer/\\?a={ACTIONS}&b={LEVIER}$"))
    expect(page.locator(".compared-title")).to_have_text(["Coop’actions", "Le Levier"])


def test_what_differs_comes_first_then_what_is_the_same_then_the_texts(page: Page) -> None:
    for keys in ((JURA, ACTIONS), (JURA, ACTIONS, LEVIER)):
        page.goto("/comparer/?" + "&".join(f"{name}={key}" for name, key in zip("abc", keys, strict=False)))
        expect(page.locator(".comparison thead th[scope=col]")).to_have_count(len(keys))
        told = groups(page)
        assert told[0] == "Ce qui diffère"
        assert told.index("Ce qui diffère") < told.index("Ce qui est pareil") < told.index("Dans les textes")
        same = page.locator("tbody", has=page.locator(".group-row", has_text="Ce qui est pareil"))
        expect(same.get_by_role("rowheader", name="Nature")).to_be_visible()
        differs = page.locator("tbody", has=page.locator(".group-row", has_text="Ce qui diffère"))
        expect(differs.get_by_role("rowheader", name="Lieu")).to_be_visible()
        assert page.locator(".comparison tbody tr:not(.group-row)").evaluate_all(
            "(rows, wanted) => rows.every(row => row.cells.length === wanted && row.cells[0].scope === 'row')", len(keys) + 1
        )
        texts = page.locator("tbody", has=page.locator(".group-row", has_text="Dans les textes"))
        expect(texts.get_by_role("rowheader", name="Qui décide")).to_be_visible()
        expect(texts.get_by_role("link", name="Lire toute la partie « Qui décide » : Clus’Ter Jura")).to_have_attribute("href", f"/{JURA}/#s-qui-decide")
        expect(page.locator(".comparison a[href^='/themes/animation-cooperative/']").first).to_be_visible()
        expect(page.locator(".comparison .cite").first).to_have_attribute("href", re.compile(r"^/poles/[a-z-]+/#source-"))
        assert page.console_errors == []  # type: ignore[attr-defined]


EXPOSED = ("table", "row", "columnheader", "rowheader", "cell")

HEADED = """table => [...table.querySelectorAll("td[headers]")].map(cell => [
  cell.headers.split(" ").map(id => table.querySelectorAll(`th[id="${id}"]`).length),
  document.getElementById(cell.headers.split(" ")[0]).cellIndex === cell.cellIndex,
  document.getElementById(cell.headers.split(" ")[1]).closest("tbody") === cell.closest("tbody"),
  document.getElementById(cell.headers.split(" ")[2]).parentElement === cell.parentElement,
])"""
"""Of each cell: how many headers have each name that it gives, whether they are those of its page, its part and its line."""


def test_each_cell_names_its_headers_and_a_narrow_window_leaves_the_table_one(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}&c={LEVIER}")
    table = page.locator(".comparison")
    cells = table.evaluate(HEADED)
    assert len(cells) == table.locator("tbody td").count() > 10
    assert all(one == [[1, 1, 1], True, True, True] for one in cells)
    assert table.locator("tr[role], th[role], td[role], th[scope=rowgroup]").count() == 0
    # The browser's own tree, not what the markup lets one expect: cells that a style stacks may lose what they are.
    found = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = Counter(node["role"]["value"] for node in found if not node["ignored"])
    assert [kind for kind in EXPOSED if not told[kind]] == []
    assert told["rowheader"] + told["columnheader"] == table.locator("th").count()


def test_order_removal_and_the_back_button(page: Page) -> None:
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    titles = page.locator(".compared-title")
    page.get_by_role("button", name="Échanger").click()
    expect(titles).to_have_text(["Coop’actions", "Clus’Ter Jura"])
    expect(page).to_have_url(re.compile(f"a={ACTIONS}&b={JURA}$"))
    page.go_back()
    expect(titles).to_have_text(["Clus’Ter Jura", "Coop’actions"])
    page.get_by_role("button", name="Retirer Coop’actions").click()
    expect(page.locator(".problems-told")).to_contain_text("Il manque un cas")
    expect(page.get_by_label("Premier cas")).to_have_value("Clus’Ter Jura")
    page.go_back()
    expect(titles).to_have_count(2)
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}&c={LEVIER}")
    page.get_by_role("button", name="Avancer Le Levier").click()
    expect(titles).to_have_text(["Clus’Ter Jura", "Le Levier", "Coop’actions"])


def compare_link(page: Page) -> Locator:
    return page.locator(".keep-compare")


def test_compare_on_one_page_after_another_adds_to_the_comparison(page: Page) -> None:
    titles = page.locator(".compared-title")
    page.goto(f"/{JURA}/")
    expect(compare_link(page)).to_have_text("Comparer")
    compare_link(page).click()
    expect(page.locator(".problems-told")).to_contain_text("Il manque un cas")
    page.goto(f"/{ACTIONS}/")
    expect(compare_link(page)).to_have_text("Ajouter à la comparaison (1)")
    compare_link(page).click()
    expect(titles).to_have_count(2)
    page.goto(f"/{JURA}/")
    expect(compare_link(page)).to_have_text("Voir la comparaison (2)")
    page.goto(f"/{LEVIER}/")
    expect(compare_link(page)).to_have_text("Ajouter à la comparaison (2)")
    compare_link(page).click()
    expect(page).to_have_url(re.compile(f"a={JURA}&b={ACTIONS}&c={LEVIER}$"))
    expect(titles).to_have_count(3)
    page.goto(f"/{SOLENI}/")
    expect(compare_link(page)).to_have_text("Voir la comparaison (3)")
    expect(compare_link(page)).to_have_attribute("title", re.compile("retirez-en un"))
    compare_link(page).click()
    page.get_by_role("button", name="Retirer Coop’actions").click()
    expect(titles).to_have_count(2)
    page.goto(f"/{SOLENI}/")
    compare_link(page).click()
    expect(titles).to_have_text([re.compile("Jura"), "Le Levier", "Soleni"])


def test_a_comparison_is_emptied_from_a_page_and_from_its_own(page: Page) -> None:
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    expect(page.locator(".compared-title")).to_have_count(2)
    page.goto(f"/{LEVIER}/")
    page.get_by_role("button", name="Vider la comparaison").click()
    expect(compare_link(page)).to_have_text("Comparer")
    expect(page.get_by_role("button", name="Vider la comparaison")).to_be_hidden()
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    page.get_by_role("button", name="Vider", exact=True).click()
    expect(page.locator(".compared-title")).to_have_count(0)
    page.goto(f"/{LEVIER}/")
    expect(compare_link(page)).to_have_text("Comparer")
    page.go_back()
    page.go_back()
    expect(page.locator(".compared-title")).to_have_count(2)
    page.goto("/comparer/")
    page.locator(".from-mine a").click()
    expect(page.locator(".compared-title")).to_have_count(2)


@pytest.mark.parametrize(
    "kept_raw", ["{", '"poles/x"', "[1, null, {}]", json.dumps(["poles/x"] * 9), json.dumps([f"poles/un-{number}" for number in range(9)])]
)
def test_what_is_kept_of_a_comparison_may_be_anything(page: Page, kept_raw: str) -> None:
    store(page, {"comparaison": kept_raw})
    page.goto(f"/{JURA}/")
    expect(compare_link(page)).to_have_text(re.compile("^(Comparer|Ajouter à la comparaison|Voir la comparaison)"))
    assert page.console_errors == []  # type: ignore[attr-defined]


NOT_COMPARED = (
    (f"a={JURA}&b=poles/perdu-depuis-longtemps", "Il n’y a pas de cas à l’adresse « poles/perdu-depuis-longtemps »"),
    (f"a={JURA}&b=themes/mutualisation", "Il n’y a pas de cas à l’adresse"),
    (f"a={JURA}&b=%3Cimg%20src%3Dx%20onerror%3Dwindow.hit%3D1%3E", "« <img src=x onerror=window.hit=1> », qui n’est le nom d’aucune page"),
    (f"a={'x' * 10_000}&b={JURA}", "qui n’est le nom d’aucune page"),
    (f"a={JURA}&b={JURA}", "ne se compare pas à lui-même"),
    (f"a={JURA}", "Il manque un cas à mettre à côté de « Clus’Ter Jura »"),
    ("a=javascript:alert(1)&b=../../..", "qui n’est le nom d’aucune page"),
)


def test_an_address_that_cannot_be_compared_says_what_to_do(page: Page) -> None:
    for address, told in NOT_COMPARED:
        page.goto(f"/comparer/?{address}")
        expect(page.locator(".problems-told")).to_contain_text(told)
        expect(page.get_by_label("Premier cas")).to_be_visible()
        assert page.evaluate("window.hit") is None
        assert page.locator("#cote-a-cote img").count() == 0
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_more_than_three_are_told_and_old_addresses_followed(page: Page) -> None:
    page.goto(f"/comparer/?a={JURA}&b=poles/archer&c={LEVIER}&c={ACTIONS}")
    expect(page.locator(".problems-told")).to_contain_text("Trois cas au plus")
    expect(page.locator(".compared-title").nth(1)).to_have_attribute("href", "/poles/pole-sud-archer/")


def test_cases_are_chosen_by_name_with_the_keyboard_alone(page: Page) -> None:
    page.goto("/comparer/")
    expect(page.get_by_role("heading", name="Par exemple")).to_be_visible()
    page.get_by_label("Premier cas").focus()
    page.keyboard.type("clus'ter jura")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.keyboard.type("coop")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    hint = page.locator("#cas-b-dit")
    expect(hint).to_contain_text("Plusieurs cas répondent")
    expect(page.get_by_label("Deuxième cas")).to_be_focused()
    hint.get_by_role("button", name="Coop’actions", exact=True).press("Enter")
    expect(page.get_by_label("Deuxième cas")).to_have_value("Coop’actions")
    expect(page.get_by_label("Deuxième cas")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"a={JURA}&b={ACTIONS}$"))
    expect(page.get_by_role("button", name="Échanger")).to_be_focused()
    page.goto("/comparer/")
    page.get_by_label("Premier cas").fill("zzzyqxw")
    page.get_by_role("button", name="Comparer", exact=True).click()
    expect(page.locator("#cas-a-dit")).to_contain_text("Aucun cas ne s’appelle « zzzyqxw »")


def test_the_examples_lead_to_comparisons(page: Page) -> None:
    page.goto("/comparer/")
    page.locator(".examples a").first.click()
    expect(page.locator(".comparison thead th[scope=col]")).to_have_count(2)


def test_nothing_of_a_page_is_run_or_taken_as_it_stands(page: Page) -> None:
    hostile = (
        f'<!doctype html><article data-case="{ACTIONS}"><p class="kind">Pôle</p><h1>Coop <img src=x onerror="window.hit=1"></h1><p class="lede">x</p>'
        '<div class="case-body"><section id="s-origine"><h2>Origine</h2><p>a<script>window.hit=1</script></p></section></div>'
        '<aside class="facts"><dl><div><dt>Lieu</dt><dd onclick="window.hit=1" style="color:red"><a href="javascript:window.hit=1" onclick="window.hit=1">'
        'ici</a><svg onload="window.hit=1"></svg><iframe src="/"></iframe><img src=x onerror="window.hit=1"></dd></div></dl></aside></article>'
    )
    page.route(f"**/{ACTIONS}/", lambda route: route.fulfill(content_type="text/html", body=hostile))
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    cell = page.get_by_role("cell").filter(has=page.get_by_text("ici", exact=True))
    expect(cell).to_be_visible()
    expect(page.get_by_role("table")).not_to_contain_text("window.hit")
    assert cell.locator("img, iframe, svg, script, [onclick], [onload], [style], [href]").count() == 0
    assert page.evaluate("window.hit") is None


def test_without_any_list_one_is_told_so(page: Page) -> None:
    page.route(re.compile(r"/data/library\.|/(poles|pratiques|fiches|entretiens|echanges|evenements|dispositifs)/$"), lambda route: route.abort())
    page.goto("/comparer/")
    expect(page.locator(".picker")).to_contain_text("n’a pas pu se charger")


def test_a_phone_still_hears_a_table(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"/comparer/?a={JURA}&b={ACTIONS}")
    expect(page.get_by_role("table")).to_be_visible()
    row = page.get_by_role("row", name=re.compile("^Lieu"))
    expect(row.get_by_role("cell")).to_have_count(2)
    expect(row.get_by_role("cell").first).to_contain_text("Clus’Ter Jura")
    first, second = (row.get_by_role("cell").nth(n).bounding_box() for n in (0, 1))
    assert first
    assert second
    assert second["y"] > first["y"] + first["height"] / 2


def test_the_comparison_is_seen_by_everybody(page: Page) -> None:
    keep(page, JURA, ACTIONS, SOLENI)
    three = f"comparer/?a={JURA}&b={SOLENI}&c={LEVIER}"
    assert seen_by_everybody(page, {three: ".comparison", "comparer/": ".examples a", "comparer/?a=poles/perdu-depuis-longtemps": ".problems-told"}) == {}
