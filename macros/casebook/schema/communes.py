"""The communes of France: the one that a typed name or code means, with its department.

They come from `data/communes.csv` (INSEE's Code officiel géographique, see `data/README.md`), the chief towns of the departments from
`data/chief_towns.csv`. Departments and regions, today's and those before 2016, are vocabularies, because regions have pages.
`references.CommuneCode` checks with this module what a file says of its place.
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
CHIEF_TOWNS = COMMUNES.with_name("chief_towns.csv")

MOST_CHOICES = 6
"""How many communes of one name a message lists, at most."""

LIKENESS = 85
"""How like what was typed a commune's name must be to be proposed, from 0 to 100. Higher than for other names: among 35,000
communes, one is always somewhat like."""


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune as it is today: its INSEE code, its name, the code of its department."""

    code: str
    name: str
    department: str


class UnknownCommune(LookupError):
    """A name or code that means no commune, or several.

    `objection` is its name in `problems.messages`, `values` what fills its placeholders.
    """

    def __init__(self, objection: str, **values: str) -> None:
        self.objection, self.values = objection, values
        super().__init__(objection)


class Communes:
    """The communes of France. Their file is read at the first use."""

    def __init__(self) -> None:
        self._names: dict[frozenset[str], Names] = {}

    @cached_property
    def _by_code(self) -> dict[str, Commune]:
        with COMMUNES.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            return {row[0]: Commune(*row) for row in rows}

    @cached_property
    def chief_towns(self) -> Sequence[Commune]:
        """The commune of the prefecture of each department, in the order of the departments."""
        with CHIEF_TOWNS.open(encoding="utf-8", newline="") as file:
            rows = csv.reader(file)
            next(rows)
            return [self._by_code[code] for _department, code in rows]

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Commune]]:
        return self._grouped(str.casefold)

    @cached_property
    def _by_folded_name(self) -> Mapping[str, Sequence[Commune]]:
        return self._grouped(folded)

    def _grouped(self, key: Callable[[str], str]) -> Mapping[str, Sequence[Commune]]:
        """The communes by what `key` makes of their name."""
        names: dict[str, list[Commune]] = {}
        for commune in self._by_code.values():
            names.setdefault(key(commune.name), []).append(commune)
        return names

    def _nearest(self, typed: str, departments: frozenset[str]) -> Commune | None:
        """The commune whose name is near to what was typed, in these departments, or in all when there is none."""
        if departments not in self._names:
            within = (commune for commune in self.all() if not departments or commune.department in departments)
            self._names[departments] = Names({commune.name: commune.code for commune in within})
        code = self._names[departments].nearest(typed, LIKENESS)
        return self._by_code[code] if code else None

    def all(self) -> Iterable[Commune]:
        """Every commune, in the order of the file."""
        return self._by_code.values()

    def __getitem__(self, code: str) -> Commune:
        """The commune of an INSEE code. Raises `KeyError` for an unknown one."""
        return self._by_code[code]

    def commune(self, typed: str, departments: Iterable[str] = ()) -> Commune:
        """The commune that an INSEE code or a name means.

        A name is looked up in `departments`, a list of codes, or in the whole country when that is empty; a code is
        taken as it is. Raises `UnknownCommune` for a name that no commune or several communes have.
        """
        if typed in self._by_code:
            return self._by_code[typed]
        within = frozenset(departments)

        def inside(commune: Commune) -> bool:
            return not within or commune.department in within

        namesakes = self._by_name.get(typed.casefold()) or [*filter(inside, self._by_folded_name.get(folded(typed), ()))]
        meant = [*filter(inside, namesakes)]
        if len(meant) == 1:
            return meant[0]
        if meant or namesakes:
            choices = ", ".join(f"{commune.code} ({commune.name}, {commune.department})" for commune in (meant or namesakes)[:MOST_CHOICES])
            if meant:
                raise UnknownCommune("ambiguous-place", choices=choices)
            raise UnknownCommune("place-elsewhere", choices=choices)
        if near := self._nearest(typed, within):
            raise UnknownCommune("unknown-place/near", guessed=near.name, code=near.code)
        raise UnknownCommune("unknown-place")
