"""Lists that are no walls, dates that say what they are, a sheet explained, titles near to an address that fails, links to copy."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.check.loading import load
from macros.casebook.language.french import sort_key
from macros.casebook.library.library import Library
from support.browsing import CLIPBOARD, NewPage
from support.corpus import Corpus
from support.markup import Element, as_read, read
from support.publish.paper import sheets
from support.repository import ROOT, TYPES

CLUSTER = "/poles/clus-ter-jura/"

# --- dates ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [folder for folder, kind in TYPES.items() if kind.newest_first])
def test_lists_of_what_took_place_begin_with_the_newest(library: Library, site: Path, folder: str) -> None:
    dates = [case.own_date.latest for case in library.of_type(folder) if case.own_date]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) > 5
    shown = [link.removeprefix(f"../{folder}/") for link in read(site / folder).first("ul", class_="cards").links]
    assert shown == [f"{case.slug}/" for case in library.of_type(folder)]


def test_events_on_the_page_of_a_theme_begin_with_the_newest_too(corpus: Corpus) -> None:
    for name, day in (("alpha", "2011-05-02"), ("beta", "2019"), ("gamma", "2016-09-23"), ("delta", "2016-10")):
        corpus.write(
            f"evenements/{name}.md",
            f"---\ntitle: {name}\nsummary: Une rencontre.\nthemes: [mutualisation]\nnational: true\nstarts: {day}\nsources: [coorace-2016]\n---\n",
        )
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    assert [case.slug for case in loaded.library.of_type("evenements")] == ["beta", "delta", "gamma", "alpha"]
    page = read(corpus.pour(corpus.path.parent / "site") / "themes/mutualisation").first("ul", class_="cards")
    assert page.links == [f"../../evenements/{name}/" for name in ("beta", "delta", "gamma", "alpha")]


def test_a_card_says_what_its_date_is_and_an_event_has_its_own(library: Library) -> None:
    told = {case.key: case.dated for case in library.published.values()}
    for key, words in told.items():
        assert not re.fullmatch(r"\d{4}", words), key
        case = library.published[key]
        assert case.year is None or str(case.year) in words, key
    assert told["evenements/signature-charte-2014"] == "rencontre du 19 septembre 2014, faits connus jusqu’en 2015"
    assert library.published["evenements/signature-charte-2014"].year == 2015
    assert told["poles/clus-ter-jura"] == "faits connus jusqu’en 2024"
    assert told["dispositifs/tsf"] == "lancé en février 2022"
    assert told["echanges/coopactions-chez-clus-ter-jura"].startswith("mené ")


def test_the_results_of_a_search_say_it(page: Page) -> None:
    page.goto("/explorer/?type=evenements")
    years = page.locator(".card-year")
    expect(years.first).to_be_visible()
    assert all(re.search(r"^rencontre (du|de|d’)", text) for text in years.all_inner_texts())
    page.goto("/explorer/?type=poles")
    expect(page.locator(".card-year").first).to_contain_text("faits connus jusqu’en")


def test_no_field_of_a_box_has_the_label_of_another(site: Path, library: Library) -> None:
    for case in library.published.values():
        if library.has_page(case):
            labels = [label.text().split(" source :")[0] for label in read(site / case.key).first("aside", class_="facts").all("dt")]
            assert len(labels) == len(set(labels)), case.key
            if case.kind.folder == "dispositifs":
                assert "Situation" in labels
                assert "État" not in labels


# --- walls ------------------------------------------------------------------------------------------


def test_every_document_that_a_case_cites_is_on_one_numbered_page(site: Path, library: Library) -> None:
    cited = {f"source-{source}" for case in library.published.values() for source in case.sources}
    pages = [site / "comprendre/sources", *sorted((site / "comprendre/sources").glob("page_*"))]
    assert len(pages) > 5
    lines = [line.attributes["id"] for page in pages for line in read(page).first("ul", class_="sources").all("li")]
    assert len(lines) == len(set(lines))
    assert set(lines) == cited
    assert "../../comprendre/sources/" in read(site / "comprendre/methode").links
    assert not list(read(site / "comprendre/methode").all("ul", class_="sources"))


def test_the_letters_of_the_glossary_lead_to_their_entries(site: Path, library: Library) -> None:
    page = read(site / "comprendre/glossaire")
    letters = page.first("nav", class_="letters").links
    entries = library.vocabularies["glossary"]
    assert letters == [f"#lettre-{letter}" for letter in sorted({sort_key(entry.pref_label)[0][0] for entry in entries})]
    for section in page.all("section"):
        letter = section.first("h2").text().lower()
        names = [name.text() for name in section.all("dt")]
        assert names
        assert all(sort_key(name)[0][0] == letter for name in names)
    assert sum(len(list(section.all("dt"))) for section in page.all("section")) == len(list(entries))


@pytest.mark.parametrize("address", ["/evenements/journee-nationale-2016/", CLUSTER, "/poles/coopactions/"])
def test_the_contents_of_a_long_page_stay_in_sight_beside_it(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address)
    contents = page.locator(".toc a")
    ids = contents.evaluate_all("all => all.map(one => one.hash.slice(1))")
    assert ids == page.locator(".case-body > section[id]").evaluate_all("all => all.map(one => one.id)")
    middle = len(ids) // 2
    contents.nth(middle).click()
    page.wait_for_timeout(900)
    expect(contents.first).to_be_in_viewport()
    expect(page.locator(f"[id='{ids[middle]}'] h2")).to_be_in_viewport()


def test_visitors_meet_no_word_of_developers(trees: Mapping[str, Element]) -> None:
    seen = 0
    for address, page in trees.items():
        if not address.startswith("contribuer/") and list(page.all("main")):
            seen += 1
            assert not re.search(r"\bmake (?:links|check|serve|site|test|new|hook)\b", page.first("main").text()), address
    assert seen > 200


# --- a sheet explained --------------------------------------------------------------------------------


def test_what_a_sheet_holds_is_shown_on_a_real_one_with_the_words_of_its_declaration(site: Path, library: Library) -> None:
    page = read(site / "contribuer/fiche-expliquee")
    text = page.first("div", class_="annotated").text()
    key = next(link for link in page.first("article").links if link.startswith("../../fiches/")).removeprefix("../../").rstrip("/")
    case = library.published[key]
    assert len(case.body.sections) >= 3
    assert as_read(case.title) in text
    for name, info in case.kind.model_fields.items():
        if isinstance(info.json_schema_extra, dict) and info.json_schema_extra["x-box"] and case.fact(name):
            assert as_read(str(info.title)) in text, name
            assert not info.description or as_read(info.description) in text, name
    for section in case.kind.sections:
        if section.id in {written.id for written in case.body.sections}:
            assert as_read(section.help) in text
    assert "contribuer/fiche-expliquee/" in read(site / "index.html").links
    model = read(site / "contribuer/modele")
    assert [one.attributes["id"] for one in model.all("details", class_="model")] == [f"modele-{folder}" for folder in TYPES]


# --- the organiser's pages --------------------------------------------------------------------------

ORGANISERS = {"organiser/": "Préparer une journée", "forum-des-solutions/": "Forum des solutions", "engagements/": "Engagements"}


def test_whoever_organises_a_day_finds_its_pages_from_home_the_tools_and_the_events(trees: Mapping[str, Element]) -> None:
    (way,) = (section for section in trees[""].all("section", class_="way") if "J’organise" in section.text())
    assert way.links[0] == "organiser/"
    assert {*ORGANISERS, "offres/"} <= {*way.links}
    assert {f"../{address}" for address in (*ORGANISERS, "offres/")} <= {*trees["outils/"].links}
    for address in ("evenements/", "engagements/"):
        beside = trees[address].first("nav", class_="siblings")
        assert [(link.attributes["href"], link.text()) for link in beside.all("a")] == [
            ("../evenements/", "Rencontres"),
            *((f"../{other}", title) for other, title in ORGANISERS.items()),
        ]
        assert [link.attributes["href"] for link in beside.all("a") if "aria-current" in link.attributes] == [f"../{address}"]
    assert "../organiser/#modele=forum" in trees["forum-des-solutions/"].links
    for address, page in trees.items():
        if re.fullmatch("evenements/[a-z0-9-]+/", address):
            sessions = len(list(page.all("li", class_="session")))
            assert (f"../../organiser/?rencontre={address.split('/')[1]}" in page.links) is (sessions > 1), address


def test_the_programme_of_an_event_opens_at_the_desk(page: Page) -> None:
    page.goto("/evenements/journee-nationale-2016/")
    page.get_by_role("link", name="Reprendre ce programme").click()
    expect(page.locator("#organiser")).to_contain_text("Forum des solutions")
    expect(page.get_by_label("Titre")).to_have_value("3e journée nationale des PTCE")


@pytest.mark.parametrize("address", [*ORGANISERS, "offres/", "forum-des-solutions/projet-a-essaimer/"])
def test_each_of_them_stands_under_its_entry_of_the_menu(trees: Mapping[str, Element], address: str) -> None:
    (current,) = (link for link in trees[address].first("nav", id="menu").all("a") if "aria-current" in link.attributes)
    assert current.text() == ("Outils" if address == "offres/" else "Rencontres")


# --- a link to copy -------------------------------------------------------------------------------------


def test_a_mark_copies_the_link_of_its_part_and_says_so(new_page: NewPage, server: str) -> None:
    page = new_page(permissions=CLIPBOARD)
    for address in (CLUSTER, "/evenements/journee-nationale-2016/", "/pratiques/quote-part-sur-les-marches/"):
        page.goto(address)
        marks = page.get_by_role("link", name="Copier le lien vers cette partie")
        assert marks.count() == page.locator(".case-body > section[id]:not(#x-offres) > .titled > h2").count()
        mark = marks.last
        mark.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".titled [role=status]")).to_have_text("Lien copié : collez-le dans un message.")
        assert page.evaluate("navigator.clipboard.readText()") == server + address + (mark.get_attribute("href") or "")


def test_without_a_script_the_mark_is_a_link(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(CLUSTER)
    mark = page.get_by_role("link", name="Lien vers cette partie").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"#s-origine$"))


# --- a page that is not there ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/pole/clus-ter-jura/", "Clus’Ter Jura"),
        ("/poles/cluster-jura.html", "Clus’Ter Jura"),
        ("/poles/clusterjura", "Clus’Ter Jura"),
        ("/poles/coopactoins/", "Coop’actions"),
        ("/poles/Coop%E2%80%99actions/index.html", "Coop’actions"),
        ("/fiche/SOLENI.php", "Soleni"),
        ("/organisations/trivéo/", "Trivéo"),
        ("/themes/ecologie-industriele/", "Écologie industrielle et territoriale"),
        ("/contribuer/proposez/", "Proposer un cas, corriger ou compléter"),
    ],
)
def test_a_page_that_is_not_there_names_the_nearest_titles(page: Page, address: str, title: str) -> None:
    page.goto(address)
    near = page.locator("#titres-proches a")
    expect(near.first).to_be_visible()
    assert near.count() <= 5
    named = page.locator("#titres-proches").get_by_role("link", name=title, exact=True)
    expect(named).to_have_count(1)
    named.click()
    expect(page.locator("h1")).to_have_text(title)


@pytest.mark.parametrize("address", ["/qsdfghjklm/", "/%E0%A4%A", "/poles/%3Cqsdfgh%3E/", "/-/", "/page_3/"])
def test_an_address_that_says_nothing_leaves_the_search_and_the_ways_home(page: Page, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    expect(page.locator("#titres-proches")).to_be_hidden()
    expect(page.get_by_role("link", name="La page d’accueil")).to_be_visible()
    expect(page.get_by_label("Que cherchez-vous ?")).to_be_visible()
    complaints = [told for told in page.console_errors if "404" not in told and "400" not in told]  # type: ignore[attr-defined]
    assert complaints == []


def test_only_the_page_of_what_is_not_there_asks_for_near_titles(page: Page) -> None:
    page.goto(CLUSTER, wait_until="networkidle")
    assert not [url for url in page.requests if "/missing/" in url or "/search/" in url]  # type: ignore[attr-defined]


# --- from the home page to paper -----------------------------------------------------------------


@pytest.mark.walk
@pytest.mark.parametrize("by", [["imprimer le dossier de l’une d’elles"], ["Préparer une journée", "regardez d’abord un exemple"]])
def test_an_organiser_is_led_from_the_home_page_to_the_printed_pack_in_three_clicks(by: list[str], page: Page) -> None:
    page.goto("/")
    for name in by:
        page.locator("main").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3e journée nationale des PTCE")
    assert page.url.endswith("/evenements/journee-nationale-2016/dossier/")
    assert len(sheets(page.pdf(prefer_css_page_size=True))) > 4


def test_who_organises_reads_how_to_call_print_and_bring_back_without_scripts(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page.goto("/organiser/")
    for title in ("Appeler à fiches", "Imprimer le dossier", "Faire revenir ce qui s’est dit"):
        expect(page.get_by_role("heading", name=title)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320
