"""The site's judgement of its own accessibility: two judges, one verdict, and a page that claims nothing before it is given."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from unittest import mock

import pytest

from macros.casebook.library.library import Library
from macros.pages.render.environment import environment, template_of
from macros.pages.views import blocks
from macros.pages.views.access.declared import MET, NOT_APPLICABLE, NOT_MET, NOT_TESTED
from macros.pages.views.access.evaluation import Evaluation, merged
from macros.pages.views.access.reading import CRITERIA, FOLDER, JUDGES, SAMPLE, read_evaluation
from macros.pages.views.blocks import BlockError, Blocks
from macros.pages.views.views import Views
from support.markup import Element, read

Opinions = Mapping[str, str]
"""What follows the number in each opinion that is not the common one, by the number of its criterion."""

UNTESTED = "verdict: not-tested, reason: Pas encore regardé."


@pytest.fixture
def judged(tmp_path: Path) -> Callable[..., Path]:
    """A copy of the criteria and the sample, with a judge for each set of opinions; `UNTESTED` is what each says of the rest."""
    for name in (CRITERIA, SAMPLE):
        shutil.copy(FOLDER / name, tmp_path)
    numbers = [criterion.id for criterion in read_evaluation(tmp_path)[0].criteria]

    def write(*judges: Opinions, rest: str = UNTESTED) -> Path:
        for name, opinions in zip(JUDGES, judges, strict=False):
            lines = [f'  - {{id: "{number}", {opinions.get(number, rest)}}}' for number in numbers if opinions.get(number) != ""]
            (tmp_path / name).write_text("\n".join(["on: 2026-11-30", "means: Un navigateur.", "opinions:", *lines, ""]), encoding="utf-8")
        return tmp_path

    return write


def drawn(library: Library, evaluation: Evaluation) -> Element:
    """The block of the page, drawn."""
    with mock.patch.object(blocks, "read_evaluation", return_value=(evaluation, [])):
        return read(template_of(environment(Views(library)), "blocks/accessibility.html").render())


def test_the_files_of_the_site_are_in_order() -> None:
    evaluation, problems = read_evaluation()
    assert not problems
    assert len(evaluation.criteria) == 106
    assert len({criterion.theme for criterion in evaluation.criteria}) == 13
    drawn_by_lot = [page for page in evaluation.sample if page.part == "hasard"]
    assert len(drawn_by_lot) * 10 >= len(evaluation.sample) - len(drawn_by_lot)
    asked = {"accueil", "contact", "mentions", "accessibilite", "plan", "aide", "service", "formulaire", "sorte", "document"}
    assert asked <= {page.part for page in evaluation.sample}


def test_every_page_of_the_sample_is_on_the_site(site: Path) -> None:
    addresses = [page.address.partition("?")[0].partition("#")[0].removeprefix("/") for page in read_evaluation()[0].sample]
    assert [address for address in addresses if not (site / address / ("" if address.endswith(".pdf") else "index.html")).exists()] == []


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        (MET, MET, MET),
        (MET, NOT_MET, NOT_MET),
        (MET, NOT_APPLICABLE, NOT_MET),
        (MET, NOT_TESTED, NOT_TESTED),
        (NOT_MET, NOT_TESTED, NOT_MET),
        (NOT_MET, NOT_APPLICABLE, NOT_MET),
        (NOT_TESTED, NOT_TESTED, NOT_TESTED),
        (NOT_APPLICABLE, NOT_TESTED, NOT_TESTED),
        (NOT_APPLICABLE, NOT_APPLICABLE, NOT_APPLICABLE),
    ],
)
def test_a_criterion_is_met_or_does_not_apply_only_where_both_say_so(one: str, other: str, both: str) -> None:
    assert merged(one, other) == both == merged(other, one)


def test_the_rate_counts_what_was_not_tested_as_not_met_and_is_rounded_down(judged: Callable[..., Path]) -> None:
    absent = "verdict: not-applicable, reason: Aucune vidéo."
    one = {"1.1": "verdict: met", "1.2": "verdict: met", "1.3": "verdict: met", "4.1": absent, "4.2": absent}
    evaluation, problems = read_evaluation(judged(one, {**one, "1.3": "verdict: not-met, reason: Mal dite., pages: [carte]", "4.2": UNTESTED}))
    assert not problems
    assert [len(evaluation.having(verdict)) for verdict in (MET, NOT_MET, NOT_APPLICABLE, NOT_TESTED)] == [2, 1, 1, 102]
    assert (evaluation.applicable, evaluation.rate) == (105, 1)


@pytest.mark.parametrize(
    ("opinions", "code", "line", "field"),
    [
        ({"1.2": "verdict: not-met, pages: [carte]"}, "opinion-reason", 5, "opinions[1].reason"),
        ({"1.2": "verdict: not-applicable"}, "opinion-reason", 5, "opinions[1].reason"),
        ({"1.2": "verdict: not-met, reason: Non."}, "opinion-pages", 5, "opinions[1].pages"),
        ({"1.2": "verdict: not-met, reason: Non., pages: [cartes]"}, "unknown-sample-page", 5, "opinions[1].pages[0]"),
        ({"1.2": "verdict: bien"}, "unknown-value", 5, "opinions[1].verdict"),
        ({"1.2": ""}, "criteria-unjudged", 4, "opinions"),
        ({"1.2": UNTESTED + '}\n  - {id: "1.1", ' + UNTESTED}, "duplicate-id", 6, "opinions[2].id"),
        ({"1.2": UNTESTED + '}\n  - {id: "1.99", ' + UNTESTED}, "unknown-criterion", 6, "opinions[2].id"),
        ({"1.2": UNTESTED + '}\n  - {id: "1", ' + UNTESTED}, "criterion-number", 6, "opinions[2].id"),
    ],
)
def test_an_opinion_that_does_not_hold_is_told_at_its_place(judged: Callable[..., Path], opinions: Opinions, code: str, line: int, field: str) -> None:
    (problem,) = read_evaluation(judged(opinions, {}))[1]
    assert (problem.path, problem.code, problem.line, problem.field) == (JUDGES[0], code, line, field)


@pytest.mark.parametrize("text", ["", "- un\n", "on: 2026-11-30\nmeans: Un navigateur.\nopinions: {}\n", "on: [\n"])
def test_a_judge_whose_file_is_no_judgement_is_told_and_stops_the_page(judged: Callable[..., Path], library: Library, text: str) -> None:
    folder = judged({}, {})
    (folder / JUDGES[1]).write_text(text, encoding="utf-8")
    evaluation, problems = read_evaluation(folder)
    assert not evaluation.is_judged
    assert {problem.path for problem in problems} == {JUDGES[1]}
    with mock.patch.object(blocks, "read_evaluation", return_value=(evaluation, problems)), pytest.raises(BlockError, match=JUDGES[1]):
        _ = Blocks(Views(library)).evaluation


@pytest.mark.parametrize("judges", [(), ({},)])
def test_before_both_have_spoken_the_page_claims_nothing(judged: Callable[..., Path], library: Library, judges: tuple[Opinions, ...]) -> None:
    evaluation, problems = read_evaluation(judged(*judges, rest="verdict: met"))
    assert not problems
    text = drawn(library, evaluation).text()
    assert "pas encore jugé" in text
    assert "%" not in text
    assert "ne vaut ni audit ni déclaration de conformité" in text


def test_the_page_says_the_rate_what_is_not_met_and_why_and_what_was_not_tested(judged: Callable[..., Path], library: Library) -> None:
    one = {"10.4": "verdict: not-met, reason: Le texte se coupe., pages: [pole]", "7.1": UNTESTED}
    evaluation, problems = read_evaluation(judged(one, {}, rest="verdict: met"))
    assert not problems
    text = drawn(library, evaluation).text()
    assert "104 sont respectés, soit 98 %" in text
    assert "Les deux avis ne s’accordent pas." in text
    for said in ("Le texte se coupe.", "Vu sur", "Pas encore regardé.", "Aucun lecteur d’écran n’a été mis en marche", "ne vaut ni audit ni déclaration"):
        assert said in text
