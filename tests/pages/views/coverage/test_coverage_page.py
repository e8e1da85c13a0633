"""« Ce que couvre la bibliothèque »: its figures are those of the case files, counted here by hand, and each leads to just so many pages."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from playwright.sync_api import Page, expect

from support.cases import pole
from support.corpus import Corpus
from support.markup import UNREAD, Element, as_read, read
from support.repository import ROOT

CASES = ROOT / "cases"


@cache
def vocabulary(name: str) -> dict[str, Any]:
    """The terms of a file, by id."""
    return {term["id"]: term for term in yaml.load((CASES / "_vocabularies" / f"{name}.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)}


@pytest.fixture(scope="module")
def files() -> Mapping[str, dict[str, Any]]:
    """What the header of each case file that is not withdrawn says, read without our reader."""
    read_files = {}
    for path in CASES.glob("*/*.md"):
        header = yaml.load(path.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n"), yaml.CBaseLoader)
        if "withdrawn" not in header:
            read_files[f"{path.parent.name}/{path.stem}"] = header
    return read_files


@pytest.fixture(scope="module")
def covered(site: Path) -> Element:
    return read(site / "couverture")


def regions_of(header: dict[str, Any]) -> set[str]:
    homes = {id: term["region"] for id, term in vocabulary("departments").items()}
    return {homes[id] for id in header.get("departments", ())} | set(header.get("regions", ()))


def tops_of(header: dict[str, Any]) -> set[str]:
    themes = vocabulary("themes")
    return {themes[id].get("broader", id) for id in header.get("themes", ())}


def shown(covered: Element, id: str) -> dict[str, list[int]]:
    """The figures of a chart, by the label of their row."""
    table = covered.first("table", id=f"tableau-{id}")
    return {row.first("th").text(): [int(cell.text().replace(" ", "")) for cell in row.all("td")] for row in table.first("tbody").all("tr")}


def counted(files: Mapping[str, dict[str, Any]], values: Any, labels: Mapping[str, str]) -> dict[str, list[int]]:
    """Poles, practices, testimonies and all pages by label, counted from the files."""
    found: dict[str, list[int]] = {label: [0, 0, 0, 0] for label in labels.values()}
    for key, header in files.items():
        for value in values(header):
            row = found[labels[value]]
            row[3] += 1
            if (folder := key.split("/")[0]) in ("poles", "pratiques", "entretiens"):
                row[("poles", "pratiques", "entretiens").index(folder)] += 1
    return found


def test_regions_and_themes_are_those_of_the_files(covered: Element, files: Mapping[str, dict[str, Any]]) -> None:
    regions = {id: as_read(term["pref_label"]) for id, term in vocabulary("regions").items()}
    by_region = shown(covered, "region")
    assert {label: by_region[label] for label in regions.values()} == counted(files, regions_of, regions)
    assert by_region["Sans région dite"][3] == sum(not regions_of(header) and header.get("national") != "true" for header in files.values())
    assert by_region["Partout en France"][3] == sum(not regions_of(header) and header.get("national") == "true" for header in files.values())
    themes = {id: as_read(term["pref_label"]) for id, term in vocabulary("themes").items() if "broader" not in term}
    by_theme = shown(covered, "theme")
    assert {label: by_theme[label] for label in themes.values()} == counted(files, tops_of, themes)


def test_types_states_years_and_voices_are_those_of_the_files(covered: Element, files: Mapping[str, dict[str, Any]]) -> None:
    poles = [header for key, header in files.items() if key.startswith("poles/")]
    assert sum(row[0] for row in shown(covered, "types").values()) == len(files)
    assert shown(covered, "types")["Pôles et coopérations"][0] == len(poles)
    last = (max(header["state"], key=lambda state: state.get("as_of", ""))["value"] if header.get("state") else "" for header in poles)
    labels = {id: as_read(term["pref_label"]) for id, term in vocabulary("pole_states").items()} | {"": "État inconnu"}
    assert {label: number[0] for label, number in shown(covered, "etat").items() if number[0]} == Counter(labels[state] for state in last)

    born: Counter[str] = Counter()
    for header in poles:
        founded = header.get("founded") or []
        dates = [entry["on"] for entry in founded] if isinstance(founded, list) else [founded]
        born[min((date[:4] for date in dates), default="Année inconnue")] += 1
    assert {year: number[0] for year, number in shown(covered, "annee").items() if number[0]} == born

    people = [person for key, header in files.items() if key.startswith("entretiens/") for person in header["people"]]
    roles = {id: as_read(term["pref_label"]) for id, term in vocabulary("voices").items()}
    heard = Counter(roles[person["voice"]] if "voice" in person else "Le rôle ne le dit pas" for person in people)
    assert {label: number[0] for label, number in shown(covered, "voix").items()} == {
        label: heard[label] for label in (*roles.values(), "Le rôle ne le dit pas")
    }


def listed(site: Path, href: str) -> int:
    """How many pages a link of the page shows: the entries of a list, the cards of a term or a type, the results of the search for these terms."""
    address = urlsplit(href)
    path = address.path.removeprefix("../")
    if path == "explorer/":
        return found_by(json.loads((site / "data/library.json").read_text(encoding="utf-8")), parse_qs(address.query))
    if not path:
        heading = address.fragment
        tree = (site / "couverture/index.html").read_text(encoding="utf-8").split(f'id="{heading}"')[1]
        return tree.split("</ul>")[0].count("<li>")
    total, number = 0, 1
    while (folder := site / path / (f"page_{number}" if number > 1 else "")).is_dir():
        tree = read(folder)
        lists = [one for name in ("cards", "lines", "links") for one in tree.all("ul", class_=name)]
        rows = list(tree.first("table", class_="laureates").all("tr"))[1:] if address.fragment == "x-laureats" else ()
        total += len(rows) or sum(len([child for child in one.children if not isinstance(child, str)]) for one in lists)
        number += 1
    return total


def found_by(data: Mapping[str, Any], chosen: Mapping[str, list[str]]) -> int:
    """How many cases of the data of the search page bear one of the chosen terms of each facet."""
    facets = {facet["id"]: facet for facet in data["facets"]}
    number = 0
    for case in data["cases"]:
        borne = {id: {case["type"]} if id == "type" else set(case.get(id, ())) for id in chosen}
        for id, terms in borne.items():
            terms |= {facets[id].get("broader", {}).get(term, term) for term in terms}
        number += all(borne[id] & set(terms) for id, terms in chosen.items())
    return number


def test_each_figure_leads_to_just_so_many_pages(covered: Element, site: Path) -> None:
    links = [link for amount in covered.all("span", class_="amount") for link in amount.all("a")] + [
        cell.first("a") for table in covered.all("table", class_="small") for cell in table.all("td") if list(cell.all("a"))
    ]
    links = [link for link in links if not link.has({"class_": "theirs"})]
    assert len(links) > 150
    wrong = {link.attributes["href"]: (link.text(), n) for link in links if (n := listed(site, link.attributes["href"])) != int(link.text().replace(" ", ""))}
    assert wrong == {}


def without_a_link(covered: Element) -> list[tuple[str, str]]:
    """The numbers in the tables of the page that lead nowhere, each with its table: but for zeros, which count nothing, and for dates, which
    count nothing either (the rows of years and of months, when others counted)."""
    dated = {"tableau-annee": "th", "tableau-relire": "th"}
    found = []
    for table in covered.all("table"):
        name = table.attributes.get("id", table.first("caption").text())
        cells = [cell for row in table.first("tbody").all("tr") for cell in row.all() if cell.tag in ("th", "td") and cell.tag != dated.get(name)]
        if table.has({"class_": "said"}):
            cells = [cell for row in table.first("tbody").all("tr") for cell in list(row.all("td"))[:1]]
        for cell in cells:
            numbers = re.findall(r"\d+", cell.text(without=UNREAD | {"a"}))
            found += [(name, number) for number in numbers if number != "0"]
    return found


def test_each_number_of_a_table_leads_to_what_it_counts(covered: Element, site: Path) -> None:
    assert without_a_link(covered) == []
    theirs = list(covered.all("a", class_="theirs"))
    assert len(theirs) > 10
    for link in theirs:
        href = link.attributes["href"]
        if not href.startswith("https://"):  # the page of the call says the figure
            assert link.text() in read(site / href.removeprefix("../")).text()
    assert without_a_link(read("<table><caption>A</caption><tbody><tr><td>12</td><td>0</td><td><a href='x'>3</a> sur 4</td></tr></tbody></table>")) == [
        ("A", "12"),
        ("A", "4"),
    ]


def test_what_is_said_of_a_chart_is_what_it_shows(covered: Element) -> None:
    regions = [row for row in shown(covered, "region").items() if row[0] not in ("Partout en France", "Sans région dite")]
    told = covered.first("p", id="dit-region").text()
    assert told.startswith(f"{sum(row[1][0] > 0 for row in regions)} régions sur 18 ont au moins un pôle raconté. Auvergne-Rhône-Alpes en a le plus (")
    assert told.endswith("Sans aucune page : Bretagne, Corse, Guyane, Martinique et Mayotte. Outre-mer, 2 régions sur 5 ont une page.")
    described = [table.attributes["aria-describedby"] for table in covered.all("table") if "aria-describedby" in table.attributes]
    assert len(described) == 8
    assert all(covered.first("p", id=id).text() for id in described)
    heard = covered.first("p", id="dit-voix").text()
    assert "Personne encore parmi : agents publics, bénévoles et habitants et usagers." in heard


def test_the_figures_of_others_stand_with_their_date_and_their_document(covered: Element) -> None:
    rows = [[cell.text() for cell in row.children if isinstance(cell, Element)] for row in covered.first("table", class_="said").first("tbody").all("tr")]
    assert [row[1] for row in rows] == ["44", "150", "plus de 160", "56", "140", "un peu plus de 130"]
    assert rows[4][2].startswith("mai 2023, ESS : lancement")
    assert rows[4][2].endswith("Ministère de l’Économie")


def forms(covered: Element) -> list[dict[str, list[str]]]:
    """What each link to the form of a pole fills it with."""
    links = [urlsplit(link.attributes.get("href", "")) for link in covered.all("a")]
    return [parse_qs(link.query) for link in links if link.path == "../contribuer/proposer/" and link.fragment == "ecrire"]


def test_a_blind_spot_and_a_laureate_lead_to_the_form_filled_with_what_it_takes(covered: Element, files: Mapping[str, dict[str, Any]]) -> None:
    filled, themes, regions = forms(covered), vocabulary("themes"), vocabulary("regions")
    assert filled[0] == {"type": ["poles"], "title": ["Néo 56"], "region": ["bretagne"]}
    assert filled[1] == {"type": ["poles"], "region": ["bretagne"]}
    assert {one["type"][0] for one in filled} == {"poles"}
    assert all(id in regions for one in filled for id in one.get("region", ()))
    chosen = {(themes[one["theme"][0]]["broader"], one["region"][0]) for one in filled if "theme" in one}
    assert len(chosen) >= 10
    assert not chosen & {(top, region) for header in files.values() for top in tops_of(header) for region in regions_of(header)}
    named = [one for key, header in files.items() if key.startswith("dispositifs/") for one in header.get("laureates", ())]
    assert {one["title"][0] for one in filled if "title" in one} == {one["name"] for one in named if "case" not in one}


@pytest.mark.parametrize(("day", "said"), [("2027-11-30", "Novembre 2027"), ("2027-12-01", "Novembre 2027 (en retard)")])
def test_a_month_of_reviews_is_late_once_it_is_past(page: Page, day: str, said: str) -> None:
    page.clock.set_fixed_time(f"{day}T12:00:00")
    page.goto("/couverture/")
    month = page.locator("#tableau-relire th[data-due='2027-11-30']")
    expect(month).to_have_text(said)
    assert page.console_errors == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("cases", [{}, {"poles/alpha.md": pole("departments: ['39']", title="Alpha")}], ids=["none", "one"])
def test_a_small_library_is_drawn_without_a_fault(cases: Mapping[str, str], corpus: Corpus, tmp_path: Path) -> None:
    for name, text in cases.items():
        corpus.write(name, text)
    drawn = read(corpus.pour(tmp_path / "site") / "couverture")
    assert sum(number[0] for number in shown(drawn, "types").values()) == len(cases)
    assert f"{len(cases)} région" in drawn.text() or "Aucune région n’a encore de pôle raconté." in drawn.text()
