"""Vocabularies: the terms that cases choose from, a YAML file each in `_vocabularies/`, read and checked.

The names of their fields are those of SKOS: `pref_label`, `alt_labels` (shown and searched), `hidden_labels` (searched
only), `broader`, `definition`; `keywords`, a name of schema.org, are what people type who look for the term. A vocabulary
whose terms have more fields is in `TERM_CLASSES`; any other file is read with the plain `Term`. `entries` reads
the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, ClassVar

from macros.casebook.files.reading import is_system_file
from macros.casebook.files.validation import problem_at
from macros.casebook.files.yaml_values import Record
from macros.casebook.language.french import sort_key
from macros.casebook.language.nearest import Names, guessing
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Finding, Position, Problem
from macros.casebook.registers.entries import GUESSES, Entries, read_entries
from macros.casebook.schema.constraints import Dated, Rule
from macros.casebook.schema.context import Context
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import Source
from macros.casebook.schema.values import Choices, Id, Line, Sentence, Url, field

FOLDER = "_vocabularies"
"""The name of the folder, beside the cases."""


class Term(Group):
    """One term of a vocabulary."""

    id: Id
    pref_label: Line
    alt_labels: tuple[Line, ...] = ()
    hidden_labels: tuple[Line, ...] = ()
    keywords: tuple[Line, ...] = ()
    broader: Id | None = None
    definition: Sentence | None = None
    source: tuple[Source, ...] = ()
    note: Sentence | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the documents that say something of it."""
        return self.source


class LegalForm(Term):
    """A legal form. `ess` says whether art. 1 of the law of 31 July 2014 counts it in the social economy: by right, under
    conditions, in a disputed way, or not."""

    family: Line
    ess: Annotated[str, Choices({"droit": "De droit", "conditions": "Sous conditions", "discute": "Discuté", "non": "Non"})]


class Approval(Term):
    """An approval or agreement; those of one policy have the same `group` (the SIAE)."""

    group: Line | None = None


class RegionTerm(Term):
    """A region, with its INSEE code."""

    code: Line


class Network(Group):
    """The chamber or network that a public page names for a region: whom to ask who knows no way to reach a pole."""

    rules: ClassVar[tuple[Rule, ...]] = (Dated(("name", "site")),)

    name: Line = field("Nom", required=True, example="CRESS Bretagne")
    site: Url | None = field("Site", example="https://www.example.org")
    as_of: PartialDate | None = field("Date du fait", example="2026-11-30")
    source: Source | None = field("Source", example="avise-2022")


