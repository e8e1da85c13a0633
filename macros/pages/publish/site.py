"""One build of the site, from the library and the captured shells to published files.

Called by the hooks as the engine goes: `shell` and `fill` while MkDocs renders, `pour`
at the end. Knows no MkDocs; what it needs of the engine's settings is in `Settings`.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from multiprocessing import get_context
from typing import Any
from xml.sax.saxutils import escape

from jinja2 import Environment
from markupsafe import Markup

from macros.casebook.derived.json_schema import json_schema
from macros.casebook.library.library import Library
from macros.casebook.problems.problem import Problem
from macros.pages.outputs import contribution_data
from macros.pages.outputs.library_data import library_json
from macros.pages.publish.shell import Shell, mark
from macros.pages.publish.staging import Staging
from macros.pages.render.environment import environment
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.blocks import BlockError
from macros.pages.views.routes import Page, pages
from macros.pages.views.views import Views

DEPTHS = (1, 2, 3)
"""How deep the addresses of the site go; one blank page is drawn for each."""

PIECE = 200
"""How many pages a process takes at a time."""

PARALLEL_FROM = 1500
"""From this number of pages on, processes share the work; below, starting them costs
more than they save."""

POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'self\'; '
    "script-src 'self' 'wasm-unsafe-eval'; img-src 'self' data:; base-uri 'none'; object-src 'none'; form-action 'self'\">"
)
"""The browser's orders: nothing from elsewhere, no inline script. Poured into published
pages only: the preview's live reload is an inline script."""

_BLOCK = re.compile("(<p>)?\ue000block:(\\d+)\ue001(</p>)?")


@dataclass(frozen=True)
class Settings:
    """What a build takes from the engine: names of the menu's entries with what they
    hold, the address of the site, where its files are edited, whether it is a preview."""

    menu: Sequence[Mapping[str, Any]]
    site_url: str = ""
    edit_base: str = ""
    editors_email: str = ""
    preview: bool = False

    @cached_property
    def slots(self) -> dict[str, int]:
        """The slots that a shell must have, and how often: a page says what it is twice, to its
        readers and where its address is shared."""
        once = ("policy", "canonical", "banner", "body", "edit", *(f"menu:{n}" for n in range(len(self.menu))))
        return {"title": 2, "description": 2} | dict.fromkeys(once, 1)

    def family(self, folder: str) -> list[str]:
        """The folders that stand under the same entry of the menu."""
        held = (entry["holds"] for entry in self.menu if folder in entry["holds"])
        return list(next(held, ()))


