"""How long builds take, beside Hugo on the same cases.

Called by `scripts.bench`. Whole processes (`processes`) run in turn on synthetic cases (`corpus`). The
ratio of two runs that follow each other is the result that counts, as the speed of a machine varies.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.casebook.library.library import Library
from macros.devtools.corpus import write_corpus
from macros.devtools.hugo_site import write_hugo_site
from macros.devtools.processes import Run, measured, median
from macros.devtools.search_transfer import materials, ours


@dataclass(frozen=True, slots=True)
class BuildTimes:
    """The runs on `largest` cases, on a quarter of them, and of Hugo, in a folder of their own.

    Every method but `write` raises what `processes.measured` raises.
    """

    folder: Path
    largest: int
    small: list[Run] = field(default_factory=list)
    large: list[Run] = field(default_factory=list)
    hugo: list[Run] = field(default_factory=list)

    @property
    def smallest(self) -> int:
        """The number of cases of the smaller corpus."""
        return self.largest // 4

    def write(self, library: Library) -> None:
        """Write the cases of both sizes, and the site of Hugo."""
        for size in (self.smallest, self.largest):
            write_corpus(self._cases(size), library, size)
        write_hugo_site(self.folder / "hugo", self._cases(self.largest))

    def measure(self) -> None:
        """Add one run of each: the small corpus, the large one, Hugo on the large one."""
        self.small.append(self._build(self.smallest))
        self.large.append(self._build(self.largest))
        shutil.rmtree(self.folder / "hugo" / "public", ignore_errors=True)
        program = Path(sys.executable).parent / "hugo"
        self.hugo.append(measured([str(program), "--source", str(self.folder / "hugo"), "--quiet"]))

    def turns(self) -> Iterator[str]:
        """The medians and ratios of the runs so far, as lines of text."""
        yield f"{self.smallest:6} cases: {median(self.small)}"
        yield f"{self.largest:6} cases: {median(self.large)}"
        growth = statistics.median(b.wall / a.wall for a, b in zip(self.small, self.large, strict=True))
        yield f"growth from {self.smallest} to {self.largest} cases ({self.largest / self.smallest:.0f} times as many): {growth:.2f} times the time"
        yield f"Hugo, {self.largest} cases: {median(self.hugo)}"
        ratios = [a.wall / b.wall for a, b in zip(self.large, self.hugo, strict=True)]
        yield f"ours / Hugo, wall, pair by pair: min {min(ratios):.2f}, median {statistics.median(ratios):.2f}, max {max(ratios):.2f}"

    def edit(self) -> str:
        """How long a build takes after the edit of one case, as a line of text."""
        self._build(self.largest)
        first = self._cases(self.largest) / "poles" / "pole-00000.md"
        first.write_text(first.read_text(encoding="utf-8") + "\nUne phrase de plus.\n", encoding="utf-8")
        return f"one case edited, site rebuilt ({self.largest} cases): {self._build(self.largest, keep=True).wall:.1f} s"

    def search(self) -> Iterator[str]:
        """How long a build with the search index takes and what a first search transfers, as lines of text."""
        yield f"with the search index ({self.largest} cases): {self._build(self.largest, search=True).wall:.1f} s"
        site = self.folder / "site"
        yield f"a first search of two words transfers {ours(site)}; Material's own search, same pages: {materials(site, self.folder)}"

    def _cases(self, size: int) -> Path:
        return self.folder / f"cases-{size}"

    def _build(self, size: int, keep: bool = False, search: bool = False) -> Run:
        site = self.folder / "site"
        if not keep:
            shutil.rmtree(site, ignore_errors=True)
        search_option = [] if search else ["--no-search"]
        return measured([sys.executable, "-m", "scripts.build", "--cases", str(self._cases(size)), "--site", str(site), *search_option])
