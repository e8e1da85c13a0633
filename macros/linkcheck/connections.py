"""The way out of `visits`: one connection at a time, cut when its time is over, and made to
the very address that was looked at, which is that of no private network.

`politeness` says when to ask; here is how a request leaves this machine.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from math import inf
from threading import Timer
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import NameResolutionError, NewConnectionError
from urllib3.util import parse_url
from urllib3.util.connection import create_connection


class NotPublic(Exception):
    """An address inside a private network, or of the machine itself."""


class WithUser(ValueError):
    """An address that holds the name of a user, perhaps a password."""


class Late(Exception):
    """The time of a visit, or of the whole run, is over."""


def host_of(url: str) -> str:
    """The host of an address, the same however it is written: in lower case, in ASCII, without
    the dot that may end it. Read by the parser that `requests` uses, so that what is looked at
    is what is asked. Raises `WithUser`, or `ValueError` for what is no address."""
    parsed = parse_url(url)
    if parsed.auth is not None:
        raise WithUser(url)
    name = (parsed.host or "").removesuffix(".")
    name.encode("idna")  # raises for what no look-up takes: a part that is empty, or too long
    return name


class Session(requests.Session):
    """The way out of one thread, which asks one thing at a time. `until` is when its visit has
    to be over, by the clock of `time.monotonic`."""

    def __init__(self, public_only: bool = True) -> None:
        super().__init__()
        self.auth = _nobody
        self.until = inf
        self.public_only = public_only
        self._cut_at = inf
        self._line: socket.socket | None = None
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(self))

    def left(self) -> float:
        """The seconds that are left to the visit; none when negative."""
        return self.until - time.monotonic()

    @contextmanager
    def watched(self, seconds: float) -> Iterator[None]:
        """Cut a request when its time is over. The timeout of `requests` alone is one for each
        read: a host may send a byte now and then for days. Raises `requests.Timeout`, or `Late`
        when the time of the visit is over too."""
        self._cut_at = time.monotonic() + seconds
        watch = Timer(seconds, self._cut)
        watch.daemon = True
        watch.start()
        try:
            yield
        except Exception:
            if time.monotonic() < self._cut_at:
                raise
        finally:
            watch.cancel()
            watch.join()
            self._cut()  # a connection that served again would have no second handle
            if self._line:
                self._line.close()
                self._line = None
        # What was cut is no error everywhere: headers may end where their connection does.
        if time.monotonic() >= self._cut_at:
            raise Late if self.left() <= 0 else requests.Timeout

    def connect(self, found: list[tuple[str, int]], options: Any) -> socket.socket:
        """A socket to the first of some addresses that answers. Raises `OSError`."""
        failure = OSError("no address")
        for rank, address in enumerate(found):
            # Each its share of what is left: the first may be one that nobody can reach.
            share = (self._cut_at - time.monotonic()) / (len(found) - rank)
            try:
                line = create_connection(address, max(0.001, share), socket_options=options)
            except OSError as error:
                failure = error
                continue
            # A second handle, that stays good when the first is wrapped for https.
            self._line = line.dup()
            return line
        raise failure

    def _cut(self) -> None:
        if self._line:
            with suppress(OSError):  # the other side may have been faster
                self._line.shutdown(socket.SHUT_RDWR)

    def resolve_redirects(self, *_arguments: Any, **_options: Any) -> Generator[requests.Response]:
        """None: visits follow them. To prepare the next one, `requests` would read the whole
        text of the redirection, however long."""
        yield from ()


class _Adapter(HTTPAdapter):
    """Has the connections of a session made by `_Plain` and `_Secured`."""

    def __init__(self, session: Session) -> None:
        self.session = session
        super().__init__()

    def get_connection_with_tls_context(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> Any:
        pool = super().get_connection_with_tls_context(request, *arguments, **options)
        if pool.proxy:  # it looks names up by itself: what can be asked here is our own look-up
            with suppress(socket.gaierror):
                _look_up(parse_url(str(request.url)).host or "", 0, self.session.public_only)
        pool.ConnectionCls = partial(_Secured if pool.scheme == "https" else _Plain, self.session)  # type: ignore[assignment]
        return pool


class _Plain(HTTPConnection):
    """A connection to the very address that was looked at: looked up twice, a name may lead
    elsewhere the second time. Raises `NotPublic`."""

    def __init__(self, session: Session, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.session = session

    def _new_conn(self) -> socket.socket:
        try:
            found = _look_up(self._dns_host, self.port, self.session.public_only and not self.proxy)
            return self.session.connect(found, self.socket_options)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except OSError as error:
            raise NewConnectionError(self, str(error)) from error


class _Secured(_Plain, HTTPSConnection):
    """The same for https."""


def _look_up(name: str, port: int, public_only: bool) -> list[tuple[str, int]]:
    """The addresses of a host. Raises `NotPublic` when one of them is not public, `OSError`
    when nobody knows the name, `UnicodeError` when it is none."""
    found = [str(answer[4][0]) for answer in socket.getaddrinfo(name.strip("[]"), port, type=socket.SOCK_STREAM)]
    if public_only and not all(_is_public(ipaddress.ip_address(address)) for address in found):
        raise NotPublic
    return [(address, port) for address in found]


_UNICAST = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address is one machine of the public internet; what leads to an IPv4 address
    (mapped, 6to4, NAT64) is what that one is. Python's `is_global` says yes to all of these, and
    to groups of machines; it says no to Teredo."""
    if isinstance(address, ipaddress.IPv4Address):
        return address.is_global and not address.is_multicast
    inside = address.ipv4_mapped or address.sixtofour or (ipaddress.IPv4Address(address.packed[-4:]) if address in _NAT64 else None)
    return _is_public(inside) if inside else address.is_global and address in _UNICAST


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """No password goes with a request, whatever a .netrc file of this machine holds."""
    return request
