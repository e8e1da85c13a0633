"""The search of a preview, which follows: its index takes every case, so it is made when nobody asks for anything, or when
somebody searches before that.

After a change the index of before answers until the next one is made. `search_files` is the one place that knows how it is made.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from macros.pages.outputs.output import File
from macros.pages.preview.snapshot import Snapshot
from macros.pages.search.index_files import FOLDER, shown_files
from macros.pages.search.postings import weighed

PIECE = 20
"""How many cases are weighed at a time; after each piece it is asked whether the index is still wanted."""

T = TypeVar("T")


class Abandoned(Exception):
    """The index is not wanted any more: something has changed, or somebody asks for a page."""


def search_files(snapshot: Snapshot, go_on: Callable[[], bool]) -> Iterator[File]:
    """The files of the search of a site, as a build would write them. Raises `Abandoned` soon after `go_on` says no, and what a
    block of a hand-written page raises."""

    def asked(step: T) -> T:
        if not go_on():
            raise Abandoned
        return step

    site = snapshot.site
    for page in site.drawing.pages:
        asked(snapshot.file(page.path))
    documents = [asked(document) for document in site.documents()]
    cases = list(enumerate(documents[: len(site.library.published)]))
    packed = [asked(weighed(cases[start : start + PIECE]).packed()) for start in range(0, len(cases), PIECE)]
    yield from map(asked, shown_files(site.views, documents))
    yield from map(asked, site.searched_files(documents, packed))


class FollowingSearch:
    """The files of the search, of the site as it is or as it was a moment ago."""

    def __init__(self) -> None:
        self._making = threading.Lock()
        self._files: Mapping[str, bytes] | None = None
        self._of: Snapshot | None = None
        self._asked = False

    @staticmethod
    def covers(path: str) -> bool:
        """Whether a path of the site is one of the search."""
        return path.startswith(f"{FOLDER}/")

    def file(self, path: str, snapshot: Snapshot) -> bytes | None:
        """A file of the search by its path from the root of the site; None where there is none. The first call makes the
        index, and raises what a block of a hand-written page raises."""
        if not snapshot.site.drawing.settings.search:
            return None
        self._asked = True
        if self._files is None:
            with self._making:
                if self._files is None:
                    self._make(snapshot, lambda: True)
        return (self._files or {}).get(path)

    def follow(self, snapshot: Snapshot, go_on: Callable[[], bool]) -> None:
        """Make the index of a snapshot: the first one, and another one at each change once somebody has searched. Leave it as
        it is as soon as `go_on` says no. Raises what a block of a hand-written page raises."""
        if not snapshot.site.drawing.settings.search or self._of is snapshot or (self._files is not None and not self._asked):
            return
        with self._making:
            try:
                self._make(snapshot, go_on)
            except Abandoned:
                return

    def _make(self, snapshot: Snapshot, go_on: Callable[[], bool]) -> None:
        files = {file.path: file.content for file in search_files(snapshot, go_on)}
        self._files, self._of = files, snapshot
