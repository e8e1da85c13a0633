"""The pages as a reader of screens has them: roles, names and states, a tree a kind of page, as files that a person can read.

`make trees` (`python -m macros.devtools.access.trees`) builds the small library of the tests and writes the trees again; a test compares them. The
library is small and does not change with the real one: what changes in a tree is a page, not its content.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from macros.devtools import chromium
from macros.devtools.pictures import serving

ROOT = Path(__file__).parents[3]
"""The folder of the repository."""

LIBRARY = ROOT / "tests" / "data" / "small-library"
"""The cases that the trees show."""

TREES = ROOT / "tests" / "pages" / "accessibility"
"""The folder of the trees."""

KINDS: Mapping[str, str] = {
    "accueil": "/",
    "liste": "/poles/",
    "pole": "/poles/exemple/",
    "fiche": "/fiches/recyclerie/",
    "temoignage": "/entretiens/coordinatrice/",
    "pratique": "/pratiques/louer-ensemble/",
    "rencontre": "/evenements/journee/",
    "region": "/regions/bourgogne-franche-comte/",
    "recherche": "/explorer/?q=hangar",
    "formulaire": "/contribuer/proposer/?type=fiches#ecrire",
}
"""The address of each kind of page, by the name of its file."""

WHOLE = "accueil"
"""The page whose header and footer are shown too: they are those of every page."""

SETTLED: Mapping[str, str] = {"recherche": ".results > li", "formulaire": "[data-field='title'] input"}
"""What is there once a page that asks for more than it was sent with has it."""

WINDOW = ViewportSize(width=1280, height=900)

DAY = "2026-11-30T12:00:00"
"""What the clock of the browser says: pages tell what is overdue by it."""


def build(site: Path) -> None:
    """Build the small library into a folder. Raises `CalledProcessError` when it cannot be."""
    subprocess.run([sys.executable, "-m", "scripts.build", "--cases", str(LIBRARY), "--site", str(site)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def trees(page: Page, address: str) -> Iterator[tuple[str, str]]:
    """The tree of each kind of page, by the name of its file, of a built site at an address. Raises what Playwright raises."""
    page.set_viewport_size(WINDOW)
    page.clock.set_fixed_time(DAY)
    for name, kind in KINDS.items():
        page.goto(f"{address}{kind}", wait_until="networkidle")
        if name in SETTLED:
            page.locator(SETTLED[name]).first.wait_for()
        whole = "body" if name == WHOLE else "main"
        yield name, page.locator(whole).aria_snapshot().replace(address, "") + "\n"


def main() -> int:
    """Write every tree. Returns the exit code."""
    TREES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "site")
        with serving(Path(folder) / "site") as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.find(), args=[*chromium.ARGUMENTS])
            for name, tree in trees(browser.new_page(locale="fr-FR"), address):
                (TREES / f"{name}.yml").write_text(tree, encoding="utf-8")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
