"""How `scripts.visits` asks: never two requests at once of one host, never in a hurry, by
name, and not where robots are asked to stay away.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Lock
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import requests
from urllib3.exceptions import HTTPError


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how often: seconds, but for `hops` (redirections followed) and `at_once`
    (hosts visited together). `archive` is the address of the Wayback Machine's availability
    API, empty to leave it alone; `public_only` keeps out of private networks."""

    pause: float = 1.0
    timeout: float = 20.0
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


class NotPublic(Exception):
    """An address inside a private network, or of the machine itself."""


@dataclass(slots=True)
class _Host:
    """One host: whose turn it is, when it may be asked again, what its robots.txt says."""

    turn: Lock = field(default_factory=Lock)
    free_at: float = 0.0
    pause: float = 0.0
    reading_rules: Lock = field(default_factory=Lock)
    rules: RobotFileParser | None = None


ROBOTS_BYTES = 512 * 1024
"""What is read of a robots.txt: RFC 9309, 2.5, asks for 500 KiB at least."""

LONGEST_PAUSE = 10.0
"""The most that a robots.txt may ask for between two requests, in seconds."""


class Courtesy:
    """Asks for addresses on behalf of a whole run, from as many threads as one likes."""

    def __init__(self, agent: str, limits: Limits) -> None:
        self.agent = agent
        self.limits = limits
        self.heard = False  # whether anybody answered at all: else it is we who are cut off
        self._hosts: dict[str, _Host] = {}
        self._adding = Lock()

    def ask(self, session: requests.Session, method: str, url: str, read: int = 0) -> Reply:
        """One request, when its host may be asked again; `read` bytes of the text at most.

        Raises `NotPublic`, what `requests` raises, or `ValueError` for what is no address.
        """
        host = self._host(url)
        if self.limits.public_only and not _is_public(urlsplit(url).hostname or ""):
            raise NotPublic
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        with host.turn:
            time.sleep(max(0.0, host.free_at - time.monotonic()))
            wait = 0.0
            try:
                with session.request(method, url, headers=headers, timeout=self.limits.timeout, allow_redirects=False, stream=True) as response:
                    self.heard = True
                    wait = _asked_to_wait(response)
                    body = response.raw.read(read, decode_content=True) if read else b""
                    location = session.get_redirect_target(response) or ""
                    return Reply(response.status_code, location, response.elapsed.total_seconds(), wait, body)
            finally:
                host.free_at = time.monotonic() + max(host.pause, min(wait, self.limits.most_wait))

    def welcome(self, session: requests.Session, url: str) -> bool:
        """Whether the robots.txt of the host lets us in; where there is none, or it cannot be
        read, the address itself will tell."""
        host = self._host(url)
        with host.reading_rules:
            if host.rules is None:
                host.rules = RobotFileParser()
                host.rules.parse(self._robots(session, urljoin(url, "/robots.txt")).splitlines())
                delay = host.rules.crawl_delay(self.agent)
                host.pause = max(host.pause, min(float(delay or 0), LONGEST_PAUSE))
        return host.rules.can_fetch(self.agent, url)

    def _robots(self, session: requests.Session, url: str) -> str:
        for _ in range(5):  # redirections: RFC 9309, 2.3.1.2
            try:
                reply = self.ask(session, "GET", url, read=ROBOTS_BYTES)
            except (requests.RequestException, HTTPError, NotPublic, OSError, ValueError):
                return ""
            if not reply.location:
                return reply.body.decode("utf-8", "replace") if reply.status == 200 else ""
            url = urljoin(url, reply.location)
        return ""

    def _host(self, url: str) -> _Host:
        name = urlsplit(url).netloc.lower()
        with self._adding:
            return self._hosts.setdefault(name, _Host(pause=self.limits.pause))


def _is_public(name: str) -> bool:
    """Whether every address of a host is on the public internet; for a name that nobody
    knows, the request itself says so."""
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True
    return all(ipaddress.ip_address(address[4][0]).is_global for address in found)


def _asked_to_wait(response: requests.Response) -> float:
    """The seconds that a `Retry-After` asks for, written as a number or as a date."""
    text = response.headers.get("Retry-After", "") if response.status_code in (429, 503) else ""
    if text.isdecimal():
        return float(text)
    try:
        return max(0.0, (parsedate_to_datetime(text) - datetime.now(UTC)).total_seconds())
    except (TypeError, ValueError):
        return 0.0
