"""Vocabularies: the terms that cases choose from, one YAML file a vocabulary.

The names are SKOS's: `pref_label`, `alt_labels` (shown and searched), `hidden_labels`
(searched only), `broader`, `definition`. A vocabulary whose terms carry more says so in
`TERM_CLASSES`; any other file of `_vocabularies/` is read with the plain `Term`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from macros.casebook.files.reading import DATA_BYTES, read_source
from macros.casebook.files.validation import problem_at, validate
from macros.casebook.files.yaml_values import Record, read_yaml
from macros.casebook.language.french import sort_key
from macros.casebook.language.nearest import Names
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import START, Position, Problem
from macros.casebook.schema.context import Context
from macros.casebook.schema.group import Group
from macros.casebook.schema.references import Source
from macros.casebook.schema.values import Choices, Id, Line, Sentence


class Term(Group):
    """One term of a vocabulary."""

    id: Id
    pref_label: Line
    alt_labels: tuple[Line, ...] = ()
    hidden_labels: tuple[Line, ...] = ()
    broader: Id | None = None
    definition: Sentence | None = None
    source: tuple[Source, ...] = ()
    note: Sentence | None = None


class LegalForm(Term):
    """A form that statutes give; `ess` says how art. 1 of the law of 31 July 2014 sees it."""

    family: Line
    ess: Annotated[str, Choices({"droit": "De droit", "conditions": "Sous conditions", "discute": "Discuté", "non": "Non"})]


class Approval(Term):
    """An approval or agreement; `group` gathers those of one policy (the SIAE)."""

    group: Line | None = None


class RegionTerm(Term):
    """A region, with its INSEE code."""

    code: Line


class Department(Term):
    """A department: its id is its code; its regions of today and of before 2016."""

    region: Id
    former_region: Id


class Acronym(Term):
    """A glossary entry: the acronym, its words in full, one plain sentence."""

    expansion: Sentence


TERM_CLASSES: Mapping[str, type[Term]] = {
    "legal_forms": LegalForm,
    "approvals": Approval,
    "regions": RegionTerm,
    "former_regions": RegionTerm,
    "departments": Department,
    "glossary": Acronym,
}

ASSIGNED_NARROW = frozenset({"themes"})
"""Vocabularies whose top terms only group others: a case never takes one of them."""


@dataclass(frozen=True)
class Vocabulary:
    """The terms of one file, in the order of the file, by id; `record` knows where each
    stands in it."""

    name: str
    terms: Mapping[str, Any]
    record: Record

    def __getitem__(self, term_id: str) -> Any:
        return self.terms[term_id]

    def __contains__(self, term_id: object) -> bool:
        return term_id in self.terms

    def __iter__(self) -> Iterator[Any]:
        return iter(self.terms.values())

    def __len__(self) -> int:
        return len(self.terms)

    def position(self, term_id: str) -> Position:
        """The line and column of a term in its file."""
        entries = enumerate(self.record.data)
        return next((self.record.position((index, "id")) for index, entry in entries if entry.get("id") == term_id), START)

    @cached_property
    def narrower(self) -> Mapping[str, tuple[str, ...]]:
        """Term ids by the id of their broader term."""
        children: dict[str, list[str]] = {}
        for term in self:
            if term.broader:
                children.setdefault(term.broader, []).append(term.id)
        return {broader: tuple(ids) for broader, ids in children.items()}

    def lineage(self, term_id: str) -> tuple[str, ...]:
        """The term and those above it, nearest first."""
        line = [term_id]
        while (broader := self.terms[line[-1]].broader) in self.terms and broader not in line:
            line.append(broader)
        return tuple(line)

    @cached_property
    def spellings(self) -> Names:
        """Every label, shown or hidden, and every id, to the id it leads to."""
        names: dict[str, str] = {}
        for term in self:
            for label in (term.id, term.pref_label, *term.alt_labels, *term.hidden_labels):
                names.setdefault(label, term.id)
        return Names(names)

    def by_label(self) -> list[Any]:
        """The terms as French sorts them."""
        return sorted(self, key=lambda term: sort_key(term.pref_label))


def read_vocabularies(folder: Path, shown: str, sources: frozenset[str]) -> tuple[dict[str, Vocabulary], list[Problem]]:
    """Every vocabulary of a folder, and the problems of their files."""
    vocabularies: dict[str, Vocabulary] = {}
    read: dict[str, tuple[Record, dict[int, Any]]] = {}
    for path in sorted(folder.glob("*.yml")):
        name = path.stem
        record, terms = read_entries(path, f"{shown}/{path.name}", TERM_CLASSES.get(name, Term), Context(sources=Names(sources)))
        ids = Names([term.id for term in terms.values()])
        for index, term in terms.items():
            if term.broader and term.broader not in ids:
                guess = ids.nearest(term.broader)
                record.problems.append(problem_at(record, finding((index, "broader"), "unknown-term/broader", guess, value=term.broader)))
        vocabulary = vocabularies[name] = Vocabulary(name, {term.id: term for term in terms.values()}, record)
        for index, term in terms.items():
            if vocabulary[vocabulary.lineage(term.id)[-1]].broader in vocabulary:
                record.problems.append(problem_at(record, finding((index, "broader"), "term-cycle")))
        read[name] = record, terms
    if "departments" in read:
        _regions_exist(*read["departments"], vocabularies)
    return vocabularies, [problem for record, _terms in read.values() for problem in record.problems]


def _regions_exist(record: Record, departments: Mapping[int, Any], vocabularies: Mapping[str, Vocabulary]) -> None:
    for field, name in (("region", "regions"), ("former_region", "former_regions")):
        regions = Names(list(vocabularies[name].terms) if name in vocabularies else ())
        for index, department in departments.items():
            wanted = getattr(department, field)
            if wanted not in regions:
                record.problems.append(
                    problem_at(record, finding((index, field), "unknown-term/region", regions.nearest(wanted), value=wanted, vocabulary=name))
                )


def read_entries(path: Path, shown: str, model: Any, context: Context | None = None) -> tuple[Record, dict[int, Any]]:
    """A YAML list of entries of one model with unique ids: the record, which holds the
    problems, and the valid entries by their rank in the list."""
    source = read_source(path, shown, DATA_BYTES)
    if isinstance(source, Problem):
        return Record(shown, problems=[source]), {}
    record = read_yaml(source.text, shown)
    record.source = source
    if record.problems:
        return record, {}
    if not isinstance(record.data, list):
        record.refuse(START, (), "expected-list/file", name="id")
        return record, {}
    entries: dict[int, Any] = {}
    seen: set[str] = set()
    for index in range(len(record.data)):
        entry = validate(model, record, context or Context(), (index,))
        if entry is None:
            continue
        if entry.id in seen:
            record.refuse(record.position((index, "id")), (index, "id"), "duplicate-id", value=entry.id)
            continue
        seen.add(entry.id)
        entries[index] = entry
    return record, entries
