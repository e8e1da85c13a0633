"""The lists of what one may take up at a solutions forum, one for each intent of a session."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from macros.casebook.library.solutions import CREATE, SPREAD, TRANSFER, HeldSession, Solutions, forums, solutions
from macros.pages.views.numbering import PER_PAGE, Group
from macros.pages.views.peers.peer_list import Head, PeerList
from macros.pages.views.views import Views

FORUM = "forum-des-solutions/"
"""The address of the page of the forum; the list of each intent is below it."""

TITLES = {SPREAD: "Projets à essaimer", TRANSFER: "Pratiques à transférer", CREATE: "Projets à co-créer"}
"""The title of the list of each intent."""


class SolutionLists:
    """What one may take up, in one build."""

    def __init__(self, views: Views) -> None:
        self._library = views.library

    @cached_property
    def _solutions(self) -> Mapping[str, Solutions]:
        """What one may take up, by the id of an intent (`library.solutions`)."""
        return solutions(self._library)

    def of(self, intent: str) -> Solutions:
        """What one may take up with an intent; nothing where the vocabulary has no such intent."""
        return self._solutions.get(intent, Solutions())

    def name(self, intent: str) -> str:
        """What the list of an intent is called: as the vocabulary has it, else as this module does."""
        intents = self._library.vocabularies["session_intents"]
        return intents[intent].pref_label if intent in intents else TITLES.get(intent, intent)

    def address(self, intent: str) -> str:
        """The address of the whole list of an intent, from the root of the site."""
        return f"{FORUM}{intent}/"

    def forums(self) -> tuple[HeldSession, ...]:
        """The solutions forums of the events of the library, the newest first."""
        return forums(self._library)

    def lists(self) -> Iterator[PeerList]:
        """The whole list of each intent."""
        for term in self._library.vocabularies["session_intents"]:
            found = self._solutions[term.id]
            yield PeerList(
                self.address(term.id),
                TITLES.get(term.id, term.pref_label),
                f"{term.definition} Ce que la bibliothèque en connaît.",
                "solutions.html",
                FORUM.rstrip("/"),
                (Group(Head("cases", "Fiches", "fiches"), found.cases), Group(Head("ideas", "Idées", "idees"), found.ideas)),
                {"intent": term},
                (("Rencontres", "evenements/"), ("Forum des solutions", FORUM)),
                PER_PAGE,
            )
