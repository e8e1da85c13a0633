"""The templates of a pack and of its sheets as syntax trees, with which the organiser's desk prints a day that is not published.

What the desk prints must equal what the site prints of the same day once it is published, so it is drawn by the same templates: see
`template_trees`. `outputs.desk_data` writes these into `organiser/gabarits.json`; `docs/javascripts/organise/paper/` draws them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import nodes

from macros.pages.render.environment import TEMPLATES, syntax
from macros.pages.render.template_trees import translated
from macros.pages.views.packs import blank_sheets, doors

MACROS: dict[str, frozenset[str] | None] = {
    "parts": frozenset({"link", "paper", "document_line", "document_lines", "language_of"}),
    "extras": frozenset({"held"}),
    "packs/sheet_parts": None,
    "packs/card_parts": frozenset({"code_words"}),
}
"""The templates of macros that the others use, each with those of them that are used; None for all."""

DRAWN = ("whole", "doors", "running_order", "rapporteur", "commitments", "attendance", "blank_card")
"""The templates of `packs/` that the desk draws."""

KNOWN_AS = {"packs/sheet_parts": "sheet", "packs/card_parts": "card_parts"}
"""The names by which the templates know those of a folder."""

SHEETS = "sheets"
"""The block of a page of sheets that holds them (`packs/sheet_page.html`)."""


@cache
def desk_trees() -> dict[str, Any]:
    """All that the desk prints with beside the day; the same for every library.

    Shape: `{templates: {name: [statement]}, sheets: {boxes: [id], reported: [id], attendance_lines: number, slips: number,
    running_lines: number, of_a_line: number}, doors: {sizes: [name], room: [number], title: [number], list: [number], of_a_line:
    number}}`. Raises `NotInterpreted`.
    """
    macros = {KNOWN_AS.get(name, name): translated(_macros(name, kept), f"{name}.html") for name, kept in MACROS.items()}
    return {
        "templates": {**macros, **{name: translated(_sheets(f"packs/{name}"), f"packs/{name}.html") for name in DRAWN}},
        "sheets": {
            "boxes": blank_sheets.BOXES,
            "reported": sorted(blank_sheets.REPORTED),
            "attendance_lines": blank_sheets.ATTENDANCE_LINES,
            "slips": blank_sheets.SLIPS,
            "running_lines": blank_sheets.RUNNING_LINES,
            "of_a_line": blank_sheets.OF_A_LINE,
        },
        "doors": {
            "sizes": doors.SIZES,
            "room": doors.LARGEST_ROOM,
            "title": doors.LARGEST_TITLE,
            "list": doors.LARGEST_LIST,
            "of_a_line": doors.OF_A_LINE,
        },
    }


def _parsed(name: str) -> nodes.Template:
    return syntax().parse((TEMPLATES / f"{name}.html").read_text(encoding="utf-8"))


def _macros(name: str, kept: frozenset[str] | None) -> Iterator[nodes.Node]:
    """The macros of a template that are kept."""
    yield from (node for node in _parsed(name).body if isinstance(node, nodes.Macro) and (kept is None or node.name in kept))


def _sheets(name: str) -> Iterator[nodes.Node]:
    """What a template draws, without what it imports; of a page of sheets, what it sets and the sheets alone."""
    body = _parsed(name).body
    is_page = any(isinstance(node, nodes.Extends) for node in body)
    for node in body:
        match node:
            case nodes.Extends() | nodes.Import():
                pass
            case nodes.Block(name=block, body=inside):
                if block == SHEETS:
                    yield from inside
            case nodes.Output() if is_page:
                pass
            case _:
                yield node