class Region(RegionTerm):
    """A region of today, with its network."""

    contact: Network | None = None

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the documents that say something of it, or name its network."""
        return (*self.source, self.contact.source) if self.contact and self.contact.source else self.source


class Department(Term):
    """A department, whose id is its official code: its region today and the one before 2016."""

    region: Id
    former_region: Id


class Acronym(Term):
    """An entry of the glossary: the acronym, its words in full (`expansion`), a plain sentence (`definition`)."""

    expansion: Sentence


TERM_CLASSES: Mapping[str, type[Term]] = {  # by the name of a vocabulary
    "legal_forms": LegalForm,
    "approvals": Approval,
    "regions": Region,
    "former_regions": RegionTerm,
    "departments": Department,
    "glossary": Acronym,
}

DEEPEST = 8
"""How many terms may stand above one another, the lowest included; ours have two."""

ASSIGNED_NARROW = frozenset({"themes"})
"""Vocabularies whose top terms only group others: a case takes a narrower one."""


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one file, by their ids, in the order of the file. `name` is that of the file without `.yml`; `record`
    has their positions. A term is a `Term`, or the class of its vocabulary in `TERM_CLASSES`."""

    name: str
    terms: Mapping[str, Any]
    record: Record

    def __getitem__(self, term_id: str) -> Any:
        """The term of an id. Raises `KeyError` for an unknown one."""
        return self.terms[term_id]

    def __contains__(self, term_id: object) -> bool:
        return term_id in self.terms

    def __iter__(self) -> Iterator[Any]:
        return iter(self.terms.values())

    def __len__(self) -> int:
        return len(self.terms)

    def position(self, term_id: str) -> Position:
        """The position of a term in its file."""
        return self.record.position((self._ranks[term_id], "id")) if term_id in self._ranks else START

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        """The rank of each term in the list of its file, from 0."""
        return {entry["id"]: index for index, entry in enumerate(self.record.data) if isinstance(entry, dict) and isinstance(entry.get("id"), str)}

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of narrower terms, by the id of their broader term."""
        children: dict[str, list[str]] = {}
        for term in self:
            if term.broader:
                children.setdefault(term.broader, []).append(term.id)
        return {broader: tuple(ids) for broader, ids in children.items()}

    def lineage(self, term_id: str) -> tuple[str, ...]:
        """The ids of a term and of the terms above it, the nearest first, at most `DEEPEST`: it ends where a term comes again,
        if the broader terms make a loop. Raises `KeyError` for an unknown id."""
        ids = [term_id]
        while len(ids) < DEEPEST and (broader := self.terms[ids[-1]].broader) in self.terms and broader not in ids:
            ids.append(broader)
        return tuple(ids)

    @cached_property
    def spellings(self) -> Names:
        """Every label, shown or hidden, and every id; what each proposes is the id of its term."""
        names: dict[str, str] = {}
        for term in self:
            for label in (term.id, term.pref_label, *term.alt_labels, *term.hidden_labels):
                names.setdefault(label, term.id)
        return Names(names)

    def by_label(self) -> list[Any]:
        """The terms in the order of a French dictionary."""
        return sorted(self, key=lambda term: sort_key(term.pref_label))


def read_vocabularies(
    folder: Path, shown: str, sources: frozenset[str], lent: Mapping[str, Vocabulary] | None = None
) -> tuple[dict[str, Vocabulary], list[Problem]]:
    """Returns every vocabulary of a folder by its name, and the problems of their files.

    `shown` is how problems name the folder; `sources` are the ids of the documents that terms may cite; `lent` are those of another
    library (`lending`) to whose regions a department may belong.
    """
    vocabularies: dict[str, Vocabulary] = {}
    entries: dict[str, Entries] = {}
    for path in sorted(path for path in folder.glob("*.yml") if not is_system_file(path.name)):
        name = path.stem
        entries[name] = read_entries(path, f"{shown}/{path.name}", TERM_CLASSES.get(name, Term), Context(sources=Names(sources)))
        record, terms = entries[name].record, entries[name].by_rank
        record.problems += [problem_at(record, found) for found in broader_problems(terms)]
        vocabularies[name] = Vocabulary(name, {term.id: term for term in terms.values()}, record)
    if "departments" in entries:
        _check_regions(entries["departments"], {**(lent or {}), **vocabularies})
    return vocabularies, [problem for read in entries.values() for problem in read.record.problems]


def broader_problems(terms: Mapping[int, Any]) -> Iterator[Finding]:
    """What is wrong above the terms of a vocabulary, by their ranks in the file: a term that is not there, a loop, too many
    levels. Each term is looked at once, however they stand above one another."""
    above = {term.id: term.broader for term in terms.values() if term.broader}
    ids = Names([term.id for term in terms.values()])
    levels: dict[str, int] = {}  # how many terms are above a term; -1 for one below a loop or in it
    for id in above:
        chain: dict[str, None] = {}
        while id in above and id not in levels and id not in chain:
            chain[id] = None
            id = above[id]
        level = -1 if id in chain else levels.get(id, 0)
        for below in reversed(chain):
            level = levels[below] = -1 if level < 0 else level + 1
    with guessing(GUESSES):
        for index, term in terms.items():
            level = levels.get(term.id, 0)
            if term.broader and term.broader not in ids:
                yield finding((index, "broader"), "unknown-term/broader", ids.nearest(term.broader), value=term.broader)
            elif level < 0:
                yield finding((index, "broader"), "term-cycle")
            elif level == DEEPEST:
                yield finding((index, "broader"), "term-depth", most=DEEPEST)


def _check_regions(departments: Entries, vocabularies: Mapping[str, Vocabulary]) -> None:
    """Add to the record of the departments a problem for each region that has no term."""
    record = departments.record
    with guessing(GUESSES):
        _check_region_fields(record, departments, vocabularies)


def _check_region_fields(record: Record, departments: Entries, vocabularies: Mapping[str, Vocabulary]) -> None:
    for key, name in (("region", "regions"), ("former_region", "former_regions")):
        regions = Names(list(vocabularies[name].terms) if name in vocabularies else ())
        for index, department in departments.by_rank.items():
            wanted = getattr(department, key)
            if wanted not in regions:
                record.problems.append(problem_at(record, finding((index, key), "unknown-term/region", regions.nearest(wanted), value=wanted, vocabulary=name)))
