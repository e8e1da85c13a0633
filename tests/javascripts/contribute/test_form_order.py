"""The order in which a screen reader goes through the form, and the form in a window of 320 by 256 pixels (400 %)."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from support.filling import OpenForm, field, visit

FIRST = """
navigation "Les étapes"
button "1 Choisir"
button "2 Écrire" [disabled]
button "3 Relire" [disabled]
button "4 Envoyer" [disabled]
heading "Que voulez-vous raconter ?" [level=2]
group "Le type de page"
radio "Pôle ou coopération
radio "Fiche action
button "Commencer"
heading "Ou corriger, compléter une page" [level=3]
combobox "Le titre de la page"
button "Ouvrir cette page"
link "Le même formulaire à imprimer"
link "Les autres manières de contribuer"
"""

WRITTEN = """
navigation "Les étapes"
button "2 Écrire"
region "Une fiche action"
heading "Une fiche action" [level=2]
heading "L’essentiel" [level=3]
textbox "Titre (nécessaire)"
textbox "Résumé (nécessaire)"
combobox "Thèmes (nécessaire)"
heading "Le texte" [level=3]
toolbar "Mettre en forme : Description"
textbox "Description"
heading "D’où vient ce que vous racontez" [level=3]
link "racontez-le autrement
combobox "Sources
button "Décrire un nouveau document"
group "Ce que vous avez vécu"
button "Nous l’avons vécu"
heading "Pour en dire plus" [level=3]
button "Vérifier et relire"
"""


def heard(page: Page, lines: str) -> None:
    """These pieces are heard one after the other, others between them."""
    told = page.locator("#proposer").aria_snapshot().replace("- '", "- ")
    at = 0
    for line in lines.strip().splitlines():
        found = told.find(f"- {line}", at)
        assert found >= 0, f"{line} after {told[at - 60 : at]}\n{told}"
        at = found + len(line)


def test_the_first_step_is_heard_in_the_order_in_which_it_is_seen(form: OpenForm) -> None:
    page = form()
    heard(page, FIRST)
    expect(page.locator(".step-button").first).to_have_attribute("aria-current", "step")


def test_a_page_being_written_is_heard_in_the_order_in_which_it_is_seen(form: OpenForm) -> None:
    heard(form("?type=fiches#ecrire"), WRITTEN)


COVERED = """one => {
    one.focus();
    const box = one.getBoundingClientRect();
    const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
    const above = document.elementFromPoint(x, y);
    const seen = above === one || one.contains(above) || above?.closest("label")?.control === one;
    return seen && box.top >= 0 && box.top < innerHeight ? "" : one.outerHTML.slice(0, 120);
}"""


def uncovered(page: Page, places: str) -> None:
    for one in page.locator(places).all():
        one.evaluate("one => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
        assert one.evaluate(COVERED) == ""


def test_at_four_hundred_per_cent_no_field_is_covered_and_nothing_stands_over_the_page(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire", viewport={"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    uncovered(page, "form.write :is(input, textarea, select):visible")
    field(page, "themes").click()
    expect(page.locator("[role=listbox]:visible")).to_be_visible()
    assert page.locator("[role=listbox]:visible").evaluate("one => one.getBoundingClientRect().height") <= 256
    page.keyboard.press("Escape")
    stuck = """() => [...document.querySelectorAll("main *, header, footer")].filter((one) => {
        const { position, display } = getComputedStyle(one);
        return (position === "fixed" || position === "sticky") && display !== "none" && one.getBoundingClientRect().height > innerHeight / 4;
    }).map((one) => one.className)"""
    assert page.evaluate(stuck) == []
    visit(page)
    uncovered(page, "#proposer :is(input, button):visible:enabled")


def test_who_wants_no_motion_gets_none(form: OpenForm) -> None:
    page = form("?type=fiches#ecrire")
    page.emulate_media(reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("#proposer, #proposer *")].filter((one) => {
        const { transitionDuration, animationDuration } = getComputedStyle(one);
        return [transitionDuration, animationDuration].some((all) => all.split(",").some((each) => parseFloat(each) > 0.01));
    }).map((one) => one.className)"""
    assert page.evaluate(moving) == []
