"""A preview that really runs, over a copy of the repository with two cases."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from support.publish.preview import Repository
from support.repository import SETTINGS

ANSWERS = 30
"""Seconds within which each request is answered, whatever is being edited, on a machine that
has other things to do."""

SHOWS = 90
"""Seconds within which an edit shows, on such a machine."""


class Running:
    """A server over a copy of the repository that runs its own code: `command` is a module and its arguments, before the
    address."""

    def __init__(self, root: Path, *command: str) -> None:
        self.files = Repository(root, "macros", "scripts")
        self.command = command
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"127.0.0.1:{free.getsockname()[1]}"

    def start(self) -> None:
        """Start the server and wait for its first answer."""
        root = self.files.root
        environment = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        self.log = (root / "serve.log").open("w+", encoding="utf-8")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.command, self.address],
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

    def says(self, text: str) -> None:
        """Wait until the server has written something."""
        deadline = time.monotonic() + SHOWS
        while text not in self.said():
            assert time.monotonic() < deadline, f"« {text} » is not said:\n{self.said()[-3000:]}"
            time.sleep(0.1)

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
