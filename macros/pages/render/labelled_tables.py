"""The tables of hand-written pages, each cell of which bears the words of its header: on a narrow screen a line becomes a card.

An extension of Markdown, which `mkdocs.yml` names. Roles keep a table one for those who hear it: a browser forgets that it is,
where style sheets show its lines as blocks.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown  # type: ignore[import-untyped]
from markdown.extensions import Extension  # type: ignore[import-untyped]
from markdown.treeprocessors import Treeprocessor  # type: ignore[import-untyped]

ROLES = {"thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "th": "columnheader", "td": "cell"}
"""What each part of a table is."""

CARDS = "as-cards"
"""The class of a table whose lines may become cards (docs/stylesheets/site.css)."""


class LabelledTables(Treeprocessor):
    """Writes the labels once the text of the cells is read."""

    def run(self, root: Element) -> None:
        """Label the cells of every table."""
        for table in root.iter("table"):
            self._label(table)

    @staticmethod
    def _label(table: Element) -> None:
        table.set("class", CARDS)
        table.set("role", "table")
        for part in table.iter():
            if part.tag in ROLES:
                part.set("role", ROLES[part.tag])
        labels = ["".join(header.itertext()).strip() for header in table.iter("th")]
        for line in table.iterfind("tbody/tr"):
            # The first cell names its line: it is the title of the card.
            for label, cell in list(zip(labels, line, strict=False))[1:]:
                cell.set("data-label", label)


class LabelledTablesExtension(Extension):
    """Registers the above."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """After the text inside the lines (priority 20) is read, before it is laid out (10)."""
        md.treeprocessors.register(LabelledTables(md), "labelled-tables", 15)


def makeExtension(**settings: Any) -> LabelledTablesExtension:  # noqa: N802
    """What Markdown calls."""
    return LabelledTablesExtension(**settings)
