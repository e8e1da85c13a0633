"""What a check may know besides the value: the surroundings of a file.

The reader hands it to pydantic as validation context; `references` and the rules of a group (`constraints`) look things up in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationInfo

from macros.casebook.schema.communes import Communes


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
    spellings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    groups: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    tops: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    slugs: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sources: frozenset[str] = frozenset()
    homes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    communes: Communes = field(default_factory=Communes)


def context_of(info: ValidationInfo) -> Context:
    """The `Context` that the reader passed as validation context."""
    context = (info.context or {}).get("case")
    return context if isinstance(context, Context) else Context()