@dataclass
class Site:
    """The state of one build. `problems` are shown in a banner of the preview; `documents`
    gathers the addresses of the hand-written pages, for the sitemap."""

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

    # --- while the engine renders ---------------------------------------------------

    def capture(self, depth: int, html: str) -> None:
        """Keep the blank page of a depth as a shell."""
        self.shells[depth] = Shell.capture(html, depth, self.settings.slots)

    def block(self, name: str, /, **values: Any) -> str:
        """Promise a block of a hand-written page: an opaque mark that `fill` replaces."""
        self.blocks.append(lambda: self.render(f"blocks/{name}.html", **values))
        return f"\ue000block:{len(self.blocks) - 1}\ue001"

    def fill(self, html: str, depth: int) -> str:
        """A hand-written page with its blocks, and the spaces of French.

        Raises `BlockError` when a mark is torn or its block cannot be rendered.
        """

        def put(found: re.Match[str]) -> str:
            opening, number, closing = found.groups()
            text = self.blocks[int(number)]()
            return text if opening and closing else f"{opening or ''}{text}{closing or ''}"

        filled = _BLOCK.sub(put, html)
        if "\ue000" in filled or "\ue001" in filled:
            raise BlockError("the mark of a block was torn by Markdown: put the call on a line of its own")
        return filled.replace(TO_ROOT, "../" * depth)

    def render(self, template: str, /, **context: Any) -> str:
        """A template of ours."""
        return self.env.get_template(template).render(context)

    @cached_property
    def banner(self) -> str:
        """The problems of the cases, above each page of a preview; nothing otherwise."""
        return self.render("banner.html", problems=self.problems) if self.problems else ""

    # --- at the end -------------------------------------------------------------------

    def pour(self, staging: Staging) -> None:
        """Write every generated page and file into the staging tree."""
        planned = list(pages(self.views))
        written = self._start_writing(planned, staging)
        self._write_files(planned, staging)
        written()

    def _write_files(self, planned: list[Page], staging: Staging) -> None:
        """What is not a page of the plan: redirects, schemas, the outline of the maps, the sitemap."""
        for old, key in self.library.redirects.items():
            # What is withdrawn keeps its line at all of its addresses.
            if address := self.views.case_address(key) or self.views.url(f"{key}/"):
                staging.write(f"{old}/index.html", self._redirect(old, address).encode())
        for kind in self.library.types.values():
            schema = json.dumps(json_schema(kind, self.library), ensure_ascii=False, indent=1)
            staging.write(f"schemas/{kind.folder}.json", schema.encode())
        for path, content in contribution_data.files(self.library):
            staging.write(path, content)
        for case in self.library.published.values():
            if file := contribution_data.case_file(case):
                staging.write(f"{case.key}/fiche.json", file)
        data = library_json(self.views)
        staging.write("data/library.json", data)
        # Beside it as it travels best: not every host compresses what it serves.
        staging.write("data/library.z", gzip.compress(data, mtime=0))
        staging.write("images/france.svg", self.render("france.svg").encode())
        staging.write("sitemap.xml", self._sitemap(planned).encode())

    def _start_writing(self, planned: list[Page], staging: Staging) -> Callable[[], object]:
        """Write the pages, or have them written; calling what it returns waits for the end."""
        if self.processes < 2 or len(planned) < PARALLEL_FROM:
            return lambda: self._write(planned, staging)
        # What all share is computed before the fork, so that each child has it for nothing.
        # The lists go in one piece: the child that takes them draws each card once.
        single = [page for page in planned if page.template == "case.html"]
        lists = [page for page in planned if page.template != "case.html"]
        self._write(single[:1], staging)
        pieces = [lists, *(single[start : start + PIECE] for start in range(1, len(single), PIECE))]
        _shared[:] = [self, staging, pieces]
        pool = get_context("fork").Pool(self.processes)
        coming = pool.map_async(_write_piece, range(len(pieces)), chunksize=1)

        def wait() -> None:
            coming.get()
            pool.terminate()
            _shared.clear()

        return wait

    def _write(self, planned: Iterable[Page], staging: Staging) -> None:
        for page in planned:
            staging.write(f"{page.address}index.html", self.html(page).encode())

    def html(self, page: Page) -> str:
        """One generated page, whole."""
        settings = self.settings
        values = {
            "policy": "" if settings.preview else POLICY,
            # With what it stands under: two regions of different maps may share a name.
            "title": str(Markup.escape(" · ".join((page.title, *(name for name, _address in page.trail[-1:]))))),
            "description": str(Markup.escape(page.description)),
            "canonical": f'<link rel="canonical" href="{Markup.escape(settings.site_url + page.address)}">'
            if page.listed
            else '<meta name="robots" content="noindex">',
            "banner": self.banner,
            "body": self.render(page.template, page=page, **page.context),
            "edit": self._edit(page),
        }
        for number, entry in enumerate(settings.menu):
            state = "page" if entry["address"] == page.address else "true" if page.section in entry["holds"] else ""
            values[f"menu:{number}"] = f' aria-current="{state}"' if state else ""
        return self.shells[page.depth].pour(values)

    def _edit(self, page: Page) -> str:
        if not (page.source and self.settings.edit_base):
            return ""
        return f' · <a href="{Markup.escape(self.settings.edit_base + page.source)}">Modifier cette page</a>'

    def _redirect(self, old: str, address: str) -> str:
        back = "../" * (old.count("/") + 1)
        return self.render("redirect.html", target=address.replace(TO_ROOT, back))

    def _sitemap(self, planned: Iterable[Page]) -> str:
        addresses = [*sorted(self.documents), *(page.address for page in planned if page.listed)]
        rows = "".join(f"  <url><loc>{escape(self.settings.site_url + address)}</loc></url>\n" for address in addresses)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'


def slot(name: str) -> str:
    """What the theme writes into a blank page: the mark of a slot."""
    return mark(name)


_shared: list[Any] = []
"""What forked children find: the site, the staging tree, the pieces to write."""


def _write_piece(number: int) -> None:
    site, staging, pieces = _shared
    site._write(pieces[number], staging)
