"""When and how a host is sent a request: one at a time, with a pause, within a time limit, under our
name, and only where its `robots.txt` allows it.

Called by `visits`, which decides what to request; `connections` sends it.
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

from macros.linkcheck.connections import PORTS, Late, Session, host_of
from macros.linkcheck.ip_addresses import NotPublic


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a round. Durations are in seconds.

    `pause` is kept between two requests to one host. `timeout` is for one request, `visit` for all
    those of an address with their pauses, `run` for the whole round. An answer that takes longer than
    `slow` is called slow. `most_wait` is the longest that a `Retry-After` is obeyed. `hops` is the
    number of redirections that are followed, `at_once` the number of hosts visited together. `archive`
    is the address of the Wayback Machine's availability API, empty to do without. `public_only` refuses
    addresses inside private networks.
    """

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
    """The answer to one request. `location` is the address that it redirects to, or empty; `seconds` is
    how long it took; `wait` is its `Retry-After` in seconds, 0 without one."""

    status: int
    location: str
    seconds: float
    wait: float
    body: bytes


@dataclass(slots=True)
class _Host:
    """What is known of one host: who may send it a request (`turn`), from when on (`free_at`, in seconds
    of `time.monotonic`), and the robots.txt of each of its (scheme, port)."""

    turn: Lock = field(default_factory=Lock)
    free_at: float = 0.0
    pause: float = 0.0
    reading_rules: Lock = field(default_factory=Lock)
    rules: dict[tuple[str, int], RobotFileParser] = field(default_factory=dict)


ROBOTS_BYTES = 512 * 1024
"""How much of a robots.txt is read. RFC 9309, 2.5, requires 500 KiB at least."""

LONGEST_PAUSE = 10.0
"""The longest `Crawl-delay` of a robots.txt that is obeyed, in seconds."""


class Politeness:
    """Sends the requests of a whole round; any number of threads may share it.

    `any_answer` is true once any host has answered: as long as it is false, the fault may be on our
    side. `ends` is when the round must be over, in seconds of `time.monotonic`.
    """

    def __init__(self, agent: str, limits: Limits) -> None:
        self.agent = agent
        self.limits = limits
        self.any_answer = False
        self.ends = time.monotonic() + limits.run
        self._hosts: dict[str, _Host] = {}
        self._adding = Lock()

    def request(self, session: Session, method: str, url: str, most_bytes: int = 0) -> Reply:
        """Send one request once its host may receive one; read at most `most_bytes` of the body.

        Raises `NotPublic`, `Late`, what `requests` raises, or `ValueError` when `url` is not an address.
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
                    self.any_answer = True
                    wait = _retry_after(response)
                    body = response.raw.read(most_bytes, decode_content=True) if most_bytes else b""
                    location = session.get_redirect_target(response) or ""
                    return Reply(response.status_code, location, response.elapsed.total_seconds(), wait, body)
            finally:
                host.free_at = time.monotonic() + max(host.pause, min(wait, self.limits.most_wait))

    def allowed(self, session: Session, url: str) -> bool:
        """Whether the robots.txt of the host allows us to visit an address; true where there is none
        or it cannot be read. Raises `Late`, or `ValueError` when `url` is not an address."""
        host = self._host(url)
        parsed = parse_url(url)
        origin = (parsed.scheme or "", parsed.port or PORTS.get(parsed.scheme or "", 0))
        with self._in_turn(session, host.reading_rules):
            if origin not in host.rules:
                rules = RobotFileParser()
                rules.parse(self._robots(session, parsed._replace(path="/robots.txt", query=None, fragment=None).url).splitlines())
                host.pause = max(host.pause, min(float(rules.crawl_delay(self.agent) or 0), LONGEST_PAUSE))
                host.rules[origin] = rules
        return host.rules[origin].can_fetch(self.agent, url)

    def _robots(self, session: Session, url: str) -> str:
        """The text of a robots.txt, empty when there is none or it cannot be read."""
        for _ in range(5):  # the number of redirections that RFC 9309, 2.3.1.2, requires to follow
            try:
                reply = self.request(session, "GET", url, most_bytes=ROBOTS_BYTES)
                if not reply.location:
                    return reply.body.decode("utf-8", "replace") if reply.status == 200 else ""
                url = urljoin(url, reply.location)
            except (requests.RequestException, HTTPError, NotPublic, OSError, ValueError):
                return ""
        return ""

    @contextmanager
    def _in_turn(self, session: Session, lock: Lock) -> Iterator[None]:
        """Hold a lock; the time spent waiting for it is given back to the visit."""
        since = time.monotonic()
        with lock:
            session.until = min(session.until + time.monotonic() - since, self.ends)
            yield

    def _host(self, url: str) -> _Host:
        name = host_of(url)
        with self._adding:
            return self._hosts.setdefault(name, _Host(pause=self.limits.pause))


def _retry_after(response: requests.Response) -> float:
    """The `Retry-After` of an answer in seconds, whether it is a number or a date; 0 without one."""
    text = response.headers.get("Retry-After", "") if response.status_code in (429, 503) else ""
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
