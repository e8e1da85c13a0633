"""One build of the site, from the library and the shells to files in the staging tree.

The hooks call `capture`, `block` and `fill` while MkDocs renders, then `pour`. This module does not import MkDocs; the
settings that it needs are in `Settings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from jinja2 import Environment

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.pages.outputs.output import File, Plan
from macros.pages.outputs.table import OUTPUTS
from macros.pages.publish.makers import Makers
from macros.pages.publish.shell import Shell
from macros.pages.publish.slots import Slots
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import environment
from macros.pages.search.documents import case_document, general_documents
from macros.pages.search.index_files import index_files
from macros.pages.search.postings import Packed, Postings, weighed
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.blocks import BlockError
from macros.pages.views.hand_written import HandWritten
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
    the blocks of hand-written pages, by the number in their mark. `documents` are the hand-written pages.
    """

    library: Library
    settings: Settings
    problems: tuple[Problem, ...] = ()
    processes: int = 1
    shells: dict[int, Shell] = field(default_factory=dict)
    blocks: list[Callable[[], str]] = field(default_factory=list)
    documents: list[HandWritten] = field(default_factory=list)

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

    def fill(self, html: str, page: HandWritten) -> str:
        """A hand-written page, with its blocks in the place of their marks; the page is kept for the outputs and the search.

        Raises `BlockError` when Markdown has torn a mark apart, or a block cannot be rendered.
        """

        def rendered(mark: re.Match[str]) -> str:
            opening, number, closing = mark.groups()
            text = self.blocks[int(number)]()
            return text if opening and closing else f"{opening or ''}{text}{closing or ''}"

        filled = _BLOCK.sub(rendered, html)
        if "\ue000" in filled or "\ue001" in filled:
            raise BlockError("the mark of a block was torn by Markdown: put the call on a line of its own")
        article = filled[filled.find("<article") : filled.rfind("</article>")] if page.searched else ""
        self.documents.append(replace(page, html=article))
        return filled.replace(TO_ROOT, "../" * page.address.count("/"))

    # --- at the end -------------------------------------------------------------------

    def pour(self, staging: Staging) -> None:
        """Write every generated page and every output into the staging tree, then the search index.

        Raises `MadeTwice` when a file has two makers, and `WorkerLost`.
        """
        plan = Plan(self.views, self.settings, tuple(pages(self.views)), tuple(page.address for page in self.documents), self.render)
        makers = Makers(staging.tree)
        for page in plan.pages:
            makers.claim(page.path, f"the page « {page.title} »")
        with self._start_writing(plan.pages, staging) as writing:
            for name, output in OUTPUTS.items():
                for file in output(plan):
                    makers.claim(file.path, f"the output « {name} »")
                    staging.write(file.path, file.content)
            weighed_pieces = writing.results()
        if self.settings.search:
            for file in self._index(plan, weighed_pieces):
                staging.write(file.path, file.content)

    def _start_writing(self, planned: Sequence[Page], staging: Staging) -> Work[Packed]:
        """Begin to write the pages, in several processes when there are many, and to weigh the words of the cases for the
        search. All is written once `results` of the returned work returns the weights, piece by piece."""
        numbers = {case.key: number for number, case in enumerate(self.library.published.values())}

        def write(piece: Sequence[Page | Case]) -> Packed:
            for page in piece:
                if isinstance(page, Page):
                    staging.write(page.path, self.html(page).encode())
            if not self.settings.search:
                return {}
            cases = (page.context["case"] if isinstance(page, Page) else page for page in piece if isinstance(page, Case) or page.template == "case.html")
            return weighed((numbers[case.key], case_document(self.views, case)) for case in cases).packed()

        # Values that are made once and kept are made before the fork, by the first case: each worker then has them.
        # All lists are one piece, as the worker that takes it renders each card once.
        pages_of = {page.context["case"].key: page for page in planned if page.template == "case.html"}
        cases: Sequence[Page | Case] = [pages_of.get(case.key, case) for case in self.library.published.values()]
        lists: list[Page | Case] = [page for page in planned if page.template != "case.html"]
        if self.processes < 2 or len(planned) < PARALLEL_FROM:
            return Work(write, [lists, cases], 1)
        self.html(next(iter(pages_of.values())))
        return Work(write, [lists, *pieces(cases, PIECE)], self.processes)

    def _index(self, plan: Plan, weighed_pieces: Iterable[Packed]) -> Iterator[File]:
        """The files of the search index, from the weights of the cases in their order."""
        cases = [case_document(self.views, case) for case in self.library.published.values()]
        general = list(general_documents(self.views, plan.pages, self.documents, self.settings))
        postings = Postings()
        for piece in weighed_pieces:
            postings.join(piece)
        postings.join(weighed(enumerate(general, len(cases))).packed())
        return index_files(self.views, [*cases, *general], postings)

    def html(self, page: Page) -> str:
        """The whole HTML of a generated page."""
        return self.shells[page.depth].pour(self.slots.values(page))
