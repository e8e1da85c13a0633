"""A case: one file, read, typed and checked. `check.casefile` makes it, `library` links and indexes it, pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from macros.casebook.files.reading import SourceText
from macros.casebook.language.french import sort_key
from macros.casebook.problems.problem import Position
from macros.casebook.schema.dates import PartialDate, span
from macros.casebook.schema.fields import annotated_values, walk
from macros.casebook.schema.references import RefTo, SourceId
from macros.casebook.types.base import CaseType
from macros.casebook.types.confirmation import Confirmation
from macros.workers import Sent

NOTICE_WORDS, NOTICE_FACTS = 80, 8
"""A notice has a body of fewer words than the first number, and at most as many groups of facts as the second."""


@dataclass(frozen=True, slots=True)
class BodySection(Sent):
    """A section of a body, which a level-2 heading begins: the fragment of its address without the `#`, and its title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Body(Sent):
    """A checked body: its Markdown, its sections in order, the keys of the cases that it links to."""

    text: str = ""
    sections: tuple[BodySection, ...] = ()
    links: tuple[str, ...] = ()

    def shorter_than(self, words: int) -> bool:
        """Whether it has fewer than so many words. A long text is not counted to its end."""
        return len(self.text.split(None, words)) < words


@dataclass(frozen=True, slots=True)
class Reference(Sent):
    """A link from one case to another: the `key` of that case (`folder/slug`), and the French name of the link back, as
    the page of that case shows it."""

    key: str
    inverse: str


@dataclass(frozen=True)
class Case:
    """One case. `kind` is its type, `slug` the name of its file without `.md`, `facts` its typed front matter (an instance
    of `kind`).

    `source` is the text of its file, `layout` that text cut for the form (`files.layout`), None where it cannot be.
    `departments`, `regions` and `former_regions` are ids of terms: those that the file says and those that follow from
    them, as a commune is in a department and a department in a region. `known_until` is how far what is known of it reaches
    (`library.knowledge`), None where nothing says.
    """

    kind: type[CaseType]
    slug: str
    facts: Any
    body: Body
    source: SourceText
    departments: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    former_regions: tuple[str, ...] = ()
    known_until: PartialDate | None = None
    layout: bytes | None = None

    @cached_property
    def key(self) -> str:
        """The `folder/slug` by which everything names the case; its address too."""
        return f"{self.kind.folder}/{self.slug}"

    @property
    def path(self) -> str:
        """The name of its file in problems."""
        return self.source.shown

    def position(self, at: int) -> Position:
        """The position in its file of a character of the body; `at` counts characters of the body from 0."""
        return self.source.position(len(self.source.text) - len(self.body.text) + at)

    @property
    def title(self) -> str:
        """Its title, in French."""
        return self.facts.title  # type: ignore[no-any-return]

    def fact(self, name: str, default: Any = None) -> Any:
        """The value of a field, or the default where its type declares no such field: ten times as fast as `getattr`, which
        pydantic answers with an exception."""
        return self.facts.__dict__.get(name, default)

    @cached_property
    def sort_key(self) -> tuple[str, str]:
        """The key that sorts cases by title (`french.sort_key`)."""
        return sort_key(self.facts.title)

    @cached_property
    def terms(self) -> dict[str, tuple[str, ...]]:
        """The ids of its terms by the id of a facet, as far as they are known (`facets.Facet.values`)."""
        return {}

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of the documents that it cites, each once: those of the page, then those of its facts. What somebody said of the page is
        none of them before it is known to come from those whom it tells of (`CaseType.unverified`)."""
        cited = (value for _annotation, value in annotated_values(self.facts, SourceId))
        unverified = self.facts.unverified
        return tuple(id for id in dict.fromkeys((*self.facts.sources, *cited)) if id not in unverified)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every link from this case to another, each once: those of its facts, then those of its body to further cases."""
        values = ((annotation, annotation.key(value)) for annotation, value in annotated_values(self.facts, RefTo))
        fields = [Reference(key, annotation.inverse) for annotation, key in values if key]
        named = {reference.key for reference in fields}
        links = [Reference(key, "Cité dans") for key in self.body.links if key not in named]
        return tuple(dict.fromkeys((*fields, *links)))

    @cached_property
    def is_notice(self) -> bool:
        """Whether little more is known of it than a name, a place and a recognition: a short body and few facts
        (`NOTICE_WORDS`, `NOTICE_FACTS`), in a type that has notices."""
        return self.kind.notices and self.body.shorter_than(NOTICE_WORDS) and sum(1 for _ in self.groups()) <= NOTICE_FACTS

    @property
    def own_date(self) -> PartialDate | None:
        """When the case itself was, as its type declares (`dated_by`): the day of an event; None where it is not known."""
        return self.fact(self.kind.dated_by[0])  # type: ignore[no-any-return]

    @property
    def own_time(self) -> str:
        """When the case itself was, in French, with what that date is of (`dated_by`): `lancé en 2022`, `rencontre du 12 au 13 mars 2027`;
        empty where it is not known."""
        date = self.own_date
        return self.kind.dated_by[1].format(since=date.since, of=span(date, self.fact("ends"))) if date else ""

    @property
    def known_year(self) -> PartialDate | None:
        """How far its facts are known, to the year, as pages say it."""
        return replace(self.known_until, month=0, day=0) if self.known_until else None

    @property
    def known(self) -> str:
        """The same in French: `faits connus jusqu’en 2021`; empty where nothing says."""
        return f"faits connus {self.known_year.until}" if self.known_year else ""

    @property
    def dated(self) -> str:
        """What a card says of its time, in French: when it was itself, and until when its facts are known where that is another year. Empty
        without any."""
        same = self.own_date is not None and self.known_until is not None and self.own_date.year == self.known_until.year
        return ", ".join(filter(None, (self.own_time, "" if same else self.known)))

    @cached_property
    def order(self) -> tuple[tuple[int, int, int], tuple[str, str]]:
        """The key that sorts the cases of its type in lists: by title, after the newest first where the type says so."""
        date = self.own_date if self.kind.newest_first else None
        return (-date.latest.year, -date.latest.month, -date.latest.day) if date else (0, 0, 0), self.sort_key

    @property
    def year(self) -> int | None:
        """The year of its newest facts, by which lists sort (`known_until`); of what no document tells as done, the year when it is to be
        (`own_date`). None where nothing says."""
        newest = self.known_until or self.own_date
        return newest.year if newest else None

    def groups(self) -> Iterator[Any]:
        """Its front matter, and every group of facts inside it. What somebody said of the page (`confirmations`) is none of its facts."""
        return (group for _path, group in walk(self.facts) if not isinstance(group, Confirmation))
