"""What the check of a value may know besides the value: the terms, documents, cases and communes around its file.

`check.loading` makes the context; `files.validation` passes it to pydantic; `references` and `constraints` look things up
in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import ValidationInfo

from macros.casebook.language.nearest import Names
from macros.casebook.schema.communes import Communes
from macros.casebook.schema.dates import PartialDate


@dataclass(frozen=True, slots=True)
class HomeRegions:
    """The regions of a department, as ids of terms: today's and the one before 2016."""

    region: str
    former_region: str


class Slugs(Mapping[str, Names]):
    """The slugs of the cases that exist, by folder. A slug is the name of a case file without `.md`."""

    def __init__(self, by_folder: Mapping[str, Collection[str]] | None = None) -> None:
        self._by_folder = {folder: Names(slugs) for folder, slugs in (by_folder or {}).items()}

    def __getitem__(self, folder: str) -> Names:
        return self._by_folder[folder]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_folder)

    def __len__(self) -> int:
        return len(self._by_folder)

    @cached_property
    def anywhere(self) -> Names:
        """Every slug of every folder."""
        return Names({slug for slugs in self.values() for slug in slugs})

    @cached_property
    def with_folders(self) -> Names:
        """Every `folder/slug`."""
        return Names({f"{folder}/{slug}" for folder, slugs in self.items() for slug in slugs})


@dataclass(frozen=True)
class Context:
    """What exists around a file while it is checked.

    By the name of a vocabulary: `ids` are the ids of its terms; `spellings` maps each label and each id to the id
    that it means; `groups` maps a term that only groups others to the ids of those; `tops` maps each term to its top
    term. `slugs` are those of the case files, by folder; `sources` the ids of documents; `known_until` how far each of them can
    know (`Document.known_until`); `homes` the regions of a department, by its code; `admitted` the addresses that are kept though
    their site has no name (`_links.yml`).
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spellings: Mapping[str, Names] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    tops: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    slugs: Slugs = field(default_factory=Slugs)
    sources: Names = field(default_factory=Names)
    known_until: Mapping[str, PartialDate] = field(default_factory=dict)
    homes: Mapping[str, HomeRegions] = field(default_factory=dict)
    communes: Communes = field(default_factory=Communes)
    admitted: tuple[str, ...] = ()


def context_of(info: ValidationInfo) -> Context:
    """The `Context` that was passed to pydantic; an empty one when none was."""
    context = (info.context or {}).get("case")
    return context if isinstance(context, Context) else Context()
