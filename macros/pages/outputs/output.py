"""What an output is: a function from the planned site, or from one case, to files beside the pages.

It is the function `files` of a module of this room. `table` lists these modules; `publish.site` calls the
functions and writes the files, those of a case where its page is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from pydantic_core import to_json

from macros.casebook.library.case import Case
from macros.pages.views.routes import Page
from macros.pages.views.settings import Settings
from macros.pages.views.views import Views


@dataclass(frozen=True)
class File:
    """A file of the site; `path` is from the root of the site. What takes time to make is given as a function: a preview
    asks which files there are at each change, and makes those that somebody looks at."""

    path: str
    made: bytes | Callable[[], bytes]

    @cached_property
    def content(self) -> bytes:
        """What the file holds."""
        return self.made if isinstance(self.made, bytes) else self.made()

    @classmethod
    def json(cls, path: str, value: Any) -> File:
        """A file of plain values as JSON, in UTF-8 and without spaces; `value` is these values, or a function that returns
        them."""
        return cls(path, lambda: to_json(value() if callable(value) else value))


@dataclass(frozen=True, slots=True)
class Plan:
    """The site as its outputs see it. `pages` are the generated pages, `documents` the addresses of the
    hand-written ones. `render` takes the name of a template and named values; it returns text. `assets` are the texts of some files of
    the site, by their addresses, for what holds them within itself."""

    views: Views
    settings: Settings
    pages: Sequence[Page]
    documents: Sequence[str]
    render: Callable[..., str]
    assets: Mapping[str, str] = field(default_factory=dict)


Output: TypeAlias = Callable[[Plan], Iterator[File]]
"""The function of an output."""

CaseOutput: TypeAlias = Callable[[Plan, Case], Iterator[File]]
"""The function of an output that is made of one case; it is called for the withdrawn ones too. Several processes write their files."""
