"""The list of the commitments of all events, by what is known of them."""

from __future__ import annotations

from macros.casebook.library.commitments import MadeCommitment, known_state, made_commitments
from macros.pages.views.numbering import Group
from macros.pages.views.peers.peer_list import Head, PeerList, jumps
from macros.pages.views.views import Views

COMMITMENTS = "engagements/"
"""The address of the list."""


def commitment_list(views: Views) -> PeerList:
    """The commitments of all events by their known state, in the order of the vocabulary."""
    by_state: dict[str, list[MadeCommitment]] = {term.id: [] for term in views.library.vocabularies["commitment_states"]}
    for made in made_commitments(views.library):
        by_state[known_state(made.commitment)].append(made)
    groups = [Group(Head(state, views.term("commitment_states", state).text, state), tuple(made)) for state, made in by_state.items()]
    return PeerList(
        COMMITMENTS,
        "Engagements",
        "Ce à quoi des participants se sont engagés lors des rencontres, et ce qu’on en sait depuis, chacun avec sa date et sa source.",
        "commitments.html",
        "engagements",
        tuple(groups),
        {"states": groups, "jumps": jumps(COMMITMENTS, groups)},
        (("Rencontres", "evenements/"),),
    )
