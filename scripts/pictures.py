"""`python -m scripts.pictures`: the pictures of CONTRIBUTING.md, taken again from the real pages.

Builds the site in a temporary folder, serves it on this machine, and photographs it in the
browser of the tests. Exits 0 when the pictures are there, 1 when the cases hold errors.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from scripts import browser
from scripts.check import ROOT

INTO_VIEW = "here => here.scrollIntoView({ block: 'start', behavior: 'instant' })"

FOLDER = ROOT / ".github" / "pictures"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing of each request."""


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
"""Each picture by the name of its file, with what brings the page into view."""


def main() -> int:
    """Take every picture; returns the exit status."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        built = subprocess.run([sys.executable, "-m", "scripts.build", "--site", folder, "--no-search"], cwd=ROOT, check=False)
        if built.returncode:
            return 1
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser.find(), args=[*browser.ARGUMENTS])
            for name, show in PICTURES.items():
                page = chromium.new_page(base_url=f"http://127.0.0.1:{server.server_port}", viewport={"width": 1040, "height": 680}, color_scheme="light")
                show(page)
                page.screenshot(path=Path(FOLDER, f"{name}.png"))
                page.close()
            chromium.close()
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
