"""The wake-up of the preview: something has been touched in one of its folders.

It says neither what nor how, since systems tell this in their own ways and some not at all: `desk` looks at the files
themselves. Where a system tells nothing, as on some disks shared with other machines, it wakes up by itself.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable
from pathlib import Path

from watchdog.events import EVENT_TYPE_CLOSED_NO_WRITE, EVENT_TYPE_OPENED, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

log = logging.getLogger("bibliotheque")

UNASKED = 2.0
"""After how many seconds it wakes up though nothing was told."""

SETTLES, AT_MOST = 0.012, 0.1
"""For how many seconds nothing must be told before it wakes up, as one save of an editor touches several files; and how long
it waits for that at most."""


class WakeUp(FileSystemEventHandler):
    """Wakes up when something is touched below some folders, or beside some files."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._touched = threading.Event()
        observer = Observer()
        try:
            for path in paths:
                if path.is_dir():
                    observer.schedule(self, str(path), recursive=True)
                elif path.parent.is_dir():
                    observer.schedule(self, str(path.parent), recursive=False)
            observer.start()
        except OSError as error:
            log.warning("Ce système ne signale pas les changements (%s) : ils se verront au bout de %.0f secondes", error, UNASKED)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note that something was touched; that a file was read is of no interest."""
        if event.event_type not in (EVENT_TYPE_OPENED, EVENT_TYPE_CLOSED_NO_WRITE):
            self._touched.set()

    @property
    def due(self) -> bool:
        """Whether something has been touched since the last wake-up."""
        return self._touched.is_set()

    def wait(self) -> None:
        """Wait until something has been touched and nothing more is, or until it is time to look anyway."""
        if not self._touched.wait(UNASKED):
            return
        until = time.monotonic() + AT_MOST
        while time.monotonic() < until:
            self._touched.clear()
            if not self._touched.wait(SETTLES):
                return
