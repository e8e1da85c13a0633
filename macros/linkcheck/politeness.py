"""How `visits` asks: never two requests at once of one host, never in a hurry nor for
ever, by name, not where robots are asked to stay away, and not inside a private network.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

import requests
from urllib3.exceptions import HTTPError
from urllib3.util import parse_url

from macros.linkcheck.connections import PORTS, Late, NotPublic, Session, host_of


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how often: seconds, but for `hops` (redirections followed) and `at_once`
    (hosts visited together). `timeout` is for one request, `visit` for all those of an
    address with their pauses, `run` for everything. `archive` is the address of the Wayback
    Machine's availability API, empty to leave it alone; `public_only` keeps out of private
    networks."""

    pause: float = 1.0
    timeout: float = 20.0
    visit: float = 120.0
    run: float = 3600.0
    slow: float = 8.0
    most_wait: float = 60.0
    hops: int = 10
    at_once: int = 16
    archive: str = "https://archive.org/wayback/available"
    public_only: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """What one request was answered. `location` is where it redirects to, `wait` the seconds
    that a host which is asked too often asks for."""

    status: int
    location: str
    seconds: float
    wait: float
    body: bytes


@dataclass(slots=True)
class _Host:
    """One host: whose turn it is, when it may be asked again, what the robots.txt of each of
    its schemes and ports says."""

    turn: Lock = field(default_factory=Lock)
    free_at: float = 0.0
    pause: float = 0.0
    reading_rules: Lock = field(default_factory=Lock)
    rules: dict[tuple[str, int], RobotFileParser] = field(default_factory=dict)


ROBOTS_BYTES = 512 * 1024
"""What is read of a robots.txt: RFC 9309, 2.5, asks for 500 KiB at least."""

LONGEST_PAUSE = 10.0
"""The most that a robots.txt may ask for between two requests, in seconds."""


class Politeness:
    """Asks for addresses on behalf of a whole run, from as many threads as one likes."""

    def __init__(self, agent: str, limits: Limits) -> None:
        self.agent = agent
        self.limits = limits
        self.heard = False  # whether anybody answered at all: else it is we who are cut off
        self.ends = time.monotonic() + limits.run
        self._hosts: dict[str, _Host] = {}
        self._adding = Lock()

    def ask(self, session: Session, method: str, url: str, read: int = 0) -> Reply:
        """One request, when its host may be asked again; `read` bytes of the text at most.

        Raises `NotPublic`, `Late`, what `requests` raises, or `ValueError` for what is no address.
        """
        host = self._host(url)
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        with self._in_turn(session, host.turn):
            pause = max(0.0, host.free_at - time.monotonic())
            if pause >= session.left():
                raise Late
            time.sleep(pause)
            span = max(0.001, min(self.limits.timeout, session.left()))
            wait = 0.0
            try:
                with session.watched(span), session.request(method, url, headers=headers, timeout=span, allow_redirects=False, stream=True) as response:
                    self.heard = True
                    wait = _asked_to_wait(response)
                    body = response.raw.read(read, decode_content=True) if read else b""
                    location = session.get_redirect_target(response) or ""
                    return Reply(response.status_code, location, response.elapsed.total_seconds(), wait, body)
            finally:
                host.free_at = time.monotonic() + max(host.pause, min(wait, self.limits.most_wait))

    def welcome(self, session: Session, url: str) -> bool:
        """Whether the robots.txt of the host lets us in; where there is none, or it cannot be
        read, the address itself will tell. Raises `Late`, or `ValueError` for what is no address."""
        host = self._host(url)
        parsed = parse_url(url)
        door = (parsed.scheme or "", parsed.port or PORTS.get(parsed.scheme or "", 0))
        with self._in_turn(session, host.reading_rules):
            if door not in host.rules:
                rules = RobotFileParser()
                rules.parse(self._robots(session, parsed._replace(path="/robots.txt", query=None, fragment=None).url).splitlines())
                host.pause = max(host.pause, min(float(rules.crawl_delay(self.agent) or 0), LONGEST_PAUSE))
                host.rules[door] = rules
        return host.rules[door].can_fetch(self.agent, url)

    def _robots(self, session: Session, url: str) -> str:
        for _ in range(5):  # redirections: RFC 9309, 2.3.1.2
            try:
                reply = self.ask(session, "GET", url, read=ROBOTS_BYTES)
                if not reply.location:
                    return reply.body.decode("utf-8", "replace") if reply.status == 200 else ""
                url = urljoin(url, reply.location)
            except (requests.RequestException, HTTPError, NotPublic, OSError, ValueError):
                return ""
        return ""

    @contextmanager
    def _in_turn(self, session: Session, lock: Lock) -> Iterator[None]:
        """Hold a lock. Waiting for other visits takes nothing from the time of this one."""
        since = time.monotonic()
        with lock:
            session.until = min(session.until + time.monotonic() - since, self.ends)
            yield

    def _host(self, url: str) -> _Host:
        name = host_of(url)
        with self._adding:
            return self._hosts.setdefault(name, _Host(pause=self.limits.pause))


def _asked_to_wait(response: requests.Response) -> float:
    """The seconds that a `Retry-After` asks for, written as a number or as a date."""
    text = response.headers.get("Retry-After", "") if response.status_code in (429, 503) else ""
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
