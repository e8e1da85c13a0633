"""`python -m scripts.editors`: writes the files that text editors read (`casebook.derived.editor_files`).

Exits 0 when the files are written, 1 when the cases hold errors, 2 when the tool failed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from scripts.command import ROOT, Parser, guarded


def main(arguments: Sequence[str] | None = None) -> int:
    """Write every file; returns the exit status."""
    from macros.casebook.check.loading import load
    from macros.casebook.derived.editor_files import SCHEMAS, SETTINGS, SNIPPETS, editor_files
    from macros.casebook.problems.formats import report

    Parser("editors", "Refait ce que lisent les éditeurs de texte, d’après les déclarations.").parse_args(arguments)
    loaded = load(ROOT / "cases")
    if loaded.library is None:
        print(report(loaded.problems, "text"), file=sys.stderr)
        return 1
    for path, text in editor_files(loaded.library).items():
        (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
        (ROOT / path).write_text(text, encoding="utf-8", newline="\n")
    print(f"{SETTINGS}, {SNIPPETS} et {SCHEMAS}/ sont à jour.")
    return 0


if __name__ == "__main__":
    sys.exit(guarded(main))
