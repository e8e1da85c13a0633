"""How much was withdrawn from the lists of what people offer and take up: its number, and nothing of what it said."""

from __future__ import annotations

from functools import cached_property

from macros.casebook.library.solutions import solutions_gone
from macros.pages.views.views import Views


class WithdrawnCounts:
    """What the lists of one build no longer show, since the pages that it was on were withdrawn."""

    def __init__(self, views: Views) -> None:
        self._library = views.library

    @cached_property
    def offers(self) -> int:
        """How many offers, and words on what one can pass on, were listed at `/offres/`."""
        peers = (case.fact("peer") for case in self._library.withdrawn)
        return self._values("offers") + sum(1 for peer in peers if peer and peer.offered)

    @cached_property
    def commitments(self) -> int:
        """How many commitments were listed at `/engagements/`."""
        return self._values("commitments")

    @cached_property
    def solutions(self) -> int:
        """How many cases were listed at `/forum-des-solutions/`."""
        return len(solutions_gone(self._library))

    def of_type(self, folder: str) -> int:
        """How many cases of a type were listed."""
        return sum(1 for case in self._library.withdrawn if case.kind.folder == folder)

    def _values(self, name: str) -> int:
        return sum(len(case.fact(name, ())) for case in self._library.withdrawn)
