"""The macros that a hand-written page of `docs/` may call, for example `{{ cards("pratiques") }}`.

Each returns an opaque mark. Once MkDocs has rendered the page, the build replaces the mark by a block,
which a template of `pages/templates/blocks/` draws with everything escaped (`publish.site`). A macro
that returned Markdown itself would let contributed text become links or HTML.
"""

from __future__ import annotations

from typing import Any


def define_env(env: Any) -> None:
    """Declare the macros; mkdocs-macros calls this with its environment."""
    from macros.pages.publish.engine import block

    @env.macro
    def index(name: str, level: str = "h3") -> str:
        """The terms of a facet with their counts; `name` is the address of the facet (`themes`), `level` that of the headings of broader terms,
        one below the heading that the list stands under."""
        return block("index", name=name, level=level)

    @env.macro
    def cards(*keys: str) -> str:
        """The cards of single cases (`poles/bou-sol`), or of all cases of a type (`pratiques`)."""
        return block("cards", keys=keys)

    @env.macro
    def varied(number: int = 6) -> str:
        """The cards of a few case studies, varied in type and region: the rule is in `Blocks.varied`."""
        return block("varied", number=number)

    @env.macro
    def news(number: int = 6) -> str:
        """The pages that changed last, a line each: the rule is in `told.news`."""
        return block("news", number=number)

    @env.macro
    def awaiting(number: int = 10) -> str:
        """The poles whose knowledge is the oldest, and the way to tell what followed: the rule is in `told.awaiting`."""
        return block("awaiting", number=number)

    @env.macro
    def in_words() -> str:
        """What PTCE means, in one sentence, with a pole of the library as example (`Blocks.example_pole`)."""
        return block("in_words")

    @env.macro
    def beside(address: str) -> str:
        """The pages beside the one that an entry of the menu leads to (`Settings.beside`); `address` is that of this page."""
        return block("beside", address=address)

    @env.macro
    def read_case(folder: str) -> str:
        """A case of a type (`poles`) with a note beside each of its parts: how to read it. Which one: `Blocks.annotated`."""
        return block("read_case", folder=folder)

    @env.macro
    def count(what: str) -> str:
        """A figure: the number of cases of a type (`poles`), or one of those in `Blocks.count` (`regions`)."""
        return block("count", what=what)

    @env.macro
    def case(key: str, name: str = "") -> str:
        """The title of a case (`poles/bou-sol`), linked to its page; or a name of it, which stays plain where there is no such case."""
        return block("case", key=key, name=name)

    @env.macro
    def term(address: str, id: str, name: str) -> str:
        """A name, linked to the page of a term of a facet (`questions`, `payer-animation`); it stays plain where no case bears the term."""
        return block("term", address=address, id=id, name=name)

    @env.macro
    def cross_table() -> str:
        """The table of themes × regions, each count linked to the cases that it counts."""
        return block("cross_table")

    @env.macro
    def map(listed: bool = True) -> str:
        """The map of the country, with the list of its cases when `listed`."""
        return block("map", listed=listed)

    @env.macro
    def glossary() -> str:
        """Every acronym with its words in full and a sentence that explains it."""
        return block("glossary")

    @env.macro
    def annotated_case(folder: str) -> str:
        """A case of a type (`fiches`) with a note beside each of its parts: what a contributor writes there. Which one: `Blocks.annotated`."""
        return block("annotated_case", folder=folder)

    @env.macro
    def date() -> str:
        """The date of the build, in words: the rule is in `Blocks.date`."""
        return block("date")

    @env.macro
    def data_model() -> str:
        """The fields of each case type with their labels, from the declarations."""
        return block("data_model")

    @env.macro
    def site_map() -> str:
        """Every page and every list of the site, under the entry of the menu that holds it (`views.site_map`)."""
        return block("site_map")

    @env.macro
    def search_box() -> str:
        """A box whose search opens on the search page."""
        return block("search_box")

    @env.macro
    def solutions(intent: str, most: int = 12) -> str:
        """What one may take up with an intent of a session (`projet-a-essaimer`): so many at most, with the way to the others."""
        return block("solutions", intent=intent, most=most)

    @env.macro
    def financing() -> str:
        """What a new pole may ask for, by the state of each scheme, with the day on which it was checked."""
        return block("financing")

    @env.macro
    def forums() -> str:
        """The solutions forums of the events of the library, linked to their programmes."""
        return block("forums")

    @env.macro
    def reach_list() -> str:
        """Every pole by region with the way to reach it, and the network of each region."""
        return block("reach_list")

    @env.macro
    def find_peer(part: str) -> str:
        """What « Trouver un pair » says without its script, a part of it: `ways` (how the order is made), `schemes` or `exchanges`."""
        return block("find_peer", part=part)

    @env.macro
    def coverage() -> str:
        """What the library covers and what it does not, as charts that are also tables."""
        return block("coverage")

    @env.macro
    def contact(form: bool = True) -> str:
        """The e-mail address of the editorial team, from the settings."""
        return block("contact", form=form)

    @env.macro
    def contribution_form() -> str:
        """The contribution form as it is before its script runs: the choice of a type, and the settings of the script."""
        return block("contribution_form")

    @env.macro
    def organiser_desk() -> str:
        """The organiser's desk as it is before its script runs, with the settings of the script."""
        return block("organiser_desk")

    @env.macro
    def pack_example(words: str, before: str = "") -> str:
        """A way to the pack of an event of the library, named by some words, after others; nothing where none has one."""
        return block("pack_example", words=words, before=before)

    @env.macro
    def removal() -> str:
        """The three fields of a request to take something out, as they are before their script runs, and the message to copy without it."""
        return block("removal")

    @env.macro
    def accessibility() -> str:
        """How the site judges its own accessibility: the rate, what is not met, what was not tested, the sample."""
        return block("accessibility")

    @env.macro
    def self_test() -> str:
        """The self-test: its grid, whole, with who did what each question asks, and the data of its script."""
        return block("self_test")

    @env.macro
    def criteria(grid: str) -> str:
        """The criteria of a grid that is only read (`criteres-2012`), list after list."""
        return block("criteria", grid=grid)

    @env.macro
    def blank_card() -> str:
        """A practice card to write on, hidden: the cards of a selection fill their last sheet with it."""
        return block("blank_card")

    @env.macro
    def blank_forms() -> str:
        """A blank form for each type, to print and to fill in by hand."""
        return block("blank_forms")
