"""The fourteen traps that the documents behind the library set, a test a trap.

They contradict each other, and say less than a form would like to know. Each test looks
at the real library and at the page that a visitor gets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from macros.casebook.check.loading import load
from macros.casebook.language.french import folded
from macros.casebook.library.library import Library
from macros.casebook.schema.communes import Communes, UnknownCommune
from support.corpus import Corpus
from support.markup import Element
from support.repository import ROOT

CODE = frozenset({"script", "style", "code", "pre"})


@pytest.fixture
def pages(trees: Mapping[str, Element]) -> dict[str, Element]:
    return {address.rstrip("/") or ".": page for address, page in trees.items()}


def row(page: Element, label: str) -> list[Element]:
    """The values of a line of the infobox."""
    for group in page.first("aside", class_="facts").all("div"):
        if next(group.all("dt"), None) and group.first("dt").text().split(" source :")[0] == label:
            return [value for value in group.all("dd") if value.attributes.get("class") != "fact-map"]
    raise AssertionError(f"no line « {label} » in the infobox")


def cited(page: Element, value: Element) -> str:
    """The document that a value cites, from the page's own list of sources."""
    link = value.first("a", class_="cite")
    return page.first("li", id=link.attributes["href"].removeprefix("#")).text()


def test_1_the_grid_has_27_indicators_in_2012_and_36_in_2021_and_both_are_shown_with_year_and_source(pages: dict[str, Element]) -> None:
    page = pages["dispositifs/experimentation-2012"]
    figures = {value.first("strong").text(): value for value in row(page, "Chiffres") if "indicateurs" in value.text()}
    assert set(figures) == {"27", "36"}
    assert "en 2012" in figures["27"].text()
    assert "29 juin 2012" in cited(page, figures["27"])
    assert "en 2021" in figures["36"].text()
    assert "PQN-A" in cited(page, figures["36"])


def test_2_clus_ter_jura_is_an_sas_in_2016_and_a_scic_in_2022_and_stands_under_both(pages: dict[str, Element]) -> None:
    page = pages["poles/clus-ter-jura"]
    shown = row(page, "Structures et formes juridiques")
    sas = next(value for value in shown if "(SAS)" in value.text())
    assert "en 2016" in sas.text()
    assert "23 septembre 2016" in cited(page, sas)
    scic = next(value for value in shown if "(Scic)" in value.text() and "en 2022" in value.text())
    assert "25 juillet 2022" in cited(page, scic)
    for form in ("sas", "scic"):
        assert "../../poles/clus-ter-jura/" in pages[f"formes-juridiques/{form}"].links


def test_3_pole_sud_archer_and_pole_sud_rhone_alpes_lead_to_one_page(library: Library, pages: dict[str, Element]) -> None:
    names = ("Pôle Sud", "Archer", "Pôle Sud-Rhône-Alpes")
    assert {library.names[folded(name)] for name in names} == {"poles/pole-sud-archer"}
    shown = [value.text() for value in row(pages["poles/pole-sud-archer"], "Aussi nommé")]
    assert set(names) <= set(shown)
    for former in ("pole-sud", "archer", "pole-sud-rhone-alpes"):
        refresh = pages[f"poles/{former}"].first("meta", **{"http-equiv": "refresh"})
        assert refresh.attributes["content"] == "0; url=../../poles/pole-sud-archer/"


def test_4_the_pole_its_carrier_and_its_group_are_told_apart(library: Library, pages: dict[str, Element]) -> None:
    assert library.names[folded("Domb'Innov")] == library.names[folded("Val Horizon")] == "poles/val-horizon"
    structures = library.cases["poles/val-horizon"].facts.structures
    assert {(one.role, one.organisation) for one in structures} >= {("porteuse", "Groupe Val Horizon"), ("membre", "Association Val Horizon")}
    shown = [value.text() for value in row(pages["poles/val-horizon"], "Structures et formes juridiques")]
    assert any("porteuse" in value and "Domb’Innov" in value for value in shown)
    assert "../../poles/val-horizon/" in pages["poles/domb-innov"].links
    assert "../../poles/val-horizon/" in pages["fiches/festival-economie-3e-type"].links


def test_5_aipen_is_found_under_the_spelling_of_the_source_and_the_reading_is_owned(library: Library, pages: dict[str, Element]) -> None:
    assert library.names[folded("AIPen")] == library.names[folded("Pôle AlpEn")] == "poles/alpen"
    text = pages["poles/alpen"].text()
    assert "ce rapprochement est le nôtre" in text
    assert "« AIPen »" in text


