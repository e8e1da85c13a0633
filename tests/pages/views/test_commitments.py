"""The list of what people committed to, by what is known of it: held or given up in their own words alone, and a way to tell more."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.commitments import known_state, made_commitments
from macros.casebook.library.library import Library
from macros.casebook.types.evenement import Commitment, OwnWords
from support.accessibility import SMALL_PHONE, looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import Element, read
from support.sites import EDITORS

EVENT = """---
title: {title}
summary: Une rencontre.
themes: [mutualisation]
national: true
starts: {day}
sources: [coorace-2016]
{more}
---
"""

SAID = 'said: {text: "Le fournil a ouvert, et nous y sommes quatre.", as_of: 2018-03, source: coorace-2016}'
MADE = f"""commitments:
  - {{text: Ouvrir un fournil., by: Le pôle du Four, state: tenu, as_of: 2016-09-23, source: coorace-2016, {SAID}}}
  - {{text: Créer une fondation., by: Le pôle du Fonds, state: abandonne, as_of: 2016-09-23, source: coorace-2016}}
  - {{text: Monter un atelier., by: Le pôle du Bois, state: en-cours, as_of: 2017, source: coorace-2016}}
  - {{text: Se revoir.}}
"""


def by_state(page: Element) -> dict[str, list[str]]:
    """The commitments of a page by the heading above them."""
    return {
        section.first("h2").text(): [text.text() for text in section.all("p", class_="offer-text")] for section in page.all("section", class_="offers-part")
    }


@pytest.mark.parametrize(
    ("state", "said", "wanted"),
    [
        ("tenu", True, "tenu"),
        ("abandonne", True, "abandonne"),
        ("tenu", False, "sans-nouvelles"),
        ("abandonne", False, "sans-nouvelles"),
        ("en-cours", False, "en-cours"),
        ("annonce", False, "annonce"),
        ("sans-nouvelles", True, "sans-nouvelles"),
    ],
)
def test_held_and_given_up_are_known_from_whoever_committed_alone(state: str, said: bool, wanted: str) -> None:
    words = OwnWords.model_construct(text="C’est fait.") if said else None
    assert known_state(Commitment.model_construct(state=state, said=words)) == wanted


def test_commitments_stand_under_what_is_known_of_them_with_who_when_and_where(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("evenements/ancienne.md", EVENT.format(title="Une rencontre ancienne", day="2016-09-23", more=MADE))
    corpus.write("evenements/recente.md", EVENT.format(title="Une rencontre récente", day="2020", more="commitments: [{text: Revenir en 2021.}]"))
    gone = "commitments: [{text: Disparaître.}]\nwithdrawn: {on: 2026-11-20, reason: à leur demande}"
    corpus.write("evenements/retiree.md", EVENT.format(title="Une rencontre retirée", day="2019", more=gone))
    site = corpus.pour(tmp_path / "site")
    page = read(site / "engagements")
    assert by_state(page) == {
        "En cours": ["Monter un atelier."],
        "Tenu": ["Ouvrir un fournil."],
        "Sans nouvelles": ["Revenir en 2021.", "Créer une fondation.", "Se revoir."],
    }
    counts = [" ".join(line.text().split()) for line in page.first("nav", class_="jumps").all("li")]
    assert counts == ["Annoncé : aucun", "En cours : 1 engagement", "Tenu : 1 engagement", "Abandonné : aucun", "Sans nouvelles : 3 engagements"]
    (held,) = (line for line in page.all("li", class_="commitment") if "fournil" in line.text())
    quoted = held.first("blockquote").text()
    assert "Le fournil a ouvert, et nous y sommes quatre." in quoted
    assert "Ce qu’en dit qui s’est engagé, en mars 2018. Source : Synthèse de la 3e journée" in quoted
    assert "Pris le 23 septembre 2016 par Le pôle du Four, lors de « Une rencontre ancienne »" in held.text()
    assert "../evenements/ancienne/#x-engagements" in held.links
    assert "../contribuer/proposer/?fiche=evenements/ancienne&champ=commitments.1#ecrire" in held.links
    (bare,) = (line for line in page.all("li", class_="commitment") if "Revenir" in line.text())
    assert "Pris lors de « Une rencontre récente »" in bare.text()
    (unsaid,) = (line for line in page.all("li", class_="commitment") if "fondation" in line.text())
    assert "Un document le dit abandonné ; qui s’est engagé ne l’a pas dit ici." in unsaid.text()
    assert "Disparaître" not in page.text()
    # The page of the event says the same.
    told = [line.text() for line in read(site / "evenements/ancienne").first("ul", class_="commitments").all("li")]
    assert ["suite : tenu" in told[0], "suite : sans nouvelles" in told[1], "suite : en cours" in told[2]] == [True] * 3
    assert "Le fournil a ouvert" in told[0]


def test_the_founding_library_shows_each_of_its_commitments_once(site: Path, library: Library) -> None:
    page = read(site / "engagements")
    shown = [text for texts in by_state(page).values() for text in texts]
    assert len(shown) == len(list(made_commitments(library))) > 5
    assert by_state(page)["Tenu"] == ["Lancer un deuxième appel à projets en 2015."]
    # Nobody's own words were dropped, and none was invented: what is held has them.
    assert all(made.commitment.said for made in made_commitments(library) if known_state(made.commitment) in ("tenu", "abandonne"))


@pytest.mark.parametrize(
    ("commitment", "wanted"),
    [
        ("{text: Ouvrir un fournil., by: un pôle, state: tenu}", ["commitment-unsaid"]),
        ("{text: Ouvrir un fournil., by: un pôle, state: abandonne, as_of: 2016}", ["commitment-unsaid"]),
        (f"{{text: Ouvrir un fournil., state: tenu, {SAID}}}", ["own-words-unsigned"]),
        ("{text: Ouvrir un fournil., by: un pôle, state: tenu, said: {text: C'est fait.}}", ["undated-fact", "undated-fact"]),
        # The advice of each, followed.
        (f"{{text: Ouvrir un fournil., by: un pôle, state: tenu, {SAID}}}", []),
        ("{text: Ouvrir un fournil., by: un pôle, state: sans-nouvelles}", []),
        # What passed before these rules passes still.
        ("{text: Ouvrir un fournil., by: un pôle, state: tenu, as_of: 2016-09-23, source: coorace-2016}", []),
        ("{text: Ouvrir un fournil.}", []),
    ],
)
def test_the_check_asks_for_the_words_of_whoever_committed(corpus: Corpus, commitment: str, wanted: list[str]) -> None:
    corpus.write("evenements/essai.md", EVENT.format(title="Une rencontre", day="2016-09-23", more=f"commitments:\n  - {commitment}"))
    found = [problem.code for problem in corpus.check() if problem.severity == "error"]
    assert found == wanted


def test_the_words_that_are_asked_for_can_be_typed_in_the_form(form_page: Page) -> None:
    form_page.goto("/engagements/")
    line = form_page.locator(".commitment", has_text="Ouvrir une boulangerie solidaire.")
    mail = line.locator("a[href^='mailto:']").get_attribute("href") or ""
    assert mail.startswith(f"mailto:{EDITORS}?subject=")
    assert unquote(mail).endswith("Engagement : Ouvrir une boulangerie solidaire.")
    line.locator("a.own-offer").click()
    commitments = form_page.locator("[data-field='commitments']").first
    expect(commitments).to_be_in_viewport()
    expect(form_page.locator("#contenu")).to_contain_text("3e journée nationale des PTCE")


def test_without_a_script_it_reads_on_a_small_phone_and_no_barrier_stands(new_page: NewPage, page: Page) -> None:
    without = new_page(java_script_enabled=False, viewport={"width": SMALL_PHONE, "height": 800})
    without.goto("/engagements/")
    expect(without.get_by_role("heading", name="Sans nouvelles")).to_be_visible()
    assert without.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE
    page.goto("/engagements/")
    assert looked_over(page, smallest=SMALL_PHONE) == {}
