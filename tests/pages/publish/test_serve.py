"""The preview: what is edited shows up, what is broken is told, and it always answers.

Each test drives a real `mkdocs serve` over a copy of the repository.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from support.repository import ROOT, SETTINGS

SERVED = ("cases", "docs", "macros", "scripts", "theme", "mkdocs.yml")
"""What the preview is made of."""

CASE = "cases/poles/bou-sol.md"
TERM = "cases/_vocabularies/themes.yml"

ANSWERS = 30
"""Seconds within which each request is answered, whatever is being edited, on a machine that
has other things to do."""

SHOWS = 90
"""Seconds within which an edit shows, on a machine that has other things to do."""


class Preview:
    """A copy of the repository, and `mkdocs serve` over it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in SERVED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, root / name)
        # The index of the search is half of a build, and nothing here searches.
        settings = root / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        assert "search: true" in text
        settings.write_text(text.replace("search: true", "search: false"), encoding="utf-8")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"

    def start(self) -> None:
        """Start the server and wait for its first answer."""
        environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.log = (self.root / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address],
            cwd=self.root,
            env={**environment, "PYTHONPATH": str(self.root), "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(self.root)},
            stdin=subprocess.DEVNULL,
            stdout=self.log,
            stderr=subprocess.STDOUT,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # even where the tests run in the background
        )
        deadline = time.monotonic() + SHOWS
        while True:
            assert self.process.poll() is None, f"the server ended:\n{self.said()}"
            assert time.monotonic() < deadline, f"the server does not answer:\n{self.said()}"
            try:
                self.get("/")
                return
            except urllib.error.URLError:
                time.sleep(0.2)

    def stop(self) -> None:
        """End the server that was started, as Ctrl+C does."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=10)
        self.log.close()

    def said(self) -> str:
        """What the server has written."""
        return (self.root / "serve.log").read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        """What stands at an address, a missing page's answer included."""
        try:
            with urllib.request.urlopen(f"http://{self.address}{path}", timeout=ANSWERS) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as missing:
            return missing.read().decode()

    def wait(self, path: str, holds: Callable[[str], bool]) -> str:
        """Ask for a page until it is as it should be; every request must be answered."""
        deadline = time.monotonic() + SHOWS
        while True:
            text = self.get(path)
            if holds(text):
                return text
            assert time.monotonic() < deadline, f"{path} has not become what it should:\n{text[:3000]}\n{self.said()[-3000:]}"
            time.sleep(0.2)

    def edit(self, name: str, change: Callable[[str], str]) -> str:
        """Change a file; returns what it held."""
        path = self.root / name
        held = path.read_text(encoding="utf-8")
        changed = change(held)
        assert changed != held, f"{name} would not change"
        path.write_text(changed, encoding="utf-8")
        return held


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview for the tests of this file."""
    preview = Preview(tmp_path_factory.mktemp("preview"))
    preview.start()
    yield preview
    preview.stop()


@pytest.fixture
def preview(running: Preview) -> Iterator[Preview]:
    """The running preview; what a test edits is put back, and the preview is whole again."""
    before = {path: path.read_bytes() for name in SERVED for path in _files(running.root / name)}
    yield running
    for path in {path for name in SERVED for path in _files(running.root / name)} - before.keys():
        path.unlink()
    for path, content in before.items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
    time.sleep(0.7)  # the watcher looks twice a second
    running.wait("/poles/bou-sol/", lambda text: "<h1" in text and 'class="problems"' not in text)


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return [file for file in path.rglob("*") if file.is_file() and file.suffix != ".pyc"]


def _summary(text: str) -> Callable[[str], str]:
    """Gives a case another summary."""
    return lambda case: re.sub(r"(?m)^summary: .*$", f"summary: {text}", case)


def _break(case: str) -> str:
    """Makes a case with an unknown theme and an unknown key."""
    return re.sub(r"(?m)^themes: .*$", "themes: [structuration-filieress]\ncouleur: bleu", case)


EDITS = (
    (CASE, _summary("Une boulangerie refaite."), "Une boulangerie refaite.", ("/poles/bou-sol/", "/themes/insertion/")),
    (
        TERM,
        lambda text: text.replace("pref_label: Animation coopérative", "pref_label: Animation remaniée"),
        "Animation remaniée",
        ("/themes/animation-cooperative/",),
    ),
    ("macros/pages/templates/case.html", lambda text: text + "<p>Gabarit remanié</p>\n", "Gabarit remanié", ("/poles/bou-sol/",)),
    ("theme/main.html", lambda text: text.replace("</body>", "<p>Coquille remaniée</p></body>"), "Coquille remaniée", ("/poles/bou-sol/", "/signaler/")),
    ("docs/stylesheets/site.css", lambda text: text + ".remanie { color: red }\n", ".remanie", ("/stylesheets/all.css",)),
    ("docs/signaler.md", lambda text: text + "\nUne phrase remaniée.\n", "Une phrase remaniée.", ("/signaler/",)),
    ("mkdocs.yml", lambda text: text.replace("données Licence Ouverte 2.0", "données remaniées"), "données remaniées", ("/poles/bou-sol/",)),
)
"""A file of each sort, how it is edited, and the pages where what is then `shown` must stand."""


def test_an_edit_of_any_file_shows_up_by_itself(preview: Preview) -> None:
    # One after another, each once the one before shows: no edit rides on another's rebuild.
    for name, change, shown, addresses in EDITS:
        for address in addresses:
            assert shown not in preview.get(address), name
        preview.edit(name, change)
        for address in addresses:
            preview.wait(address, lambda text, shown=shown: shown in text)


def test_a_new_case_gets_its_page_and_a_removed_one_loses_it(preview: Preview) -> None:
    case = preview.root / "cases" / "poles" / "un-pole-nouveau.md"
    case.write_text(
        _summary("Un pôle tout neuf.")((preview.root / CASE).read_text(encoding="utf-8")).replace("title: Bou'Sol", "title: Un pôle neuf"), encoding="utf-8"
    )
    preview.wait("/poles/un-pole-nouveau/", lambda text: "Un pôle tout neuf." in text)
    case.unlink()
    preview.wait("/poles/un-pole-nouveau/", lambda text: "Page introuvable" in text)


def test_a_broken_case_keeps_the_last_good_site_under_a_banner(preview: Preview) -> None:
    everywhere = ("/", "/poles/bou-sol/", "/themes/insertion/", "/une-page-qui-n-existe-pas/")
    good = preview.edit(CASE, _break)
    line = next(number for number, text in enumerate(good.split("\n"), 1) if text.startswith("themes:"))
    for address in everywhere:
        text = preview.wait(address, lambda text: 'class="problems"' in text)
        assert f"{CASE}:{line}:" in text  # the unknown theme
        assert f"{CASE}:{line + 1}:" in text  # the unknown key
        assert "<h1" in text
        assert "masthead" in text
    (preview.root / CASE).write_text(good, encoding="utf-8")
    for address in everywhere:
        preview.wait(address, lambda text: 'class="problems"' not in text)


def test_what_was_good_is_still_read_while_a_case_is_broken(preview: Preview) -> None:
    preview.edit(CASE, _summary("Ce résumé est bon."))
    preview.wait("/poles/bou-sol/", lambda text: "Ce résumé est bon." in text)
    preview.edit(CASE, lambda case: _break(_summary("Ce résumé ne se verra pas.")(case)))
    text = preview.wait("/poles/bou-sol/", lambda text: 'class="problems"' in text)
    assert "Ce résumé est bon." in text
    assert "Ce résumé ne se verra pas." not in text


BROKEN = (
    (CASE, b"\xff\xfe\x00"),
    (TERM, b"- id: ["),
    (CASE, b"---\ntitle: [\n"),
    ("cases/_sources.yml", b"["),
    (CASE, b""),
)
"""Files that are not UTF-8, not YAML or empty, a case's and those that every case leans on; no two
in a row are told at the same place."""


def test_any_broken_data_is_told_in_the_banner(preview: Preview) -> None:
    for name, text in BROKEN:
        path = preview.root / name
        good = path.read_bytes()
        path.write_bytes(text)
        places = tuple(f"<code>{name}:{line}:" for line in (1, 2))
        shown = preview.wait("/poles/bou-sol/", lambda page, places=places: 'class="problems"' in page and any(place in page for place in places))
        assert "<h1" in shown
        path.write_bytes(good)


MISTAKES = (
    ("macros/pages/templates/case.html", lambda text: text + "{% if %}"),
    ("macros/pages/templates/case.html", lambda text: text + "{{ nothing_of_this_name }}"),
    ("macros/pages/templates/blocks/index.html", lambda text: text + "{{ nothing_of_this_name }}"),
    ("theme/main.html", lambda text: text + "{% if %}"),
    ("theme/main.html", lambda text: text.replace('{{ slot("canonical") }}', "")),
    ("docs/signaler.md", lambda text: text + '\n{{ case("poles/nulle-part") }}\n'),
    ("docs/signaler.md", lambda text: text + "\n{{ une_macro_inconnue() }}\n"),
    ("docs/signaler.md", lambda text: text + "\n{% if %}\n"),
    ("mkdocs.yml", lambda text: text + "\nnav: [\n"),
    ("mkdocs.yml", lambda text: text + "\nplugins: [un-greffon-inconnu]\n"),
)
"""Syntax and names that are wrong, in a template, a block, the shell, a page, the settings."""


def test_a_mistake_in_the_engine_never_silences_the_preview(preview: Preview) -> None:
    for number, (name, change) in enumerate(MISTAKES):
        rebuilt = preview.said().count("Reloading browsers")
        good = preview.edit(name, change)
        deadline = time.monotonic() + SHOWS
        while preview.said().count("Reloading browsers") == rebuilt:
            assert time.monotonic() < deadline, f"mistake {number}, in {name}: the change was not seen"
            assert "<h1" in preview.get("/poles/bou-sol/")
            time.sleep(0.1)
        assert "<h1" in preview.get("/poles/bou-sol/"), f"mistake {number}, in {name}"
        (preview.root / name).write_text(good, encoding="utf-8")
        preview.edit(CASE, _summary(f"Réparé {number} fois."))
        preview.wait("/poles/bou-sol/", lambda text, number=number: f"Réparé {number} fois." in text)


def test_a_start_with_a_broken_case_serves_its_problems_and_mends_itself(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    good = preview.edit(CASE, _break)
    preview.start()
    try:
        for address in ("/", "/poles/bou-sol/", "/signaler/"):
            text = preview.get(address)
            assert "Des fiches sont à corriger" in text
            assert "cases/poles/bou-sol.md:" in text
        (preview.root / CASE).write_text(good, encoding="utf-8")
        for address in ("/", "/poles/bou-sol/", "/signaler/"):
            text = preview.wait(address, lambda text: "masthead" in text)
            assert 'class="problems"' not in text
    finally:
        preview.stop()


def test_a_preview_that_ends_leaves_nothing_behind(tmp_path: Path) -> None:
    preview = Preview(tmp_path)
    preview.start()
    preview.stop()
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith((".bibliotheque", "mkdocs_"))]
