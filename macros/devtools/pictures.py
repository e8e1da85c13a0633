"""The pictures of CONTRIBUTING.md: screenshots of the pages of a built site.

Called by `scripts.pictures`; drives the browser of `chromium`.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from macros.devtools import chromium

INTO_VIEW = "element => element.scrollIntoView({ block: 'start', behavior: 'instant' })"
"""JavaScript that brings an element to the top of the window."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing for each request."""


def _home(page: Page) -> None:
    page.goto("/")


def _form(page: Page) -> None:
    page.goto("/contribuer/proposer/?type=fiches#ecrire", wait_until="networkidle")
    page.locator("[data-field='title'] input").first.fill("Un atelier vélo partagé")
    summary = page.locator("[data-field='summary'] :is(input, textarea)").first
    summary.fill("Un atelier <ouvert> à tous.")
    summary.press("Tab")
    page.locator("[data-field='summary'] .objections :visible").first.wait_for()
    page.locator("#pas-ecrire").evaluate(INTO_VIEW)


def _preview(page: Page) -> None:
    page.goto("/contribuer/proposer/?fiche=fiches/soleni#ecrire", wait_until="networkidle")
    page.get_by_role("button", name="Vérifier et relire").click()
    page.locator("article h1:visible").first.wait_for()
    page.locator("#pas-relire").evaluate(INTO_VIEW)


def _problems(page: Page) -> None:
    page.goto("/contribuer/proposer/?type=fiches#ecrire", wait_until="networkidle")
    page.locator("[data-field='title'] input").first.fill("Un atelier vélo partagé")
    page.get_by_role("button", name="Vérifier et relire").click()
    page.locator(".told a:visible").first.wait_for()
    page.locator("#pas-ecrire").evaluate(INTO_VIEW)


PICTURES = {"accueil": _home, "formulaire": _form, "apercu": _preview, "problemes": _problems}
"""For each picture, by the name of its file, the function that opens the page and prepares it."""


def take_pictures(site: Path, folder: Path) -> None:
    """Write every picture of a built site into a folder, as `accueil.png`. Raises what Playwright raises."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=[*chromium.ARGUMENTS])
        for name, show in PICTURES.items():
            page = browser.new_page(base_url=address, viewport={"width": 1040, "height": 680}, color_scheme="light")
            show(page)
            page.screenshot(path=folder / f"{name}.png")
            page.close()
        browser.close()


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a built site on this machine; yields its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
