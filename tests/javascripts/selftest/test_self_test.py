"""« Se situer » in a real browser: answered by keyboard, kept, opened from a link without a network, set side by side, printed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from fractions import Fraction
from math import floor
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.casebook.library.library import Library
from macros.casebook.registers.grid import SELF_TEST, Grid
from macros.casebook.registers.grids import current
from support.accessibility import looked_over
from support.browsing import NewPage
from support.corpus import Corpus
from support.markup import Element, as_read
from support.publish.paper import sheets
from support.sites import Handler, serving

PAGE = "/se-situer/"


@pytest.fixture(scope="session")
def grid(library: Library) -> Grid:
    found = current(library.grids, SELF_TEST)
    assert found
    return found


def link(grid: Grid, signs: str, who: str = "") -> str:
    """The address of a result; `signs` is repeated for all indicators. Its check is not that of the tool, which says so."""
    answers = (signs * len(grid.indicators))[: len(grid.indicators)]
    return f"{PAGE}#g={grid.name}&d=2026-11-30&r={answers}{f'&q={who}' if who else ''}&k=0000"


def by_hand(grid: Grid, signs: str) -> dict[str, str]:
    """The position of each main objective, worked out by other code than the tool's: tenths, halves upwards."""
    answers = (signs * len(grid.indicators))[: len(grid.indicators)]
    told = {}
    for objective in (one for general in grid.below() for one in grid.below(general.id)):
        steps = [int(sign) for item, sign in zip(grid.indicators, answers, strict=True) if item.broader == objective.id and sign.isdigit()]
        tenths = int(sum(steps) * 10 / len(steps) + 0.5) if steps else 0
        told[objective.label] = f"{tenths // 10},{tenths % 10}" if steps else "pas de réponse"
    return told


def scores(page: Page) -> dict[str, str]:
    rows = page.locator(".self-test-sheet tbody tr:not(.self-test-row-general)")
    pairs = rows.evaluate_all("rows => rows.map(row => [row.cells[0].textContent, row.cells[1].textContent])")
    return {re.sub(r"^\d+\. ", "", name).replace("\u00a0", " "): score.replace("\u00a0", " ") for name, score in pairs}


def generals_by_hand(grid: Grid, signs: str) -> dict[str, str]:
    """The score of each general objective over all its indicators, by fractions."""
    answers = dict(zip((item.id for item in grid.indicators), signs * len(grid.indicators), strict=False))
    told = {}
    for general in grid.below():
        steps = [Fraction(answers[item.id]) for objective in grid.below(general.id) for item in grid.below(objective.id) if answers[item.id].isdigit()]
        tenths = floor(sum(steps) / len(steps) * 10 + Fraction(1, 2)) if steps else 0
        told[general.label] = f"{tenths // 10},{tenths % 10}" if steps else "pas de réponse"
    return told


def general_scores(page: Page) -> dict[str, str]:
    rows = page.locator(".self-test-row-general th").all_text_contents()
    return {name: score for name, _colon, score in (re.sub(r"\s", " ", row).rpartition(" : ") for row in rows)}


def radar(page: Page) -> list[str]:
    found: list[str] = page.locator(".radar path").evaluate_all("paths => paths.map(path => path.getAttribute('d'))")
    return found


@pytest.mark.walk
def test_from_the_first_question_to_the_result_by_keyboard_alone_nothing_is_asked_for(page: Page, grid: Grid) -> None:
    page.goto("/outils/")
    page.get_by_role("link", name="Se situer", exact=True).last.click()
    page.get_by_role("button", name="Commencer").focus()
    before = len(page.requests)  # type: ignore[attr-defined]
    page.keyboard.press("Enter")
    screens = [one for general in grid.below() for one in grid.below(general.id)]
    for number, objective in enumerate(screens, 1):
        expect(page.locator(":focus")).to_have_text(re.compile(rf"^{number}\."))
        for item in grid.below(objective.id):
            page.locator(f"#{item.id}-0").focus()
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")
            expect(page.locator(f"#{item.id}-1")).to_be_checked()
        page.locator("section[data-objective]:visible .act.strong").focus()
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Le résultat")).to_be_focused()
    assert set(scores(page).values()) == {"1,0"}
    page.emulate_media(media="print")
    page.pdf(format="A4")
    assert page.requests[before:] == []  # type: ignore[attr-defined]
    page.emulate_media(media="screen")
    page.go_back()
    expect(page.locator(":focus")).to_have_text(re.compile(rf"^{len(screens)}\."))


