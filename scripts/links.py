"""`python -m scripts.links`: whether the outside addresses still answer, on demand.

Exits 0 whatever they answer, for it blocks nothing; 2 when the tool itself failed, or when
no address answered at all, which says more of our own network than of theirs.
"""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.utils.yaml import yaml_load

from macros.casebook.registers.link_exceptions import read_accepted
from macros.linkcheck.addresses import addresses
from macros.linkcheck.connections import Session, host_of
from macros.linkcheck.link_report import Checked, Report
from macros.linkcheck.politeness import Limits
from macros.linkcheck.visits import Verdict, Visitor
from scripts.check import ROOT, cases_folder


def main(arguments: Sequence[str] | None = None, limits: Limits | None = None) -> int:
    """Visit every address, write the report and print it; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m scripts.links", description="Vérifie poliment que les adresses extérieures répondent encore.")
    parser.add_argument("--cases", type=Path, metavar="DOSSIER", help="le dossier des cas (par défaut : cases)")
    parser.add_argument("--docs", type=Path, metavar="DOSSIER", help="le dossier des pages (par défaut : docs)")
    parser.add_argument(
        "--report", type=Path, metavar="CHEMIN", default=ROOT / ".cache" / "liens", help="où écrire le rapport, sans extension : il y en a deux, .txt et .json"
    )
    options = parser.parse_args(arguments)
    cases = cases_folder(options.cases)
    docs = options.docs or Path(os.path.relpath(ROOT / "docs"))
    accepted, problems = read_accepted(cases)

    found = addresses(cases, docs)
    excused = {url: next((entry for entry in accepted if entry.covers(url)), None) for url in found}
    visitor = Visitor(agent(), limits or Limits())
    verdicts = visit_all(visitor, [url for url, entry in excused.items() if not entry])
    asked = [verdict for verdict in verdicts.values() if verdict.state not in ("wrong", "unasked")]
    if asked and not visitor.courtesy.heard:
        print("Aucune adresse n’a répondu : êtes-vous en ligne ?", file=sys.stderr)
        return 2

    checked = [Checked(url, places, excused[url] or verdicts[url]) for url, places in found.items()]
    needless = [entry for entry in accepted if entry not in excused.values()]
    report = Report(datetime.now(UTC).date(), checked, needless, problems)
    write(report, options.report)
    return 0


def visit_all(visitor: Visitor, urls: Iterable[str]) -> Mapping[str, Verdict]:
    """What becomes of each address: hosts side by side, the addresses of one in turn."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(_host(url), []).append(url)
    largest_first = sorted(hosts.values(), key=len, reverse=True)
    total, done = sum(map(len, largest_first)), 0
    verdicts: dict[str, Verdict] = {}

    def visit(together: list[str]) -> dict[str, Verdict]:
        with Session(visitor.limits.public_only) as session:
            return {url: visitor.visit(session, url) for url in together}

    with ThreadPoolExecutor(visitor.limits.at_once) as pool:
        for answered in as_completed([pool.submit(visit, together) for together in largest_first]):
            verdicts |= answered.result()
            done += len(answered.result())
            if sys.stderr.isatty():
                print(f"\r{done} / {total}", end="\n" if done == total else "", file=sys.stderr, flush=True)
    return verdicts


def write(report: Report, path: Path) -> None:
    """Write both forms of a report, and print the one for people."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = report.as_text()
    written = [path.with_name(f"{path.name}.{suffix}") for suffix in ("txt", "json")]
    for file, content in zip(written, (text, report.as_json()), strict=True):
        file.write_text(content, encoding="utf-8")
    print(text)
    print(f"Rapport : {' et '.join(os.path.relpath(file) for file in written)}")


def agent() -> str:
    """The name under which we ask: who, what for, and where to see it."""
    site = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["site_url"]
    told = "" if urlsplit(site).hostname in (None, "127.0.0.1", "localhost") else f"; +{site}"
    return f"BibliothequePTCE/{version('bibliotheque-ptce')} (verification des liens de la Bibliotheque des PTCE{told})"


def _host(url: str) -> str:
    try:
        return host_of(url)
    except ValueError:  # no address, or not one to ask; its visit says so
        return ""


def guarded() -> int:
    """`main`, with any failure of the tool itself told apart from what the web answers."""
    try:
        return main()
    except Exception:  # the contract: 2 means that the tool failed
        traceback.print_exc()
        return 2


if __name__ == "__main__":
    sys.exit(guarded())
