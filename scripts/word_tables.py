"""`python -m scripts.word_tables`: writes the modules of the browser by which words are folded and French is printed as here
(`derived.word_tables`).

Exits 0 when they are written, 2 when the tool failed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from scripts.command import ROOT, Parser, guarded


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the modules; returns the exit status."""
    from macros.casebook.derived.word_tables import LANGUAGE_TABLES

    Parser("word_tables", "Refait la table des mots du navigateur.").parse_args(arguments)
    for path, text in LANGUAGE_TABLES.items():
        (ROOT / path).write_text(text(), encoding="utf-8", newline="\n")
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