@pytest.mark.parametrize("signs", ["0123", "3n-x1", "n", "0", "2--1x3n0"])
def test_a_result_from_its_link_says_the_same_with_the_network_cut(signs: str, page: Page, grid: Grid) -> None:
    page.goto(link(grid, signs))
    there = scores(page), radar(page)
    assert there[0] == by_hand(grid, signs)
    assert general_scores(page) == generals_by_hand(grid, signs)
    page.goto(PAGE)
    page.context.set_offline(True)
    page.evaluate("address => { location.hash = address }", link(grid, signs).partition("#")[2])
    expect(page.get_by_role("heading", name="Le résultat")).to_be_visible()
    assert (scores(page), radar(page)) == there
    page.context.set_offline(False)


def test_each_weak_point_leads_to_pages_with_the_reason_and_whom_to_call(page: Page, grid: Grid) -> None:
    page.goto(link(grid, "0"))
    points = page.locator(".self-test-points > li")
    expect(points).to_have_count(len(grid.indicators))
    for index in range(0, len(grid.indicators), 5):
        leads = points.nth(index).locator("li")
        assert leads.count() >= 2
        expect(leads.first.locator("a").first).to_have_attribute("href", re.compile(r"^(\.\./|/).*/[a-z0-9-]+/"))
        expect(points.nth(index)).to_contain_text("À qui en parler")


def test_a_weak_point_leads_to_poles_that_have_done_it_with_what_is_sought_filled_in(page: Page, grid: Grid, library: Library) -> None:
    page.goto(link(grid, "0"))
    ways = page.locator(".self-test-points .self-test-peer a")
    expect(ways).to_have_count(len(grid.indicators))
    filled = [way for way in ways.all() if "#" in (way.get_attribute("href") or "")]
    assert len(filled) > len(grid.indicators) / 2
    page.get_by_text(re.compile(r"Voir les \d+ autres points")).click()
    point = page.locator(".self-test-points > li").filter(has_text="Partagez-vous des moyens")
    sought = [library.vocabularies["themes"]["mutualisation"].pref_label, library.vocabularies["challenges"]["faire-naitre"].pref_label]
    for label in sought:
        expect(point.locator(".self-test-peer")).to_contain_text(as_read(label))
    point.locator(".self-test-peer a").click()
    expect(page).to_have_url(re.compile(r"/trouver-un-pair/#cherche=mutualisation&questions=faire-naitre$"))
    expect(page.locator("[data-case]").first).to_be_visible()


def test_what_was_answered_is_there_again_and_what_was_erased_comes_back(page: Page, grid: Grid) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Commencer").click()
    first = grid.indicators[0].id
    page.locator(f"#{first}-2").check()
    page.reload()
    expect(page.locator(f"#{first}-2")).to_be_checked()
    page.goto("/outils/")
    page.goto(PAGE)
    expect(page.get_by_text(f"1 réponse sur {len(grid.indicators)}")).to_be_visible()
    page.get_by_role("button", name="Recommencer").click()
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()
    page.get_by_role("button", name="Annuler").click()
    page.get_by_role("button", name="Reprendre").click()
    expect(page.locator(f"#{first}-2")).to_be_checked()


