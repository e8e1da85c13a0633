"""How long builds take, beside those of other generators on the same cases.

Called by `scripts.bench`. Whole processes (`processes`) run in turn on synthetic cases (`corpus`), ours and then the
other one: the ratio of such a pair is the result that counts, as the speed of a machine varies.
"""

from __future__ import annotations

import statistics
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from macros.casebook.library.library import Library
from macros.devtools.corpus import write_corpus
from macros.devtools.hugo_site import write_hugo_site
from macros.devtools.material_site import write_material_site
from macros.devtools.processes import Run, measured, median
from macros.devtools.search_transfer import materials, ours


@dataclass(frozen=True, slots=True)
class Pair:
    """Two builds of the same cases, each a function that runs one, and their runs so far: those of one rank followed each
    other."""

    title: str
    build: Callable[[], Run]
    other: str
    build_other: Callable[[], Run]
    runs: list[tuple[Run, Run]] = field(default_factory=list)

    def measure(self) -> None:
        """Add one run of each. Raises what `processes.measured` raises."""
        self.runs.append((self.build(), self.build_other()))

    def lines(self) -> Iterator[str]:
        """The medians and the ratios, as lines of text."""
        ratios = [run.wall / other.wall for run, other in self.runs]
        yield self.title
        yield f"    ours: {median([run for run, _other in self.runs])}"
        yield f"    {self.other}: {median([other for _run, other in self.runs])}"
        yield f"    ours / {self.other}, wall, pair by pair: {', '.join(f'{ratio:.2f}' for ratio in ratios)}; median {statistics.median(ratios):.2f}"


class BuildTimes:
    """The measures on `large` cases, three tenths and three times as many, in a folder of their own.

    Each build writes into a new folder, and nothing is removed before the end (4 GB for 10,000 cases and three runs): on some
    file systems files are made several times as slowly for half a minute after others were removed.

    Every method that runs builds raises what `processes.measured` raises.
    """

    def __init__(self, folder: Path, large: int, library: Library) -> None:
        """Write the cases of each size, and the sites of the other generators."""
        self.folder = folder
        self._sites = count()
        self.small, self.large, self.largest = large * 3 // 10, large, large * 3
        for size in (self.small, self.large, self.largest):
            write_corpus(self._cases(size), library, size)
        for size in (self.small, self.large):
            write_hugo_site(self._hugo_site(size), self._cases(size))
        write_material_site(folder / "material", self._cases(self.small))

    def pairs(self) -> tuple[Pair, ...]:
        """Ours beside Hugo without a search at both sizes; with a search, beside Material and beside Hugo with Pagefind."""
        small, large = self.small, self.large
        return (
            Pair(f"{small} cases without search", lambda: self.build(small), "Hugo", lambda: self._hugo(small)),
            Pair(f"{large} cases without search", lambda: self.build(large), "Hugo", lambda: self._hugo(large)),
            Pair(f"{small} cases with search", lambda: self.build(small, search=True), "Material with search and tags", self._material),
            Pair(f"{small} cases with search", lambda: self.build(small, search=True), "Hugo + Pagefind", lambda: self._hugo_and_pagefind(small)),
            Pair(f"{large} cases with search", lambda: self.build(large, search=True), "Hugo + Pagefind", lambda: self._hugo_and_pagefind(large)),
        )

    def growth(self) -> str:
        """How the time grows with the number of cases, as a line of text."""
        fewer, more = self.build(self.large), self.build(self.largest)
        grown = f"growth without search from {self.large} to {self.largest} cases (3 times as many): {more.wall / fewer.wall:.2f} times the time"
        return f"{grown}; {self.largest} cases: {median([more])}"

    def edit(self) -> str:
        """How long a build takes after the edit of one case, as a line of text."""
        site = self._new_folder()
        self.build(self.large, site)
        first = self._cases(self.large) / "poles" / "pole-00000.md"
        first.write_text(first.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
        return f"one case edited, site rebuilt ({self.large} cases): {self.build(self.large, site).wall:.1f} s"

    def first_search(self) -> str:
        """What a first search transfers, as a line of text."""
        site = self._new_folder()
        self.build(self.large, site, search=True)
        return f"a first search transfers {ours(site)}; Material's own search, same pages: {materials(site, self.folder)}"

    def build(self, size: int, site: Path | None = None, search: bool = False) -> Run:
        """One build of ours; over the site that is there, when a folder is given."""
        search_option = [] if search else ["--no-search"]
        return measured([sys.executable, "-m", "scripts.build", "--cases", str(self._cases(size)), "--site", str(site or self._new_folder()), *search_option])

    def _hugo(self, size: int, site: Path | None = None) -> Run:
        return measured([_program("hugo"), "--source", str(self._hugo_site(size)), "--destination", str(site or self._new_folder()), "--quiet"])

    def _hugo_and_pagefind(self, size: int) -> Run:
        site = self._new_folder()
        drawn = self._hugo(size, site)
        return drawn.then(measured([sys.executable, "-m", "pagefind", "--site", str(site), "--force-language", "fr", "--silent"]))

    def _material(self) -> Run:
        settings = self.folder / "material" / "mkdocs.yml"
        return measured([_program("mkdocs"), "build", "--quiet", "--config-file", str(settings), "--site-dir", str(self._new_folder())])

    def _new_folder(self) -> Path:
        return self.folder / f"site-{next(self._sites)}"

    def _cases(self, size: int) -> Path:
        return self.folder / f"cases-{size}"

    def _hugo_site(self, size: int) -> Path:
        return self.folder / f"hugo-{size}"


def _program(name: str) -> str:
    """The path of a program of this environment."""
    return str(Path(sys.executable).parent / name)
