"""One round of the outside addresses: gathered (`addresses`), visited (`visits`), grouped in a report
(`link_report`).

Called by `scripts.links`. Hosts are visited side by side in threads, the addresses of one host in turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import UTC, datetime
from pathlib import Path

from macros.casebook.registers.link_exceptions import read_link_exceptions
from macros.linkcheck.addresses import addresses
from macros.linkcheck.connections import Session, host_of
from macros.linkcheck.link_report import Checked, Report
from macros.linkcheck.visits import Verdict, Visitor

Progress = Callable[[int, int], object]
"""Called after each host with two numbers: the addresses that are done, and all of them."""


class NobodyAnswered(Exception):
    """No address answered at all: it is this machine that has no network."""


def link_round(cases: Path, docs: Path, visitor: Visitor, progress: Progress = lambda _done, _all: None) -> Report:
    """Visit every address of a folder of cases and of a folder of pages; returns the report.

    An address that an entry of `_links.yml` covers is not visited. Raises `NobodyAnswered`.
    """
    exceptions = read_link_exceptions(cases)
    places = addresses(cases, docs)
    covering = {url: next((entry for entry in exceptions.entries if entry.covers(url)), None) for url in places}
    verdicts = visit_all(visitor, [url for url, entry in covering.items() if not entry], progress)
    visited = [verdict for verdict in verdicts.values() if verdict.state not in ("wrong", "unasked")]
    if visited and not visitor.politeness.any_answer:
        raise NobodyAnswered
    checked = [Checked(url, at, covering[url] or verdicts[url]) for url, at in places.items()]
    needless = [entry for entry in exceptions.entries if entry not in covering.values()]
    return Report(datetime.now(UTC).date(), checked, needless, exceptions.problems)


def visit_all(visitor: Visitor, urls: Iterable[str], progress: Progress = lambda _done, _all: None) -> Mapping[str, Verdict]:
    """The verdict of each address. The hosts with most addresses begin, so that no long one is left for the end."""
    hosts: dict[str, list[str]] = {}
    for url in urls:
        hosts.setdefault(_host(url), []).append(url)
    largest_first = sorted(hosts.values(), key=len, reverse=True)
    total = sum(map(len, largest_first))
    verdicts: dict[str, Verdict] = {}

    def visit(together: list[str]) -> dict[str, Verdict]:
        with Session(visitor.limits.public_only) as session:
            return {url: visitor.visit(session, url) for url in together}

    with ThreadPoolExecutor(visitor.limits.at_once) as pool:
        for answered in as_completed([pool.submit(visit, together) for together in largest_first]):
            verdicts |= answered.result()
            progress(len(verdicts), total)
    return verdicts


def _host(url: str) -> str:
    try:
        return host_of(url)
    except ValueError:  # not an address, or not one to visit; `Visitor.visit` gives the verdict
        return ""
