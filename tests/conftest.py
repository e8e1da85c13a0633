"""What the tests share: the built site and its server, a browser, a corpus to write in.

`site` is the real library, built once for all workers. `page` fails the test that asks
anything of another host. `corpus` is an empty folder of cases that borrows the
repository's vocabularies and sources.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from filling import OpenForm, visit
from playwright.sync_api import Browser, Page, sync_playwright

from macros.casebook.check.loading import load
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.casebook.types import case_types
from scripts import browser as chromium

TODAY = "2026-11-22"
"""The day on which the check is asked: in some months it would tell of reviews that are due."""

ROOT = Path(__file__).resolve().parent.parent

SETTINGS = frozenset({"SITE_URL", "REPO_URL", "EDITORS_EMAIL", "SOURCE_DATE_EPOCH"})
"""What the environment may say of a site; a test says it itself or leaves it unsaid."""


EDITORS, REPO = "contact@example.org", "https://forge.example.org/ptce/bibliotheque"
"""What the site of the form's tests says of its editors and its forge."""

TYPES = case_types()
"""The case types, as the project declares them."""

NewPage = Callable[..., Page]


def run(*arguments: str | Path, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """A command of the project (`run("scripts.check", "--format", "json")`), to its end."""
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env={**inherited, **(environment or {})}, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, *options: str, environment: Mapping[str, str] | None = None) -> Path:
    """The folder of a site that one worker builds and all of them read."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    built = base / name
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            ended = run("scripts.build", "--site", built, *options, environment=environment)
            assert ended.returncode == 0, ended.stdout + ended.stderr
    return built


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real library's site, built once with its search. Only read it."""
    return built_once(tmp_path_factory, "real-site")


@pytest.fixture(scope="session")
def library() -> Library:
    """The repository's own cases, read. Only look at it."""
    loaded = load(ROOT / "cases")
    assert loaded.library, loaded.problems
    return loaded.library


class _Handler(SimpleHTTPRequestHandler):
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
def serving(folder: Path) -> Iterator[str]:
    """Serve any built folder; gives its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the real site, without a slash at the end: `f"{server}/poles/"`."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of a worker; it can reach no host but this machine."""
    path = chromium.find()
    assert path, chromium.ADVICE
    arguments = [*chromium.ARGUMENTS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=arguments)
        yield started
        started.close()


@pytest.fixture
def new_page(browser: Browser, server: str) -> Iterator[NewPage]:
    """Makes pages with options of Playwright's context: `new_page(java_script_enabled=False)`.

    Addresses may start with `/`. `page.requests` holds what was asked for, and
    `page.console_errors` what the console and the scripts complained of. The test fails
    when anything was asked of another host than 127.0.0.1.
    """
    asked: list[str] = []
    contexts = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"locale": "fr-FR", "base_url": server, **options})
        contexts.append(context)
        requests: list[str] = []
        complaints: list[str] = []
        context.on("request", lambda request: (requests.append(request.url), asked.append(request.url)))
        context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        made = context.new_page()
        made.requests = requests  # type: ignore[attr-defined]
        made.console_errors = complaints  # type: ignore[attr-defined]
        return made

    yield make
    for context in contexts:
        context.close()
    foreign = [url for url in asked if urlsplit(url).scheme not in ("data", "blob", "about") and urlsplit(url).hostname != "127.0.0.1"]
    assert not foreign, f"asked of another host: {foreign}"


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A fresh page of a French visitor, on the real site."""
    return new_page()


@pytest.fixture(scope="session")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose settings say where contributions go."""
    with serving(built_once(tmp_path_factory, "form-site", "--no-search", environment={"EDITORS_EMAIL": EDITORS, "REPO_URL": REPO})) as address:
        yield address


@pytest.fixture
def form(new_page: NewPage, form_site: str) -> OpenForm:
    """Opens the contribution form: `form("?type=fiches#ecrire", viewport=…)`; `before` is run before its scripts."""

    def open_form(query: str = "", before: str = "", **options: object) -> Page:
        page = new_page(base_url=form_site, **options)
        page.set_default_timeout(10_000)
        if before:
            page.add_init_script(before)
        visit(page, query)
        return page

    return open_form


class Corpus:
    """A folder of cases that a test fills, checks and builds."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True)

    def copy(self) -> Corpus:
        """Take all of the repository's cases, vocabularies and sources included."""
        shutil.copytree(ROOT / "cases", self.path, dirs_exist_ok=True)
        return self

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file: `corpus.write("poles/x.md", text)`. Returns its path."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.path / name).read_bytes().decode()

    def replace(self, name: str, old: str, new: str) -> Path:
        """Replace a piece of a file; it must be there."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        return self.write(name, text.replace(old, new))

    def check(self) -> list[Problem]:
        """All problems, their paths told from the folder's parent: `cases/poles/x.md`."""
        with contextlib.chdir(self.path.parent):
            return list(load(Path(self.path.name), fallback=ROOT / "cases").problems)

    def build(self, site: Path, *options: str, environment: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
        """Build these cases into `site`: `corpus.build(tmp_path / "site", "--no-search")`."""
        return run("scripts.build", "--cases", self.path, "--site", site, *options, environment=environment)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty `cases/` folder under `tmp_path`; `.copy()` fills it with the repository's."""
    return Corpus(tmp_path / "cases")
