"""Hosts of this machine that play what the web may answer, and what they saw."""

from __future__ import annotations

import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from macros.linkcheck.link_round import visit_all
from macros.linkcheck.politeness import Limits
from macros.linkcheck.visits import Verdict, Visitor

PUBLIC = "93.184.215.14"
AGENT = "BibliothequePTCE/0 (test)"
LATE = 0.8
"""The seconds that a late answer takes."""

QUICK = Limits(pause=0.0, timeout=4.0, slow=1.0, most_wait=1.5, public_only=False, archive="")


CASE = """---
title: Un pôle
summary: Un exemple, sur {web}/resume.
themes: [mutualisation]
sources: [coorace-2016]
website: {{url: {web}/bien, as_of: 2016}}
---

Voir [leur page]({web}/status/404#bas), <{web}/redirige/301/bien> et [l'autre](exemple-b.md).
"""


DOCUMENTS = """# voir {web}/commentaire
- id: un
  url: {web}/bien
  note: "Copie ({web}/note)."
"""

PAGE = """---
title: Accueil
---

[Ici]({web}/bien).

<a href="{web}/html">là</a>

`{web}/code`
"""


class Handler(BaseHTTPRequestHandler):
    """Answers by the path of the request: `do_GET` says how."""

    server: Web

    def handle_one_request(self) -> None:
        with self.server.counting:
            self.server.together += 1
            self.server.most_together = max(self.server.most_together, self.server.together)
        try:
            super().handle_one_request()
        finally:
            with self.server.counting:
                self.server.together -= 1

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self) -> None:
        self.server.asked.append((time.monotonic(), self.command, self.path, self.headers["User-Agent"]))
        before = sum(1 for _at, _method, path, _agent in self.server.asked if path == self.path)
        path, _, rest = self.path.lstrip("/").partition("/")
        match path.partition("?")[0]:
            case "robots.txt":
                self.answer(200, self.server.robots.encode())
            case "" | "bien" | "interdit":
                self.answer(200)
            case "status":
                self.answer(int(rest))
            case "redirige":
                status, _, target = rest.partition("/")
                self.answer(int(status), Location=target if "://" in target else f"/{target}")
            case "boucle":
                self.answer(302, Location="/boucle/suite" if not rest else "/boucle")
            case "sans-fin":
                self.answer(302, Location=f"/sans-fin/{int(rest) + 1}")
            case "biscuit":
                self.answer(200) if self.headers["Cookie"] else self.answer(302, Location="/biscuit", Set_Cookie="vu=1")
            case "lente":
                time.sleep(LATE)
                self.answer(200)
            case "muette":
                self.server.over.wait(10)
            case "coupee":
                self.connection.shutdown(socket.SHUT_RDWR)
            case "coupee-une-fois":
                self.connection.shutdown(socket.SHUT_RDWR) if before == 1 else self.answer(200)
            case "sans-head":
                self.answer(int(rest) if self.command == "HEAD" else 200)
            case "passe":
                self.answer(503 if before < 3 else 200)
            case "attendez":
                self.answer(429 if before == 1 else 200, Retry_After=rest)
            case "revenez-demain":
                self.answer(429, Retry_After="86400")
            case "goutte-a-goutte":
                self.drip(int(rest or 0))
            case "renvoi-sans-fin":
                self.endless()
            case "revenez-bientot":
                self.answer(429, Retry_After="50")
            case "wayback":
                self.server.archive(self)
            case _:
                self.answer(404)

    do_HEAD = do_GET  # noqa: N815

    def drip(self, whole: int) -> None:
        """Answer a header that does not end, a byte now and then; or a text, after `whole` headers."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"Content-Length: 900000\r\n\r\n" if whole else b"X-Lent: "))
        for _ in range(600):  # half a minute: a check that lets it drip fails, and does not hang
            if self.server.over.wait(0.05):
                break
            self.wfile.write(b"x")

    def endless(self) -> None:
        """Redirect, with a text that is far too long."""
        self.wfile.write(b"HTTP/1.1 301 Moved\r\nLocation: /bien\r\n\r\n")
        while self.command != "HEAD" and self.server.poured < 100_000_000:
            self.wfile.write(b"x" * 65536)
            self.server.poured += 65536

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


class Web(ThreadingHTTPServer):
    """One host, and what it saw."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.robots = "User-agent: *\nDisallow: /interdit\n"
        self.asked: list[tuple[float, str, str, str]] = []
        self.counting = threading.Lock()
        self.together = self.most_together = 0
        self.over = threading.Event()
        self.poured = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def named(self, name: str, names: dict[str, list[str]]) -> str:
        """Its address under a name of its own: the fixture `internet` keeps `names`."""
        names[name] = ["127.0.0.1"]
        return f"http://{name}:{self.server_port}"

    def archive(self, handler: Handler) -> None:
        """Answer as the archive of the web does: it knows every page but one."""
        closest = {"available": True, "url": "http://web.archive.org/web/2016/" + self.address + "/x", "timestamp": "2016", "status": "200"}
        handler.answer(200, json.dumps({"archived_snapshots": {} if "inconnue" in handler.path else {"closest": closest}}).encode())

    def seen(self, path: str) -> list[str]:
        """The methods by which a path was asked, in order."""
        return [method for _at, method, asked, _agent in self.asked if asked == path]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that a test breaks."""


def start() -> Web:
    server = Web()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server


def visit(url: str, limits: Limits = QUICK) -> Verdict:
    return visit_all(Visitor(AGENT, limits), [url])[url]
