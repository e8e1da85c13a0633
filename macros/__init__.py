"""What a hand-written page of `docs/` may call, a few lines each.

Each macro returns an opaque mark; the build puts the block there, from our own
autoescaped templates, after the engine has rendered the page. A macro that returned
Markdown would turn contributed text into live links.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Declare the macros to mkdocs-macros."""
    from macros.pages.publish.engine import block

    @env.macro
    def index(name: str) -> str:
        """The terms of a facet with their counts, by the facet's address (`themes`)."""
        return block("index", name=name)

    @env.macro
    def cards(*keys: str) -> str:
        """The cards of named cases (`poles/bou-sol`), or of a whole type (`pratiques`)."""
        return block("cards", keys=keys)

    @env.macro
    def varied(number: int = 6) -> str:
        """A few case studies chosen for variety: no type twice in a row, no region twice."""
        return block("varied", number=number)

    @env.macro
    def count(what: str) -> str:
        """How many cases a type has, or `cases`, `studies`, `notices`, `regions`, `sources`."""
        return block("count", what=what)

    @env.macro
    def case(key: str) -> str:
        """A case by its title, linked to its page."""
        return block("case", key=key)

    @env.macro
    def cross_table() -> str:
        """Themes × regions, each count leading to the cases that it counts."""
        return block("cross_table")

    @env.macro
    def map(listed: bool = True) -> str:
        """The map of the country with its list of cases, or the map alone."""
        return block("map", listed=listed, most=40)

    @env.macro
    def glossary() -> str:
        """Every acronym with its words in full and one plain sentence."""
        return block("glossary")

    @env.macro
    def sources() -> str:
        """Every document that the library cites, with its date and address."""
        return block("sources")

    @env.macro
    def date() -> str:
        """The day up to which the library has been read and checked."""
        return block("date")

    @env.macro
    def data_model() -> str:
        """The fields of each case type, from their declarations."""
        return block("data_model")

    @env.macro
    def search_box() -> str:
        """The search box of a page."""
        return block("search_box")

    @env.macro
    def contact() -> str:
        """How to reach the editorial team, as the settings say."""
        return block("contact")

    @env.macro
    def contribution_form() -> str:
        """The form of contributions before its script: the types to choose from, the settings."""
        return block("contribution_form")

    @env.macro
    def blank_forms() -> str:
        """The blank form of every type, to print and to fill by hand."""
        return block("blank_forms")
