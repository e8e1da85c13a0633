"""The server of the preview: HTTP around `answers`, a thread for each connection.

A page learns from it when to reload: it waits at `__preview__/wait` until something else is shown, asks at
`__preview__/digests` whether what it shows is another, and reloads only then (`reload.js`).
"""

from __future__ import annotations

import json
import os
import socket
import sys
import threading
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from macros.pages.preview.answers import OWN, Answer, answer, reloading, type_of
from macros.pages.preview.desk import Desk
from macros.pages.preview.search import FollowingSearch

WAITS = 25.0
"""How many seconds a page waits for a change before it asks again."""


class PreviewServer(ThreadingHTTPServer):
    """Takes an address at once, and listens there once `show` has said what to answer with."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two programs listen at one port
    request_queue_size = 128

    def __init__(self, host: str, port: int) -> None:
        """Take the address without listening. Raises `OSError` when it cannot be taken."""
        if ":" in host:
            self.address_family = socket.AF_INET6
        super().__init__((host, port), _Handler, bind_and_activate=False)
        try:
            self.server_bind()
        except BaseException:
            self.server_close()
            raise
        self.asked_at = time.monotonic()

    def show(self, desk: Desk, search: FollowingSearch) -> None:
        """Answer from now on with what is on this desk. Raises `OSError` when another program listens there since."""
        self.desk, self.search = desk, search
        self.asked_at = time.monotonic()
        self.server_activate()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def idle(self) -> float:
        """The seconds since somebody asked for something."""
        return time.monotonic() - self.asked_at


class _Handler(BaseHTTPRequestHandler):
    """One connection. What it answers is never kept by the browser."""

    server: PreviewServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 2 * WAITS

    def do_GET(self) -> None:
        """Answer a request."""
        address = urlsplit(self.path)
        path, root = unquote(address.path), self.server.desk.path
        if not path.startswith(root):
            self._send(HTTPStatus.FOUND, b"", "text/plain", root)
        elif path.startswith(root + OWN):
            self._own(path.removeprefix(root + OWN), parse_qs(address.query))
        else:
            self.server.asked_at = time.monotonic()
            shown = self.server.desk.shown
            found = answer(shown, self.server.search, path.removeprefix(root))
            query = f"?{address.query}" if address.query else ""
            location = quote(root + found.location) + query if found.location else ""
            self._send(found.status, reloading(found, shown.version, root), found.type, location, self._told(path.removeprefix(root), found))

    do_HEAD = do_GET  # noqa: N815

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        """Answer at an address of the preview itself."""
        if name == "reload.js":
            script = resources.files(__package__).joinpath(name).read_bytes()
            self._send(HTTPStatus.OK, script, type_of(name))
        elif name == "wait":
            version = self.server.desk.wait(query.get("version", [""])[0], WAITS)
            self._json({"version": version})
        elif name == "digests":
            self.server.asked_at = time.monotonic()
            shown, root = self.server.desk.shown, self.server.desk.path
            digests = {path: self._digest(path.removeprefix(root)) for path in query.get("path", ()) if path.startswith(root)}
            self._json({"version": shown.version, "digests": digests})
        else:
            self._send(HTTPStatus.NOT_FOUND, b"", "text/plain")

    def _digest(self, address: str) -> str:
        """The digest of what is at an address now."""
        return self._told(address, None)

    def _told(self, address: str, found: Answer | None) -> str:
        """The digest that a page is told of a file; of one of the search always the same, as it follows by itself."""
        if self.server.search.covers(address):
            return "search"
        return (found or answer(self.server.desk.shown, self.server.search, address)).digest

    def _json(self, value: Any) -> None:
        self._send(HTTPStatus.OK, json.dumps(value).encode(), type_of("x.json"))

    def _send(self, status: HTTPStatus, content: bytes, media_type: str, location: str = "", digest: str = "") -> None:
        """Send an answer; a browser that has gone away is no failure."""
        try:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("Cache-Control", "no-store")
            if digest:
                self.send_header("Server-Timing", f'digest;desc="{digest}"')
            if location:
                self.send_header("Location", location)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)
        except ConnectionError:
            self.close_connection = True

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the terminal is for what is to be corrected."""
