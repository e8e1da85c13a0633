"""`python -m scripts.browser`: the Chromium that the browser tests drive.

Finds one, or installs one where that is possible, and prints its path. Exits 1 with what
to do when there is none. `tests/conftest.py` starts the same one with `ARGUMENTS`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
"""How it is always started: without a screen, and without asking anything of its maker."""

ADVICE = """Aucun Chromium n’a été trouvé, et aucun n’a pu être installé : les tests en ont besoin.
Installez-le avec les paquets du système (Debian, Ubuntu : apt-get install chromium),
ou indiquez le vôtre : make test CHROMIUM=/chemin/vers/chromium"""


def find() -> str | None:
    """The path of a Chromium on this machine: the one named, a system's, Playwright's own.

    Raises `FileNotFoundError` when the environment names one that cannot be run.
    """
    if named := os.environ.get("CHROMIUM"):
        if found := shutil.which(named):
            return found
        raise FileNotFoundError(f"CHROMIUM indique « {named} », qui n’est pas un programme à lancer")
    for name in NAMES:
        if found := shutil.which(name):
            return found
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _from_playwright() -> None:
    _try(sys.executable, "-m", "playwright", "install", "chromium")


def _from_debian() -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        _try("apt-get", "update", environment=environment)
        _try("apt-get", "install", "-y", "--no-install-recommends", "chromium", environment=environment)


def _try(*command: str, environment: dict[str, str] | None = None) -> None:
    print("+", *command, file=sys.stderr, flush=True)
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False)
    if ended.returncode:
        print(*(ended.stdout + ended.stderr).splitlines()[-3:], sep="\n", file=sys.stderr)


INSTALLERS: tuple[Callable[[], None], ...] = (_from_playwright, _from_debian)


def main() -> int:
    """Find a browser or install one; returns the exit status."""
    try:
        found = find()
        for install in INSTALLERS:
            if found:
                break
            install()
            found = find()
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    print(found or ADVICE, file=sys.stdout if found else sys.stderr)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
