"""The slots of the shell: which there are, and what a generated page puts in each.

`theme/main.html` writes their marks, `shell` cuts at them; the words and tags are those of
`templates/shell/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from markupsafe import Markup

from macros.casebook.problems.problem import Problem
from macros.pages.views.routes import Page
from macros.pages.views.settings import Settings


class Slots:
    """What fills the shells of one build; `problems` are in the banner of a preview."""

    def __init__(self, settings: Settings, render: Callable[..., str], problems: tuple[Problem, ...]) -> None:
        self._settings = settings
        self._render = render
        self._problems = problems

    @property
    def counts(self) -> Mapping[str, int]:
        """How often a shell must have each slot: a page says what it is twice, to its readers
        and where its address is shared."""
        once = ("policy", "head", "banner", "body", "edit", *(f"menu:{rank}" for rank in range(len(self._settings.menu))))
        return {"title": 2, "description": 2} | dict.fromkeys(once, 1)

    @cached_property
    def policy(self) -> str:
        """The browser's orders; none in a preview, whose reload they would stop."""
        return "" if self._settings.preview else self._render("shell/policy.html")

    @cached_property
    def banner(self) -> str:
        """The problems of the cases, above each page of a preview; nothing otherwise."""
        return self._render("shell/banner.html", problems=self._problems) if self._problems else ""

    def values(self, page: Page) -> dict[str, str]:
        """What a page puts in each slot."""
        return {
            "policy": self.policy,
            # With what it is under: two regions of different maps may share a name.
            "title": str(Markup.escape(" · ".join((page.title, *(name for name, _address in page.trail[-1:]))))),
            "description": str(Markup.escape(page.description)),
            "head": self._render(page.head, page=page, **page.context),
            "banner": self.banner,
            "body": self._render(page.template, page=page, **page.context),
            "edit": self._render("shell/edit.html", page=page),
            **{f"menu:{rank}": self._current[self._state(entry, page)] for rank, entry in enumerate(self._settings.menu)},
        }

    @staticmethod
    def _state(entry: Mapping[str, Any], page: Page) -> str:
        """Whether a page is that of an entry of the menu (`page`), or under it (`true`)."""
        return "page" if entry["address"] == page.address else "true" if page.section in entry["holds"] else ""

    @cached_property
    def _current(self) -> Mapping[str, str]:
        return {"": "", **{state: self._render("shell/current.html", state=state) for state in ("page", "true")}}
