"""What a check may know besides the value: the surroundings of a file.

The reader hands it to pydantic as validation context; `references` and the rules of a group (`constraints`) look things up in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pydantic import ValidationInfo

from macros.casebook.language.nearest import Names
from macros.casebook.schema.communes import Communes


class Slugs(Mapping[str, Names]):
    """The slugs of the cases that exist, by folder."""

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
        """Every slug, whatever its folder."""
        return Names({slug for slugs in self.values() for slug in slugs})

    @cached_property
    def with_folders(self) -> Names:
        """Every `folder/slug`."""
        return Names({f"{folder}/{slug}" for folder, slugs in self.items() for slug in slugs})


@dataclass(frozen=True)
class Context:
    """What exists around a file while it is checked.

    `spellings` maps a vocabulary to every label of its terms and the id it leads to;
    `ids` to its ids; `groups` to the terms that only group others, with those they
    group; `tops` to each term's top term. `slugs` maps a folder to the slugs of its
    files. `sources` holds the ids of documents. `homes` maps a department to its region of
    today and the one before 2016.
    """

    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spellings: Mapping[str, Names] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    tops: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    slugs: Slugs = field(default_factory=Slugs)
    sources: Names = field(default_factory=Names)
    homes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    communes: Communes = field(default_factory=Communes)


def context_of(info: ValidationInfo) -> Context:
    """The `Context` that the reader passed as validation context."""
    context = (info.context or {}).get("case")
    return context if isinstance(context, Context) else Context()
