"""One build of the site, from the library and the shells to files in the staging tree.

The hooks call `capture`, `block` and `fill` while MkDocs renders, then `pour`. This module does not import MkDocs; the
settings that it needs are in `Settings`.
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
"""The depths of the addresses of generated pages; MkDocs renders one blank page for each."""

PIECE = 200
"""The number of pages that a process takes at a time."""

PARALLEL_FROM = 1500
"""From this number of pages on, several processes write them; with fewer, starting processes costs more than they
save."""

_BLOCK = re.compile("(<p>)?\ue000block:(\\d+)\ue001(</p>)?")
"""The mark of a block in a rendered page, with the paragraph that Markdown may have put around it."""


@dataclass
class Site:
    """The state of one build.

    `problems` are shown in the banner of a preview. `shells` are by depth. `blocks` are functions that render
    the blocks of hand-written pages, by the number in their mark. `documents` are the addresses of the
    hand-written pages.
    """

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
        """The environment in which this build renders templates."""
        env = environment(self.views)
        env.globals.update(settings=self.settings)
        return env

    def render(self, template: str, /, **context: Any) -> str:
        """A template of ours, by its file name, rendered with named values."""
        return self.env.get_template(template).render(context)

    @cached_property
    def slots(self) -> Slots:
        """The values of the slots."""
        return Slots(self.settings, self.env, self.problems)

    # --- while MkDocs renders -------------------------------------------------------

    def capture(self, depth: int, html: str) -> None:
        """Keep the blank page of a depth as a shell. Raises `ShellError`."""
        self.shells[depth] = Shell.capture(html, depth, self.slots.counts)

    def block(self, name: str, /, **values: Any) -> str:
        """Register a block of a hand-written page; returns the mark that `fill` replaces by it.

        `name` is that of a template of `blocks/`, `values` are what it is rendered with.
        """
        self.blocks.append(lambda: self.render(f"blocks/{name}.html", **values))
        return f"\ue000block:{len(self.blocks) - 1}\ue001"

    def fill(self, html: str, address: str) -> str:
        """A hand-written page, with its blocks in the place of their marks.

        Raises `BlockError` when Markdown has torn a mark apart, or a block cannot be rendered.
        """

        def rendered(mark: re.Match[str]) -> str:
            opening, number, closing = mark.groups()
            text = self.blocks[int(number)]()
            return text if opening and closing else f"{opening or ''}{text}{closing or ''}"

        self.documents.append(address)
        filled = _BLOCK.sub(rendered, html)
        if "\ue000" in filled or "\ue001" in filled:
            raise BlockError("the mark of a block was torn by Markdown: put the call on a line of its own")
        return filled.replace(TO_ROOT, "../" * address.count("/"))

    # --- at the end -------------------------------------------------------------------

    def pour(self, staging: Staging) -> None:
        """Write every generated page and every output into the staging tree, then the search index.

        Raises `MadeTwice` when a file has two makers, `SearchFailed`, and `WorkerLost`.
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
        """Begin to write the pages, in several processes when there are many. They are written once `results` of the
        returned work returns."""

        def write(piece: Iterable[Page]) -> None:
            for page in piece:
                staging.write(page.path, self.html(page).encode())

        if self.processes < 2 or len(planned) < PARALLEL_FROM:
            return Work(write, [planned], 1)
        # Values that are made once and kept are made before the fork, by the first case: each worker then has them.
        # All lists are one piece, as the worker that takes it renders each card once.
        cases = [page for page in planned if page.template == "case.html"]
        lists = [page for page in planned if page.template != "case.html"]
        write(cases[:1])
        return Work(write, [lists, *pieces(cases[1:], PIECE)], self.processes)

    def html(self, page: Page) -> str:
        """The whole HTML of a generated page."""
        return self.shells[page.depth].pour(self.slots.values(page))
