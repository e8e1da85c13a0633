"""The report of `scripts.links`, dated, grouped by what to do: as text, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.casebook.language import french
from macros.casebook.problems.problem import Problem
from macros.casebook.registers.link_exceptions import LinkException
from macros.linkcheck.visits import Verdict

GROUPS: Mapping[str, tuple[str, str]] = {
    "unasked": ("Pas vérifiées", "le temps donné à la vérification était écoulé : relancez-la un autre jour"),
    "wrong": ("À récrire", "elles n’ont pas été visitées : corrigez-les ; un nom d’utilisateur ou un mot de passe n’a rien à y faire"),
    "dead": ("Mortes", "cherchez la page ailleurs, ou mettez l’adresse de l’archive ; sinon retirez le lien et gardez la source avec une note"),
    "moved": ("Déplacées pour de bon", "remplacez-les par la nouvelle adresse, après l’avoir ouverte"),
    "closed": ("Fermées aux robots", "ouvrez-les dans un navigateur ; si elles vont bien, notez-les dans cases/_links.yml avec le motif"),
    "slow": ("Lentes ou en panne", "revérifiez un autre jour"),
    "accepted": ("Gardées par exception", "rien à faire ; rouvrez-les de temps en temps"),
    "fine": ("En ordre", "rien à faire"),
}
"""Each group of the report: its title, and what to do."""

_COUNTED = frozenset({"unasked", "fine"})
"""The groups that are told by their number alone: the JSON has their addresses."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One address with its places (`path:line`) and what became of it."""

    url: str
    places: tuple[str, ...]
    verdict: Verdict | LinkException

    @property
    def group(self) -> str:
        """The group of the report in which it stands."""
        return "accepted" if isinstance(self.verdict, LinkException) else self.verdict.state


@dataclass(frozen=True, slots=True)
class Report:
    """One run. `needless` are the exceptions that no address asks for any more, `problems`
    those of their list."""

    day: date
    checked: Sequence[Checked]
    needless: Sequence[LinkException]
    problems: Sequence[Problem]

    def of(self, group: str) -> list[Checked]:
        """The addresses of a group."""
        return [one for one in self.checked if one.group == group]

    def as_text(self) -> str:
        """For people: what asks for something comes in full, the rest in one line."""
        return french.typographic("\n".join(self._lines())) + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"Adresses extérieures, le {french.day(self.day.year, self.day.month, self.day.day)} : {french.counted(len(self.checked), 'adresse')}."
        for problem in self.problems:
            yield str(problem)
        for group, (title, advice) in GROUPS.items():
            found = self.of(group)
            if not found:
                continue
            yield ""
            yield f"{title} ({len(found)}) — {advice}."
            for one in found if group not in _COUNTED else ():
                yield from _told(one)
        for entry in self.needless:
            yield ""
            yield f"Exception devenue inutile : {entry.address} — retirez-la de cases/_links.yml."

    def as_json(self) -> str:
        """For machines: `{on, addresses: [{url, state, said, new, archive, places}], needless,
        problems}`, every address included; `said` is the reason of an exception."""
        told = {
            "on": self.day.isoformat(),
            "addresses": [_plain(one) for one in self.checked],
            "needless": [entry.address for entry in self.needless],
            "problems": [problem.as_dict() for problem in self.problems],
        }
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _told(one: Checked) -> Iterator[str]:
    yield f"  {one.url}"
    if isinstance(one.verdict, LinkException):
        yield f"    {one.verdict.reason} ({one.verdict.on.words})"
        return
    yield f"    {one.verdict.said}"
    if one.verdict.new:
        yield f"    nouvelle adresse : {one.verdict.new}"
    if one.verdict.archive:
        yield f"    archive : {one.verdict.archive}"
    yield from (f"    dans {place}" for place in one.places)


def _plain(one: Checked) -> dict[str, Any]:
    accepted = isinstance(one.verdict, LinkException)
    verdict = Verdict("fine", one.verdict.reason) if isinstance(one.verdict, LinkException) else one.verdict
    state = "accepted" if accepted else verdict.state
    return {"url": one.url, "state": state, "said": verdict.said, "new": verdict.new, "archive": verdict.archive, "places": list(one.places)}