def test_6_six_workshops_were_announced_and_five_described_and_no_count_is_drawn_from_the_list(library: Library, pages: dict[str, Element]) -> None:
    programme = library.cases["evenements/journee-nationale-2016"].facts.programme
    described = [session for session in programme if session.kind == "atelier-pratiques" and not session.start]
    assert len(described) == 5
    section = pages["evenements/journee-nationale-2016"].first("section", id="x-programme")
    announced = next(item.text() for item in section.all("li") if "six ateliers" in item.text())
    assert "cinq thèmes" in announced
    assert section.first("h2").text() == "Programme"
    assert not re.search(r"\b(5|cinq|six|6|7|sept) (sessions|temps|séances)", section.text())


def test_7_action_sheet_4_shows_no_offer_and_no_empty_heading(library: Library, pages: dict[str, Element]) -> None:
    assert not library.cases["fiches/cae-dans-un-ptce"].facts.offers
    page = pages["fiches/cae-dans-un-ptce"]
    headings = [heading.text() for tag in ("h2", "h3") for heading in page.all(tag)]
    assert "Description" in headings
    assert not {"Objectifs", "Action concrète proposée", "Ce qui est proposé aux autres pôles"} & set(headings)
    assert [key for key, page in pages.items() if re.fullmatch("fiches/.+", key) and "Objectifs" in [h.text() for h in page.all("h2")]] == [
        "fiches/festival-economie-3e-type"
    ]


def empty_parts(page: Element) -> Iterator[str]:
    for section in page.all("section"):
        headings = [child for child in section.children if isinstance(child, Element) and (child.tag in ("h2", "h3") or child.has({"class_": "titled"}))]
        rest = [child.text() if isinstance(child, Element) else child.strip() for child in section.children if child not in headings]
        if headings and not any(rest):
            yield headings[0].text()
    for tag in ("dd", "dt", "li", "p", "h1", "h2", "h3"):
        yield from (f"<{tag}>" for element in page.all(tag) if not element.text() and not list(element.all("svg")))


def test_7_what_is_not_known_leaves_no_empty_heading_or_line_anywhere(pages: dict[str, Element]) -> None:
    assert {key: found for key, page in pages.items() if (found := list(empty_parts(page)))} == {}


def test_8_the_last_line_of_the_criteria_to_test_is_their_purpose_not_a_seventh_criterion(pages: dict[str, Element]) -> None:
    part = pages["dispositifs/experimentation-2012"].first("section", id="s-qui-peut-y-pretendre")
    assert [len(list(criteria.all("li"))) for criteria in part.all("ul")] == [8, 6]
    assert re.search(r"dernière ligne n.est pas un critère mais le but", part.text())
    assert [key for key, page in pages.items() if "sept critères" in page.text()] == []


def test_9_the_meeting_of_2011_keeps_both_of_its_names_and_the_kind_of_an_event_is_ours_to_say(library: Library, pages: dict[str, Element]) -> None:
    text = pages["evenements/colloque-grenoble-2011"].text()
    assert "8 septembre 2011" in text
    assert "colloque" in text
    assert "séminaire" in text
    assert library.cases["evenements/colloque-grenoble-2011"].facts.kind == "colloque-ou-seminaire"
    case = library.cases["evenements/rencontre-regionale-2012"]
    assert case.title.startswith("Journée")
    assert case.facts.kind == "rencontre-regionale"


def test_10_trevoux_stands_under_auvergne_rhone_alpes_and_names_the_former_rhone_alpes(library: Library, pages: dict[str, Element]) -> None:
    for key in ("poles/val-horizon", "evenements/rencontre-regionale-2012"):
        case = library.cases[key]
        assert (case.regions, case.former_regions) == (("auvergne-rhone-alpes",), ("rhone-alpes",))
        assert not case.facts.regions, "the region follows from the department, and is not typed"
        _place, today, former = row(pages[key], "Lieu")
        assert today.text() == "Auvergne-Rhône-Alpes"
        assert former.text() == "avant 2016 : Rhône-Alpes"
        assert f"../../{key}/" in pages["regions/auvergne-rhone-alpes"].links
        assert f"../../{key}/" in pages["anciennes-regions/rhone-alpes"].links


BRETAGNE = """---
title: Un pôle de la Bretagne historique
summary: Un pôle pour l'exemple.
themes: [mutualisation]
departments: ["35", "44"]
territory: Bretagne historique
sources: [eco-co-sol-2012]
---
"""


def test_11_historic_brittany_is_a_territory_in_words_beside_the_two_regions_it_lies_in(corpus: Corpus, pages: dict[str, Element]) -> None:
    corpus.write("poles/bretagne-historique.md", BRETAGNE)
    loaded = load(corpus.path, fallback=ROOT / "cases")
    assert loaded.library, loaded.problems
    case = loaded.library.cases["poles/bretagne-historique"]
    assert case.facts.territory == "Bretagne historique"
    assert set(case.regions) == {"bretagne", "pays-de-la-loire"}
    assert "Bretagne historique" not in [term.pref_label for term in loaded.library.vocabularies["regions"]]
    assert "Bretagne historique" in pages["dispositifs/experimentation-2012"].text()


