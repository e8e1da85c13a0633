"""The sheets that are filled in by hand: what is printed on them before anybody writes.

Made of `pack`. The boxes of the rapporteur's sheet are those of the synthesis of the national day of 2016, in its order; commitments have
theirs, though an event keeps them apart (`types.evenement.Commitment`).
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.casebook.library.case import Case
from macros.pages.views.packs.pack import Pack, PackedSession

BOXES = ("enjeux-ess", "enjeux-cooperation", "que-faire-ensemble", "engagements", "bonnes-pratiques", "solutions")
"""The kinds of output of the six boxes, terms of `output_kinds`."""

OUTPUTS = "outputs"
"""The field of an event that holds them."""

REPORTED = frozenset({"atelier-pratiques", "forum-solutions", "codeveloppement"})
"""The kinds of session in which people work in groups: each has a rapporteur."""

ATTENDANCE_LINES = 22
"""How many people sign on a sheet."""

RUNNING_LINES = 9
"""How many lines a running order has at least: those that no session takes are filled in by hand."""

OF_A_LINE = 60
"""How many characters of a column fit into the height of one of them."""

SLIPS = 2
"""How many commitment slips an A4 sheet holds."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What one rapporteur reports: a session with its day in French words, or, without one, the whole event."""

    day: str = ""
    packed: PackedSession | None = None

    @property
    def session_id(self) -> str:
        """The fragment of the address of the session, by which what comes out of it is told apart; empty for the whole event."""
        return self.packed.planned.id if self.packed else ""


def reported(pack: Pack) -> tuple[Reported, ...]:
    """What is reported of an event: the whole of it, then each session in which people work in groups, in the order of time."""
    sessions = (Reported(day.words, packed) for day in pack.days for packed in day.sessions if packed.planned.session.kind in REPORTED)
    return (Reported(), *sessions)


def report_address(event: Case, session_id: str = "") -> str:
    """The address of the form, opened as a rapporteur needs it (`docs/javascripts/contribute/report/`): what came out of an event, or of one of
    its sessions where one is named; from the root of the site."""
    session = f"&seance={session_id}" if session_id else ""
    return f"contribuer/proposer/?fiche={event.key}&champ={OUTPUTS}{session}#ecrire"
