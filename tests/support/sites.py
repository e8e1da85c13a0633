"""Built sites: one built once for all workers, and a plain web host for any of them."""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from support.repository import run

ADDRESS = "https://bibliotheque.example/ptce/"
"""Where the site of the tests of what names its own address is said to be."""

EDITORS, REPO = "contact@example.org", "https://forge.example.org/ptce/bibliotheque"
"""What the site of the form's tests says of its editors and its forge."""


def made_once(tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder that one worker makes and all of them read: `make` is called with where it goes."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    made, whole = base / name, base / f"{name}.whole"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not whole.exists():
            shutil.rmtree(made, ignore_errors=True)  # what a worker that failed has left
            make(made)
            whole.touch()
    return made


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, *options: str, environment: Mapping[str, str] | None = None) -> Path:
    """The folder of a site that one worker builds and all of them read."""

    def build(site: Path) -> None:
        ended = run("scripts.build", "--site", site, *options, environment=environment)
        assert ended.returncode == 0, ended.stdout + ended.stderr

    return made_once(tmp_path_factory, name, build)


def fingerprint(site: Path) -> dict[str, str]:
    """What each file of a folder holds, by a digest."""
    return {str(path.relative_to(site)): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(site.rglob("*")) if path.is_file()}


class Handler(SimpleHTTPRequestHandler):
    """Serves files as a plain web host does: its own page for what is missing."""

    protocol_version = "HTTP/1.1"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing page with the site's 404.html."""
        missing = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not missing.is_file():
            super().send_error(code, message, explain)
            return
        text = missing.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(text)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(folder: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve any built folder; gives its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
