"""What an output is: a function from the planned site to files beside its pages.

Each is the function `files` of a module of this room that `table.py` names; `publish.site`
writes what they give.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from macros.pages.views.routes import Page
from macros.pages.views.settings import Settings
from macros.pages.views.views import Views


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site; `path` is from its root."""

    path: str
    content: bytes

    @classmethod
    def json(cls, path: str, value: Any) -> File:
        """Plain values as JSON, without a space too many."""
        return cls(path, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())


@dataclass(frozen=True, slots=True)
class Plan:
    """The site as its outputs see it: the library's views, the settings, the generated
    `pages`, the addresses of the hand-written ones. `render` draws a template of ours with
    named values."""

    views: Views
    settings: Settings
    pages: Sequence[Page]
    documents: Sequence[str]
    render: Callable[..., str]


Output: TypeAlias = Callable[[Plan], Iterator[File]]
