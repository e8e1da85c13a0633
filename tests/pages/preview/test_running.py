"""A real preview (`make serve`): it sees by itself what is edited, always answers, and ends without a trace."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.pages.preview.answers import OWN
from support.cases import pole
from support.preview.running import SHOWS, Running
from support.publish.preview import CASE, OTHER


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    server = Running(tmp_path_factory.mktemp("preview"), "scripts.serve", "--address")
    server.start()
    yield server
    if server.process.poll() is None:
        server.stop()


@pytest.fixture
def server(shared: Running) -> Iterator[Running]:
    """The server, whose files are at the end what they were before."""
    yield shared
    for name in (CASE, OTHER):
        shared.files.write(name, pole())
    shared.wait("/poles/exemple/", lambda text: "Un exemple." in text and 'class="problems"' not in text)


def _banner(text: str) -> bool:
    return 'class="problems"' in text


@pytest.mark.slow
def test_each_file_that_a_page_is_made_of_shows_once_it_is_saved(server: Running) -> None:
    files = server.files
    files.edit(CASE, lambda text: text.replace("Un exemple.", "Un exemple refait."))
    server.wait("/poles/exemple/", lambda text: "Un exemple refait." in text)
    assert "Un exemple refait." in server.get("/themes/mutualisation/")
    for name, change, address, shown in (
        ("macros/pages/templates/case.html", lambda text: text + "<p>Gabarit remanié</p>\n", "/poles/exemple/", "Gabarit remanié"),
        ("theme/main.html", lambda text: text.replace("</body>", "<p>Coquille remaniée</p></body>"), "/poles/exemple/", "Coquille remaniée"),
        ("theme/404.html", lambda text: text.replace("</h1>", "</h1><p>Vide remanié</p>"), "/nulle-part/", "Vide remanié"),
        ("docs/signaler.md", lambda text: text + "\nUne phrase remaniée.\n", "/signaler/", "Une phrase remaniée."),
        ("docs/stylesheets/site.css", lambda text: text + ".remanie { color: red }\n", "/stylesheets/all.css", ".remanie"),
        ("mkdocs.yml", lambda text: text.replace("données Licence Ouverte 2.0", "données remaniées"), "/poles/exemple/", "données remaniées"),
        ("cases/_vocabularies/themes.yml", lambda text: text.replace("label: Mutualisation", "label: Remaniement"), "/themes/mutualisation/", "Remaniement"),
        ("cases/_sources.yml", lambda text: text.replace("publisher: Coorace", "publisher: Aa remanié"), "/comprendre/sources/", "Aa remanié"),
    ):
        good = files.edit(name, change)
        server.wait(address, lambda text, shown=shown: shown in text)
        files.write(name, good)
        server.wait(address, lambda text, shown=shown: shown not in text)


def test_a_broken_case_keeps_the_last_good_site_under_a_banner(server: Running) -> None:
    good = server.files.edit(CASE, lambda text: text.replace("mutualisation", "mutualisatoin").replace("Un exemple.", "Ce qui ne se verra pas."))
    text = server.wait("/poles/exemple/", _banner)
    assert "Un exemple." in text
    assert f"{CASE}:4:" in text
    assert "vouliez-vous dire « mutualisation »" in text.replace("\u00a0", " ")
    for address in ("/", "/signaler/", "/themes/mutualisation/", "/nulle-part/"):
        assert _banner(server.get(address)), address
    server.says(f"{CASE}:4:")
    server.files.write(CASE, good)
    server.wait("/poles/exemple/", lambda text: not _banner(text))


def test_a_new_case_a_renamed_one_and_one_that_goes(server: Running) -> None:
    assert "Page introuvable" in server.get("/poles/nouveau/")
    server.files.write("cases/poles/nouveau.md", pole(title="Un pôle tout neuf"))
    server.wait("/poles/nouveau/", lambda text: "Un pôle tout neuf" in text)
    (server.files.root / "cases/poles/nouveau.md").unlink()
    server.files.write("cases/poles/renomme.md", pole("former_slugs: [nouveau]", title="Un pôle tout neuf"))
    server.wait("/poles/renomme/", lambda text: "Un pôle tout neuf" in text)
    assert "../../poles/renomme/" in server.get("/poles/nouveau/")
    (server.files.root / "cases/poles/renomme.md").unlink()
    server.wait("/poles/renomme/", lambda text: "Page introuvable" in text)


MISTAKES = (
    ("theme/main.html", lambda text: text + "{% if %}"),
    ("theme/main.html", lambda text: text.replace('{{ slot("body") }}', "")),
    ("docs/signaler.md", lambda text: text + "\n{{ une_macro_inconnue() }}\n"),
    ("docs/signaler.md", lambda text: text + "\n{% if %}\n"),
    ("mkdocs.yml", lambda text: text + "\nnav: [\n"),
    ("mkdocs.yml", lambda text: text + "\nplugins: [un-greffon-inconnu]\n"),
)
"""Syntax and names that are wrong in the shell, a page, the settings."""


@pytest.mark.slow
def test_a_mistake_in_what_mkdocs_draws_leaves_what_it_drew_under_a_banner(server: Running) -> None:
    for number, (name, change) in enumerate(MISTAKES):
        good = server.files.edit(name, change)
        text = server.wait("/poles/exemple/", _banner)
        assert "telles qu’elles étaient" in text, (name, number)
        server.files.edit(OTHER, lambda text, number=number: text.replace("Rien à dire.", f"Dit {number} fois."))
        server.wait("/poles/voisin/", lambda text, number=number: f"Dit {number} fois." in text)
        server.files.write(OTHER, pole())
        server.files.write(name, good)
        server.wait("/poles/exemple/", lambda text: not _banner(text))


def test_what_cannot_be_drawn_is_told_where_it_should_be_and_nowhere_else(server: Running) -> None:
    for name, change, address in (
        ("macros/pages/templates/case.html", lambda text: text + "{{ nothing_of_this_name }}", "/poles/exemple/"),
        ("macros/pages/templates/case.html", lambda text: text + "{% if %}", "/poles/exemple/"),
        ("docs/signaler.md", lambda text: text + '\n{{ case("poles/nulle-part") }}\n', "/signaler/"),
    ):
        good = server.files.edit(name, change)
        server.wait(address, lambda text: "Cette page ne peut pas être dessinée" in text)
        assert "<h1" in server.get("/themes/mutualisation/")
        server.files.write(name, good)
        server.wait(address, lambda text: "masthead" in text)


@pytest.mark.parametrize(
    ("address", "status", "media_type"),
    [
        ("/", 200, "text/html; charset=utf-8"),
        ("/poles/exemple/", 200, "text/html; charset=utf-8"),
        ("/poles/exemple/index.html", 200, "text/html; charset=utf-8"),
        ("/poles/nulle-part/", 404, "text/html; charset=utf-8"),
        ("/../../etc/passwd", 404, "text/html; charset=utf-8"),
        ("/javascripts/site.js", 200, "text/javascript; charset=utf-8"),
        ("/stylesheets/all.css", 200, "text/css; charset=utf-8"),
        ("/images/favicon.svg", 200, "image/svg+xml"),
        ("/images/carte-sociale.png", 200, "image/png"),
        ("/data/library.json", 200, "application/json; charset=utf-8"),
        ("/data/library.z", 200, "application/octet-stream"),
        ("/sitemap.xml", 200, "text/xml; charset=utf-8"),
        (f"/{OWN}reload.js", 200, "text/javascript; charset=utf-8"),
        (f"/{OWN}autre", 404, "text/plain"),
    ],
)
def test_an_address_is_answered_as_a_host_of_the_site_would(server: Running, address: str, status: int, media_type: str) -> None:
    try:
        answer = urllib.request.urlopen(f"http://{server.address}{address}", timeout=30)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        assert (answer.status, answer.headers["Content-Type"], answer.headers["Cache-Control"]) == (status, media_type, "no-store")
        assert len(answer.read()) == int(answer.headers["Content-Length"])


def test_an_address_without_its_slash_leads_to_the_page(server: Running) -> None:
    with urllib.request.urlopen(f"http://{server.address}/poles/exemple?q=%C3%A9", timeout=30) as answer:
        assert answer.url == f"http://{server.address}/poles/exemple/?q=%C3%A9"


def test_a_taken_address_is_said_and_nothing_begins(server: Running) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "scripts.serve", "--address", server.address], cwd=server.files.root, capture_output=True, text=True, timeout=SHOWS, check=False
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert f"{server.address} est déjà pris" in ended.stderr


@pytest.mark.parametrize("address", ["8000", "127.0.0.1", "127.0.0.1:port", "127.0.0.1:99999"])
def test_what_is_no_address_is_refused(server: Running, address: str) -> None:
    ended = subprocess.run([sys.executable, "-m", "scripts.serve", "--address", address], cwd=server.files.root, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "n’est pas une adresse" in ended.stderr


@pytest.mark.parametrize("sent", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.slow)])
def test_it_ends_at_once_whoever_waits_and_leaves_nothing(tmp_path: Path, sent: signal.Signals) -> None:
    server = Running(tmp_path, "scripts.serve", "--address")
    good = server.files.edit(CASE, lambda text: text.replace("mutualisation", "mutualisatoin"))
    server.start()
    for address in ("/", "/poles/exemple/", "/signaler/"):
        assert "Des fiches sont à corriger" in server.get(address)
    server.files.write(CASE, good)
    server.wait("/poles/exemple/", lambda text: "masthead" in text and not _banner(text))
    before = {path.name for path in tmp_path.iterdir()}
    begun = time.monotonic()
    server.process.send_signal(sent)
    assert server.process.wait(timeout=SHOWS) == 0
    assert time.monotonic() - begun < 3
    assert "L’aperçu est arrêté." in server.said()
    assert {path.name for path in tmp_path.iterdir()} == before
    assert not [path.name for path in tmp_path.iterdir() if path.name.startswith((".bibliotheque", "bibliotheque", "mkdocs_", "site"))]
    server.log.close()
