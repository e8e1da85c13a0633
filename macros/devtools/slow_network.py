"""How soon the contribution form can be used on a slow network: a telephone in the country, nothing of the site kept yet.

Called by `scripts.bench` and by a test that keeps the figures. The site is served as most hosts do, its texts compressed; Chromium
slows what it receives, and says what it asked for.
"""

from __future__ import annotations

import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from macros.devtools import chromium

KILOBITS, LATENCY = 400, 400
"""The speed in each direction, in kilobits a second, and the time between a request and its answer, in milliseconds."""

TEXTS = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}
"""The types of the files that a host sends compressed."""

LONGEST = 60_000
"""How long a field is waited for, in milliseconds."""

FORM = "contribuer/proposer/"

FIRST, TITLE = "#proposer input[name=type]", "#proposer [data-step=ecrire] input"
"""The first field of the form, and the first of a page that is being written."""


@dataclass(frozen=True, slots=True)
class Wait:
    """What a visitor waits for, the seconds until it can be used, and what was received until then: requests and bytes of their
    bodies, as sent."""

    what: str
    seconds: float
    requests: int
    received: int

    def __str__(self) -> str:
        return f"{self.what}: {self.seconds:.1f} s, {self.requests} requests, {self.received / 1000:.0f} kB compressed"


def lines(site: Path, case: str) -> Iterator[str]:
    """The waits of `form_waits` in a browser of its own, as lines of text."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.ARGUMENTS))
        yield from (f"{wait}, at {KILOBITS} kbit/s and {LATENCY} ms" for wait in form_waits(browser, site, case))
        browser.close()


def form_waits(browser: Browser, site: Path, case: str) -> Iterator[Wait]:
    """How long each way into the form takes on a built site, nothing kept by the browser. `case` is the key of the page that is mended.

    Raises Playwright's `TimeoutError` for a field that does not come within `LONGEST`.
    """
    with compressed(site) as address:
        for what, asked, field in (
            ("the form's first field", FORM, FIRST),
            ("a new page opened by a link", f"{FORM}?type=fiches#ecrire", TITLE),
            ("a correction opened by a link", f"{FORM}?fiche={case}#ecrire", TITLE),
        ):
            with slowed(browser) as page:
                yield _wait(page, address, what, asked, field)
        with slowed(browser) as page:
            _wait(page, address, "", FORM, FIRST)
            page.locator(FIRST).first.check()
            yield _wait(page, address, "the title, for who chooses a type as soon as it is shown", "", TITLE)


def _wait(page: Page, address: str, what: str, asked: str, field: str) -> Wait:
    """Go to an address, or with none send the choice of a type, and wait for a field."""
    sizes: list[int] = []
    page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    started = time.monotonic()
    if asked:
        page.goto(address + asked, wait_until="commit")
    else:
        page.locator("#proposer form.begin [type=submit]").click(no_wait_after=True)
    page.locator(field).first.wait_for()
    return Wait(what, time.monotonic() - started, len(sizes), sum(sizes))


@contextmanager
def slowed(browser: Browser) -> Iterator[Page]:
    """A page of a browser that has kept nothing, on the slow network."""
    context = browser.new_context(locale="fr-FR", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_default_timeout(LONGEST)
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    speed = KILOBITS * 1000 / 8
    devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, "downloadThroughput": speed, "uploadThroughput": speed})
    yield page
    context.close()


class _Compressing(http.server.BaseHTTPRequestHandler):
    """Answers with the files of a folder, its texts compressed."""

    protocol_version = "HTTP/1.1"
    site: Path

    def do_GET(self) -> None:
        """Send a file, its `index.html` for a folder."""
        path = self.site / self.path.partition("?")[0].lstrip("/")
        file = path / "index.html" if path.is_dir() else path
        found = file.is_file()
        content = file.read_bytes() if found else b""
        packed = found and file.suffix in TEXTS
        if packed:
            content = gzip.compress(content, 6)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", TEXTS.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(content)))
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        with suppress(ConnectionError):  # a page that is closed while it still receives
            self.wfile.write(content)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing of each request."""


@contextmanager
def compressed(site: Path) -> Iterator[str]:
    """The address of a folder whose texts are sent compressed."""
    handler = type("Site", (_Compressing,), {"site": site})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
