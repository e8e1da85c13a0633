"""The templates' surroundings: autoescape on, nothing undefined passes, French filters.

The only place where a `Views` meets Jinja. Contributed text is escaped here, by default,
everywhere; what is already HTML comes as `Markup` from `prose` alone.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.casebook import french
from macros.casebook.casetype import TYPES
from macros.casebook.facets import FACETS
from macros.pages.blocks import Blocks
from macros.pages.factbox import FactBox
from macros.pages.prose import Prose
from macros.pages.views import Views

TEMPLATES = Path(__file__).parent / "templates"


def environment(views: Views) -> Environment:
    """The Jinja environment of one build."""
    env = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.filters.update(
        counted=french.counted,
        grouped=french.grouped,
        hour=french.hour,
        lower_first=french.lower_first,
    )
    env.globals.update(
        views=views,
        factbox=FactBox(views),
        blocks=Blocks(views),
        library=views.library,
        url=views.url,
        prose=Prose(views.case_address),
        types=TYPES,
        facets=FACETS,
    )
    # Imported once, each seeing those before it: a page that imported them itself would pay
    # for it each time.
    env.globals["parts"] = env.get_template("parts.html").module
    for name in REMEMBERED:
        env.globals[name] = _remembered(getattr(env.globals["parts"], name))
    note = _remembered(env.globals["parts"].source_note_of)  # type: ignore[attr-defined]
    env.globals["source_note"] = lambda source_id: note(source_id) if source_id else ""
    for name in ("values", "extras"):
        env.globals[name] = env.get_template(f"{name}.html").module
    return env


REMEMBERED = ("card", "case_line", "document_line", "term_link")
"""The macros of `parts.html` that many pages show with the same values."""


def _remembered(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """A macro that renders each of its values once a build."""
    known: dict[Any, Markup] = {}

    def show(value: Any, *more: str) -> Markup:
        key = (value, more) if more else getattr(value, "key", value)
        if key not in known:
            known[key] = macro(value, *more)
        return known[key]

    return show
