"""The report of a round: addresses grouped by what to do about them, as text and as JSON.

The last step of `link_round`; `scripts.links` writes both forms into files. Hosts answer what they like, and addresses are
contributed: whatever is quoted has its invisible characters in sight.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from macros.casebook.language import french
from macros.casebook.problems.problem import Problem
from macros.casebook.problems.quoting import in_sight, log_line
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
"""The groups in the order of the report: (title, advice) by the state of a verdict."""

_COUNTED = frozenset({"unasked", "fine"})
"""The groups of which the text gives the number alone; the JSON has their addresses."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One address with its places (`path:line`), and the verdict of its visit, or the exception for which it was not visited."""

    url: str
    places: tuple[str, ...]
    verdict: Verdict | LinkException

    @property
    def group(self) -> str:
        """Its group in the report, a key of `GROUPS`."""
        return "accepted" if isinstance(self.verdict, LinkException) else self.verdict.state


@dataclass(frozen=True, slots=True)
class Report:
    """One round. `needless` are the exceptions that match no address any more; `problems` are
    those of the list of exceptions."""

    day: date
    checked: Sequence[Checked]
    needless: Sequence[LinkException]
    problems: Sequence[Problem]

    def of(self, group: str) -> list[Checked]:
        """The addresses of a group."""
        return [address for address in self.checked if address.group == group]

    def as_text(self) -> str:
        """The report for people, in French: a group with something to do in full, the others in one line."""
        return french.typographic("\n".join(map(log_line, self._lines()))) + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"Adresses extérieures, le {french.day(self.day.year, self.day.month, self.day.day)} : {french.counted(len(self.checked), 'adresse')}."
        for problem in self.problems:
            yield str(problem)
        for group, (title, advice) in GROUPS.items():
            grouped = self.of(group)
            if not grouped:
                continue
            yield ""
            yield f"{title} ({len(grouped)}) — {advice}."
            for address in grouped if group not in _COUNTED else ():
                yield from _in_full(address)
        for entry in self.needless:
            yield ""
            yield f"Exception devenue inutile : {entry.address} — retirez-la de cases/_links.yml."

    def as_json(self) -> str:
        """The report for machines, with every address.

        Shape: `{on: "2026-11-22", addresses: [{url, state, said, new, archive, places: ["path:line"]}],
        needless: [address], problems: [{…}]}`. `said` is the verdict in French, or the reason of an
        exception.
        """
        content = {
            "on": self.day.isoformat(),
            "addresses": [_plain(address) for address in self.checked],
            "needless": [in_sight(entry.address) for entry in self.needless],
            "problems": [problem.as_dict() for problem in self.problems],
        }
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _in_full(address: Checked) -> Iterator[str]:
    yield f"  {address.url}"
    if isinstance(address.verdict, LinkException):
        yield f"    {address.verdict.reason} ({address.verdict.on.words})"
        return
    yield f"    {address.verdict.said}"
    if address.verdict.new:
        yield f"    nouvelle adresse : {address.verdict.new}"
    if address.verdict.archive:
        yield f"    archive : {address.verdict.archive}"
    yield from (f"    dans {place}" for place in address.places)


def _plain(address: Checked) -> dict[str, Any]:
    verdict = Verdict("fine", address.verdict.reason) if isinstance(address.verdict, LinkException) else address.verdict
    return {
        "url": in_sight(address.url),
        "state": address.group,
        "said": in_sight(verdict.said),
        "new": in_sight(verdict.new),
        "archive": in_sight(verdict.archive),
        "places": [*map(in_sight, address.places)],
    }
