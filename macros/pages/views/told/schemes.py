"""Where a scheme stands, and on which day somebody looked: a call of which nobody says whether it is open sends people to a closed door."""

from __future__ import annotations

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library


def situation(library: Library, case: Case) -> str:
    """The state of a scheme with the day on which it was looked for: `Terminé, vérifié le 22 novembre 2026`, `État inconnu, cherché le
    22 novembre 2026`. Empty for the other types."""
    on = case.fact("verified_on")
    if "verified_on" not in case.facts.__dict__:
        return ""
    unknown = case.facts.state == case.kind.model_fields["state"].default
    words = library.vocabularies["scheme_states"][case.facts.state].pref_label
    return f"{words}, {'cherché' if unknown else 'vérifié'} {on.since}" if on else words