def test_answers_of_a_link_set_own_ones_aside_and_those_can_be_had_back(page: Page, grid: Grid) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Commencer").click()
    first = grid.indicators[0].id
    page.locator(f"#{first}-3").check()
    page.goto("/outils/")
    for undo in (True, False):
        page.goto(link(grid, "0", "Awa"))
        expect(page.locator(".self-test-foreign")).to_contain_text("« Awa »")
        expect(page.locator(".self-test-point").first).to_contain_text("La réponse (Awa)")
        expect(page.locator(".self-test-view")).not_to_contain_text("Personne d’autre que vous")
        page.get_by_role("button", name="Repartir de ces réponses").click()
        expect(page.get_by_role("button", name="Annuler")).to_be_focused()
        expect(page.locator(f"#{first}-0")).to_be_checked()
        if undo:
            page.get_by_role("button", name="Annuler").click()
            expect(page.locator(f"#{first}-3")).to_be_checked()
        page.goto("/outils/")
    page.goto(link(grid, "1", "Bilal"))
    page.get_by_role("button", name="Repartir de ces réponses").click()  # those of Awa are set aside too
    page.goto("/outils/")
    page.goto(PAGE)
    expect(page.locator(".self-test-aside li")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Les reprendre : 1 réponse,")).click()
    expect(page.get_by_text(f"1 réponse sur {len(grid.indicators)}")).to_be_visible()
    expect(page.locator(".self-test-aside li")).to_have_count(2)
    page.get_by_role("button", name="Les effacer").first.click()
    expect(page.locator(".self-test-aside li")).to_have_count(1)
    page.get_by_role("button", name="Annuler").click()
    expect(page.locator(".self-test-aside li")).to_have_count(2)
    assert looked_over(page, smallest=320) == {}
    page.get_by_role("button", name="Voir le résultat").click()
    expect(page.locator(".self-test-foreign")).to_have_count(0)
    expect(page.locator(".self-test-view")).to_contain_text("Personne d’autre que vous ne le voit")


def test_each_screen_begins_at_its_heading_and_one_goes_on_after_the_last_answer(page: Page, grid: Grid) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PAGE)
    page.get_by_role("button", name="Commencer").click()
    first, second, third = grid.indicators[0], grid.indicators[1], grid.indicators[2]
    for number in (1, 2, 3):
        heading = page.locator(":focus")
        expect(heading).to_have_text(re.compile(rf"^{number}\."))
        box = heading.bounding_box()
        assert box
        assert 0 <= box["y"] < 200
        expect(page.locator(".lede")).to_be_hidden()
        page.get_by_role("button", name="Suivant").locator("visible=true").click()
    page.go_back()
    page.go_back()
    page.go_back()
    for item in (first, third):
        page.locator(f"#{item.id}-1").check()
    page.goto("/outils/")
    page.goto(PAGE)
    expect(page.locator(".self-test-passed")).to_contain_text(as_read(second.label[:24]))
    page.get_by_role("button", name="Reprendre").click()
    following = next(item for item in grid.indicators[3:])
    expect(page.locator(f"#{following.id}-0")).to_be_visible()


def test_what_can_be_read_of_a_spoilt_link_is_shown_and_the_rest_is_named(page: Page, grid: Grid) -> None:
    page.goto(f"{PAGE}#g={grid.name}&d=2026-11-30&r=01t")
    expect(page.locator(".self-test-lost")).to_contain_text("coupé ou modifié")
    expect(page.locator(".self-test-lost")).to_contain_text(f"{len(grid.indicators) - 2} réponses du lien ne se lisent pas")
    expect(page.locator(".self-test-lost")).not_to_contain_text(grid.indicators[2].label[:20])
    expect(page.locator(".self-test-without summary", has_text="Sans réponse")).to_contain_text(str(len(grid.indicators) - 2))
    expect(page.locator(".radar")).to_be_visible()
    page.goto(f"{PAGE}?x#g=autre-7&r=0123")
    expect(page.get_by_role("alert").filter(has_text="autre-7")).to_be_visible()
    page.get_by_role("button", name="Aller au début").click()
    expect(page.get_by_role("button", name="Commencer")).to_be_visible()


