"""What a case may say and what it may not, told as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.casebook.derived.form_rules import groups
from macros.casebook.schema.constraints import Dated
from macros.casebook.types import case_types
from macros.casebook.types.facts import Fact
from support.cases import pole
from support.corpus import Corpus


def dated(date: str, known: str, kind: str = "page") -> str:
    """The lines of a fact of a day that a document of some days says."""
    document = f"{{id: essai, title: T, publisher: P, kind: {kind}, note: N., {known}}}"
    return f"new_sources: [{document}]\nstate: [{{value: en-activite, as_of: {date}, source: essai}}]"


@pytest.mark.parametrize(
    ("more", "body", "code", "severity"),
    [
        ("", "Le pôle est actuellement en travaux.", "undated-word", "error"),
        ("", "Aujourd’hui encore.", "undated-word", "error"),
        ("", "![plan](plan.png)", "image", "error"),
        ("", "<b>gras</b>", "raw-html", "error"),
        ("", "# Titre", "heading-level", "error"),
        ("", "### Sans section", "heading-level", "warning"),
        ("", "## Origine\n\na\n\n## Origine\n\nb", "section-twice", "error"),
        ("", "- ## Dans une liste", "heading-nested", "error"),
        ("", "[x](javascript:alert(1))", "link-refused", "error"),
        ("", "[x](data:text/html,x)", "link-refused", "error"),
        ("", "[x](//exemple.org/x)", "link-refused", "error"),
        ("", "[x](/poles/)", "link-refused", "error"),
        ("", "[x](../../secret.md)", "link-refused", "error"),
        ("", "[x](#s-rien)", "broken-link", "error"),
        ("", "[x](mauvais.md)", "self-reference", "warning"),
        ("related: [mauvais]", "", "self-reference", "warning"),
        ("aliases: [Un, Deux, Un]", "", "repeated-value", "error"),
        ('departments: ["39"]\nplace: Grenoble', "", "place-elsewhere", "error"),
        ("structures: [{role: porteuse, form: scic}]", "", "undated-fact", "error"),
        ("state: [{value: en-activite, as_of: 2016}]", "", "undated-fact", "error"),
        ("state: [{value: en-activite, as_of: 2199, source: coorace-2016}]", "", "younger-than-source", "warning"),
        ("members: [{name: Un, as_of: 2199-03, source: coorace-2016}]", "", "younger-than-source", "warning"),
        (dated("2016-05-04", "published: 2016-05-03"), "", "younger-than-source", "warning"),
        (dated("2020-03", "published: 2016, read_on: 2020-02"), "", "younger-than-source", "warning"),
        (dated("2020-01", "published: 2016, read_on: 2020-02", "article"), "", "younger-than-source", "warning"),
        ("members: [{name: <b>}]", "", "angle-bracket", "error"),
        ("website: javascript:alert(1)", "", "url", "error"),
        ("website: 'https://exemple.org/\"onclick=x'", "", "url", "error"),
        ("former_slugs: [mauvais]", "", "former-slug-taken", "error"),
        ("territory: " + "x" * 201, "", "too-long", "error"),
        ("reviewed: {on: 2026}", "", "missing-field", "error"),
        ("new_sources: [{id: essai, title: T, publisher: P, kind: article, published: 2016}]", "", "source-address", "error"),
        ("new_sources: [{id: essai, title: T, publisher: P, kind: article, note: Connu.}]", "", "source-date", "error"),
        ("new_sources: [{id: essai, title: T, publisher: P, kind: temoignage-direct, published: 2026}]", "", "testimony-role", "error"),
        ("new_sources: [{id: essai, title: T, publisher: P, kind: temoignage-direct, role: élue, read_on: 2026}]", "", "testimony-date", "error"),
        ("new_sources: [{id: essai, title: T, publisher: P, kind: article, role: élue, published: 2026, note: N.}]", "", "role-elsewhere", "error"),
        ("contact: {as_of: 2016, source: coorace-2016}", "", "contact-empty", "error"),
        ("contact: {url: 'https://example.org/contact', source: coorace-2016}", "", "undated-fact", "error"),
        ("contact: {email: contact@example.org, as_of: 2016}", "", "undated-fact", "error"),
        ("contact: {email: une.personne@example.org, as_of: 2016, source: coorace-2016}", "", "personal-contact", "error"),
        ("contact: {email: contact@example, as_of: 2016, source: coorace-2016}", "", "email-address", "error"),
        ("id: K7M2P9X4", "", "case-id", "error"),
        ("new_sources: [{id: coorace-2016, title: T, publisher: P, kind: article, note: Connu., read_on: 2016}]", "", "source-taken", "error"),
    ],
)  # fmt: skip
def test_what_a_file_may_not_say_is_told(more: str, body: str, code: str, severity: str, corpus: Corpus) -> None:
    corpus.write("poles/mauvais.md", pole(more, body))
    assert {(problem.code, problem.severity) for problem in corpus.check()} == {(code, severity)}


@pytest.mark.parametrize(
    ("more", "body"),
    [
        ("", "Une liste de 2016, au XIXe siècle, chapitre XIV, loi n° 2014-856 du 31 juillet 2014."),
        ("", "Un CLIC\u202f? Non : `CLIC` en code, et https://exemple.org/ABC.".replace("CLIC\u202f", "clic ")),
        ("", "Un site : <https://exemple.org/>, ou [par courriel](mailto:contact@exemple.org)."),
        ("", "`<b>` et\n\n    <script>\n\nen code."),
        ("aliases: [ZZTOP]", "Le ZZTOP est un nom du pôle."),
        ("state: [{value: en-activite, as_of: 2199~, source: coorace-2016}]", ""),
        (
            dated("2016", "published: 2016-05"),
            "",
        ),
        (
            dated("2020-02-29", "published: 2016, read_on: 2020-02"),
            "",
        ),
        ("founded: 1992~\nwebsite: https://exemple.org", ""),
        ('departments: ["81"]\nplace: Castres', ""),
        ("founded: [{on: 2014, source: essai}]\nnew_sources: [{id: essai, title: T, publisher: P, kind: article, note: Connu., read_on: 2016}]", ""),
    ],
)
def test_what_a_file_may_say_is_not_refused(more: str, body: str, corpus: Corpus) -> None:
    corpus.write("poles/exemple.md", pole(more, body))
    assert corpus.check() == []


def test_a_document_that_a_case_brings_is_a_source_of_its_page_and_of_no_other_file(corpus: Corpus, tmp_path: Path) -> None:
    brought = "new_sources: [{id: essai, title: Le grand essai, publisher: P, kind: article, note: Connu., read_on: 2016}]"
    corpus.write("poles/exemple.md", pole(f"founded: [{{on: 2014, source: essai}}]\n{brought}"))
    assert "Le grand essai" in (corpus.pour(tmp_path / "site") / "poles/exemple/index.html").read_text(encoding="utf-8")
    corpus.write("poles/voisin.md", pole("founded: [{on: 2014, source: essai}]"))
    assert [(problem.path, problem.code) for problem in corpus.check()] == [("cases/poles/voisin.md", "unknown-source")]
    corpus.write("poles/voisin.md", pole(brought))
    assert [(problem.path, problem.code) for problem in corpus.check()] == [("cases/poles/voisin.md", "source-taken")]


def test_a_direct_testimony_wants_a_role_and_a_day_and_neither_an_address_nor_a_note(corpus: Corpus) -> None:
    document = "{id: dit-en-2026, title: Ce que nous avons appris, publisher: Le pôle, kind: temoignage-direct, role: coordinatrice, published: 2026-11-22}"
    corpus.write("poles/bien.md", pole(f"new_sources: [{document}]\nstate: [{{value: en-activite, as_of: 2026, source: dit-en-2026}}]", sources="dit-en-2026"))
    assert corpus.check() == []


TOLD = "new_sources: [{{id: dit, title: Ce que nous avons vécu, publisher: {0}, kind: temoignage-direct, role: {1}, published: 2026-11-22}}]"
"""A testimony of a structure, in a role."""


@pytest.mark.parametrize(
    ("folder", "more", "field"),
    [
        ("poles", "structures: [{role: membre, name: La scierie, form: scic, as_of: 2026, source: dit}]", "structures[0].source"),
        ("poles", "structures: [{role: porteuse, name: La scierie, form: scic, as_of: 2026, source: dit}]", ""),
        ("poles", "structures: [{role: partenaire, name: Association de l'atelier vélo, form: scic, as_of: 2026, source: dit}]", ""),
        ("poles", "key_figures: [{value: '3', label: salariés, as_of: 2026, source: dit}]", ""),
        ("pratiques", "challenge: mesurer\nexamples: [{case: poles/voisin, did: Il compte., as_of: 2026, source: dit}]", "examples[0].source"),
        ("pratiques", "challenge: mesurer\nexamples: [{case: poles/atelier-velo, did: Il compte., as_of: 2026, source: dit}]", ""),
        ("echanges", "host: voisin\nguest: atelier-velo\nlessons_host: [{text: Prendre le temps., source: dit}]", "lessons_host[0].source"),
        ("echanges", "host: voisin\nguest: atelier-velo\nlessons_guest: [{text: Prendre le temps., source: dit}]", ""),
    ],
)
def test_a_testimony_carries_no_fact_of_others(corpus: Corpus, folder: str, more: str, field: str) -> None:
    for slug in ("voisin", "atelier-velo"):
        corpus.write(f"poles/{slug}.md", pole())
    told = TOLD.format("L'atelier vélo", "coordinatrice")
    corpus.write(f"{folder}/essai.md", pole(f"{told}\n{more}", sources="dit, coorace-2016"))
    assert [(problem.code, problem.severity, problem.field) for problem in corpus.check()] == ([("others-told", "warning", field)] if field else [])


@pytest.mark.parametrize(
    ("role", "sources", "warned"),
    [
        ("visiteuse d'un jour", "dit", True),
        ("directrice (observatrice)", "dit", True),
        ("Financeur", "dit", True),
        ("visiteuse", "dit, coorace-2016", False),
        ("coordinatrice", "dit", False),
        ("responsable clientèle", "dit", False),
    ],
)
def test_who_tells_a_whole_page_has_a_part_in_it(corpus: Corpus, role: str, sources: str, warned: bool) -> None:
    corpus.write("poles/essai.md", pole(TOLD.format("Le pôle", role), sources=sources))
    told = [(problem.code, problem.severity, problem.field) for problem in corpus.check()]
    assert told == ([("others-told", "warning", "new_sources[0].role")] if warned else [])


def test_a_testimony_that_any_page_could_cite_is_told(corpus: Corpus) -> None:
    corpus.copy("_vocabularies", "_sources.yml")
    corpus.write("_sources.yml", corpus.read("_sources.yml") + "- {id: dit, title: T, publisher: P, kind: temoignage-direct, role: élue, published: 2026}\n")
    corpus.write("poles/essai.md", pole(sources="dit, coorace-2016"))
    assert [(problem.code, problem.severity) for problem in corpus.check() if problem.path.endswith("_sources.yml")] == [("testimony-shared", "warning")]


def test_a_general_way_to_reach_a_structure_may_stand_in_its_page(corpus: Corpus) -> None:
    corpus.write("poles/bien.md", pole("contact: {email: contact@example.org, structure: Le réseau, as_of: 2016, source: coorace-2016}"))
    assert corpus.check() == []


def test_what_forms_say_of_a_fact_without_date_names_a_field_that_its_group_has() -> None:
    """The words are those of `Fact`: a group with the same constraint bears the same labels."""
    for group in groups(case_types()).values():
        for rule in group.rules:
            if isinstance(rule, Dated):
                labels = [group.model_fields[name].title for name in (rule.date, rule.source)]
                assert labels == [Fact.model_fields[name].title for name in ("as_of", "source")], group


SAID = "confirmations: [{on: 2026-11-22, role: direction, facts: [place]}]"
HELD = "place: Romans-sur-Isère\ncontact: {url: 'https://example.org/', as_of: 2016, source: coorace-2016, confirmed_on: %s}"


@pytest.mark.parametrize(
    ("more", "fields"),
    [
        (SAID, ["confirmations[0].on"]),
        (f"{SAID}\n{HELD % '2026-11-22'}", ["confirmations[0].on"]),
        (f"{SAID}\n{HELD % '2026-10-01'}", ["confirmations[0].on", "contact.confirmed_on"]),
        (HELD % "2026-11-22", ["contact.confirmed_on"]),
        (f"{SAID}\nprovenance: {{read_by_pole: 2026-11-21}}", ["confirmations[0].on"]),
        (f"{SAID}\nprovenance: {{read_by_pole: 2026-11-22}}", []),
        ("confirmations: [{on: 2026-11}]\nprovenance: {read_by_pole: 2026-11-22}", ["confirmations[0].on"]),
        ("provenance: {read_by_pole: 2026-11-22}", []),
    ],
)
def test_a_reading_of_which_nobody_knows_whose_it_is_is_told_once_a_day_and_refuses_nothing(corpus: Corpus, more: str, fields: list[str]) -> None:
    corpus.write("poles/essai.md", pole(more))
    found = corpus.check()
    assert sorted(problem.field for problem in found) == fields
    assert {(problem.code, problem.severity) for problem in found} <= {("confirmation-unanswered", "warning")}
    assert all("avant de publier" in problem.hint and "read_by_pole" in problem.hint for problem in found)


def test_an_offer_is_confirmed_by_who_makes_it_whoever_reads_the_page(corpus: Corpus) -> None:
    corpus.write("fiches/essai.md", pole("offers: [{kind: visite-apprenante, text: Une visite, confirmed_on: 2026-01-01, until: 2027-10}]"))
    assert corpus.check() == []
