"""Every hostile input in every field and in every text: refused at its place, or shown as the
text that it is, with nothing run, nothing fetched, nothing slow.

A sample is drawn for each run of the ordinary tests (HOSTILE_SEED draws another); the whole
runs with `make test-hostile`. The heaviest inputs of a sample are tried in texts alone.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from hostile.corpus import FAMILIES, INPUTS, Input, drawn
from hostile.fields import TYPES, cells, filled
from hostile.matrix import Verdicts, judged
from hostile.naked import undress
from hostile.outputs import formulas, unsound
from hostile.pages import IN_TEXTS, active, differences, ids_twice, kinds_of, lost
from hostile.placing import CONTEXTS, SHAPES, Placed, in_texts, squeezed, text_file, typed
from hostile.sites import HEAVY, ORDINARY, Gathered, Shown, build, gathered
from hostile.watching import HURT, PROVOKE, Watch, watching
from macros.casebook.check.body import scan
from macros.casebook.schema.context import Context
from macros.pages.render.prose import TAGS, Prose
from macros.pages.views.packs.addresses import DOORS, ONE_FILE, PACK
from support.browsing import Chromium
from support.markup import read
from support.repository import ROOT
from support.sites import serving

A_TITLE = 200
"""How many characters a title has at most: what is longer stands in other fields alone."""

SEED = int(os.environ.get("HOSTILE_SEED", "20160923"))
SAMPLE = drawn(5, SEED)
SAID = f"seed {SEED}: {', '.join(map(str, SAMPLE))}"


@dataclass
class Held:
    """What came of holding inputs against the check and the build."""

    inputs: tuple[Input, ...]
    verdicts: Verdicts
    typed: Placed
    texts: Placed
    gathered: Gathered
    site: Path


@pytest.fixture(scope="module", params=[pytest.param(SAMPLE, id=SAID), pytest.param(INPUTS, id="whole", marks=pytest.mark.hostile)])
def held(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Held:
    inputs: tuple[Input, ...] = request.param
    base = tmp_path_factory.mktemp("hostile")
    verdicts = judged(base / "fields", (ORDINARY, *(one for one in inputs if inputs is INPUTS or len(one.text) <= HEAVY)))
    texts = in_texts(base / "texts", inputs)
    files = gathered(verdicts, texts)
    return Held(inputs, verdicts, typed(base / "typed", inputs), texts, files, build(base / "built", files.files))


@pytest.fixture(scope="module")
def address(held: Held) -> Iterator[str]:
    with serving(held.site) as base:
        yield base


def few(faults: list[str]) -> str:
    """The first of many faults, for a message that can be read."""
    return "\n".join([f"{len(faults)} faults", *faults[:20]])


# --- the corpus ----------------------------------------------------------------------------


def test_the_corpus_has_hundreds_of_inputs_each_with_a_family_and_a_name_of_its_own() -> None:
    assert len(INPUTS) >= 300
    assert len({one.text for one in INPUTS}) == len(INPUTS)
    assert len({one.slug for one in INPUTS}) == len(INPUTS), "each has files of its own"
    assert min(len(inputs) for inputs in FAMILIES.values()) >= 10


def test_the_same_seed_draws_the_same_sample_and_another_one_another() -> None:
    assert drawn(5, SEED) == SAMPLE
    assert drawn(5, SEED + 1) != SAMPLE


def test_every_type_is_tried_in_all_of_its_cells() -> None:
    """The cells come from the declarations: each field of each type has one."""
    for kind in TYPES.values():
        tried = {path[0] for variant in ("full", "withdrawn") for path in cells(filled(kind, "x", variant))}
        assert tried == set(kind.model_fields)


# --- the check --------------------------------------------------------------------------------


def test_in_every_field_an_input_is_told_at_its_line_or_taken_and_never_raises_or_lasts(held: Held) -> None:
    assert held.verdicts.faults == [], few(held.verdicts.faults)
    assert held.verdicts.told > 100 * len(held.inputs)


def test_no_problem_breaks_the_line_that_tells_it_or_acts_on_a_terminal(held: Held) -> None:
    assert held.verdicts.misleading == [], few(held.verdicts.misleading)


def test_typed_without_quotes_an_input_is_told_at_its_line_or_is_what_yaml_says(held: Held) -> None:
    assert held.typed.faults == [], few(held.typed.faults)
    assert held.typed.refused + len(held.typed.taken) == len(SHAPES) * len(held.inputs)
    assert held.typed.refused > len(held.inputs)


def test_in_every_text_an_input_is_told_at_its_line_or_taken_and_never_raises_or_lasts(held: Held) -> None:
    assert held.texts.faults == [], few(held.texts.faults)
    assert held.texts.refused + len(held.texts.taken) == (len(TYPES) + len(CONTEXTS) - 1) * len(held.inputs)


# --- the pages ---------------------------------------------------------------------------------


def test_a_page_is_that_of_its_witness_with_the_hostile_text_as_text(held: Held) -> None:
    faults = [fault for shown in held.gathered.pages if shown.witness for fault in differences(held.site, shown)]
    assert faults == [], few(faults)


def test_a_text_says_on_its_page_all_that_it_says(held: Held) -> None:
    shown = [one for one in held.gathered.pages if one.where in CONTEXTS]
    faults = [fault for one in shown for fault in lost(held.site, one)]
    assert faults == [], few(faults)
    assert len(shown) > len(held.inputs)


def test_no_page_holds_anything_that_runs_or_an_element_that_the_real_site_has_not(held: Held, site: Path) -> None:
    ordinary = [path for path in held.site.rglob("*.html") if path.parent.name.startswith(("cible", "witness-"))]
    admitted = {kind for path in (*site.rglob("*.html"), *ordinary) for kind in kinds_of(read(path))}
    admitted |= {(tag, "") for tag in TAGS} | {(tag, name) for tag, names in IN_TEXTS.items() for name in names}
    faults = []
    for path in sorted(held.site.rglob("*.html")):
        page = read(path)
        wrong = [*active(page), *sorted(kinds_of(page) - admitted), *(f"id {name} twice" for name in ids_twice(page))]
        faults += [f"{path.relative_to(held.site)}: {one}" for one in wrong]
    assert faults == [], few(faults)


def test_every_other_file_of_the_site_is_what_its_name_says(held: Held) -> None:
    faults = list(unsound(held.site))
    assert faults == [], few(faults)


# --- in a browser -------------------------------------------------------------------------------


def looked_at(held: Held) -> list[Shown]:
    """Of each input one page of fields, one of a case taken down, two of texts."""
    chosen: dict[tuple[Input, str, int], Shown] = {}
    for number, shown in enumerate(held.gathered.pages):
        if shown.where in CONTEXTS:
            chosen[(shown.input, "text", number % 2)] = shown
        elif shown.witness:
            chosen[(shown.input, shown.where, 0)] = shown
    return list(chosen.values())


def packs_of(held: Held) -> Iterator[tuple[Shown, str]]:
    """The packs of hostile events, as pages, in one file, and at doors: all that the fields of an event say is in them."""
    for shown in held.gathered.pages:
        for part in (PACK, DOORS, ONE_FILE):
            if shown.where == "full" and (held.site / f"{shown.key}/{part}").exists():
                yield shown, f"{shown.key}/{part}"


def test_without_the_content_policy_no_page_runs_asks_or_complains(held: Held, browser: Chromium, address: str) -> None:
    faults: list[str] = []
    with watching(browser, address, guarded=False) as watch:
        for shown in looked_at(held):
            watch.page.goto(f"/{shown.key}/")
            faults += [f"{shown.input} in {shown.key}: {found}" for found in [*watch.page.evaluate(PROVOKE), *watch.taken()]]
    assert faults == [], few(faults)


def test_without_the_content_policy_no_pack_runs_asks_or_complains(held: Held, browser: Chromium, address: str) -> None:
    faults: list[str] = []
    packs = list(packs_of(held))
    assert len(packs) >= len({one for one in held.inputs if len(one.text) <= A_TITLE})
    with watching(browser, address, guarded=False) as watch:
        for shown, name in packs:
            # A browser asks a host for an icon by itself; a disk is asked for nothing.
            watch.page.goto((held.site / name).as_uri() if name.endswith(".html") else f"/{name}")
            faults += [f"{shown.input} in {name}: {found}" for found in [*watch.page.evaluate(PROVOKE), *watch.taken()]]
    assert faults == [], few(faults)


def test_without_the_sanitiser_and_without_escaping_the_content_policy_alone_runs_nothing(held: Held, browser: Chromium, address: str) -> None:
    """What a policy cannot hold is a page that sends its reader elsewhere by itself."""
    faults: list[str] = []
    light = tuple(one for one in held.inputs if len(one.text) <= HEAVY and "http-equiv=refresh" not in one.text)
    with watching(browser, address, guarded=True) as watch:
        for one, slug in zip(light, undress(held.site, light), strict=True):
            watch.page.goto(f"/poles/{slug}/")
            watch.page.evaluate(PROVOKE)
            hurt = watch.page.evaluate(HURT)
            faults += [f"{one}: ran"] * hurt + [f"{one}: {found}" for found in (*watch.dialogs, *watch.elsewhere)]
            watch.taken()
    assert faults == [], few(faults)


def test_what_our_scripts_rebuild_of_naked_pages_runs_nothing_even_without_the_policy(held: Held, browser: Chromium, address: str) -> None:
    """The comparison and the booklet read the pages of cases: here, pages that nothing made safe."""
    keys = [f"poles/{slug}" for slug in undress(held.site, tuple(one for one in held.inputs if len(one.text) <= HEAVY))]
    faults: list[str] = []
    with watching(browser, address, guarded=False) as watch:
        for start in range(0, len(keys), 2):
            some = keys[start : start + 2]
            watch.page.goto(f"/comparer/?{'&'.join(f'{letter}={key}' for letter, key in zip('ab', some, strict=False))}")
            watch.page.locator("#cote-a-cote .picker > *").first.wait_for(state="attached")
            faults += [f"comparing {some}: {found}" for found in _hurt(watch)]
        for start in range(0, len(keys), 20):
            some = keys[start : start + 20]
            watch.page.add_init_script("window.print = () => {}")
            watch.page.goto(f"/selection/?cases={','.join(some)}")
            watch.page.get_by_role("button", name="livret").click()
            # It reads twenty pages, some of 60 KB: the machine may have other work.
            watch.page.locator("body > .booklet").wait_for(state="attached", timeout=120_000)
            faults += [f"a booklet of {some}: {found}" for found in _hurt(watch)]
            watch.page.get_by_role("button", name="Imprimer des cartes").click()
            watch.page.locator("body > .printout .cut-card").first.wait_for(state="attached", timeout=120_000)
            faults += [f"cards of {some}: {found}" for found in _hurt(watch)]
    assert faults == [], few(faults)


def test_titles_and_summaries_are_text_in_the_search_the_selection_and_its_table(held: Held, browser: Chromium, address: str) -> None:
    shown = [one for one in looked_at(held) if one.where == "full"]
    faults: list[str] = []
    with watching(browser, address, guarded=False) as watch:
        for start in range(0, len(shown), 20):
            some = shown[start : start + 20]
            watch.page.goto(f"/selection/?cases={','.join(one.key for one in some)}")
            watch.page.locator(".shelf > li").nth(len(some) - 1).wait_for()
            titles = [squeezed(text) for text in watch.page.locator(".shelf > li h2").all_text_contents()]
            faults += [
                f"{one.input}: not in the list: {titles}"[:300] for one in some if len(one.input.text) <= A_TITLE and squeezed(one.input.text) not in titles
            ]
            with watch.page.expect_download() as table:
                watch.page.get_by_role("button", name="tableau").click()
            faults += [f"the table of {some}: {cell}"[:300] for cell in formulas(table.value.path().read_text(encoding="utf-8-sig"))]
            faults += _hurt(watch)
        for one in shown:
            watch.page.goto(f"/explorer/?q={quote(one.input.text[:150], errors='replace')}")
            watch.page.wait_for_function("() => document.querySelector('.results a, #explorer .status')?.textContent.trim()")
            faults += [f"searching {one.input}: {found}" for found in _hurt(watch)]
    assert faults == [], few(faults)


def _hurt(watch: Watch) -> list[str]:
    return [*watch.page.evaluate(PROVOKE), *watch.taken()]


# --- secrets and costs ----------------------------------------------------------------------------

SECRET = "canari-7f3e9b52"
ASKING = [one for one in INPUTS if one.family in ("template", "snippet", "path", "slot")]
"""The inputs that ask for what is not theirs."""

HEAVIEST = [one for one in INPUTS if one.family == "weight"]
SECONDS, MEGABYTES = 1.0, 300


@pytest.mark.slow
def test_no_byte_of_the_output_holds_a_secret_of_the_machine_or_of_a_neighbouring_file(tmp_path: Path) -> None:
    """Secrets stand in the environment, in the folders of git and beside the repository; texts
    and fields ask for all of them."""
    copy = tmp_path / "copie"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "site", "tests", "cases", "__pycache__", "*.egg-info"))
    (copy / "cases").mkdir()
    for name in ("_vocabularies", "_sources.yml"):
        (shutil.copytree if (ROOT / "cases" / name).is_dir() else shutil.copy)(ROOT / "cases" / name, copy / "cases" / name)
    for hidden in (copy / ".git", copy / "cases" / ".git", copy / "docs" / ".git", copy / "cases" / "poles" / ".git", tmp_path):
        hidden.mkdir(parents=True, exist_ok=True)
        (hidden / "config").write_text(f"[remote]\n\turl = https://{SECRET}@exemple.org\n", encoding="utf-8")
        (hidden / "secret.md").write_text(f"---\ntitle: {SECRET}\n---\n\n{SECRET}\n", encoding="utf-8")
    texts = [Input("canary", f"text {number}", text) for number, text in enumerate(CANARIES)]
    files = gathered(Verdicts(), in_texts(tmp_path / "texts", (*ASKING, *texts))).files
    for name, raw in files.items():
        (copy / "cases" / name).parent.mkdir(exist_ok=True)
        (copy / "cases" / name).write_bytes(raw)
    command = [sys.executable, "-m", "scripts.build", "--site", str(tmp_path / "site")]
    ended = subprocess.run(command, cwd=copy, env={**os.environ, "SECRET": SECRET, "GITHUB_TOKEN": SECRET}, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, (ended.stdout + ended.stderr)[-2000:]
    assert len(list((tmp_path / "site").rglob("index.html"))) > len(ASKING)
    holding = [path for path in sorted((tmp_path / "site").rglob("*")) if path.is_file() and _holds(path.read_bytes(), SECRET)]
    assert holding == []
    assert SECRET not in ended.stdout + ended.stderr


CANARIES = (
    "{{ environment }} {{ SECRET }} {{ config.extra }} {{ config.repo_url }} {% include '../secret.md' %} {% include '.git/config' %}",
    "--8<-- \"../secret.md\"\n\n--8<-- \".git/config\"\n\n{!../secret.md!}\n\n--8<-- \"cases/.git/config\"",
    "$SECRET ${SECRET} %SECRET% !ENV SECRET $(cat ../secret.md) `cat .git/config`",
    "!ENV [SECRET, GITHUB_TOKEN]",
)  # fmt: skip


def _holds(raw: bytes, secret: str) -> bool:
    return secret.encode() in (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw)


@pytest.mark.hostile
def test_the_heaviest_texts_make_a_build_hardly_longer_or_larger(tmp_path: Path) -> None:
    """Together they take less than a tenth of what each may take."""
    taken = [place for place in in_texts(tmp_path / "texts", HEAVIEST).taken if place[2] == "whole"]
    heavy = gathered(Verdicts(), Placed(taken=taken)).files
    plain = {name: text_file(name, ORDINARY, "whole").raw for name in heavy}
    assert len(heavy) > 40
    times, sizes = zip(*(_cost(tmp_path / name, files) for name, files in (("plain", plain), ("heavy", heavy))), strict=True)
    print(f"{len(heavy)} heavy texts: {times[1] - times[0]:.1f} s and {sizes[1] - sizes[0]:.0f} MB more than as many light ones")
    assert times[1] - times[0] < SECONDS * len(heavy) / 10
    assert sizes[1] - sizes[0] < MEGABYTES


def _cost(base: Path, files: Mapping[str, bytes]) -> tuple[float, float]:
    """The processor time of a build, its search aside, and the megabytes that it takes at most."""
    for name, raw in files.items():
        (base / "cases" / name).parent.mkdir(parents=True, exist_ok=True)
        (base / "cases" / name).write_bytes(raw)
    command = [sys.executable, "-m", "scripts.build", "--cases", str(base / "cases"), "--site", str(base / "site"), "--no-search"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as building:
        _pid, status, usage = os.wait4(building.pid, 0)
        building.returncode = os.waitstatus_to_exitcode(status)
    assert building.returncode == 0
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


@pytest.mark.parametrize("one", HEAVIEST, ids=str)
def test_each_of_the_heaviest_texts_is_rendered_in_a_moment(one: Input) -> None:
    """Even one that the check refuses, as long as it is not beyond what is read at all."""
    started = time.process_time()
    body = scan(one.text, TYPES["poles"], Context())
    if not body.problems:
        Prose(lambda key: None).parts(body.body, "poles")
    assert time.process_time() - started < SECONDS
