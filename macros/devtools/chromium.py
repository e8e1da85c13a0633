"""The browsers that the tests and the pictures drive: a Chromium, and for one walk a Firefox.

They are looked for on this machine, and installed where that is possible (`scripts.browser`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The names of the program on different systems, in the order in which they are tried."""

UNSEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess")
"""Features that only a person at the screen needs: the list under the address bar, which is a page of its
own, and a process in reserve for the next page. They take half of the time of opening a page."""

OF_PLAYWRIGHT = (
    *("AimEnabled", "AvoidCorsURLLoaderRestartOnRedirect", "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
    *("HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter", "NetworkTimeServiceQuerying"),
    *("OptimizationHints", "PaintHolding", "PreconnectToSearch", "ThirdPartyStoragePartitioning"),
)
"""The features that Playwright turns off by itself, repeated: of two such lists Chromium obeys the last."""

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", f"--disable-features={','.join((*OF_PLAYWRIGHT, *UNSEEN))}")
"""The arguments of every start: no screen, no request of its own to the network."""

ADVICE = """Aucun Chromium n’a été trouvé, et aucun n’a pu être installé : les tests en ont besoin.
Installez-le avec les paquets du système (Debian, Ubuntu : apt-get install chromium),
ou indiquez le vôtre : make test CHROMIUM=/chemin/vers/chromium"""

FIREFOX_NAMES = ("firefox-esr", "firefox")

FIREFOX_ADVICE = """Aucun Firefox n’a été trouvé, et aucun n’a pu être installé : un des tests en a besoin.
Installez-le avec les paquets du système (Debian : apt-get install firefox-esr),
ou indiquez le vôtre : make test-rest FIREFOX=/chemin/vers/firefox"""

LOCK_SECONDS, LOCK_PAUSE = 600.0, 5.0
"""How long to wait for the lock of another installation, and the pause between two tries, in seconds.
The updates that a system installs by itself take minutes."""


def find() -> str | None:
    """The path of a Chromium on this machine: that of the variable `CHROMIUM`, else one of the system,
    else Playwright's; None without any.

    Raises `FileNotFoundError` when `CHROMIUM` names a program that cannot be run.
    """
    return _here("CHROMIUM", NAMES) or _of_playwright()


def find_firefox() -> str | None:
    """The path of a Firefox on this machine: that of the variable `FIREFOX`, else one of the system; None without any. Raises
    `FileNotFoundError` as `find` does."""
    return _here("FIREFOX", FIREFOX_NAMES)


def find_or_install_firefox() -> str | None:
    """The path of a Firefox, installed from Debian when there is none; None when it cannot be. Raises what `find` raises."""
    if not (path := find_firefox()):
        _from_debian("firefox-esr")
        path = find_firefox()
    return path


def _here(variable: str, names: Sequence[str]) -> str | None:
    """The program that a variable of the environment names, else the first of some names that there is. Raises
    `FileNotFoundError` when the variable names none that can be run."""
    if named := os.environ.get(variable):
        if path := shutil.which(named):
            return path
        raise FileNotFoundError(f"{variable} indique « {named} », qui n’est pas un programme à lancer")
    return next((path for name in names if (path := shutil.which(name))), None)


def find_or_install() -> str | None:
    """The path of a Chromium, installed when there is none; None when none can be installed. Raises what
    `find` raises."""
    for install in (None, *INSTALLERS):
        if install:
            install()
        if path := find():
            return path
    return None


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def _from_playwright() -> None:
    _try(sys.executable, "-m", "playwright", "install", "chromium")


def _from_debian(package: str = "chromium") -> None:
    user = getattr(os, "geteuid", lambda: None)()
    if shutil.which("apt-get") and user == 0:
        _apt("update")
        _apt("install", "-y", "--no-install-recommends", package)


def _apt(*arguments: str) -> None:
    """Run apt; try again while another program holds one of its three locks. apt itself waits for one of
    them alone, and silently."""
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
    """Run a command and print the end of its output when it fails; returns that output, empty on success."""
    print("+", *command, file=sys.stderr, flush=True)
    finished = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env=environment, check=False)
    error = finished.stdout + finished.stderr if finished.returncode else ""
    if error:
        print(*error.splitlines()[-3:], sep="\n", file=sys.stderr, flush=True)
    return error


INSTALLERS: tuple[Callable[[], object], ...] = (_from_playwright, _from_debian)
"""The ways to install one, in the order in which they are tried."""