def test_a_link_of_an_older_version_opens_and_says_so(corpus: Corpus, tmp_path: Path, new_page: NewPage, grid: Grid) -> None:
    corpus.copy()
    text = corpus.read(f"_grids/{grid.name}.yml")
    newer = text.replace("version: 1", "version: 2", 1).replace(grid.indicators[0].label, "Une question neuve ?", 1)
    corpus.write(f"_grids/{grid.grid}-2.yml", newer.replace(f"id: {grid.indicators[0].id}", "id: question-neuve", 1))
    site = corpus.pour(tmp_path / "site")
    with serving(site) as address:
        page = new_page()
        page.goto(address + link(grid, "12"))
        expect(page.locator(".self-test-dated")).to_contain_text("ancienne version")
        assert scores(page) == by_hand(grid, "12")
        expect(page.locator(".self-test-weak")).to_contain_text(grid.indicators[0].label)
        kept = {"kind": "ptce-autodiagnostic", "grid": grid.grid, "version": grid.version, "on": "2026-11-30"}
        gone, stays = grid.indicators[0].id, grid.indicators[1].id
        page.evaluate("kept => localStorage.setItem('se-situer', kept)", json.dumps({**kept, "answers": {gone: 0, stays: 2}}))
        page.goto(address + PAGE)
        expect(page.get_by_text(f"1 réponse sur {len(grid.indicators)}")).to_be_visible()
        assert looked_over(page, smallest=320) == {}
        page.get_by_role("button", name="Voir l’ancien résultat").click()
        expect(page.locator(".self-test-dated")).to_contain_text("ancienne version")
        page.go_back()
        page.get_by_role("button", name="Reprendre").click()
        expect(page.locator(f"#{stays}-2")).to_be_checked()


