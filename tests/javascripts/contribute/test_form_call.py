"""A call for sheets: a link names an event, and the form opens with it, keeps it, and tells it to who receives the page."""

from __future__ import annotations

from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from support.corpus import Corpus
from support.filling import OpenForm, accepted, consent, downloaded, draft, field, option, reload, settled, sheet, visit, way, write_a_sheet

EVENT, TITLE, DAY = "journee-nationale-2016", "3e journée nationale des PTCE", "le 23 septembre 2016"
OTHER, OTHER_TITLE = "signature-charte-2014", "2e rencontre nationale des PTCE"
CALL = f"?type=fiches&rencontre={EVENT}"


def told(page: Page, title: str = TITLE, kind: str = "une fiche action") -> None:
    """What is said above the fields."""
    expect(page.locator(".call-line")).to_contain_text(f"Vous écrivez {kind} pour «\u00a0{title}\u00a0»")


def named(page: Page, title: str = TITLE) -> None:
    """The field that names the event shows, and holds it."""
    expect(field(page, "event")).to_be_visible()
    expect(field(page, "event")).to_have_value(title)


def test_the_link_of_a_call_opens_a_sheet_that_names_the_event_and_says_so(form: OpenForm) -> None:
    page = form(CALL)
    told(page)
    expect(page.locator(".call-line")).to_contain_text(DAY)
    named(page)
    reload(page)
    told(page)
    page.get_by_role("button", name="Changer de rencontre").click()
    expect(field(page, "event")).to_be_focused()
    field(page, "event").fill("2e rencontre")
    option(page, OTHER_TITLE).click()
    told(page, OTHER_TITLE)
    assert f"rencontre={OTHER}" in page.url
    field(page, "event").fill("")
    expect(page.locator(".call-line")).to_be_hidden()
    assert "rencontre" not in page.url
    assert page.console_errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(("folder", "kind"), [("entretiens", "un témoignage"), ("pratiques", "une pratique")])
def test_any_type_that_names_an_event_can_be_asked_for(folder: str, kind: str, form: OpenForm) -> None:
    page = form(f"?type={folder}&rencontre={EVENT}")
    told(page, kind=kind)
    named(page)


def test_a_type_that_names_none_opens_without_it_and_says_so(form: OpenForm) -> None:
    page = form(f"?type=poles&rencontre={EVENT}")
    expect(field(page, "title")).to_be_visible()
    expect(page.locator(".notices [role=alert]")).to_contain_text("ne se rattache pas à une rencontre")
    expect(page.locator(".call-line")).to_be_hidden()


@pytest.mark.parametrize(
    "asked", ["journee-de-demain", "<script>alert(1)</script>", "../fiches/soleni", "a" * 300, "", "javascript:alert(1)", "x\x00y", "%00", "soleni"]
)
def test_an_event_that_nobody_knows_is_said_plainly_and_the_form_opens_without(asked: str, form: OpenForm) -> None:
    page = form(f"?type=fiches&rencontre={quote(asked, safe='')}")
    expect(field(page, "title")).to_be_visible()
    expect(page.locator(".notices [role=alert]")).to_contain_text("n’est pas dans la bibliothèque")
    expect(page.locator(".call-line")).to_be_hidden()
    assert page.locator(".notices script").count() == 0
    assert "<script>" not in (page.locator(".notices").text_content() or "")
    asked_for = [address for address in page.requests if address.endswith("/fiche.json")]  # type: ignore[attr-defined]
    assert all("/evenements/" in address for address in asked_for), asked_for


def test_the_event_waits_for_a_type_where_the_link_names_none(form: OpenForm) -> None:
    page = form(f"?rencontre={EVENT}")
    page.get_by_role("radio", name="Fiche action").check()
    page.get_by_role("button", name="Commencer").click()
    told(page)
    named(page)


def test_a_call_leaves_the_draft_of_another_sheet_and_two_calls_give_two(form: OpenForm) -> None:
    page = form(CALL, stored={"proposer:fiches": sheet()})
    expect(field(page, "title")).to_have_value("")
    field(page, "title").fill("Pour la première")
    settled(page)
    visit(page, f"?type=fiches&rencontre={OTHER}")
    told(page, OTHER_TITLE)
    expect(field(page, "title")).to_have_value("")
    field(page, "title").fill("Pour l’autre")
    reload(page)
    expect(field(page, "title")).to_have_value("Pour l’autre")
    kept = {key: draft(page, f"proposer:fiches{key}")["data"] for key in ("", "~2", "~3")}
    assert [(data["title"], data.get("event")) for data in kept.values()] == [  # type: ignore[index,attr-defined]
        ("Un atelier vélo partagé", None),
        ("Pour la première", EVENT),
        ("Pour l’autre", OTHER),
    ]
    visit(page, CALL)
    expect(field(page, "title")).to_have_value("Pour la première")
    page.get_by_role("button", name="Commencer une autre page").click()
    expect(field(page, "title")).to_have_value("")
    told(page)


def test_what_is_sent_names_the_event(form: OpenForm, corpus: Corpus) -> None:
    page = form(CALL)
    page.get_by_text("Un document en parle aussi").click()
    write_a_sheet(page)
    consent(page)
    address = way(page, "courriel").get_by_role("link").get_attribute("href") or ""
    sent = parse_qs(urlsplit(address).query)
    assert f"(pour «\u00a0{TITLE}\u00a0»)" in sent["subject"][0]
    assert f"proposée pour la rencontre «\u00a0{TITLE}\u00a0»" in sent["body"][0]
    forge = parse_qs(urlsplit(way(page, "depot").get_by_role("link").get_attribute("href") or "").query)
    assert TITLE in forge["message"][0]
    text = downloaded(page)
    assert f"\nevent: {EVENT}\n" in text
    accepted(corpus, "fiches/un-atelier-velo-partage.md", text)
