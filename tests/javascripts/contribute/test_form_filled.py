"""A link that already knows something of a page: the form opens with it, says so, and leaves other drafts alone."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from support.filling import OpenForm, field, reload, settled

LINK = "?type=poles&title=N%C3%A9o%2056&region=bretagne&theme=insertion#ecrire"


def test_a_link_fills_the_form_and_a_reload_keeps_it(form: OpenForm) -> None:
    page = form(LINK)
    expect(field(page, "title")).to_have_value("Néo 56")
    expect(page.locator(".held").filter(has_text="Bretagne")).to_have_count(1)
    expect(page.locator(".held").filter(has_text="Insertion par l’activité économique")).to_have_count(1)
    expect(page.get_by_text("Le lien que vous avez suivi a rempli ce qu’il savait")).to_be_visible()
    field(page, "summary").fill("Un pôle de Vannes.")
    settled(page)
    reload(page)
    expect(field(page, "title")).to_have_value("Néo 56")
    expect(page.locator(".held").filter(has_text="Bretagne")).to_have_count(1)
    assert page.console_errors == []  # type: ignore[attr-defined]


def test_the_page_of_a_question_leads_to_the_form_with_the_question_filled_in(form: OpenForm) -> None:
    page = form("?type=pratiques&question=mesurer#ecrire")
    expect(field(page, "challenge")).to_have_value(re.compile("^Comment montrer ce que la coopération change"))
    page.goto(page.url.split("?")[0] + "?type=pratiques&question=sorcellerie&title=Une#ecrire")
    expect(field(page, "title")).to_have_value("Une")
    expect(field(page, "challenge")).to_have_value("")


def test_what_the_lists_have_not_is_left_out_and_a_draft_is_left_alone(form: OpenForm) -> None:
    page = form("?type=poles#ecrire")
    field(page, "title").fill("Un autre pôle")
    settled(page)
    page.goto(page.url.split("?")[0] + "?type=poles&region=atlantide&theme=emploi-solidarites&theme=insertion#ecrire")
    expect(page.locator(".held").filter(has_text="Insertion par l’activité économique")).to_have_count(1)
    expect(field(page, "title")).to_have_value("")
    expect(page.get_by_text("atlantide")).to_have_count(0)
    page.goto(page.url.split("?")[0] + "?type=poles#ecrire")
    expect(field(page, "title")).to_have_value("Un autre pôle")
