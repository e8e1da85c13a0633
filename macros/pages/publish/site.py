"""One build of the site, from the library and what MkDocs has drawn to files in the staging tree.

`engine` calls `pour` once both are there. This module does not import MkDocs; the settings that it needs are in
`Settings`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from jinja2 import Environment

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.pages.events.meetings import Meetings
from macros.pages.outputs.output import File, Plan
from macros.pages.outputs.table import CASE_OUTPUTS, OUTPUTS
from macros.pages.publish.drawing import Drawing, DrawnPage
from macros.pages.publish.makers import Makers
from macros.pages.publish.shell import slot_mark
from macros.pages.publish.slots import Slots
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import environment, template_of
from macros.pages.search.documents import Document, case_document
from macros.pages.search.general_pages import general_documents
from macros.pages.search.index_files import searched_files, shown_files
from macros.pages.search.postings import Packed, Postings, weighed
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.blocks import BlockError
from macros.pages.views.hand_written import HandWritten
from macros.pages.views.pictures.pictures import FOLDER as PICTURES
from macros.pages.views.routes import Page, pages
from macros.pages.views.short_links import RESERVED
from macros.pages.views.told.site_map import Part, site_map
from macros.pages.views.views import Views
from macros.workers import Work, pieces

DEPTHS = (1, 2, 3, 4)
"""The depths of the addresses of generated pages; MkDocs renders one blank page for each."""

PIECE = 50
"""The number of pages, and of cases whose files it writes, that a process takes at a time: few, so that no process is long the last one at work."""

PARALLEL_FROM = 1500
"""From this number of pages on, several processes write them; with fewer, starting processes costs more than they
save."""

_BLOCK = re.compile("(<p>)?\ue000block:(\\d+)\ue001(</p>)?")
"""The mark of a block in a rendered page, with the paragraph that Markdown may have put around it."""


@dataclass
class Site:
    """The state of one build: a library, and what MkDocs has drawn. The banner of a preview shows `problems`, and `fault`:
    why MkDocs could draw nothing newer. `searched` are the hand-written pages as they were filled, by their paths, for the
    search."""

    library: Library
    drawing: Drawing
    processes: int = 1
    problems: tuple[Problem, ...] = ()
    fault: str = ""
    searched: dict[str, HandWritten] = field(default_factory=dict, init=False)

    @cached_property
    def views(self) -> Views:
        """The library as the templates see it."""
        return Views(self.library)

    @cached_property
    def env(self) -> Environment:
        """The environment in which this build renders templates."""
        env = environment(self.views)
        env.globals.update(settings=self.drawing.settings, meetings=Meetings(self.views, self.drawing.settings.site_url), site_map=self._site_map)
        return env

    def _site_map(self) -> Sequence[Part]:
        return site_map(self.drawing.settings, (page.about for page in self.drawing.pages if page.listed), self.plan.pages)

    def render(self, template: str, /, **context: Any) -> str:
        """A template of ours, by its file name, rendered with named values."""
        return template_of(self.env, template).render(context)

    @cached_property
    def slots(self) -> Slots:
        """The values of the slots."""
        return Slots(self.drawing.settings, self.env, self.problems, self.fault)

    def fill(self, page: DrawnPage) -> str:
        """A hand-written page, with its blocks and slots in the place of their marks.

        Raises `BlockError` when Markdown has torn a mark apart, or a block cannot be rendered.
        """

        def rendered(mark: re.Match[str]) -> str:
            opening, number, closing = mark.groups()
            block = self.drawing.blocks[int(number)]
            text = self.render(f"blocks/{block.name}.html", **block.values)
            return text if opening and closing else f"{opening or ''}{text}{closing or ''}"

        html = page.html
        for name, value in self.slots.shared.items():
            html = html.replace(slot_mark(name), value)
        try:
            filled = _BLOCK.sub(rendered, html)
        except BlockError as error:
            raise BlockError(f"{page.source}: {error}") from error
        if "\ue000" in filled or "\ue001" in filled:
            raise BlockError(f"{page.source}: the mark of a block was torn by Markdown: put the call on a line of its own")
        article = filled[filled.find("<article") : filled.rfind("</article>")] if page.about.searched else ""
        self.searched[page.path] = replace(page.about, html=article)
        return filled.replace(TO_ROOT, "../" * page.address.count("/"))

    @cached_property
    def plan(self) -> Plan:
        """The site as its outputs see it."""
        documents = tuple(page.address for page in self.drawing.pages if page.listed)
        return Plan(self.views, self.drawing.settings, tuple(pages(self.views)), documents, self.render, self.drawing.assets)

    def pour(self, staging: Staging) -> None:
        """Write every page and every output into the staging tree, then the search index.

        Raises `MadeTwice` when a file has two makers, `BlockError`, and `WorkerLost`.
        """
        written, plan = self.drawing.pages, self.plan
        reserved = {folder: f"the output « {name} »" for folder, name in {**RESERVED, PICTURES: "images"}.items()}
        makers = Makers(staging.tree, (page.path for page in written), reserved)
        for page in plan.pages:
            makers.claim(page.path, f"the page « {page.title} »")
        for name, case_output in CASE_OUTPUTS.items():
            for case in self.library.cases.values():
                for file in case_output(plan, case):
                    makers.claim(file.path, f"the output « {name} »")
        with self._start_writing(plan.pages, staging) as writing:
            for drawn in written:
                staging.write(drawn.path, self.fill(drawn).encode())
            for name, output in OUTPUTS.items():
                for file in output(plan):
                    makers.claim(file.path, f"the output « {name} »")
                    staging.write(file.path, file.content)
            documents = list(self.documents()) if self.drawing.settings.search else []
            for file in shown_files(self.views, documents) if documents else ():
                staging.write(file.path, file.content)
            weighed_pieces = writing.results()
        for file in self.searched_files(documents, weighed_pieces) if documents else ():
            staging.write(file.path, file.content)

    def _start_writing(self, planned: Sequence[Page], staging: Staging) -> Work[Packed]:
        """Begin to write the pages and the files of the cases, in several processes when there are many, and to weigh the
        words of the cases for the search. All is written once `results` of the returned work returns the weights, piece by
        piece."""
        numbers = {key: number for number, key in enumerate(self.library.published)}

        def write(piece: Iterable[Page | Case]) -> Packed:
            cases = []
            for one in piece:
                for file in self._made(one):
                    staging.write(file.path, file.content)
                if isinstance(one, Case) and one.key in numbers:
                    cases.append((numbers[one.key], case_document(self.views, one)))
            return weighed(cases).packed() if self.drawing.settings.search else {}

        own = {page.context["case"].key: page for page in planned if page.template == "case.html"}
        lists: list[Page | Case] = [page for page in planned if page.template != "case.html"]
        # The page of a case, then its files: both show the same QR code, which takes as long as a file.
        cases: list[Page | Case] = []
        for case in (*self.library.published.values(), *self.library.withdrawn):
            cases += (own[case.key], case) if case.key in own else (case,)
        if self.processes < 2 or len(planned) < PARALLEL_FROM:
            return Work(write, [[*lists, *cases]], 1)
        # Values that are made once and kept are made before the fork, by the first case: each worker then has them.
        # All lists are one piece, as the worker that takes it renders each card once.
        if first := next(iter(own.values()), None):
            self.html(first)
        return Work(write, [lists, *pieces(cases, PIECE)], self.processes)

    def _made(self, one: Page | Case) -> Iterator[File]:
        """The file of a page, or those of a case."""
        if isinstance(one, Page):
            yield File(one.path, self.html(one).encode())
        else:
            for output in CASE_OUTPUTS.values():
                yield from output(self.plan, one)

    def documents(self) -> Iterator[Document]:
        """What the search may find, once each hand-written page is filled: the cases in the order of the library, then the
        general pages."""
        for case in self.library.published.values():
            yield case_document(self.views, case)
        written = [self.searched[page.path] for page in self.drawing.pages if page.listed]
        yield from general_documents(self.views, self.plan.pages, written, self.drawing.settings)

    def searched_files(self, documents: Sequence[Document], weighed_pieces: Iterable[Packed]) -> Iterator[File]:
        """The files of the search index that need the weights of the cases, which come in their order."""
        postings = Postings()
        for piece in weighed_pieces:
            postings.join(piece)
        cases = len(self.library.published)
        postings.join(weighed(enumerate(documents[cases:], cases)).packed())
        return searched_files(self.views, documents, postings)

    def html(self, page: Page) -> str:
        """The whole HTML of a generated page."""
        return self.drawing.shells[page.depth].pour(self.slots.values(page))
