"""A real `mkdocs serve`: it sees by itself what is edited, always answers, and ends without a trace.

What a rebuild shows, and what it makes of mistakes, is in `test_preview_rebuilds`.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.preview.running import SHOWS, Running
from support.publish.preview import CASE

pytestmark = pytest.mark.slow


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    server = Running(tmp_path, "mkdocs", "serve", "--dev-addr")
    server.start()
    yield server
    if server.process.poll() is None:
        server.stop()


def test_edits_show_by_themselves_a_broken_case_is_told_and_nothing_stays_behind(server: Running) -> None:
    files = server.files
    files.edit(CASE, lambda text: text.replace("Un exemple.", "Un exemple refait."))
    server.wait("/poles/exemple/", lambda text: "Un exemple refait." in text)
    files.edit("macros/pages/templates/case.html", lambda text: text + "<p>Gabarit remanié</p>\n")
    server.wait("/poles/exemple/", lambda text: "Gabarit remanié" in text)
    good = files.edit(CASE, lambda text: text.replace("mutualisation", "mutualisatoin"))
    text = server.wait("/poles/exemple/", lambda text: 'class="problems"' in text)
    assert "Un exemple refait." in text
    assert "vouliez-vous dire « mutualisation »" in text.replace("\u00a0", " ")
    files.write(CASE, good)
    server.wait("/poles/exemple/", lambda text: 'class="problems"' not in text)
    server.stop()
    assert not [path.name for path in files.root.iterdir() if path.name.startswith((".bibliotheque", "mkdocs_"))]


def test_a_build_that_raises_does_not_silence_the_server(server: Running) -> None:
    rebuilt = server.said().count("Reloading browsers")
    good = server.files.edit("theme/main.html", lambda text: text + "{% if %}")
    deadline = time.monotonic() + SHOWS
    while server.said().count("Reloading browsers") == rebuilt:
        assert time.monotonic() < deadline, "the change was not seen"
        assert "<h1" in server.get("/poles/exemple/")
        time.sleep(0.1)
    assert "<h1" in server.get("/poles/exemple/")
    server.files.write("theme/main.html", good.replace("</body>", "<p>Coquille remaniée</p></body>"))
    server.wait("/poles/exemple/", lambda text: "Coquille remaniée" in text)
