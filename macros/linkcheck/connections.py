"""The way out of `visits`: one connection at a time, cut when its time is over, and made to
the very address that was looked at, which is that of no private network.

`politeness` says when to ask; here is how a request leaves this machine.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from http.client import HTTP_PORT, HTTPS_PORT
from math import inf
from threading import Timer
from typing import Any

import requests
from requests.adapters import HTTPAdapter
from requests.utils import select_proxy
from urllib3.connection import HTTPConnection
from urllib3.exceptions import NewConnectionError
from urllib3.util import Url, parse_url

PORTS: Mapping[str, int] = {"http": HTTP_PORT, "https": HTTPS_PORT}
"""The port of each scheme, where an address names none."""


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

    def left_to_request(self) -> float:
        """The seconds that are left to the request under way; none when negative."""
        return self._cut_at - time.monotonic()

    def hold(self, line: socket.socket) -> None:
        """Keep a second handle of a connection, by which it can be cut; it stays good when the
        first is wrapped for https."""
        if self._line:
            self._line.close()
        self._line = line.dup()
        if self.left_to_request() <= 0:  # the watch may have been faster
            self._cut()

    def _cut(self) -> None:
        if self._line:
            with suppress(OSError):  # the other side may have been faster
                self._line.shutdown(socket.SHUT_RDWR)

    def resolve_redirects(self, *_arguments: Any, **_options: Any) -> Generator[requests.Response]:
        """None: visits follow them. To prepare the next one, `requests` would read the whole
        text of the redirection, however long."""
        yield from ()


class _Adapter(HTTPAdapter):
    """Sends to the very address that was looked at: looked up twice, a name may lead elsewhere the
    second time. Where a proxy is set it looks names up by itself, and what is looked at here is what
    this machine knows of them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.address = ""  # where the request under way goes; empty behind a proxy
        self.tls = _WatchedTls(ssl.PROTOCOL_TLS_CLIENT)
        self.tls.watching = session
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, ssl_context=self.tls, **options)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        return super().proxy_manager_for(proxy, ssl_context=self.tls, **options)

    def send(
        self, request: requests.PreparedRequest, stream: bool = False, timeout: Any = None, verify: Any = True, cert: Any = None, proxies: Any = None
    ) -> requests.Response:
        """Raises `NotPublic`, `socket.gaierror` when nobody knows the name, or what `requests` raises."""
        name, public_only = parse_url(str(request.url)).host or "", self.session.public_only
        if select_proxy(str(request.url), proxies):
            self.address = ""
            with suppress(socket.gaierror):
                _look_up(name, public_only)
            return super().send(request, stream, timeout, verify, cert, proxies)
        found = _look_up(name, public_only)
        for left, self.address in zip(range(len(found), 0, -1), found, strict=True):
            # Each its share of what is left: the first may be one that nobody can reach.
            share = max(0.001, self.session.left_to_request() / left)
            try:
                return super().send(request, stream, (share, timeout), verify, cert, proxies)
            except requests.ConnectionError as error:
                if left == 1 or not _never_connected(error):
                    raise
        raise AssertionError("a look-up gives an address, or raises")

    def build_connection_pool_key_attributes(self, request: requests.PreparedRequest, verify: Any, cert: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        host, tls = super().build_connection_pool_key_attributes(request, verify, cert)
        if self.address:
            if host["scheme"] == "https":
                tls["server_hostname"] = str(host["host"]).removesuffix(".")  # what its certificate has to name
            host["host"] = self.address
        return host, tls

    def get_connection_with_tls_context(self, *arguments: Any, **options: Any) -> Any:
        pool = super().get_connection_with_tls_context(*arguments, **options)
        if pool.scheme == "http":
            pool.ConnectionCls = partial(_WatchedConnection, self.session)  # type: ignore[assignment]
        return pool

    def add_headers(self, request: requests.PreparedRequest, **_options: Any) -> None:
        if self.address:
            request.headers["Host"] = _door(parse_url(str(request.url)))


class _WatchedConnection(HTTPConnection):
    """A connection in clear that its session can cut."""

    def __init__(self, session: Session, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.session = session

    def connect(self) -> None:
        super().connect()
        if self.sock:
            self.session.hold(self.sock)


class _WatchedTls(ssl.SSLContext):
    """Hands each connection to its session before it is secured: afterwards there is no second handle."""

    watching: Session | None = None

    def wrap_socket(self, sock: socket.socket, *arguments: Any, **options: Any) -> ssl.SSLSocket:
        if self.watching:
            self.watching.hold(sock)
        return super().wrap_socket(sock, *arguments, **options)


def _door(url: Url) -> str:
    """The host of an address as a `Host` header names it: with its port where that is not the usual one."""
    name = (url.host or "").removesuffix(".")
    return name if url.port in (None, PORTS.get(url.scheme or "")) else f"{name}:{url.port}"


def _never_connected(error: requests.ConnectionError) -> bool:
    """Whether a request failed before anything of it was sent."""
    return isinstance(error, requests.ConnectTimeout) or any(isinstance(getattr(cause, "reason", None), NewConnectionError) for cause in error.args)


def _look_up(name: str, public_only: bool) -> list[str]:
    """The addresses of a host, as a URL holds them. Raises `NotPublic` when one of them is not public,
    `socket.gaierror` when nobody knows the name, `UnicodeError` when it is none."""
    answers = socket.getaddrinfo(name.strip("[]"), None, type=socket.SOCK_STREAM)
    found = [ipaddress.ip_address(str(answer[4][0])) for answer in answers]
    if public_only and not all(map(_is_public, found)):
        raise NotPublic
    return [f"[{address}]" if address.version == 6 else str(address) for address in found]


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
