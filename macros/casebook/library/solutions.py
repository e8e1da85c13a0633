"""What one may take up at a solutions forum: a project to spread, a practice to transfer, an idea to build together.

Derived from what files declare, by one rule for each intent of a session (`session_intents`), which the page of the forum
says in words (docs/forum-des-solutions.md); nothing is guessed. Listed by `pages.views.peers`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.casebook.library.case import Case
from macros.casebook.library.facets import STATE
from macros.casebook.library.library import Library, UnshownIdea
from macros.casebook.library.programme import PlannedSession, programme

SPREAD, TRANSFER, CREATE = "projet-a-essaimer", "pratique-a-transferer", "projet-a-co-creer"
"""The intents of a session of a forum."""

FORUM = "forum-solutions"
"""The kind of a session that is such a forum."""

STAGES: Mapping[str, frozenset[str]] = {SPREAD: frozenset({"en-marche", "essaimage"}), CREATE: frozenset({"idee", "etude"})}
"""The stages of an action that make it a project to spread, or one that may still be built with others."""

EVIDENCE = ("effets-decrits", "pratiquee")
"""How far a practice that may be transferred has been tried, the furthest first."""

WISHED = frozenset({"bonnes-pratiques", "solutions", "propositions"})
"""The kinds of lists drawn up at an event that say what might be done: the others say what is at stake."""


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session of an event as its programme has it, and that event."""

    event: Case
    planned: PlannedSession

    @property
    def session(self) -> Any:
        """What the file says of it (a `types.evenement.Session`)."""
        return self.planned.session


@dataclass(frozen=True, slots=True)
class Solutions:
    """What one may take up with an intent: cases, then ideas without a case yet; and the sessions of events that had it."""

    cases: tuple[Case, ...] = ()
    ideas: tuple[UnshownIdea, ...] = ()
    sessions: tuple[HeldSession, ...] = ()

    @property
    def items(self) -> tuple[Case | UnshownIdea, ...]:
        """All of it, the cases first."""
        return (*self.cases, *self.ideas)


def solutions(library: Library) -> Mapping[str, Solutions]:
    """What one may take up, by the id of an intent. Cases that a session with this intent presents come first."""
    found = {}
    for term in library.vocabularies["session_intents"]:
        sessions = tuple(_sessions(library, term.id))
        presented = [library.published[key] for one in sessions for key in one.session.cases if key in library.published]
        cases = {case.key: case for case in (*presented, *_declared(library, term.id))}
        ideas = tuple(_ideas(library)) if term.id == CREATE else ()
        found[term.id] = Solutions(tuple(cases.values()), ideas, sessions)
    return found


def forums(library: Library) -> tuple[HeldSession, ...]:
    """The solutions forums of the published events, the newest first."""
    return tuple(_held(library, lambda session: session.kind == FORUM))


def solutions_gone(library: Library) -> tuple[Case, ...]:
    """The withdrawn cases that would be among them."""
    found: dict[str, Case] = {}
    withdrawn = {case.key: case for case in library.withdrawn}
    for term in library.vocabularies["session_intents"]:
        presented = (key for one in _sessions(library, term.id) for key in one.session.cases)
        found |= {key: withdrawn[key] for key in presented if key in withdrawn}
        found |= {case.key: case for case in _declaring(term.id, tuple(withdrawn.values()))}
    return tuple(found.values())


def _declared(library: Library, intent: str) -> Iterator[Case]:
    """The cases whose declared stage or evidence makes them a solution of this intent."""
    return _declaring(intent, (*library.of_type("fiches"), *library.of_type("pratiques")))


def _declaring(intent: str, cases: Sequence[Case]) -> Iterator[Case]:
    """Those of some cases that declare such a stage; then those that declare such evidence."""
    stages = STAGES.get(intent, frozenset())
    yield from (case for case in cases if case.kind.folder == "fiches" and stages.intersection(STATE.values(case)))
    if intent == TRANSFER:
        for evidence in EVIDENCE:
            yield from (case for case in cases if case.kind.folder == "pratiques" and case.fact("evidence") == evidence)


def _ideas(library: Library) -> Iterator[UnshownIdea]:
    """The ideas of events of which no case is known yet, the newest event first."""
    for event in library.of_type("evenements"):
        for output in event.facts.outputs:
            if output.kind in WISHED:
                yield from (UnshownIdea(event, idea) for idea in output.items if not idea.cases)


def _sessions(library: Library, intent: str) -> Iterator[HeldSession]:
    return _held(library, lambda session: intent in session.intent)


def _held(library: Library, wanted: Callable[[Any], bool]) -> Iterator[HeldSession]:
    """The wanted sessions of all published events, the newest event first. A programme is made where one of them is."""
    for event in library.of_type("evenements"):
        if any(map(wanted, event.facts.programme)):
            yield from (HeldSession(event, planned) for planned in programme(event, library) if wanted(planned.session))
