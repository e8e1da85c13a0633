"""The preview as it runs: look again whenever something was touched, tell what is to be corrected, do the rest when idle.

`scripts.serve` calls `run` in the main thread; `server` answers in threads of its own.
"""

from __future__ import annotations

import gc
import logging
import threading
import time

from macros.casebook.problems.problem import errors
from macros.pages.preview.desk import Desk, Shown
from macros.pages.preview.search import FollowingSearch
from macros.pages.preview.server import PreviewServer
from macros.pages.preview.snapshot import Snapshot
from macros.pages.preview.watching import WakeUp

log = logging.getLogger("bibliotheque")

IDLE, BUSY = 3.0, 0.5
"""For how many seconds nobody must have asked for anything before the search follows; and when it gives up again: somebody
has asked within the last half second."""


def run(desk: Desk, server: PreviewServer, search: FollowingSearch, wake: WakeUp) -> None:
    """Follow the files until the process is interrupted. What fails is told, and looked at again at the next change."""
    told, collected, following = desk.shown, desk.shown, threading.Thread()
    tell(desk.shown)
    while True:
        wake.wait()
        begun = time.perf_counter()
        try:
            desk.refresh()
        except Exception:
            log.exception("L’aperçu n’a pas pu être mis à jour ; la version précédente reste en place")
        if desk.shown is not told:
            told = desk.shown
            seconds = f"{time.perf_counter() - begun:.2f}".replace(".", ",")
            print(f"{time.strftime('%H:%M:%S')}, mis à jour en {seconds} s", flush=True)
            tell(told)
        elif told is not collected and not wake.due:
            # The garbage collector is off (`scripts.serve`): among 10,000 cases it takes longer than an edit.
            collected = told
            gc.collect()
        if server.idle > IDLE and not following.is_alive():
            following = threading.Thread(target=_follow, args=(desk, server, search, wake, told), daemon=True)
            following.start()


def tell(shown: Shown) -> None:
    """Say in the terminal what is to be corrected."""
    for problem in errors(shown.problems):
        print(problem, flush=True)
    if shown.fault:
        print(shown.fault, flush=True)


def _follow(desk: Desk, server: PreviewServer, search: FollowingSearch, wake: WakeUp, shown: Shown) -> None:
    """Have the search follow what is shown, as long as nothing is touched and nobody asks for anything."""
    if not isinstance(shown.site, Snapshot):
        return
    try:
        search.follow(shown.site, lambda: desk.shown is shown and not wake.due and server.idle > BUSY)
    except Exception:
        log.exception("L’index de la recherche n’a pas pu être refait ; le précédent reste en place")
