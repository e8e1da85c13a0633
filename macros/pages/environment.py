"""The templates' surroundings: autoescape on, nothing undefined passes, French filters.

The only place where a `Views` meets Jinja. Contributed text is escaped here, by default,
everywhere; what is already HTML comes as `Markup` from `prose` alone.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from macros.casebook import french
from macros.casebook.case import Case
from macros.casebook.casetype import TYPES
from macros.casebook.facets import FACETS
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
        spaced=lambda text: Markup.escape(french.typographic(str(text))),
    )
    prose = Prose(views.case_address)
    cards: dict[str, Markup] = {}

    def card(case: Case) -> Markup:
        """The card of a case, rendered once a build: long lists show it many times."""
        if case.key not in cards:
            macro = env.get_template("parts.html").module.card  # type: ignore[attr-defined]
            cards[case.key] = macro(case)
        return cards[case.key]

    env.globals.update(
        views=views,
        library=views.library,
        url=views.url,
        card=card,
        prose=prose,
        types=TYPES,
        facets=FACETS,
    )
    return env
