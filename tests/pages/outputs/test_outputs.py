"""What the site holds beside its pages, and the pour: one maker a file, slots filled from templates."""

from __future__ import annotations

import gc
import os
import signal
import weakref
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import ChoiceLoader, DictLoader

from macros.casebook.check.loading import load_or_raise
from macros.casebook.library.library import Library
from macros.pages.outputs.output import File
from macros.pages.outputs.table import CASE_NAMES, NAMES, OUTPUTS
from macros.pages.publish.drawing import Drawing, DrawnPage
from macros.pages.publish.makers import MadeTwice
from macros.pages.publish.shell import slot_mark
from macros.pages.publish.site import DEPTHS, Site
from macros.pages.publish.slots import slot_counts
from macros.pages.publish.staging import Staging
from macros.pages.views.hand_written import HandWritten
from macros.pages.views.routes import pages
from macros.pages.views.settings import Settings
from macros.workers import WorkerLost
from support.repository import ROOT

MENU = ({"title": "Pôles", "address": "poles/", "holds": ["poles"]},)


@pytest.fixture
def drawn(library: Library) -> Site:
    return draw(library)


def draw(library: Library) -> Site:
    """A build whose shells are nothing but their slots."""
    drawing = Drawing(Settings(MENU, "https://site.example.org/", edit_base="https://forge.example.org/edit/", search=False))
    for depth in DEPTHS:
        drawing.capture(depth, "|".join(slot_mark(name) for name, count in slot_counts(drawing.settings).items() for _ in range(count)))
    return Site(library, drawing)


@pytest.fixture
def staging(tmp_path: Path) -> Iterator[Staging]:
    made = Staging(tmp_path / "site")
    yield made
    made.abandon()


def test_every_module_of_the_room_is_in_the_table() -> None:
    folder = ROOT / "macros/pages/outputs"
    outputs, of_cases = ({path.stem for path in room.glob("*.py")} - {"__init__"} for room in (folder, folder / "of_cases"))
    assert outputs - {"output", "table"} == {*NAMES}
    assert of_cases == {*CASE_NAMES}


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("data/library.json", "the output « library_data »"),
        ("poles/index.html", "the page « Pôles et coopérations »"),
        ("images/from-docs.svg", "the engine, from docs/ or its theme"),
    ],
)
def test_a_file_that_two_make_is_refused_with_both_names(drawn: Site, staging: Staging, monkeypatch: pytest.MonkeyPatch, path: str, other: str) -> None:
    (staging.tree / "images").mkdir()
    (staging.tree / "images/from-docs.svg").touch()
    monkeypatch.setitem(OUTPUTS, "again", lambda _plan: iter([File(path, b"")]))  # type: ignore[call-overload]
    with pytest.raises(MadeTwice) as error:
        drawn.pour(staging)
    assert str(error.value) == f"{path} is made twice: by {other} and by the output « again »"


def test_a_page_over_a_hand_written_one_is_refused(drawn: Site, staging: Staging) -> None:
    drawn.drawing.pages.append(DrawnPage(HandWritten("themes/", "Thèmes"), "themes/index.html", "", "themes.md"))
    with pytest.raises(MadeTwice, match=r"themes/index\.html is made twice: by the engine.* and by the page « Thèmes »"):
        drawn.pour(staging)


def test_what_a_page_adds_to_its_head_is_a_macro_that_the_page_names(drawn: Site) -> None:
    page = next(page for page in pages(drawn.views) if page.template == "case.html" and page.head == "plain")
    values = drawn.slots.values(page)
    assert values["head"] == f'<link rel="canonical" href="https://site.example.org/{page.address}">'
    assert drawn.slots.values(replace(page, listed=False))["head"] == '<meta name="robots" content="noindex">'


def test_a_page_may_add_something_else_to_its_head(drawn: Site) -> None:
    added = DictLoader({"shell/heads.html": "{% macro dated(page) %}<meta name=date content={{ page.context['case'].year }}>{% endmacro %}"})
    drawn.env.loader = ChoiceLoader([added, drawn.env.loader])
    page = next(page for page in pages(drawn.views) if page.template == "case.html" and page.context["case"].year)
    assert drawn.slots.values(replace(page, head="dated"))["head"] == f"<meta name=date content={page.context['case'].year}>"


def test_a_worker_that_is_killed_ends_the_pour(drawn: Site, staging: Staging, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.pages.publish.site.PARALLEL_FROM", 2)
    monkeypatch.setattr(Site, "html", lambda _site, page: os.kill(os.getpid(), signal.SIGKILL) if page.address == "croisements/" else "")
    drawn.processes = 2
    with pytest.raises(WorkerLost):
        drawn.pour(staging)


def test_a_build_that_is_over_keeps_no_library(staging: Staging) -> None:
    """A preview makes a library at each edit: nothing may hold the old ones, a cache of a module least of all."""
    library, _warnings = load_or_raise(ROOT / "cases")
    draw(library).pour(staging)
    old = weakref.ref(library)
    del library
    gc.collect()
    assert old() is None
