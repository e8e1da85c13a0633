"""The address or the number of a person is in no case; those of an organisation may be."""

from __future__ import annotations

import pytest

from support.cases import pole
from support.corpus import Corpus

PERSONAL = [
    "camille.exemple@example.org", "c.exemple@example.org", "camille@example.org", "Camille.Exemple@Example.org", "camille-exemple+ptce@mail.example.org",
    "06 39 98 00 01", "06.39.98.00.01", "06-39-98-00-01", "0639980001", "07 00 00 00 01",
    "camille.exemple [at] example.org", "camille.exemple(at)example.org", "camille.exemple [arobase] example.org",
    "06\u00a039\u00a098\u00a000\u00a001", "+33 6 39 98 00 01", "+33639980001", "+33\u00a06 39 98 00 01",
]  # fmt: skip

GENERAL = [
    "contact@example.org", "accueil@example.org", "info@example.org", "secretariat@example.org", "communication@example.org", "Contact@Example.org",
    "contact+ptce@example.org", "01 99 00 00 01", "+33 1 99 00 00 01", "en 2006 39 98 00 01 tonnes", "le 06/07/2016", "06 39 98", "réf. 120639980001",
]  # fmt: skip


@pytest.mark.parametrize("contact", PERSONAL)
def test_the_address_or_the_number_of_a_person_is_refused_in_the_text_and_in_the_facts(corpus: Corpus, contact: str) -> None:
    corpus.write("poles/exemple-a.md", pole(body=f"Écrivez à {contact}, ou venez."))
    corpus.write("poles/exemple-b.md", pole(f'territory: "joindre {contact}"'))
    found = corpus.check()
    assert {(problem.path, problem.line, problem.code, problem.severity) for problem in found} == {
        ("cases/poles/exemple-a.md", 8, "personal-contact", "error"),
        ("cases/poles/exemple-b.md", 6, "personal-contact", "error"),
    }


HIDDEN = ["camille.exemple\\@example.org", "camille.exemple&#64;example.org", "camille.**exemple**@*example*.org", "06 39 &#57;8 00 **01**"]


@pytest.mark.parametrize("contact", HIDDEN)
def test_marks_of_markdown_hide_nobody_s_address(corpus: Corpus, contact: str) -> None:
    corpus.write("poles/exemple.md", pole(body=f"Une ligne.\n\nÉcrivez *à* {contact}, ou venez."))
    (problem,) = corpus.check()
    assert (problem.code, problem.line, problem.column) == ("personal-contact", 10, 13)


@pytest.mark.parametrize("contact", GENERAL)
def test_the_general_address_of_an_organisation_its_land_line_and_other_numbers_may_stand(corpus: Corpus, contact: str) -> None:
    corpus.write("poles/exemple-a.md", pole(body=f"Écrivez à {contact}, ou venez."))
    corpus.write("poles/exemple-b.md", pole(f'territory: "joindre {contact}"'))
    assert corpus.check() == []


@pytest.mark.parametrize(
    "contact",
    [
        "email: camille.exemple@example.org",
        'url: "https://example.org/equipe?a=camille.exemple@example.org"',
        'url: "https://example.org/contact", structure: "Le réseau, 06 39 98 00 01"',
    ],
)
def test_a_way_to_reach_a_structure_is_never_that_of_a_person(corpus: Corpus, contact: str) -> None:
    corpus.write("poles/exemple.md", pole(f"contact: {{{contact}, as_of: 2016, source: coorace-2016}}"))
    assert [(problem.line, problem.code, problem.severity) for problem in corpus.check()] == [(6, "personal-contact", "error")]


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("_judged.yml", "- {remark: judging-words poles/exemple banal, reason: NNN l'a dit., on: 2026-11-30}\n"),
        ("_links.yml", '- {address: "https://example.org/*", reason: NNN l\'a ouverte., on: 2026-11-30}\n'),
        ("_everyday_words.yml", '- {id: un-mot, words: ["NNN"], leads_to: [alimentation]}\n'),
    ],
)
@pytest.mark.parametrize("contact", ["camille.exemple@example.org", "06 39 98 00 01"])
def test_no_list_beside_the_cases_holds_what_reaches_a_person(corpus: Corpus, name: str, entry: str, contact: str) -> None:
    corpus.write(name, entry.replace("NNN", contact))
    assert [(problem.path, problem.code, problem.severity) for problem in corpus.check()] == [(f"cases/{name}", "personal-contact", "error")]


@pytest.mark.parametrize("told", ["name: camille.exemple@example.org", 'name: CRESS, site: "https://example.org/?a=camille.exemple@example.org"'])
def test_the_lists_that_cases_share_hold_no_address_of_a_person_either(corpus: Corpus, told: str) -> None:
    corpus.copy("_vocabularies")
    contact = "contact: {name: CRESS Bretagne,"
    line = next(line for line in corpus.read("_vocabularies/regions.yml").split("\n") if contact in line)
    corpus.replace("_vocabularies/regions.yml", line, f"  contact: {{{told}, as_of: 2016, source: loi-regions-2015}}")
    (problem,) = corpus.check()
    assert (problem.path, problem.code, problem.severity) == ("cases/_vocabularies/regions.yml", "personal-contact", "error")
