"""`python -m scripts.links`: visits the outside addresses and reports those that no longer answer (`linkcheck`).

Exits 0 whatever they answer, so that it blocks nothing; 2 when the tool itself failed, or when no
address answered at all, as it is then this machine that has no network.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scripts.command import ROOT, Parser, add_cases_option, cases_folder, guarded

if TYPE_CHECKING:
    from macros.linkcheck.politeness import Limits


def main(arguments: Sequence[str] | None = None, limits: Limits | None = None) -> int:
    """Visit every address, write the report and print it; returns the exit status."""
    from macros.linkcheck.link_round import NobodyAnswered, link_round
    from macros.linkcheck.politeness import Limits
    from macros.linkcheck.visits import Visitor

    parser = Parser("links", "Vérifie poliment que les adresses extérieures répondent encore.")
    add_cases_option(parser)
    parser.add_argument("--docs", type=Path, metavar="DOSSIER", help="le dossier des pages (par défaut : docs)")
    parser.add_argument(
        "--report", type=Path, metavar="CHEMIN", default=ROOT / ".cache" / "liens", help="où écrire le rapport, sans extension : il y en a deux, .txt et .json"
    )
    options = parser.parse_args(arguments)
    docs = options.docs or Path(os.path.relpath(ROOT / "docs"))
    try:
        report = link_round(cases_folder(options.cases), docs, Visitor(agent(), limits or Limits()), _show_progress)
    except NobodyAnswered:
        print("Aucune adresse n’a répondu : êtes-vous en ligne ?", file=sys.stderr)
        return 2
    text = report.as_text()
    options.report.parent.mkdir(parents=True, exist_ok=True)
    written = [options.report.with_name(f"{options.report.name}.{suffix}") for suffix in ("txt", "json")]
    for file, content in zip(written, (text, report.as_json()), strict=True):
        file.write_text(content, encoding="utf-8")
    print(text)
    print(f"Rapport : {' et '.join(os.path.relpath(file) for file in written)}")
    return 0


def agent() -> str:
    """The `User-Agent` of our requests: who sends them, what for, and the address of the site if it has one."""
    from mkdocs.utils.yaml import yaml_load

    site = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["site_url"]
    address = "" if urlsplit(site).hostname in (None, "127.0.0.1", "localhost") else f"; +{site}"
    return f"BibliothequePTCE/{version('bibliotheque-ptce')} (verification des liens de la Bibliotheque des PTCE{address})"


def _show_progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{done} / {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(guarded(main))
