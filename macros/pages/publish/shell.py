"""Shells, slots and the pour: how a generated page gets the frame that MkDocs draws around each page.

MkDocs renders one blank page for each depth of address; the theme (`theme/main.html`) writes marks into it. A *shell*
is this page cut at its marks, and a *slot* is a place where it is cut. To *pour* a page is to join the pieces of the
shell with the values of that page (`slots`). A mark that is missing or left over is an error, so that no page has a
hole in it. `site` captures the shells and pours the pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from macros.pages.views.addresses import TO_ROOT

_MARK = re.compile("\ue000slot:([a-z0-9:-]+)\ue001")
"""The mark of a slot. Contributed text cannot hold it, as `files.reading` refuses these characters."""


class ShellError(Exception):
    """The slots that the theme writes are not those that the pages fill; the message names them."""


def slot_mark(name: str) -> str:
    """The mark of a slot, as the theme writes it into a shell."""
    return f"\ue000slot:{name}\ue001"


@dataclass(frozen=True, slots=True)
class Shell:
    """A page of MkDocs cut at its slots. `names` are the slots in their order; `texts` are the pieces before, between
    and after them, one more than slots; `root` is the way to the root of the site (`../../`)."""

    texts: tuple[str, ...]
    names: tuple[str, ...]
    root: str

    @classmethod
    def capture(cls, html: str, depth: int, expected: Mapping[str, int]) -> Shell:
        """Cut a rendered page of this depth. `expected` has the number of times that each slot must occur.

        Raises `ShellError` when a slot occurs less or more often, or is not expected.
        """
        pieces = _MARK.split(html)
        texts, names = tuple(pieces[0::2]), tuple(pieces[1::2])
        counts = {name: names.count(name) for name in {*names, *expected}}
        wrong = sorted(name for name, count in counts.items() if count != expected.get(name, 0))
        if wrong:
            occurrences = ", ".join(f"{name} ({counts[name]} for {expected.get(name, 0)})" for name in wrong)
            raise ShellError(f"slots of the shell at depth {depth}: {occurrences}")
        return cls(texts, names, "../" * depth)

    def pour(self, values: Mapping[str, str]) -> str:
        """The whole page: each slot replaced by its value, each address made relative to the page.

        Raises `KeyError` for a slot without a value.
        """
        parts = [self.texts[0]]
        for name, text in zip(self.names, self.texts[1:], strict=True):
            parts.append(values[name])
            parts.append(text)
        return "".join(parts).replace(TO_ROOT, self.root)
