"""The page « Financer »: what a new pole may ask for comes from the schemes, and a check that has become old says so on the day of the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.library import Library
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.blocks import BlockError, Blocks
from macros.pages.views.views import Views
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import Element, read
from support.repository import ROOT
from support.sites import serving

SCHEME = """---
title: {title}
summary: Un dispositif.
themes: [financement-cooperation]
national: true
kind: subvention
sources: [chorum-15-ptce]
state: {state}
verified_on: {verified}
{more}---

Rien de plus.
"""
PAYS = "pays: Une part du projet.\n"
LINKED = re.compile(r'{{ (case|term)\("([^"]+)", "([^"]+)"')
FOR_POLES = "for_poles: true\nsince: {since}\n"


def write(corpus: Corpus, name: str, state: str = "ouvert", verified: str = "2026-11-30", more: str = PAYS) -> None:
    corpus.write(f"dispositifs/{name}.md", SCHEME.format(title=name.capitalize(), state=state, verified=verified, more=more))


def blocks(corpus: Corpus) -> Blocks:
    library, _problems = load_or_raise(corpus.path, fallback=Path("cases"))
    return Blocks(Views(library))


def text_of(page: Element) -> str:
    return " ".join(page.first("main").text().split())


# --- what stands on it --------------------------------------------------------------------------


def test_those_that_say_what_they_pay_and_are_not_over_stand_by_their_state(corpus: Corpus) -> None:
    write(corpus, "ouverte")
    write(corpus, "fermee", state="ferme", verified="2026-06")
    write(corpus, "terminee", state="termine", verified="2020")
    write(corpus, "muette", verified="2020", more="")
    found = blocks(corpus).financing()
    assert [(group.head, [case.slug for case in group.items]) for group in found.groups] == [("ouvert", ["ouverte"]), ("ferme", ["fermee"])]
    assert str(found.checked) == "2026-06"
    # The page tells those that are made for poles too, though they are over.
    write(corpus, "ancienne", state="termine", verified="2026-05", more=FOR_POLES.format(since="2025"))
    assert str(blocks(corpus).financing().checked) == "2026-05"


def test_a_programme_whose_calls_have_their_own_dates_is_not_said_to_be_open(site: Path) -> None:
    schemes = {scheme.attributes["id"]: " ".join(scheme.text().split()) for scheme in read(site / "financer").all("article", class_="scheme")}
    for slug in ("fse-plus", "leader"):
        assert "Programme en cours, à dates variables" in schemes[slug]
        assert "Programme en cours, à dates variables" in text_of(read(site / "dispositifs" / slug))
    assert "jusqu’à 95 %" in schemes["fse-plus"].replace("\u00a0", " ").replace("\u202f", " ")


def test_what_is_made_for_poles_is_told_apart_and_the_newest_call_is_named(corpus: Corpus) -> None:
    write(corpus, "ancien", state="termine", more=FOR_POLES.format(since="2013"))
    write(corpus, "dernier", state="termine", more=FOR_POLES.format(since="2025-10-02"))
    found = blocks(corpus).financing()
    assert (list(found.for_poles), found.last_call and found.last_call.slug) == ([], "dernier")
    write(corpus, "ouvert", more=PAYS + FOR_POLES.format(since="2027"))
    found = blocks(corpus).financing()
    assert [case.slug for case in found.for_poles] == ["ouvert"]


def test_one_that_is_open_for_poles_is_told_though_it_does_not_say_what_it_pays(corpus: Corpus, tmp_path: Path) -> None:
    write(corpus, "muette", more=FOR_POLES.format(since="2026"))
    page = read(corpus.pour(tmp_path / "site") / "financer")
    assert "../dispositifs/muette/" in page.links
    assert "Aucun financement" not in text_of(page)


def test_that_none_is_open_is_known_of_the_day_on_which_those_for_poles_were_checked(corpus: Corpus, tmp_path: Path) -> None:
    for name, day in (("premier", "2026-11-22"), ("second", "2026-11-25")):
        write(corpus, name, state="termine", verified=day, more=FOR_POLES.format(since="2025"))
    told = text_of(read(corpus.pour(tmp_path / "site") / "financer"))
    assert "connu de nous comme ouvert le 22 novembre 2026." in told.replace("\u00a0", " ")
    # Nothing follows that a pole could ask for.
    assert "ce qui suit" not in told
    write(corpus, "ouverte", verified="2026-11-20")
    told = text_of(read(corpus.pour(tmp_path / "autre") / "financer"))
    assert "connu de nous comme ouvert le 22 novembre 2026." in told.replace("\u00a0", " ")
    assert "ce qui suit" in told


def test_the_page_says_in_plain_words_that_none_is_open_and_when_each_was_checked(site: Path) -> None:
    page = read(site / "financer")
    told = text_of(page)
    assert "Aucun financement fait pour les PTCE n’est connu de nous comme ouvert" in told
    schemes = list(page.all("article", class_="scheme"))
    checked = [line for line in page.all("span", class_="dated") if line.attributes.get("data-verified")]
    assert len(checked) == len(schemes) >= 6
    [state] = [line for line in page.all("p") if "Aucun financement fait pour les PTCE" in line.text()]
    assert "vérifié le" in state.text()  # of the newest call too


def test_each_scheme_leads_to_what_is_known_of_it_elsewhere(site: Path) -> None:
    schemes = list(read(site / "financer").all("article", class_="scheme"))
    without = [scheme.attributes["id"] for scheme in schemes if not any(link.attributes["href"].startswith("http") for link in scheme.all("a"))]
    assert len(schemes) >= 6
    assert without == []


def test_it_says_whom_to_ask_before_any_list_and_of_each_scheme(site: Path) -> None:
    page = read(site / "financer")
    leaf = page.first("article", class_="leaf")
    assert leaf.first("h2").text() == "Par où commencer"
    assert any("joindre/" in link for link in leaf.first("ol").first("li").links)
    for scheme in page.all("article", class_="scheme"):
        assert "À qui s’adresser" in scheme.text(), scheme.attributes["id"]


def test_one_of_which_nothing_says_whether_it_is_open_reads_neither_as_open_nor_as_closed(corpus: Corpus, tmp_path: Path) -> None:
    write(corpus, "muette", state="non-verifie", more=PAYS + "ask_whom: À la direction régionale.\n")
    page = read(corpus.pour(tmp_path / "site") / "financer")
    told = " ".join(page.first("article", class_="scheme").text().split())
    assert "À qui s’adresser À la direction régionale." in told
    assert "État inconnu, à demander : aucun document lu ne le dit, cherché le 30 novembre 2026" in told


def test_it_is_one_click_from_the_home_page(site: Path) -> None:
    assert {"financer/", "comprendre/animation/"} <= set(read(site / "index.html").links)
    assert {"../financer/", "loi/", "animation/"} <= set(read(site / "comprendre").links)


def test_a_library_without_schemes_has_the_page_too(corpus: Corpus, tmp_path: Path) -> None:
    site = corpus.pour(tmp_path / "site")
    assert "Aucun financement fait pour les PTCE" in text_of(read(site / "financer"))


def test_a_name_on_a_written_page_stays_plain_where_the_library_has_no_such_page(corpus: Corpus) -> None:
    write(corpus, "ouverte")
    found = blocks(corpus)
    assert (found.case_link("dispositifs/ouverte", "une aide").href, found.case_link("dispositifs/aucune", "une aide").href) == (
        f"{TO_ROOT}dispositifs/ouverte/",
        None,
    )
    assert found.term_link("questions", "payer-animation", "payer").href is None
    assert found.term_link("questions", "payer-animtion", "payer").href is None
    for wrong in (lambda: found.case_link("dispositifs/aucune"), lambda: found.term_link("sujets", "payer-animation", "payer")):
        with pytest.raises(BlockError):
            wrong()


def test_each_name_that_our_written_pages_link_leads_somewhere(library: Library) -> None:
    found = Blocks(Views(library))
    called = [call for path in (ROOT / "docs").rglob("*.md") for call in LINKED.findall(path.read_text(encoding="utf-8"))]
    assert {kind for kind, *_ in called} == {"case", "term"}
    links = [found.case_link(first, other) if kind == "case" else found.term_link(first, other, "") for kind, first, other in called]
    assert [call for call, link in zip(called, links, strict=True) if not link.href] == []


# --- by the clock of the reader -------------------------------------------------------------------


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with one scheme checked on 30 November 2026 and one checked on 31 March 2027."""
    base = tmp_path_factory.mktemp("financing")
    corpus = Corpus(base / "cases")
    write(corpus, "ancienne")
    write(corpus, "recente", verified="2027-03-31")
    with serving(corpus.pour(base / "site")) as served:
        yield served


@pytest.mark.parametrize(("day", "old"), [("2027-05-30", []), ("2027-05-31", ["ancienne"]), ("2027-10-02", ["ancienne", "recente"])])
def test_a_check_over_six_months_old_says_so(page: Page, dated: str, day: str, old: list[str]) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto(f"{dated}/financer/")
    page.wait_for_function("document.readyState === 'complete'")
    assert page.locator(".scheme:has(.overdue)").evaluate_all("(all) => all.map((one) => one.id)") == old
    banner = page.locator("[data-checked]")
    expect(banner).to_contain_text("Plus de six mois ont passé" if old else "La plus ancienne vérification de cette page date du 30 novembre 2026.")
    assert ("Plus de six mois" in banner.inner_text()) == bool(old)


def test_without_scripts_the_day_of_each_check_is_shown(new_page: NewPage, dated: str) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{dated}/financer/")
    expect(page.locator("#ancienne")).to_contain_text("vérifié le 30 novembre 2026")
    expect(page.locator("[data-checked]")).to_contain_text("30 novembre 2026")
