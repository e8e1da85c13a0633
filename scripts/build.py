"""`python -m scripts.build`: builds the whole site into a folder, or leaves the folder as it was.

Exits 0 when the site is built, 1 when the cases hold errors, 2 when the build itself failed.
"""

from __future__ import annotations

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.command import ROOT, add_cases_option, cases_folder, guarded


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; returns the exit status."""
    from macros.casebook.check.loading import start
    from macros.casebook.problems.formats import report
    from macros.casebook.problems.problem import InvalidCases, errors
    from macros.workers import WorkerLost, processors

    parser = argparse.ArgumentParser(prog="python -m scripts.build", description="Construit tout le site.")
    add_cases_option(parser)
    parser.add_argument("--site", type=Path, metavar="DOSSIER", default=Path("site"), help="où écrire le site (par défaut : site)")
    parser.add_argument("--no-search", action="store_true", help="sans l’index de recherche")
    options = parser.parse_args(arguments)

    gc.disable()  # a process that ends soon frees its memory by ending: a third of the time
    cases = cases_folder(options.cases)
    reading = start(cases, fallback=ROOT / "cases", processes=processors())  # goes on while the engine is imported
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort

    from macros.pages.publish.engine import ENGINE
    from macros.pages.publish.target import RefusedTarget

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(options.site.resolve()))
    config.extra["casebook"] = {"cases": str(cases), "as_given": True, "search": not options.no_search}
    config.plugins.on_startup(command="build", dirty=False)
    ENGINE.reading = reading
    try:
        build(config)
    except Abort as end:  # what the engine raises when a hook does; the first cause is the hook's own exception
        refused = end.__context__ and end.__context__.__cause__
        if isinstance(refused, InvalidCases):
            print(report(refused.problems, "text"))
            return 1
        if isinstance(refused, RefusedTarget | WorkerLost):
            return 2  # the engine has logged the reason
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
    os._exit(status)  # an ordinary end frees the memory of 10,000 cases object by object, in a second
