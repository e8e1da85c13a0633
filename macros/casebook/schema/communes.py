"""Places by their official code: communes, departments, and the regions they are in.

The communes come from `data/communes.csv` (Code officiel géographique); departments
and regions, today's and those before 2016, are vocabularies, so that they have pages.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from macros.casebook.language.french import folded
from macros.casebook.language.nearest import Names

COMMUNES = Path(__file__).parent.parent / "data" / "communes.csv"

MOST_CHOICES = 6
"""How many communes of one name are told."""

LIKENESS = 85
"""How close the name of a commune is to what was typed, at least, to be what was meant: of so many names, one is always near."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune of today: INSEE code, name, department code."""

    code: str
    name: str
    department: str


class UnknownCommune(LookupError):
    """A name or code that leads to no commune, or to several: the objection (`messages`) and
    what it names."""

    def __init__(self, objection: str, **values: str) -> None:
        self.objection, self.values = objection, values
        super().__init__(objection)


class Communes:
    """The communes of France, read when first asked for."""

    def __init__(self) -> None:
        self._names: dict[frozenset[str], Names] = {}

    @cached_property
    def _by_code(self) -> dict[str, Commune]:
        with COMMUNES.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            return {row[0]: Commune(*row) for row in rows}

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Commune]]:
        return self._grouped(str.casefold)

    @cached_property
    def _by_folded_name(self) -> Mapping[str, Sequence[Commune]]:
        return self._grouped(folded)

    def _grouped(self, key: Callable[[str], str]) -> Mapping[str, Sequence[Commune]]:
        names: dict[str, list[Commune]] = {}
        for commune in self._by_code.values():
            names.setdefault(key(commune.name), []).append(commune)
        return names

    def _nearest(self, typed: str, departments: frozenset[str]) -> Commune | None:
        """The commune whose name is close to what was typed, in these departments or in all."""
        if departments not in self._names:
            within = (commune for commune in self.all() if not departments or commune.department in departments)
            self._names[departments] = Names({commune.name: commune.code for commune in within})
        code = self._names[departments].nearest(typed, LIKENESS)
        return self._by_code[code] if code else None

    def all(self) -> Iterable[Commune]:
        """Every commune, in the order of the codes' file."""
        return self._by_code.values()

    def __getitem__(self, code: str) -> Commune:
        return self._by_code[code]

    def commune(self, typed: str, departments: Iterable[str] = ()) -> Commune:
        """The commune that a code or a name means, within the given departments if any.

        Raises `UnknownCommune` for an unknown name and for one that several communes bear.
        """
        if typed in self._by_code:
            return self._by_code[typed]
        within = frozenset(departments)

        def inside(commune: Commune) -> bool:
            return not within or commune.department in within

        namesakes = self._by_name.get(typed.casefold()) or [*filter(inside, self._by_folded_name.get(folded(typed), ()))]
        found = [*filter(inside, namesakes)]
        if len(found) == 1:
            return found[0]
        if found or namesakes:
            choices = ", ".join(f"{commune.code} ({commune.name}, {commune.department})" for commune in (found or namesakes)[:MOST_CHOICES])
            if found:
                raise UnknownCommune("ambiguous-place", choices=choices)
            raise UnknownCommune("place-elsewhere", choices=choices)
        if meant := self._nearest(typed, within):
            raise UnknownCommune("unknown-place/near", guessed=meant.name, code=meant.code)
        raise UnknownCommune("unknown-place")
