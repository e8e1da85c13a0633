"""A case: one file, read, checked and placed on the map. Frozen; what the pages show."""

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
from macros.casebook.types.base import CaseType, Review, Withdrawal

NOTICE_WORDS, NOTICE_FACTS = 80, 8
"""A body shorter than this, with no more groups of facts than this, makes a notice."""

_ABOUT_THE_PAGE = frozenset({"verified_on", "confirmed_on", "until", "seen_alive", "read_by_pole"})


@dataclass(frozen=True, slots=True)
class Body:
    """A checked body. `sections` are the level-2 headings in order, as (id, title);
    `links` the cases it links to, as `folder/slug`."""

    text: str = ""
    sections: tuple[tuple[str, str], ...] = ()
    links: tuple[str, ...] = ()

    def shorter_than(self, words: int) -> bool:
        """Whether it has fewer words than this; long texts are not counted to the end."""
        return len(self.text.split(None, words)) < words


@dataclass(frozen=True)
class Case:
    """One case. `facts` is its front matter, typed; `body` its text.

    `source` is the text of its file; `layout` that text laid out for the form, if it can be
    (`files.layout`). `departments`, `regions` and `former_regions` hold term ids: what the file says and
    what follows from it (a commune is in a department, a department in a region).
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

    @property
    def key(self) -> str:
        """`folder/slug`: the name of the case everywhere, and its address."""
        return f"{self.kind.folder}/{self.slug}"

    @property
    def path(self) -> str:
        """The file as it is named to people."""
        return self.source.shown

    def position(self, at: int) -> Position:
        """The line and the column, in its file, of a character of the body, which ends the file."""
        return self.source.position(len(self.source.text) - len(self.body.text) + at)

    @property
    def title(self) -> str:
        """The title, as shown."""
        return self.facts.title  # type: ignore[no-any-return]

    @cached_property
    def sort_key(self) -> tuple[str, str]:
        """Where the title stands in a French list."""
        return sort_key(self.facts.title)

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The ids of every document it cites, those of its facts included, in order."""
        cited = (value for _annotation, value in annotated_values(self.facts, SourceId))
        return tuple(dict.fromkeys((*self.facts.sources, *cited)))

    @cached_property
    def references(self) -> tuple[tuple[str, str], ...]:
        """Every case that this one points to, as (key, name of the link back)."""
        pointed = ((reference.key(value), reference.inverse) for reference, value in annotated_values(self.facts, RefTo))
        fields = [(key, inverse) for key, inverse in pointed if key]
        named = {key for key, _inverse in fields}
        links = [(key, "Cité dans") for key in self.body.links if key not in named]
        return tuple(dict.fromkeys((*fields, *links)))

    @cached_property
    def is_notice(self) -> bool:
        """Whether little more is known than a name, a place and a recognition: a short
        text and few facts, in a type that admits notices."""
        return self.kind.notices and self.body.shorter_than(NOTICE_WORDS) and sum(1 for _ in self.groups()) <= NOTICE_FACTS

    @cached_property
    def year(self) -> int | None:
        """The latest year that its facts tell of, None when none is dated. What somebody did
        to the page or to an offer (read, checked, confirmed) is no fact of the case."""
        dates = (
            value
            for group in self.groups()
            if not isinstance(group, Review | Withdrawal)
            for name, value in group.__dict__.items()
            if type(value) is PartialDate and name not in _ABOUT_THE_PAGE
        )
        return max((date.year for date in dates), default=None)

    def groups(self) -> Iterator[Any]:
        """Every group of facts in the file."""
        return (group for _path, group in walk(self.facts))
