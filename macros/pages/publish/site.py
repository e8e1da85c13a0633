"""One build of the site, from the library and the captured shells to published files.

Called by the hooks as the engine goes: `capture`, `block` and `fill` while MkDocs renders,
`pour` at the end. Knows no MkDocs; what it needs of the engine's settings is in `Settings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment

from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.pages.outputs.output import Plan
from macros.pages.outputs.table import OUTPUTS
from macros.pages.publish.makers import Makers
from macros.pages.publish.shell import Shell
from macros.pages.publish.slots import Slots
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import environment
from macros.pages.search.indexing import index
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.blocks import BlockError
from macros.pages.views.routes import Page, pages
from macros.pages.views.settings import Settings
from macros.pages.views.views import Views
from macros.workers import Work, pieces

DEPTHS = (1, 2, 3)
"""How deep the addresses of the site go; one blank page is drawn for each."""

PIECE = 200
"""How many pages a process takes at a time."""

PARALLEL_FROM = 1500
"""From this number of pages on, processes share the work; below, starting them costs
more than they save."""

_BLOCK = re.compile("(<p>)?\ue000block:(\\d+)\ue001(</p>)?")


@dataclass
class Site:
    """The state of one build. `problems` are in the banner of a preview; `documents` gathers
    the addresses of the hand-written pages, for the sitemap."""

    library: Library
    settings: Settings
    problems: tuple[Problem, ...] = ()
    processes: int = 1
    shells: dict[int, Shell] = field(default_factory=dict)
    blocks: list[Callable[[], str]] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)

    @cached_property
    def views(self) -> Views:
        """The library as the templates see it."""
        return Views(self.library)

    @cached_property
    def env(self) -> Environment:
        """The templates of this build."""
        env = environment(self.views)
        env.globals.update(settings=self.settings)
        return env

    def render(self, template: str, /, **context: Any) -> str:
        """A template of ours."""
        return self.env.get_template(template).render(context)

    @cached_property
    def slots(self) -> Slots:
        """What fills the shells."""
        return Slots(self.settings, self.render, self.problems)

    # --- while the engine renders ---------------------------------------------------

    def capture(self, depth: int, html: str) -> None:
        """Keep the blank page of a depth as a shell."""
        self.shells[depth] = Shell.capture(html, depth, self.slots.counts)

    def block(self, name: str, /, **values: Any) -> str:
        """Promise a block of a hand-written page: an opaque mark that `fill` replaces."""
        self.blocks.append(lambda: self.render(f"blocks/{name}.html", **values))
        return f"\ue000block:{len(self.blocks) - 1}\ue001"

    def fill(self, html: str, address: str) -> str:
        """A hand-written page with its blocks.

        Raises `BlockError` when a mark is torn or its block cannot be rendered.
        """

        def put(found: re.Match[str]) -> str:
            opening, number, closing = found.groups()
            text = self.blocks[int(number)]()
            return text if opening and closing else f"{opening or ''}{text}{closing or ''}"

        self.documents.append(address)
        filled = _BLOCK.sub(put, html)
        if "\ue000" in filled or "\ue001" in filled:
            raise BlockError("the mark of a block was torn by Markdown: put the call on a line of its own")
        return filled.replace(TO_ROOT, "../" * address.count("/"))

    # --- at the end -------------------------------------------------------------------

    def pour(self, staging: Staging) -> None:
        """Write every generated page and every output into the staging tree, and index them.

        Raises `MadeTwice` when two makers give one file.
        """
        plan = Plan(self.views, self.settings, tuple(pages(self.views)), tuple(self.documents), self.render)
        makers = Makers(staging.tree)
        for page in plan.pages:
            makers.claim(page.path, f"the page « {page.title} »")
        with self._start_writing(plan.pages, staging) as writing:
            for name, output in OUTPUTS.items():
                for file in output(plan):
                    makers.claim(file.path, f"the output « {name} »")
                    staging.write(file.path, file.content)
            writing.results()
        if self.settings.search:
            index(staging.tree)

    def _start_writing(self, planned: Sequence[Page], staging: Staging) -> Work[None]:
        """Write the pages, or have them written; the results are there once they are."""

        def write(some: Iterable[Page]) -> None:
            for page in some:
                staging.write(page.path, self.html(page).encode())

        if self.processes < 2 or len(planned) < PARALLEL_FROM:
            return Work(write, [planned], 1)
        # What all share is computed before the fork, so that each worker has it for nothing.
        # The lists go in one piece: the worker that takes them draws each card once.
        single = [page for page in planned if page.template == "case.html"]
        lists = [page for page in planned if page.template != "case.html"]
        write(single[:1])
        return Work(write, [lists, *pieces(single[1:], PIECE)], self.processes)

    def html(self, page: Page) -> str:
        """One generated page, whole."""
        return self.shells[page.depth].pour(self.slots.values(page))
