"""How a request leaves this machine: to the address that was looked at, under the name that was asked for, in time."""

from __future__ import annotations

import ast
import importlib
import inspect
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import requests
import trustme
from urllib3.util import parse_url

from macros.linkcheck import connections
from macros.linkcheck.connections import Session
from support.repository import ROOT


class Host(ThreadingHTTPServer):
    """A host of this machine, and the names under which it was asked."""

    daemon_threads = True

    def __init__(self, handler: type[BaseHTTPRequestHandler]) -> None:
        super().__init__(("127.0.0.1", 0), handler)
        self.asked: list[str | None] = []
        self.indicated: list[str | None] = []

    def secure(self, certificate: trustme.LeafCert) -> None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        context.sni_callback = lambda _line, name, _context: self.indicated.append(name)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that a test breaks."""


class Answering(BaseHTTPRequestHandler):
    server: Host

    def do_GET(self) -> None:
        self.server.asked.append(self.headers["Host"])
        if self.path == "/coupee":
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if self.path == "/goutte-a-goutte":
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Lent: ")
            for _ in range(600):  # half a minute, a byte long before each reading would be over
                time.sleep(0.05)
                self.wfile.write(b"x")
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[Host]:
    server = Host(Answering)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and all of their addresses."""
    known: dict[str, list[str]] = {}
    look_up = socket.getaddrinfo

    def answered(name: Any, *arguments: Any, **options: Any) -> Any:
        return [answer for address in known.get(name, [name]) for answer in look_up(address, *arguments, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", answered)
    return known


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    """Who signs certificates, and is trusted."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
    return made


def get(url: str, seconds: float = 10.0) -> int:
    with Session(public_only=False) as session, session.watched(seconds), session.get(url, timeout=seconds, allow_redirects=False, stream=True) as response:
        return response.status_code


def test_a_secured_host_is_known_by_the_name_that_was_asked_for(host: Host, names: dict[str, list[str]], authority: trustme.CA) -> None:
    host.secure(authority.issue_cert("sur.example"))
    names["sur.example"] = ["127.0.0.1"]
    assert get(f"https://sur.example:{host.server_port}/") == 200
    assert host.indicated == ["sur.example"]
    assert host.asked == [f"sur.example:{host.server_port}"]


def test_a_certificate_of_another_name_is_refused(host: Host, names: dict[str, list[str]], authority: trustme.CA) -> None:
    host.secure(authority.issue_cert("sur.example"))
    names["autre.example"] = ["127.0.0.1"]
    with pytest.raises(requests.exceptions.SSLError):
        get(f"https://autre.example:{host.server_port}/")
    with pytest.raises(requests.exceptions.SSLError):
        get(f"https://127.0.0.1:{host.server_port}/")
    assert host.asked == []


def test_a_certificate_that_nobody_trusted_signed_is_refused(host: Host, names: dict[str, list[str]], authority: trustme.CA) -> None:
    host.secure(trustme.CA().issue_cert("sur.example"))
    names["sur.example"] = ["127.0.0.1"]
    with pytest.raises(requests.exceptions.SSLError):
        get(f"https://sur.example:{host.server_port}/")
    assert host.asked == []


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_an_answer_that_never_ends_is_cut_in_clear_and_secured(scheme: str, host: Host, names: dict[str, list[str]], authority: trustme.CA) -> None:
    if scheme == "https":
        host.secure(authority.issue_cert("lent.example"))
    names["lent.example"] = ["127.0.0.1"]
    started = time.monotonic()
    with pytest.raises(requests.Timeout):
        get(f"{scheme}://lent.example:{host.server_port}/goutte-a-goutte", seconds=1.0)
    assert time.monotonic() - started < 10


def test_an_address_where_nobody_answers_gives_way_to_the_next(host: Host, names: dict[str, list[str]]) -> None:
    names["deux.example"] = ["127.0.0.2", "127.0.0.1"]  # only the second is listened to
    assert get(f"http://deux.example:{host.server_port}/") == 200
    names["aucune.example"] = ["127.0.0.2", "127.0.0.3"]
    with pytest.raises(requests.ConnectionError):
        get(f"http://aucune.example:{host.server_port}/")


def test_a_host_that_was_asked_is_not_asked_again_at_its_other_address(host: Host, names: dict[str, list[str]]) -> None:
    names["deux.example"] = ["127.0.0.1", "127.0.0.1"]
    with pytest.raises(requests.ConnectionError):
        get(f"http://deux.example:{host.server_port}/coupee")
    assert len(host.asked) == 1


@pytest.mark.parametrize(
    ("url", "header"),
    [
        ("http://example.org/x", "example.org"),
        ("https://Example.org./", "example.org"),
        ("http://example.org:80/", "example.org"),
        ("https://example.org:443/", "example.org"),
        ("https://example.org:80/", "example.org:80"),
        ("http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8080/", "[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8080"),
    ],
)
def test_a_host_is_named_with_its_port_where_that_is_not_the_usual_one(url: str, header: str) -> None:
    assert connections._host_header(parse_url(url)) == header


def private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")


@pytest.mark.parametrize("path", sorted((ROOT / "macros/linkcheck").glob("[!_]*.py")), ids=lambda path: path.stem)
def test_nothing_private_of_a_library_is_used(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    defined = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)} | {"_replace"}  # of any named tuple
    used = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and private(node.attr):
            (defined if isinstance(node.ctx, ast.Store) else used).add(node.attr)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            defined.add(node.target.id)
        elif isinstance(node, ast.ImportFrom) and not str(node.module).startswith("macros"):
            used |= {name.name for name in node.names if private(name.name)}
    assert used <= defined
    module = importlib.import_module(f"macros.linkcheck.{path.stem}")
    for kind in (kind for _name, kind in inspect.getmembers(module, inspect.isclass) if kind.__module__ == module.__name__):
        foreign = {name for base in kind.__mro__ if not base.__module__.startswith("macros") for name in vars(base)}
        assert {name for name in vars(kind) if private(name)} & foreign == set(), kind
