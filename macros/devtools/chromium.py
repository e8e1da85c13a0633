"""The Chromium that the tests and the pictures drive: found on this machine, or installed where that
is possible (`scripts.browser`)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

UNSEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess")
"""What a whole Chromium prepares in each window although nobody looks: the list under its address bar,
which is a page of its own, and a process for a page that may come. Half of what opening a page costs."""

OF_PLAYWRIGHT = (
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    *("HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying"),
    *("OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"),
)
"""What Playwright turns off by itself, said again: of two lists Chromium takes the last."""

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--disable-features={','.join((*OF_PLAYWRIGHT, *UNSEEN))}")
"""How it is always started: without a screen, and without asking anything of its maker."""

ADVICE = """Aucun Chromium n’a été trouvé, et aucun n’a pu être installé : les tests en ont besoin.
Installez-le avec les paquets du système (Debian, Ubuntu : apt-get install chromium),
ou indiquez le vôtre : make test CHROMIUM=/chemin/vers/chromium"""

LOCK_SECONDS, LOCK_PAUSE = 600.0, 5.0
"""How long another installation is waited for, and how often it is looked after: the updates that a
system makes by itself take minutes."""


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


def find_or_install() -> str | None:
    """The path of a Chromium, installed if need be; None where there is none to be had. Raises as `find`."""
    for install in (None, *INSTALLERS):
        if install:
            install()
        if found := find():
            return found
    return None


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _from_playwright() -> None:
    _try(sys.executable, "-m", "playwright", "install", "chromium")


def _from_debian() -> None:
    user = getattr(os, "geteuid", lambda: None)()
    if shutil.which("apt-get") and user == 0:
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", "chromium")


def _apt(*arguments: str) -> None:
    """Run apt, again as long as another program holds one of its locks. apt waits by itself for one of
    the three, and says so to nobody."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C"}
    until = time.monotonic() + LOCK_SECONDS
    waiting = False
    while (error := _try("apt-get", "-o", f"DPkg::Lock::Timeout={LOCK_PAUSE:.0f}", *arguments, environment=environment)) and "Could not get lock" in error:
        if time.monotonic() > until:
            return
        if not waiting:
            print(f"Un autre programme installe des paquets : j’attends qu’il finisse, {LOCK_SECONDS // 60:.0f} minutes au plus.", file=sys.stderr, flush=True)
        waiting = True
        time.sleep(LOCK_PAUSE)


def _try(*command: str, environment: dict[str, str] | None = None) -> str:
    """Run a command; returns what it said when it failed, and shows the end of it."""
    print("+", *command, file=sys.stderr, flush=True)
    ended = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False)
    error = ended.stdout + ended.stderr if ended.returncode else ""
    if error:
        print(*error.splitlines()[-3:], sep="\n", file=sys.stderr, flush=True)
    return error


INSTALLERS: tuple[Callable[[], object], ...] = (_from_playwright, _from_debian)
