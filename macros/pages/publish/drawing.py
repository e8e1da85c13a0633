"""What MkDocs draws, which no case changes: the shells, and the hand-written pages with marks where blocks and slots go.

The hooks put it here while MkDocs renders. That takes no library: other processes read the cases meanwhile. `site`
fills the marks and pours the shells once there is one; a preview does both again at each change of the cases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.pages.publish.shell import Shell
from macros.pages.publish.slots import slot_counts
from macros.pages.views.hand_written import HandWritten
from macros.pages.views.settings import Settings


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A hand-written page: what it is about (`about`); its file from the root of the site; its HTML, with marks of blocks
    and slots; its `source`, which a message names; `listed` is false for the page of what is not there."""

    about: HandWritten
    path: str
    html: str
    source: str
    listed: bool = True

    @property
    def address(self) -> str:
        """Its address, from the root of the site."""
        return self.about.address


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a hand-written page: the name of its template in `blocks/`, the values that this is rendered with."""

    name: str
    values: Mapping[str, Any]


@dataclass
class Drawing:
    """What MkDocs has drawn so far in one build.

    `shells` are by depth, `pages` in the order in which they were drawn; the number in the mark of a block is its rank
    in `blocks`. `assets` are the texts of files that the outputs put into theirs, by their addresses.
    """

    settings: Settings
    shells: dict[int, Shell] = field(default_factory=dict)
    pages: list[DrawnPage] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    assets: dict[str, str] = field(default_factory=dict)

    def capture(self, depth: int, html: str) -> None:
        """Keep the blank page of a depth as a shell. Raises `ShellError`."""
        self.shells[depth] = Shell.capture(html, depth, slot_counts(self.settings))

    def block(self, name: str, /, **values: Any) -> str:
        """Keep a block of a hand-written page; returns the mark that `Site.fill` replaces by it."""
        self.blocks.append(Block(name, values))
        return f"\ue000block:{len(self.blocks) - 1}\ue001"
