"""`python -m scripts.build`: the whole site into a folder, whole or not at all.

Exits 0 when the site is there, 1 when the cases hold errors (nothing is then written),
2 when the build itself failed.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.command import ROOT, cases_folder, guarded, offer_cases


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; returns the exit status."""
    from macros.casebook.check.loading import start
    from macros.casebook.problems.formats import report
    from macros.casebook.problems.problem import InvalidCases, errors
    from macros.workers import WorkerLost, processors

    parser = argparse.ArgumentParser(prog="python -m scripts.build", description="Construit tout le site.")
    offer_cases(parser)
    parser.add_argument("--site", type=Path, metavar="DOSSIER", default=Path("site"), help="où écrire le site (par défaut : site)")
    parser.add_argument("--no-search", action="store_true", help="sans l’index de recherche")
    options = parser.parse_args(arguments)

    gc.disable()  # a process that ends soon frees its memory by ending: a third of the time
    cases = cases_folder(options.cases)
    reading = start(cases, fallback=ROOT / "cases", processes=processors())  # while the engine is imported
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    from macros.pages.publish.engine import ENGINE
    from macros.pages.publish.staging import RefusedTarget

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(options.site.resolve()))
    config.extra["casebook"] = {"cases": str(cases), "as_given": True, "search": not options.no_search}
    config.plugins.on_startup(command="build", dirty=False)
    ENGINE.reading = reading
    try:
        build(config)
    except Abort as end:  # how the engine ends when a hook refuses; the first cause is ours
        refused = end.__context__ and end.__context__.__cause__
        if isinstance(refused, InvalidCases):
            print(report(refused.problems, "text"))
            return 1
        if isinstance(refused, RefusedTarget | WorkerLost):
            return 2  # the log of the engine has said why
        raise
    finally:
        config.plugins.on_shutdown()
    if ENGINE.problems and not errors(ENGINE.problems):
        print(report(ENGINE.problems, "text"), file=sys.stderr)
    return 0


if __name__ == "__main__":
    status = guarded(main)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # giving back the memory of 10,000 cases piece by piece takes a second
