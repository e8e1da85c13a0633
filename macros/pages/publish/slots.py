"""The slots of the shell: which there are, and the value of each in a generated page.

The theme (`theme/main.html`) writes their marks, `shell` cuts at them. Words and tags are in `templates/shell/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from jinja2 import Environment, Template
from markupsafe import Markup

from macros.casebook.problems.problem import Problem
from macros.pages.render.environment import shown, template_of
from macros.pages.views.routes import Page
from macros.pages.views.settings import Settings

SHARED = ("policy", "banner", "printed")
"""The slots that have the same value on every page; hand-written pages have them too."""


def slot_counts(settings: Settings) -> Mapping[str, int]:
    """The number of times that a shell must have each slot. Title and description occur twice: for browsers and search
    engines, and for a shared address (Open Graph)."""
    once = (*SHARED, "head", "body", "edit", *(f"menu:{rank}" for rank in range(len(settings.menu))))
    return {"title": 2, "description": 2} | dict.fromkeys(once, 1)


class Slots:
    """The values of the slots in one build; `problems` and `fault` are shown in the banner of a preview."""

    def __init__(self, settings: Settings, env: Environment, problems: tuple[Problem, ...] = (), fault: str = "") -> None:
        self._settings = settings
        self._env = env
        self._problems = problems
        self._fault = fault
        self._entries = {entry["address"] for entry in settings.menu}
        self._menus: dict[tuple[str, str], Mapping[str, str]] = {}
        self._templates: dict[str, Template] = {}

    @cached_property
    def _macros(self) -> Any:
        return self._env.get_template("shell/slots.html").module

    @cached_property
    def _heads(self) -> Any:
        return self._env.get_template("shell/heads.html").module

    @cached_property
    def policy(self) -> str:
        """The content security policy; none in the preview of MkDocs, whose automatic reload it would stop."""
        if self._settings.preview:
            return ""
        return str(self._env.get_template("shell/policy.html").module.policy())  # type: ignore[attr-defined]

    @cached_property
    def banner(self) -> str:
        """The problems of the cases and the fault of the engine, above each page of a preview; empty without any."""
        return str(self._macros.banner(self._problems, self._fault)) if self._problems or self._fault else ""

    @cached_property
    def printed(self) -> str:
        """What stands first on a printed page: the name of the site, its address if others can open it, the day of the build."""
        return str(self._macros.printed())

    @cached_property
    def shared(self) -> Mapping[str, str]:
        """The values of the slots of every page, as HTML."""
        return {"policy": self.policy, "banner": self.banner, "printed": self.printed}

    def values(self, page: Page) -> dict[str, str]:
        """The value of each slot in a page, as HTML."""
        return {
            **self.shared,
            # With the name of what it is under: a region of today and one of before 2016 may share a name.
            "title": self._words(" · ".join((page.title, *(name for name, _address in page.trail[-1:])))),
            "description": self._words(page.description),
            "head": getattr(self._heads, page.head)(page),
            "body": self._template(page.template).render(page=page, **page.context),
            "edit": self._macros.edit(page),
            **self._menu(page),
        }

    @staticmethod
    def _words(text: str) -> str:
        return str(Markup.escape(shown(text)))

    def _template(self, name: str) -> Template:
        if name not in self._templates:
            self._templates[name] = template_of(self._env, name)
        return self._templates[name]

    def _menu(self, page: Page) -> Mapping[str, str]:
        """The slots of the menu: the same for all pages of a section, but for the one that an entry leads to."""
        key = page.section, page.address if page.address in self._entries else ""
        if key not in self._menus:
            self._menus[key] = {f"menu:{rank}": self._current[self._state(entry, page)] for rank, entry in enumerate(self._settings.menu)}
        return self._menus[key]

    @staticmethod
    def _state(entry: Mapping[str, Any], page: Page) -> str:
        """The `aria-current` of an entry of the menu: `page` on its own page, `true` on those under it, else empty."""
        return "page" if entry["address"] == page.address else "true" if page.section in entry["holds"] else ""

    @cached_property
    def _current(self) -> Mapping[str, str]:
        return {"": "", **{state: self._macros.current(state) for state in ("page", "true")}}
