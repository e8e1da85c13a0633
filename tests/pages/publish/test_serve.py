"""A real `mkdocs serve`: it sees by itself what is edited, always answers, and ends without a trace.

What a rebuild shows, and what it makes of mistakes, is in `test_preview_rebuilds`.
"""

from __future__ import annotations

import os
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

from support.publish.preview import CASE, Repository
from support.repository import SETTINGS

pytestmark = pytest.mark.slow

ANSWERS = 30
"""Seconds within which each request is answered, whatever is being edited, on a machine that
has other things to do."""

SHOWS = 90
"""Seconds within which an edit shows, on such a machine."""


class Server:
    """`mkdocs serve` over a copy of the repository that runs its own code."""

    def __init__(self, root: Path) -> None:
        self.files = Repository(root, "macros", "scripts")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"

    def start(self) -> None:
        """Start the server and wait for its first answer."""
        root = self.files.root
        environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.log = (root / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", self.address],
            cwd=root,
            env={**environment, "PYTHONPATH": str(root), "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(root)},
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
                time.sleep(0.1)

    def stop(self) -> None:
        """End the server that was started, as Ctrl+C does."""
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(timeout=SHOWS)
        finally:
            self.process.kill()
            self.log.close()

    def said(self) -> str:
        """What the server has written."""
        return (self.files.root / "serve.log").read_text(encoding="utf-8")

    def get(self, path: str) -> str:
        """What is at an address, a missing page's answer included."""
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
            time.sleep(0.1)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    server.start()
    yield server
    if server.process.poll() is None:
        server.stop()


def test_edits_show_by_themselves_a_broken_case_is_told_and_nothing_stays_behind(server: Server) -> None:
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


def test_a_build_that_raises_does_not_silence_the_server(server: Server) -> None:
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