EMAIL = re.compile(r"([\w.+-]+)@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\d/.-])(?:\+33[ .\u00a0]?|0)[1-9](?:[ .\u00a0-]?\d{2}){4}(?![\d/-])")
GENERIC = {"contact", "accueil", "info", "redaction", "communication"}


def test_12_no_personal_telephone_or_e_mail_address_stands_anywhere_in_the_site(site: Path) -> None:
    readable = {".html", ".json", ".xml", ".js", ".css", ".csv", ".ics", ".txt", ".svg"}
    # The notices of the libraries stay as their authors wrote them.
    texts = [path for path in site.rglob("*") if path.suffix in readable and "vendor" not in path.parts]
    assert len(texts) > 100
    found = []
    for path in texts:
        text = path.read_text(encoding="utf-8")
        found += [(path.name, match.group()) for match in EMAIL.finditer(text) if match.group(1).lower() not in GENERIC]
        found += [(path.name, match.group()) for match in PHONE.finditer(text)]
    assert found == []


@pytest.mark.parametrize("contact", ["camille.exemple@exemple.org", "06 00 00 00 00", "+33 7 00 00 00 00"])
@pytest.mark.parametrize("place", ["summary", "note", "body"])
def test_12_a_personal_contact_is_refused_wherever_it_is_written(corpus: Corpus, contact: str, place: str) -> None:
    said = {name: f"Appelez {contact} avant la visite." if name == place else "Rien." for name in ("summary", "note", "body")}
    corpus.write(
        "poles/exemple.md",
        f'---\ntitle: Un pôle\nsummary: "{said["summary"]}"\nthemes: [mutualisation]\nsources: [coorace-2016]\n'
        f'structures:\n  - {{role: porteuse, name: Exemple, note: "{said["note"]}"}}\n---\n\n{said["body"]}\n',
    )
    assert [problem.code for problem in corpus.check()] == ["personal-contact"]


def test_12_the_general_address_of_an_organisation_may_stand(corpus: Corpus) -> None:
    corpus.write(
        "poles/exemple.md",
        "---\ntitle: Un pôle\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n---\n\nÉcrivez à contact@exemple.org.\n",
    )
    assert corpus.check() == []


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("Castres", {"81065", "02142"}),
        ("Langon", {"33227", "35145"}),
        ("Saint-Denis", {"93066", "97411", "11339", "30247"}),
        ("Romans", {"01328", "79231"}),
        ("Brion", {"01063", "36026", "38060", "48031", "71062", "86038", "89056"}),
    ],
)
def test_13_a_commune_with_namesakes_is_known_by_its_code_not_by_its_name(name: str, codes: set[str]) -> None:
    places = Communes()
    with pytest.raises(UnknownCommune) as refused:
        places.commune(name)
    assert refused.value.objection == "ambiguous-place"
    told = set(re.findall(r"\b(\d{5}) \(", refused.value.values["choices"]))
    assert told <= codes
    assert len(told) == min(len(codes), 6)
    for code in codes:
        assert places.commune(code).code == code


def test_13_the_castres_of_the_library_is_the_one_in_tarn(library: Library, pages: dict[str, Element]) -> None:
    assert library.cases["fiches/cae-dans-un-ptce"].facts.place == "81065"
    assert row(pages["fiches/cae-dans-un-ptce"], "Lieu")[0].text() == "Castres (Tarn)"
    assert library.cases["poles/pole-sud-archer"].facts.place == "26281", "Romans-sur-Isère is not Romans"


def test_14_no_typographic_noise_of_the_documents_is_left(pages: dict[str, Element]) -> None:
    noise = re.compile(r"\^\{|\bJJura|\*\*|•|ème\}|(?<=\d)ème\b")
    assert {key: found.group() for key, page in pages.items() if (found := noise.search(page.text(CODE)))} == {}


def test_14_what_was_written_with_plain_spaces_is_shown_with_the_spaces_of_french(site: Path) -> None:
    parts = [part for path in site.rglob("index.html") for part in re.findall(r'<section id="s-.*?</section>', path.read_text(encoding="utf-8"), re.DOTALL)]
    assert len(parts) > 100
    read_aloud = [re.sub(r"<[^>]+>", "", part.replace("&nbsp;", "\u00a0")) for part in parts]
    assert "une limite\u00a0: elle" in "".join(read_aloud)
    assert [found.group() for text in read_aloud for found in re.finditer(r".{20} (?:[;!?»]|:\s).*|« .*", text)] == []
