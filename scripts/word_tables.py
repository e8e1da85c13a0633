"""`python -m scripts.word_tables`: writes the module of the browser by which words are folded as here (`derived.word_tables`).

Exits 0 when the module is written, 2 when the tool failed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from scripts.command import ROOT, guarded


def main(_arguments: Sequence[str] | None = None) -> int:
    """Write the module; returns the exit status."""
    from macros.casebook.derived.word_tables import PATH, word_tables

    (ROOT / PATH).write_text(word_tables(), encoding="utf-8", newline="\n")
    print(PATH)
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
