"""One round of the outside addresses, for `scripts.links`: found (`addresses`), visited (`visits`),
and grouped in a report (`link_report`)."""

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
"""Called after each host with the number of addresses that are done, and that of all."""


class NobodyAnswered(Exception):
    """No address answered at all, which says more of our own network than of theirs."""


def link_round(cases: Path, docs: Path, visitor: Visitor, progress: Progress = lambda _done, _all: None) -> Report:
    """The report of one round over a folder of cases and one of pages. Raises `NobodyAnswered`."""
    exceptions = read_link_exceptions(cases)
    found = addresses(cases, docs)
    excused = {url: next((entry for entry in exceptions.entries if entry.covers(url)), None) for url in found}
    verdicts = visit_all(visitor, [url for url, entry in excused.items() if not entry], progress)
    asked = [verdict for verdict in verdicts.values() if verdict.state not in ("wrong", "unasked")]
    if asked and not visitor.politeness.heard:
        raise NobodyAnswered
    checked = [Checked(url, places, excused[url] or verdicts[url]) for url, places in found.items()]
    needless = [entry for entry in exceptions.entries if entry not in excused.values()]
    return Report(datetime.now(UTC).date(), checked, needless, exceptions.problems)


def visit_all(visitor: Visitor, urls: Iterable[str], progress: Progress = lambda _done, _all: None) -> Mapping[str, Verdict]:
    """What becomes of each address: hosts side by side, the addresses of one in turn."""
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
    except ValueError:  # no address, or not one to ask; its visit says so
        return ""
