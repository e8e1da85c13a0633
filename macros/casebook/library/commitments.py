"""What people committed to at events, and what is known of it since.

That a commitment was held or given up is told by whoever committed (`types.evenement.OWN_WORDS`): without their words it counts
as one of which there is no news, whatever else a document says. Read by the page of an event and by the list of all
commitments (`pages.views.peers`); the form's preview has a twin in docs/javascripts/contribute/preview/case-page.js.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.types.evenement import OWN_WORDS

NO_NEWS = "sans-nouvelles"
"""The state of a commitment of which nothing is known since."""


@dataclass(frozen=True, slots=True)
class MadeCommitment:
    """A commitment (a `types.evenement.Commitment`), the event at which it was made, and its rank there, from 0."""

    commitment: Any
    event: Case
    rank: int

    @property
    def key(self) -> str:
        """What tells it from every other commitment."""
        return f"{self.event.key}#{self.rank}"


def known_state(commitment: Any) -> str:
    """The state of a commitment that pages show, an id of `commitment_states`."""
    return NO_NEWS if commitment.state in OWN_WORDS and not commitment.said else commitment.state


def made_commitments(library: Library) -> Iterator[MadeCommitment]:
    """The commitments of every published event, the newest event first, each event's in their order."""
    events = [case for case in library.published.values() if case.fact("commitments")]
    for event in sorted(events, key=lambda case: case.order):
        for rank, commitment in enumerate(event.facts.commitments):
            yield MadeCommitment(commitment, event, rank)
