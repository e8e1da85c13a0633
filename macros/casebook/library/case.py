"""A case: one file, read, typed and checked. `check.casefile` makes it, `library` links and indexes it, pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from macros.casebook.files.reading import SourceText
from macros.casebook.language.french import sort_key
from macros.casebook.problems.problem import Position
from macros.casebook.schema.dates import PartialDate
from macros.casebook.schema.fields import annotated_values, walk
from macros.casebook.schema.references import RefTo, SourceId
from macros.casebook.types.base import CaseType, Confirmation, Contact, Review, Withdrawal
from macros.workers import Sent

NOTICE_WORDS, NOTICE_FACTS = 80, 8
"""A notice has a body of fewer words than the first number, and at most as many groups of facts as the second."""

_ABOUT_THE_PAGE = frozenset({"verified_on", "confirmed_on", "until", "seen_alive", "read_by_pole", "contact_sought"})
"""The fields whose date is of the page or of an offer, not of a fact of the case."""


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
    them, as a commune is in a department and a department in a region.
    """

    kind: type[CaseType]
    slug: str
    facts: Any
    body: Body
    source: SourceText
    departments: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    former_regions: tuple[str, ...] = ()
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
        """The ids of the documents that it cites, each once: those of the page, then those of its facts."""
        cited = (value for _annotation, value in annotated_values(self.facts, SourceId))
        return tuple(dict.fromkeys((*self.facts.sources, *cited)))

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
    def dated(self) -> str:
        """What a card says of its time, in French: when it was, or up to which year its facts are known; empty without any."""
        if date := self.own_date:
            return f"{self.kind.dated_by[1]} {date.since}".strip()
        return f"faits connus jusqu’en {self.year}" if self.year else ""

    @cached_property
    def order(self) -> tuple[tuple[int, int, int], tuple[str, str]]:
        """The key that sorts the cases of its type in lists: by title, after the newest first where the type says so."""
        date = self.own_date if self.kind.newest_first else None
        return (-date.latest.year, -date.latest.month, -date.latest.day) if date else (0, 0, 0), self.sort_key

    @cached_property
    def year(self) -> int | None:
        """The year when the case itself was (`own_date`), else the latest among the dates of its facts; None when no fact is
        dated. What somebody did to the page or to an offer (read, checked, confirmed) is no fact of the case, nor is when an address
        was given."""
        if date := self.own_date:
            return date.year
        dates = (
            value
            for group in self.groups()
            if not isinstance(group, Contact | Review | Withdrawal)
            for name, value in group.__dict__.items()
            if type(value) is PartialDate and name not in _ABOUT_THE_PAGE
        )
        return max((date.year for date in dates), default=None)

    def groups(self) -> Iterator[Any]:
        """Its front matter, and every group of facts inside it. What somebody said of the page (`confirmations`) is none of its facts."""
        return (group for _path, group in walk(self.facts) if not isinstance(group, Confirmation))
