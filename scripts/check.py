"""`python -m scripts.check`: every problem of the cases, in one run.

Exits 0 when nothing is an error, 1 with errors, 2 when the check itself failed.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from scripts.command import ROOT, Parser, add_cases_option, cases_folder, guarded


def day(text: str) -> date:
    """The day that the text of an option names, as `2027-11-22`. Raises `ArgumentTypeError`."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un jour : écrivez par exemple 2027-11-22") from None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the check and print its report; returns the exit status."""
    from macros.casebook.check.loading import load
    from macros.casebook.check.own_words import copied
    from macros.casebook.check.upkeep import upkeep
    from macros.casebook.problems.formats import FORMATS, report
    from macros.casebook.problems.problem import errors
    from macros.workers import processors

    parser = Parser("check", "Vérifie toutes les fiches.")
    add_cases_option(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="la forme du rapport")
    parser.add_argument("--against", type=Path, metavar="DOCUMENTS", help="un dossier de documents (.txt, .md) dont aucune phrase ne doit être reprise")
    parser.add_argument(
        "--on", type=day, metavar="JOUR", default=datetime.now(UTC).date(), help="le jour auquel dire les relectures dues (par défaut : ce jour)"
    )
    options = parser.parse_args(arguments)
    gc.disable()  # a process that ends soon frees its memory by ending
    cases = cases_folder(options.cases)
    loaded = load(cases, fallback=ROOT / "cases", processes=processors())
    problems = [*loaded.problems]
    if loaded.library:
        problems += upkeep(loaded.library, loaded.own_sources, options.on, loaded.own_grids)
    if options.against:
        if not options.against.is_dir():
            parser.error(f"--against : « {options.against} » n’est pas un dossier")
        problems += copied(cases, options.against, loaded.library, loaded.texts)
    problems.sort()
    if text := report(problems, options.format):
        print(text)
    return 1 if errors(problems) else 0


if __name__ == "__main__":
    sys.exit(guarded(main))
