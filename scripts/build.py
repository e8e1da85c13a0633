"""`python -m scripts.build`: builds the whole site into a folder, or leaves the folder as it was.

Exits 0 when the site is built, 1 when the cases hold errors, 2 when the build itself failed, or when it is for publication and
names no way to write to its editors.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.command import ROOT, Parser, add_cases_option, cases_folder, guarded, of_system, say

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")

UNREACHABLE = (
    "personne n’y trouverait comment écrire à son équipe, ni demander un retrait. Donnez une adresse que plusieurs personnes lisent : "
    "EDITORS_EMAIL=contact@… dans l’environnement (sur GitHub : Settings → Secrets and variables → Actions → Variables), ou editors_email dans mkdocs.yml."
)
"""Why a site without the address of its editors is not published, and what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Build the site; returns the exit status."""
    from macros.casebook.check.loading import start
    from macros.casebook.problems.formats import report
    from macros.casebook.problems.problem import InvalidCases, errors
    from macros.pages.publish.target import RefusedTarget, refuse_inside
    from macros.workers import processors

    parser = Parser("build", "Construit tout le site.")
    add_cases_option(parser)
    parser.add_argument("--site", type=Path, metavar="DOSSIER", default=Path("site"), help="où écrire le site (par défaut : site)")
    parser.add_argument("--no-search", action="store_true", help="sans l’index de recherche")
    parser.add_argument("--publish", action="store_true", help="pour mettre en ligne : refuse un site qui ne dit pas comment écrire à son équipe")
    options = parser.parse_args(arguments)

    cases = cases_folder(options.cases)
    try:
        refuse_inside(options.site, ROOT, cases)
    except RefusedTarget as nowhere:
        say(nowhere)
        return 2
    gc.disable()  # a process that ends soon frees its memory by ending: a third of the time
    reading = start(cases, fallback=ROOT / "cases", processes=processors())  # goes on while the engine is imported
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException, PluginError

    from macros.pages.publish.engine import ENGINE

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(options.site.resolve()))
    except MkDocsException as wrong:  # what is wrong in it, the engine has logged in its own words
        say(f"mkdocs.yml ne peut pas être lu ; corrigez ce que disent les lignes ci-dessus, ou reprenez celui du dépôt (« git checkout mkdocs.yml »). {wrong}")
        return 2
    reachable = bool(ADDRESS.fullmatch(str(config.extra.get("editors_email") or "")))
    if options.publish and not reachable:
        say(f"Ce site ne peut pas être mis en ligne : {UNREACHABLE}")
        return 2
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
        if isinstance(end.__context__, PluginError):
            return 2  # a sentence of ours, which the engine has logged
        if told := of_system(end.__context__):
            say(told)
            return 2
        raise
    finally:
        config.plugins.on_shutdown()
    if not reachable:
        say(f"Le site est construit. Avant de le mettre en ligne : {UNREACHABLE}")
    if ENGINE.problems and not errors(ENGINE.problems):
        print(report(ENGINE.problems, "text"), file=sys.stderr)
    return 0


if __name__ == "__main__":
    status = guarded(main)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # an ordinary end frees the memory of 10,000 cases object by object, in a second
