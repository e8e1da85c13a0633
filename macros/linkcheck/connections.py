"""How a request leaves this machine: one connection at a time, cut when its time is over, and made to
the very IP address that was checked, so that none leads into a private network.

The ground of the room: `politeness` decides when to send a request and sends it through a `Session`.
"""

from __future__ import annotations

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

from macros.linkcheck.ip_addresses import look_up

PORTS: Mapping[str, int] = {"http": HTTP_PORT, "https": HTTPS_PORT}
"""The port of each scheme, for an address that names none."""


class WithUser(ValueError):
    """The address holds the name of a user, perhaps a password."""


class Late(Exception):
    """The time of a visit, or of the whole round, is over."""


def host_of(url: str) -> str:
    """The host of an address in one form, however it is written: lower case, ASCII, without a last dot.

    It is read by the parser that `requests` uses, so that the host that is checked is the host that
    is visited. Raises `WithUser`, or another `ValueError` when the text is not an address.
    """
    parsed = parse_url(url)
    if parsed.auth is not None:
        raise WithUser(url)
    name = (parsed.host or "").removesuffix(".")
    name.encode("idna")  # raises when a part is empty or too long: such a name cannot be looked up
    return name


class Session(requests.Session):
    """The connections of one thread, which sends one request at a time.

    `until` is when the visit under way must end, in seconds of `time.monotonic`.
    """

    def __init__(self, public_only: bool = True) -> None:
        super().__init__()
        self.auth = _nobody
        self.until = inf
        self.public_only = public_only
        self._cut_at = inf
        self._handle: socket.socket | None = None
        for scheme in ("http://", "https://"):
            self.mount(scheme, _Adapter(self))

    def left(self) -> float:
        """The seconds that are left to the visit; negative once its time is over."""
        return self.until - time.monotonic()

    @contextmanager
    def watched(self, seconds: float) -> Iterator[None]:
        """Cut the request under way when it has lasted this many seconds.

        The timeout of `requests` alone is not enough, as it begins again at each read: a host may
        send a byte now and then for days. Raises `requests.Timeout`, or `Late` when the time of
        the visit is over too.
        """
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
            self._cut()  # so that it is not used again: `hold` is called for new connections alone
            if self._handle:
                self._handle.close()
                self._handle = None
        # Being cut is not always an error for `requests`: headers may end where their connection ends.
        if time.monotonic() >= self._cut_at:
            raise Late if self.left() <= 0 else requests.Timeout

    def left_to_request(self) -> float:
        """The seconds that are left to the request under way; negative once its time is over."""
        return self._cut_at - time.monotonic()

    def hold(self, connection: socket.socket) -> None:
        """Keep a second handle of a new connection, to cut it with: the first one is no longer ours
        once it is wrapped for https."""
        if self._handle:
            self._handle.close()
        self._handle = connection.dup()
        if self.left_to_request() <= 0:  # the timer may have been faster
            self._cut()

    def _cut(self) -> None:
        if self._handle:
            with suppress(OSError):  # the other side may have been faster
                self._handle.shutdown(socket.SHUT_RDWR)

    def resolve_redirects(self, *_arguments: Any, **_options: Any) -> Generator[requests.Response]:
        """No redirection is followed here: `visits` follows them. `requests` would read the whole
        text of each redirection first, however long."""
        yield from ()


class _Adapter(HTTPAdapter):
    """Sends each request to the very IP address that was checked: a name that is looked up twice may
    lead elsewhere the second time.

    A proxy looks names up by itself. With one, the check is made on the addresses that this machine
    knows, and a name that it does not know passes.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.address = ""  # the IP address of the request under way; empty with a proxy
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
        """Send a request, to each address of its host in turn until one accepts a connection.

        Raises `NotPublic`, `socket.gaierror` when the name of the host does not exist, or what
        `requests` raises.
        """
        name, public_only = parse_url(str(request.url)).host or "", self.session.public_only
        if select_proxy(str(request.url), proxies):
            self.address = ""
            with suppress(socket.gaierror):
                look_up(name, public_only)
            return super().send(request, stream, timeout, verify, cert, proxies)
        candidates = look_up(name, public_only)
        for left, self.address in zip(range(len(candidates), 0, -1), candidates, strict=True):
            # Each gets its share of the time that is left: the first may be out of reach.
            share = max(0.001, self.session.left_to_request() / left)
            try:
                return super().send(request, stream, (share, timeout), verify, cert, proxies)
            except requests.ConnectionError as error:
                if left == 1 or not _never_connected(error):
                    raise
        raise AssertionError("a look-up returns an address, or raises")

    def build_connection_pool_key_attributes(self, request: requests.PreparedRequest, verify: Any, cert: Any = None) -> tuple[dict[str, Any], dict[str, Any]]:
        host, tls = super().build_connection_pool_key_attributes(request, verify, cert)
        if self.address:
            if host["scheme"] == "https":
                tls["server_hostname"] = str(host["host"]).removesuffix(".")  # the name that the certificate must hold
            host["host"] = self.address
        return host, tls

    def get_connection_with_tls_context(self, *arguments: Any, **options: Any) -> Any:
        pool = super().get_connection_with_tls_context(*arguments, **options)
        if pool.scheme == "http":
            pool.ConnectionCls = partial(_WatchedConnection, self.session)  # type: ignore[assignment]
        return pool

    def add_headers(self, request: requests.PreparedRequest, **_options: Any) -> None:
        if self.address:
            request.headers["Host"] = _host_header(parse_url(str(request.url)))


class _WatchedConnection(HTTPConnection):
    """An unencrypted connection that its session can cut."""

    def __init__(self, session: Session, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.session = session

    def connect(self) -> None:
        super().connect()
        if self.sock:
            self.session.hold(self.sock)


class _WatchedTls(ssl.SSLContext):
    """Gives each connection to its session before it is encrypted: afterwards no second handle can be made."""

    watching: Session | None = None

    def wrap_socket(self, sock: socket.socket, *arguments: Any, **options: Any) -> ssl.SSLSocket:
        if self.watching:
            self.watching.hold(sock)
        return super().wrap_socket(sock, *arguments, **options)


def _host_header(url: Url) -> str:
    """The value of a `Host` header: the host, with its port where that is not the usual one."""
    name = (url.host or "").removesuffix(".")
    return name if url.port in (None, PORTS.get(url.scheme or "")) else f"{name}:{url.port}"


def _never_connected(error: requests.ConnectionError) -> bool:
    """Whether a request failed before any of it was sent."""
    return isinstance(error, requests.ConnectTimeout) or any(isinstance(getattr(cause, "reason", None), NewConnectionError) for cause in error.args)


def _nobody(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Leave a request without a password: `requests` would take one from a `.netrc` file of this machine."""
    return request
