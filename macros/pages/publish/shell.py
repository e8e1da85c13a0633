"""The shell: what the engine draws around a page, cut at named, counted slots.

MkDocs renders one blank page for each depth of address. The theme writes slot marks in
it (`theme/main.html`); here the page is cut at the marks, once, and every case page is
the pieces joined with its own values. A mark that is missing or left over is a failure,
never a page with a hole in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from macros.pages.views.addresses import TO_ROOT

_MARK = re.compile("\ue000slot:([a-z0-9:-]+)\ue001")


class ShellError(Exception):
    """The theme and the pour disagree about the slots."""


def slot_mark(name: str) -> str:
    """The mark of a slot, as the theme writes it into a shell."""
    return f"\ue000slot:{name}\ue001"


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of the engine cut at its slots: `texts` has one piece more than `names`."""

    texts: tuple[str, ...]
    names: tuple[str, ...]
    root: str

    @classmethod
    def capture(cls, html: str, depth: int, expected: Mapping[str, int]) -> Shell:
        """Cut a rendered page. `expected` maps each slot to how often it must occur.

        Raises `ShellError` when a slot is missing, left over, or occurs too often.
        """
        pieces = _MARK.split(html)
        texts, names = tuple(pieces[0::2]), tuple(pieces[1::2])
        counts = {name: names.count(name) for name in {*names, *expected}}
        wrong = sorted(name for name, count in counts.items() if count != expected.get(name, 0))
        if wrong:
            found = ", ".join(f"{name} ({counts[name]} for {expected.get(name, 0)})" for name in wrong)
            raise ShellError(f"slots of the shell at depth {depth}: {found}")
        return cls(texts, names, "../" * depth)

    def pour(self, values: Mapping[str, str]) -> str:
        """The whole page: each slot filled, each address made relative.

        Raises `KeyError` for a slot without a value.
        """
        parts = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            parts.append(values[name])
            parts.append(text)
        return "".join(parts).replace(TO_ROOT, self.root)