def test_an_earlier_result_shows_the_way_gone_and_several_people_where_they_differ(page: Page, grid: Grid, tmp_path: Path) -> None:
    page.goto(link(grid, "2", "Awa"))
    earlier = tmp_path / "avant.json"
    answers: Mapping[str, int] = {item.id: 0 for item in grid.indicators}
    earlier.write_text(json.dumps({"kind": "ptce-autodiagnostic", "grid": grid.grid, "version": grid.version, "on": "2025-01-31", "answers": answers}))
    page.get_by_text("Comparer avec un résultat plus ancien").click()
    page.locator(".self-test-ways input[type=file]").set_input_files(earlier)
    expect(page.locator("thead th", has_text="Avant")).to_be_visible()
    expect(page.get_by_role("region", name="Les positions")).to_be_focused()
    expect(page.locator("thead th", has_text="Avant")).to_be_in_viewport()
    expect(page.locator(".radar-before")).to_have_count(1)
    page.get_by_role("button", name="Mettre à côté de celui d’autres personnes").click()
    page.locator(".self-test-view textarea").fill(link(grid, "2222220", "Bilal") + "\n" + link(grid, "n", "Chloé"))
    page.locator(".self-test-view").get_by_role("button", name="Ouvrir", exact=True).click()
    expect(page.locator(".team-table thead th")).to_have_count(5)
    expect(page.get_by_role("alert").filter(has_text="Lien 1 (Bilal)")).to_contain_text("Lien 2 (Chloé)")
    expect(page.locator(".team-table tbody th").first).to_have_text(re.compile(re.escape(grid.indicators[6].label[:25])))
    expect(page.locator(".team-talk > li").first).to_contain_text("C’est installé")
    page.locator(".team-talk > li").first.get_by_text("Comment d’autres l’ont fait").click()
    expect(page.locator(".team-talk > li").first.get_by_text(grid.indicators[6].leads[0].why[:30])).to_be_visible()
    page.locator(".self-test-view textarea").fill(link(grid, "n", "Chloé"))
    page.locator(".self-test-view").get_by_role("button", name="Ouvrir", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Un résultat était déjà là")).to_be_visible()
    expect(page.locator(".team-list > li")).to_have_count(3)
    assert looked_over(page, smallest=320) == {}


@pytest.mark.parametrize(("opened", "heads", "said"), [
    ("2027-02-01", ["0,0", "2,0"], "Celui que vous avez ouvert est le plus récent"),
    ("2026-11-30", ["2,0", "0,0"], "Les deux sont du même jour"),
    ("2025-01-31", ["2,0", "0,0"], "Comparé au résultat du 31 janvier 2025"),
])  # fmt: skip
def test_the_older_of_two_results_is_before_whichever_was_opened_first(opened: str, heads: list[str], said: str, page: Page, grid: Grid) -> None:
    page.goto(link(grid, "0"))
    page.get_by_text("Comparer avec un résultat plus ancien").click()
    page.locator(".self-test-ways textarea").fill(link(grid, "2").replace("d=2026-11-30", f"d={opened}"))
    page.locator(".self-test-ways").get_by_role("button", name="Ouvrir", exact=True).click()
    expect(page.locator(".self-test-sheet thead th")).to_have_text(["Objectif", "Avant", "Après", "Ce que cela veut dire après", "Questions comparées"])
    expect(page.locator(".self-test-sheet tbody tr:not(.self-test-row-general)").first.locator("td.self-test-score")).to_have_text(heads)
    expect(page.locator(".self-test-view")).to_contain_text(said)
    expect(page.locator(".self-test-points > li")).to_have_count(0 if opened > "2026-11-30" else len(grid.indicators))


def test_the_address_says_nothing_old_once_one_answers_and_the_network_hears_nothing_of_it(site: Path, new_page: NewPage, grid: Grid) -> None:
    heard: list[str] = []

    class Listening(Handler):
        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            heard.append(self.path)

    with serving(site, Listening) as address:
        page = new_page()
        page.goto(address + link(grid, "2", "Awa"))
        page.wait_for_load_state("networkidle")
        assert page.url.endswith(link(grid, "2", "Awa"))
        page.wait_for_timeout(300)  # the icon, which is asked for after the page
        before = len(heard)
        page.get_by_role("button", name="Repartir de ces réponses").click()
        page.wait_for_function("!location.hash")
        first = grid.indicators[0].id
        page.locator(f"#{first}-0").check()
        page.get_by_role("button", name="Voir le résultat dès maintenant").click()
        expect(page.get_by_role("heading", name="Le résultat")).to_be_focused()
        page.get_by_label("Qui a répondu ?").fill("Bilal")
        page.get_by_label("Qui a répondu ?").press("Enter")
        page.reload()
        expect(page.get_by_label("Qui a répondu ?")).to_have_value("Bilal")
        assert page.evaluate("location.hash") == ""
        asked_again = heard.index(PAGE, before)
        assert heard[before:asked_again] == []
        page.go_back()
        page.go_back()
        expect(page.locator(".self-test-dated")).to_contain_text("Awa")
        assert page.evaluate("location.hash") == link(grid, "2", "Awa").removeprefix(PAGE)


@pytest.mark.parametrize("own", [True, False])
def test_who_says_their_name_and_goes_straight_to_a_button_has_pressed_it(own: bool, page: Page, grid: Grid) -> None:
    page.goto(link(grid, "1", "" if own else "Awa"))
    if own:
        page.get_by_role("button", name="Repartir de ces réponses").click()
        page.goto(link(grid, "1"))
    page.get_by_label("Qui a répondu ?").fill("Bilal, salarié")
    button = page.get_by_role("button", name="Garder en fichier")
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    with page.expect_download() as kept:
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert json.loads(kept.value.path().read_text(encoding="utf-8"))["who"] == "Bilal, salarié"
    expect(page.locator("#resultat")).to_have_text("Le résultat" if own else "Le résultat : Bilal, salarié")


PEOPLE = [
    ("0123", "Awa"), ("3210", "Bilal"), ("n01x", "Chloé"), ("2", "Denis, salarié"), ("11", "Élise"),
    ("3", "Fatou"), ("-", "Gaël"), ("0n", "Le représentant de la communauté de communes"),
]  # fmt: skip


@pytest.mark.parametrize("people", [PEOPLE[:2], PEOPLE[:4], PEOPLE], ids=["two", "four", "eight"])
def test_the_meeting_of_a_team_is_two_sheets_of_paper(people: list[tuple[str, str]], page: Page, grid: Grid) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Réunir nos réponses").click()
    page.locator(".self-test-view textarea").fill("\n".join(link(grid, signs, who) for signs, who in people))
    page.locator(".self-test-view").get_by_role("button", name="Ouvrir", exact=True).click()
    expect(page.locator(".team-list > li")).to_have_count(len(people))
    assert looked_over(page, smallest=320) == {}
    page.emulate_media(media="print")
    talk, answers = (re.sub(r"\s+", " ", sheet.text) for sheet in sheets(page.pdf(format="A4", prefer_css_page_size=True)))
    assert "De quoi parler d’abord" in talk
    assert talk.count("Qu’avez-vous vu, vous qui répondez") == 5
    assert talk.count("De quoi aurions") == 5  # a line may end after it, and its hyphen is another sign then
    assert all(who in talk for _signs, who in people)
    assert answers.startswith("Toutes les réponses")
    assert all(item.label.replace("\u00a0", " ")[:24] in answers for item in grid.indicators)
    assert re.search(r"\d degrés?", answers)
    for sheet in sheets(page.pdf(format="A4", prefer_css_page_size=True)):
        assert min(size for size in sheet.sizes if size) >= 8  # letters that stand upright have no size there


@pytest.mark.parametrize(("signs", "said"), [
    (["0", "0101", "10n", "1", "0", "1", "01", "10"], ["Ce que vous dites tous fragile", "22 autres questions sont au même écart"]),
    (["n", "3nn", "n3n"], ["une seule réponse, rien à comparer"]),
], ids=["weak for all", "one answer alone"])  # fmt: skip
def test_the_sheet_of_a_meeting_says_what_is_no_agreement_and_has_room_to_decide(signs: list[str], said: list[str], page: Page, grid: Grid) -> None:
    page.goto(PAGE)
    page.get_by_role("button", name="Réunir nos réponses").click()
    people = [who for _signs, who in PEOPLE]
    page.locator(".self-test-view textarea").fill("\n".join(link(grid, one, who) for one, who in zip(signs, people, strict=False)))
    page.locator(".self-test-view").get_by_role("button", name="Ouvrir", exact=True).click()
    alone = page.locator(".team-table td:last-child", has_text="on ne peut pas comparer")
    expect(alone).to_have_count(len(grid.indicators) if "n" in signs else 0)
    expect(page.locator(".team-table td:last-child", has_text="aucun")).to_have_count(9 if "n" in signs else 0)
    assert looked_over(page, smallest=320) == {}
    page.emulate_media(media="print")
    talk, _answers = (re.sub(r"\s+", " ", sheet.text) for sheet in sheets(page.pdf(format="A4", prefer_css_page_size=True)))
    for words in ["Se situer. Pôle :", "Réunion du :", "Ce que nous décidons Quoi Qui Pour quand", *said]:
        assert words in talk
    assert "résultats sont ouverts" not in talk


@pytest.mark.parametrize("state", ["start", "question", "result", "broken"])
def test_axe_finds_nothing(state: str, page: Page, grid: Grid) -> None:
    page.goto({"result": link(grid, "01n2x-3"), "broken": f"{PAGE}#g=autre-7&r=0"}.get(state, PAGE))
    if state == "question":
        page.get_by_role("button", name="Commencer").click()
        page.locator("section[data-objective]:visible summary").first.click()
    assert looked_over(page, smallest=320) == {}


@pytest.mark.parametrize("signs", ["0", "01n2x-3", "n"])
def test_a_result_is_one_sheet_of_paper(signs: str, page: Page, grid: Grid) -> None:
    page.goto(link(grid, signs))
    page.emulate_media(media="print")
    [sheet] = sheets(page.pdf(prefer_css_page_size=True))
    assert "Le résultat" in sheet.text
    assert min(sheet.sizes) >= 8


def test_without_scripts_the_whole_grid_is_there_to_read_and_to_print(new_page: NewPage, grid: Grid, trees: Mapping[str, Element]) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(PAGE)
    expect(page.locator("fieldset.self-test-question:visible")).to_have_count(len(grid.indicators))
    text = trees["se-situer/"].text()
    for item in grid.indicators:
        assert all(step in text.replace("\u00a0", " ").replace("\u202f", " ") for step in item.steps)
