"""`python -m scripts.once.outline FRA.JSON`: makes the base map, `macros/pages/data/france.json` (`devtools.base_map`).

No build calls it: the file is in the repository, and the README beside it gives the origin of FRA.JSON.
Exits 0 when the file is written, 2 when the tool failed.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.command import ROOT, Parser, guarded

OUT = ROOT / "macros" / "pages" / "data" / "france.json"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file, one department a line; returns the exit status."""
    from macros.casebook.language.french import folded
    from macros.casebook.registers.vocabularies import read_vocabularies
    from macros.devtools.base_map import base_map

    parser = Parser("once.outline", "Refait le fond de carte.")
    parser.add_argument("source", type=Path, metavar="FRA.JSON", help="les départements de Natural Earth, en GeoJSON")
    options = parser.parse_args(arguments)
    vocabularies, _problems = read_vocabularies(ROOT / "cases" / "_vocabularies", "", frozenset())
    codes = {folded(term.pref_label): term.id for term in vocabularies["departments"]}
    made = base_map(json.loads(options.source.read_text(encoding="utf-8"))["features"], codes)
    text = json.dumps(made, separators=(",", ":")).replace('{"type":"MultiPolygon"', '\n{"type":"MultiPolygon"').replace(',"transform"', ',\n"transform"')
    OUT.write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
