"""The check of outside addresses: polite, on demand, never blocking. Every host here is a
server of this machine that plays what the web may answer."""

from __future__ import annotations

import ipaddress
import json
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import requests

from macros.casebook.registers.link_exceptions import read_accepted
from macros.linkcheck import connections
from macros.linkcheck.addresses import addresses
from macros.linkcheck.connections import Session, host_of
from macros.linkcheck.link_round import visit_all
from macros.linkcheck.politeness import Limits
from macros.linkcheck.visits import Verdict, Visitor
from scripts import links
from support.corpus import Corpus
from support.repository import ROOT, run

PUBLIC = "93.184.215.14"
AGENT = "BibliothequePTCE/0 (test)"
QUICK = Limits(pause=0.0, timeout=4.0, slow=1.0, most_wait=1.5, public_only=False, archive="")


class _Handler(BaseHTTPRequestHandler):
    """Answers by the path of the request: `PLAYS` says how."""

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
                time.sleep(1.6)
                self.answer(200)
            case "muette":
                time.sleep(4.6)
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
        super().__init__(("127.0.0.1", 0), _Handler)
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

    def archive(self, handler: _Handler) -> None:
        """Answer as the archive of the web does: it knows every page but one."""
        closest = {"available": True, "url": "http://web.archive.org/web/2016/" + self.address + "/x", "timestamp": "2016", "status": "200"}
        handler.answer(200, json.dumps({"archived_snapshots": {} if "inconnue" in handler.path else {"closest": closest}}).encode())

    def seen(self, path: str) -> list[str]:
        """The methods by which a path was asked, in order."""
        return [method for _at, method, asked, _agent in self.asked if asked == path]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that a test breaks."""


def _start() -> Web:
    server = Web()
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server


@pytest.fixture
def web() -> Iterator[Web]:
    server = _start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def other() -> Iterator[Web]:
    server = _start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def internet(web: Web, monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names and what each look-up of them answers in turn, the last for ever. The public address
    `PUBLIC` leads to `web`: the guard is as it is, the wire alone is ours."""
    names: dict[str, list[str]] = {}
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def answered(name: Any, *arguments: Any, **options: Any) -> Any:
        answers = names.get(name, [name])
        return look_up(answers.pop(0) if len(answers) > 1 else answers[0], *arguments, **options)

    def routed(line: socket.socket, address: Any) -> None:
        connect(line, ("127.0.0.1", web.server_port) if address[0] == PUBLIC else address)

    monkeypatch.setattr(socket, "getaddrinfo", answered)
    monkeypatch.setattr(socket.socket, "connect", routed)
    return names


def visit(url: str, limits: Limits = QUICK) -> Verdict:
    return visit_all(Visitor(AGENT, limits), [url])[url]


# --- what the web answers -----------------------------------------------------------------------

ANSWERS: dict[str, tuple[str, str, str]] = {
    "bien": ("fine", "", ""),
    "status/404": ("dead", "page introuvable (404)", ""),
    "status/410": ("dead", "page retirée (410)", ""),
    "status/401": ("closed", "refuse de répondre (401)", ""),
    "status/403": ("closed", "refuse de répondre (403)", ""),
    "status/451": ("closed", "refuse de répondre (451)", ""),
    "status/500": ("slow", "en panne (500)", ""),
    "status/429": ("slow", "trop de demandes (429)", ""),
    "interdit": ("closed", "son robots.txt demande aux robots de ne pas venir", ""),
    "redirige/301/bien": ("moved", "déplacée pour de bon", "/bien"),
    "redirige/308/bien": ("moved", "déplacée pour de bon", "/bien"),
    "redirige/302/bien": ("fine", "redirige pour l’instant vers {web}/bien", ""),
    "redirige/307/bien": ("fine", "redirige pour l’instant vers {web}/bien", ""),
    "redirige/301/redirige/301/bien": ("moved", "déplacée pour de bon", "/bien"),
    "redirige/301/redirige/302/bien": ("moved", "déplacée pour de bon", "/redirige/302/bien"),
    "redirige/302/redirige/301/bien": ("fine", "redirige pour l’instant vers {web}/bien", ""),
    "redirige/301/status/404": ("dead", "page introuvable (404)", ""),
    "redirige/301/interdit": ("closed", "son robots.txt demande aux robots de ne pas venir", ""),
    "redirige/301/ftp://example.org/x": ("dead", "redirige vers une adresse qui n’est pas du web", ""),
    "redirige/301/http://moi:secret@example.org/x": ("dead", "redirige vers une adresse qui contient un nom d’utilisateur ou un mot de passe (avant @)", ""),
    "redirige/301/http://[::1/x": ("dead", "redirige vers une adresse qui est mal écrite", ""),
    "redirige/301/": ("dead", "mène maintenant à l’accueil du site : la page a sans doute disparu", ""),
    "boucle": ("dead", "redirige en rond", ""),
    "sans-fin/0": ("dead", "redirige plus de 10 fois", ""),
    "biscuit": ("fine", "", ""),
    "lente": ("slow", "répond en 2\u00a0secondes", ""),
    "muette": ("slow", "n’a pas répondu en 4\u00a0secondes", ""),
    "coupee": ("dead", "la connexion est refusée ou coupée", ""),
    "coupee-une-fois": ("fine", "", ""),
    "sans-head/405": ("fine", "", ""),
    "sans-head/403": ("fine", "", ""),
    "sans-head/404": ("fine", "", ""),
    "passe": ("fine", "", ""),
    "revenez-demain": ("slow", "trop de demandes (429) ; demande d’attendre 86\u00a0400\u00a0secondes", ""),
}


@pytest.mark.parametrize("path", ANSWERS)
def test_each_answer_of_the_web_has_its_verdict(web: Web, path: str) -> None:
    state, said, new = ANSWERS[path]
    url = f"{web.address}/{path}"
    if path == "lente":  # how many seconds it took is this machine's affair
        told = visit(url)
        assert (told.state, told.said.partition(" en ")[0]) == (state, said.partition(" en ")[0])
        return
    assert visit(url) == Verdict(state, said.format(web=web.address), new and web.address + new)  # type: ignore[arg-type]


def test_a_certificate_that_is_refused_is_no_address_to_send_people_to(web: Web) -> None:
    url = web.address.replace("http://", "https://") + "/bien"
    assert visit(url) == Verdict("dead", "connexion sécurisée impossible : son certificat est refusé")


def test_a_host_where_nothing_listens_is_dead() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        assert visit(f"http://127.0.0.1:{taken.getsockname()[1]}/") == Verdict("dead", "la connexion est refusée ou coupée")


def test_a_name_that_does_not_exist_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_arguments: Any, **_options: Any) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    for limits in (QUICK, replace(QUICK, public_only=True)):
        assert visit("http://nulle-part.example/", limits) == Verdict("dead", "ce nom de site n’existe pas")


@pytest.mark.parametrize("url", ["http://[::1/x", "http://exa mple.org:port/", "http://.example.org/", "http://" + "a" * 70 + ".example.org/"])
def test_what_is_no_address_is_told_and_stops_nothing(web: Web, url: str) -> None:
    verdicts = visit_all(Visitor(AGENT, QUICK), [url, f"{web.address}/bien"])
    assert verdicts[url] == Verdict("wrong", "est mal écrite")
    assert verdicts[f"{web.address}/bien"].state == "fine"


GUARDED = replace(QUICK, public_only=True)
PRIVATE = Verdict("dead", "n’est pas une adresse publique")


def test_no_request_enters_a_private_network(web: Web, other: Web, internet: dict[str, list[str]]) -> None:
    """Addresses are contributed: one could name a machine beside ours, or redirect to it."""
    assert visit(f"{web.address}/bien", GUARDED) == PRIVATE
    for host in ("localhost", "10.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"):
        assert visit(f"http://{host}/", GUARDED) == PRIVATE, host
    internet["public.example"] = [PUBLIC]
    internet["voisin.example"] = ["127.0.0.1"]
    assert visit("http://public.example/bien", GUARDED).state == "fine", "the guard lets the web through"
    for inside in (other.address, f"http://voisin.example:{other.server_port}"):
        assert visit(f"http://public.example/redirige/301/{inside}/bien", GUARDED) == PRIVATE
    assert other.asked == []


def test_a_name_that_changes_between_two_look_ups_does_not_lead_inside(web: Web, other: Web, internet: dict[str, list[str]]) -> None:
    for before in (1, 2, 3, 4):
        internet["changeant.example"] = [PUBLIC] * before + ["127.0.0.1"]
        visit(f"http://changeant.example:{other.server_port}/bien", GUARDED)
    assert web.asked
    assert other.asked == []


def test_behind_a_proxy_the_names_that_we_know_are_looked_at_all_the_same(web: Web, internet: dict[str, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", web.address)
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    internet["public.example"] = [PUBLIC]
    assert visit("http://10.0.0.1/", GUARDED) == PRIVATE
    assert web.asked == []
    visit("http://public.example/bien", GUARDED)
    assert {path for _at, _method, path, _agent in web.asked} >= {"http://public.example/bien"}


@pytest.mark.parametrize(
    ("address", "public"),
    [
        (PUBLIC, True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("64:ff9b::5db8:d70e", True),  # NAT64 of PUBLIC: how the web looks from a network without IPv4
        ("2002:5db8:d70e::1", True),
        ("::ffff:93.184.215.14", True),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::a9fe:a9fe", False),
        ("64:ff9b:1::7f00:1", False),
        ("2002:7f00:1::1", False),
        ("2002:a00:1::1", False),
        ("2001:0:4136:e378:8000:63bf:f5ff:fffe", False),  # Teredo of 10.0.0.1
        ("2001:0:7f00:1:8000:63bf:3fff:fdd2", False),  # Teredo by 127.0.0.1
        ("224.0.0.251", False),
        ("239.255.255.250", False),
        ("ff02::1", False),
        ("ff0e::1", False),
        ("fec0::1", False),
        ("fe80::1", False),
        ("fc00::1", False),
        ("::7f00:1", False),
        ("100.64.0.1", False),
        ("255.255.255.255", False),
    ],
)
def test_an_address_inside_another_and_an_address_of_many_are_seen_through(address: str, public: bool) -> None:
    assert connections._is_public(ipaddress.ip_address(address)) is public


# --- addresses that never end ---------------------------------------------------------------------------


def test_an_answer_that_never_ends_is_cut(web: Web) -> None:
    """Each byte comes long before the timeout of a read: only the whole can be too long."""
    started = time.monotonic()
    assert visit(f"{web.address}/goutte-a-goutte", replace(QUICK, timeout=1.0)) == Verdict("slow", "n’a pas répondu en 1\u00a0seconde")
    assert web.seen("/goutte-a-goutte") == ["HEAD", "GET"]
    assert time.monotonic() - started < 30, "what a single one of the two would take"


def test_the_text_of_a_redirection_is_not_read(web: Web) -> None:
    visitor = Visitor(AGENT, QUICK)
    with Session(public_only=False) as session:
        reply = visitor.politeness.ask(session, "GET", f"{web.address}/renvoi-sans-fin")
    assert (reply.status, reply.location) == (301, "/bien")
    assert web.poured < 50_000_000, "what fits in the buffers of the two ends"


def test_a_text_that_never_ends_is_cut_too(web: Web) -> None:
    with Session(public_only=False) as session, pytest.raises(requests.Timeout):
        Visitor(AGENT, replace(QUICK, timeout=0.5)).politeness.ask(session, "GET", f"{web.address}/goutte-a-goutte/1", read=900_000)


def test_a_host_that_says_nothing_of_its_certificate_is_slow() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"https://127.0.0.1:{silent.getsockname()[1]}/"
        assert visit(url, replace(QUICK, timeout=0.4)).state == "slow"


def test_a_visit_has_its_time_whatever_its_redirections_and_its_robots_txt(web: Web) -> None:
    late = Verdict("slow", "n’a pas fini de répondre dans le temps d’une visite (1\u00a0seconde, pauses comprises)")
    limits = replace(QUICK, timeout=0.7, visit=1.0)
    assert visit(f"{web.address}/redirige/302/goutte-a-goutte", limits) == late
    web.robots = "User-agent: *\nCrawl-delay: 9\n"
    assert visit(f"{web.address}/status/404", limits) == late, "there was no time for the GET after its HEAD"


def test_what_a_host_did_answer_is_told_when_there_is_no_time_to_ask_again(web: Web) -> None:
    started = time.monotonic()
    told = visit(f"{web.address}/revenez-bientot", replace(QUICK, visit=20.0, most_wait=60.0))
    assert time.monotonic() - started < 45, "a pause that is longer than what is left is not waited for"
    assert told == Verdict("slow", "trop de demandes (429) ; demande d’attendre 50\u00a0secondes")


def test_waiting_for_other_visits_takes_nothing_from_the_time_of_one(web: Web, internet: dict[str, list[str]]) -> None:
    """Four doors to one host, that answers them one by one: together they take longer than a visit may."""
    doors = [_start() for _ in range(4)]
    try:
        urls = [f"{door.named(f'porte-{rank}.example', internet)}/redirige/302/{web.address}/lente" for rank, door in enumerate(doors)]
        verdicts = visit_all(Visitor(AGENT, replace(QUICK, slow=60.0, visit=5.0)), urls)
    finally:
        for door in doors:
            door.shutdown()
            door.server_close()
    assert {verdict.state for verdict in verdicts.values()} == {"fine"}


def test_the_run_has_an_end_and_the_report_says_how_many_were_not_asked(project: Corpus, web: Web, capsys: pytest.CaptureFixture[str]) -> None:
    """The pause after the first requests is longer than the whole run."""
    limits = replace(QUICK, pause=30.0, run=15.0)
    started = time.monotonic()
    assert links.main(["--cases", "cases", "--docs", "docs", "--report", "liens"], limits) == 0
    assert time.monotonic() - started < 25
    assert len(web.asked) == 1
    text = Path("liens.txt").read_text(encoding="utf-8")
    assert "Pas vérifiées (6) — le temps donné à la vérification était écoulé" in text
    told = json.loads(Path("liens.json").read_text(encoding="utf-8"))
    assert [one["state"] for one in told["addresses"]] == ["unasked"] * 6


class _PlainInside(requests.adapters.HTTPAdapter):
    """Plays a host that has a certificate: what is asked in https is answered in http."""

    def send(self, request: requests.PreparedRequest, *arguments: Any, **options: Any) -> requests.Response:
        request.url = str(request.url).replace("https://", "http://")
        return super().send(request, *arguments, **options)


@pytest.mark.parametrize(("path", "new"), [("bien", "bien"), ("redirige/302/bien", "redirige/302/bien"), ("redirige/301/status/404", None)])
def test_an_address_that_answers_in_https_too_is_better_written_so(web: Web, path: str, new: str | None) -> None:
    with Session(public_only=False) as session:
        session.mount("https://", _PlainInside())
        verdict = Visitor(AGENT, QUICK).visit(session, f"{web.address}/{path}")
        secured = Visitor(AGENT, QUICK).visit(session, f"{web.address.replace('http', 'https')}/{path}")
    if new:
        assert verdict == Verdict("moved", "existe aussi en https", f"{web.address.replace('http', 'https')}/{new}")
        assert secured.state == "fine"
    else:
        assert verdict.said != "existe aussi en https"


# --- how it is asked --------------------------------------------------------------------------------


def test_head_comes_first_and_get_only_where_head_is_refused(web: Web) -> None:
    for path in ("bien", "sans-head/405", "status/404"):
        visit(f"{web.address}/{path}")
    assert web.seen("/bien")[0] == "HEAD"
    assert "GET" not in web.seen("/bien")
    assert web.seen("/sans-head/405") == ["HEAD", "GET"]
    assert web.seen("/status/404") == ["HEAD", "GET"]


def test_what_may_pass_is_asked_once_more_and_no_more(web: Web) -> None:
    for path in ("status/503", "coupee"):
        visit(f"{web.address}/{path}")
    assert web.seen("/status/503") == ["HEAD", "GET", "GET"]
    assert web.seen("/coupee") == ["HEAD", "GET"]


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause_while_others_are_asked(web: Web, other: Web, internet: dict[str, list[str]]) -> None:
    # 404s: nothing but HEAD and GET of each.
    limits = replace(QUICK, pause=0.1)
    named = [host.named(f"hote-{rank}.example", internet) for rank, host in enumerate((web, other))]
    urls = [f"{address}/status/404?{rank}" for rank in range(4) for address in named]
    visitor = Visitor(AGENT, limits)
    assert {verdict.state for verdict in visit_all(visitor, urls).values()} == {"dead"}
    for host in (web, other):
        times = [at for at, *_rest in host.asked]
        assert len(times) == 9, "robots.txt, then two requests an address"
        assert all(later - sooner > 0.09 for sooner, later in pairwise(times))
    first, last = ([pick(at for at, *_rest in host.asked) for host in (web, other)] for pick in (min, max))
    assert max(first) < min(last), "side by side"


def test_a_host_that_many_addresses_redirect_to_is_not_asked_twice_at_once(web: Web, internet: dict[str, list[str]]) -> None:
    """Hosts are visited side by side; where they all lead to one, they take turns."""
    doors = [_start() for _ in range(4)]
    try:
        urls = [f"{door.named(f'porte-{rank}.example', internet)}/redirige/302/{web.address}/lente" for rank, door in enumerate(doors)]
        visit_all(Visitor(AGENT, replace(QUICK, pause=0.02)), urls)
    finally:
        for door in doors:
            door.shutdown()
            door.server_close()
    assert len(web.seen("/lente")) == 4
    assert web.most_together == 1
    times = [at for at, _method, path, _agent in web.asked if path == "/lente"]
    assert all(later - sooner > 0.4 for sooner, later in pairwise(times))


def test_retry_after_is_waited_for_as_a_number_or_as_a_date(web: Web) -> None:
    started = time.monotonic()
    assert visit(f"{web.address}/attendez/1").state == "fine"
    assert time.monotonic() - started > 1
    assert len(web.seen("/attendez/1")) == 2
    assert visit(f"{web.address}/attendez/Fri, 01 Jan 2021 00:00:00 GMT").state == "fine", "a date of the past asks for nothing"
    assert visit(f"{web.address}/attendez/bientôt").state == "fine"


def test_a_host_that_asks_for_more_patience_than_we_have_is_left_alone(web: Web) -> None:
    started = time.monotonic()
    visit(f"{web.address}/revenez-demain")
    assert len(web.seen("/revenez-demain")) == 1
    assert time.monotonic() - started < 1


def test_robots_txt_is_read_once_a_host_and_obeyed_before_anything_is_asked(web: Web) -> None:
    visit_all(Visitor(AGENT, QUICK), [f"{web.address}/interdit", f"{web.address}/bien", f"{web.address}/redirige/301/interdit"])
    paths = Counter(path for _at, _method, path, _agent in web.asked)
    assert paths["/robots.txt"] == 1
    assert paths["/interdit"] == 0


def test_a_host_is_one_however_it_is_written() -> None:
    for url in ("http://exämple.org/", "https://EXÄMPLE.org:443/x", "http://xn--exmple-cua.org.:8080?q", "http://Xn--Exmple-cua.Org"):
        assert host_of(url) == "xn--exmple-cua.org"
    assert host_of("http://example.org/") != host_of("http://www.example.org/")


def test_one_host_is_never_asked_two_things_at_once_and_its_robots_txt_is_read_once_a_door(web: Web, other: Web, internet: dict[str, list[str]]) -> None:
    """Two ports of one host, and its name in many ways: all take turns, from many threads too."""
    internet["un.example"] = internet["UN.example"] = internet["un.example."] = ["127.0.0.1"]
    names = ("un.example", "UN.example", "un.example.")
    urls = [f"http://{name}:{port}/status/404?{name}" for name in names for port in (web.server_port, other.server_port)]
    visitor = Visitor(AGENT, replace(QUICK, pause=0.05))
    threads = [threading.Thread(target=visit_all, args=(visitor, [url])) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times = sorted(at for host in (web, other) for at, *_rest in host.asked)
    assert len(times) == 2 * (1 + 2 * len(names)), "robots.txt, then two requests an address"
    assert all(later - sooner > 0.04 for sooner, later in pairwise(times))
    assert web.seen("/robots.txt") == other.seen("/robots.txt") == ["GET"]


def test_an_address_with_a_user_is_not_visited_and_told_as_such(project: Corpus, web: Web) -> None:
    named = [web.address.replace("http://", f"http://{user}@") + "/bien" for user in ("moi", "moi:secret")]
    assert {visit(url) for url in named} == {Verdict("wrong", "contient un nom d’utilisateur ou un mot de passe (avant @)")}
    project.write("_sources.yml", f"- id: un\n  url: {named[1]}\n")
    assert links.main(["--cases", "cases", "--docs", "docs", "--report", "liens"], QUICK) == 0
    text = Path("liens.txt").read_text(encoding="utf-8")
    assert "À récrire (1) — elles n’ont pas été visitées" in text
    assert f"  {named[1]}\n    contient un nom d’utilisateur ou un mot de passe (avant @)\n    dans cases/_sources.yml:2\n" in text


def test_addresses_that_are_all_miswritten_do_not_speak_of_our_network(corpus: Corpus, tmp_path: Path) -> None:
    corpus.write("_sources.yml", "- id: un\n  url: http://moi@example.org/\n")
    for path in sorted((corpus.path).glob("*/*.md")):
        path.unlink()
    assert links.main(["--cases", str(corpus.path), "--docs", str(tmp_path / "docs"), "--report", str(tmp_path / "liens")], QUICK) == 0


def test_robots_txt_may_name_us_and_ask_for_a_longer_pause(web: Web) -> None:
    web.robots = "User-agent: BibliothequePTCE\nDisallow: /bien\nCrawl-delay: 1\n\nUser-agent: *\nDisallow:\n"
    started = time.monotonic()
    verdicts = visit_all(Visitor(AGENT, QUICK), [f"{web.address}/bien", f"{web.address}/status/404"])
    assert [verdict.state for verdict in verdicts.values()] == ["closed", "dead"]
    assert time.monotonic() - started > 1


def test_every_request_says_who_asks_and_what_for(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://exemple.example.org/ptce/")
    named = links.agent()
    assert named.startswith("BibliothequePTCE/")
    assert named.endswith("(verification des liens de la Bibliotheque des PTCE; +https://exemple.example.org/ptce/)")
    visit_all(Visitor(named, QUICK), [f"{web.address}/bien", f"{web.address}/status/404"])
    assert {agent for *_rest, agent in web.asked} == {named}
    monkeypatch.delenv("SITE_URL")
    assert "+http" not in links.agent(), "an address of this machine is nobody's"


def test_no_password_of_this_machine_goes_with_a_request(web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login moi password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    sent: list[str | None] = []
    monkeypatch.setattr(_Handler, "version_string", lambda self: sent.append(self.headers["Authorization"]) or "test")
    visit(f"{web.address}/bien")
    assert sent
    assert set(sent) == {None}


# --- the archive of the web ---------------------------------------------------------------------------


def test_what_is_dead_gets_the_address_of_a_copy_and_only_that_is_asked_for(web: Web, other: Web) -> None:
    limits = replace(QUICK, archive=f"{other.address}/wayback")
    urls = [f"{web.address}/{path}" for path in ("bien", "status/404", "status/403", "redirige/301/bien", "muette", "boucle", "inconnue")]
    verdicts = visit_all(Visitor(AGENT, limits), urls)
    copies = {url.removeprefix(web.address): verdict.archive for url, verdict in verdicts.items() if verdict.archive}
    assert copies == dict.fromkeys(("/status/404", "/boucle"), f"https://web.archive.org/web/2016/{other.address}/x")
    asked = sorted(path for _at, _method, path, _agent in other.asked)
    assert [path.rpartition("%2F")[2] for path in asked] == ["boucle", "inconnue", "404"]


ELSEWHERE = b'{"archived_snapshots": {"closest": {"available": true, "url": "https://example.org/piege"}}}'


@pytest.mark.parametrize("answer", [b"", b"[]", ELSEWHERE, b"{" * 100_000])
def test_an_archive_that_does_not_answer_as_it_should_changes_nothing(web: Web, other: Web, answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(other, "archive", lambda handler: handler.answer(200, answer))
    assert visit(f"{web.address}/status/404", replace(QUICK, archive=f"{other.address}/wayback")) == Verdict("dead", "page introuvable (404)")
    assert len(other.asked) == 1


def test_without_an_archive_the_rest_is_told(web: Web) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nowhere = f"http://127.0.0.1:{taken.getsockname()[1]}/wayback"
        assert visit(f"{web.address}/status/404", replace(QUICK, archive=nowhere)) == Verdict("dead", "page introuvable (404)")


# --- which addresses, and the report ------------------------------------------------------------------

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


@pytest.fixture
def project(corpus: Corpus, web: Web, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """A folder of cases beside a folder of pages, seen from above them."""
    case = CASE.format(web=web.address)
    corpus.write("poles/exemple.md", case)
    corpus.write("poles/exemple-b.md", case.replace("sources:", "withdrawn: {on: 2026-11-22, reason: À sa demande.}\nsources:").replace("/bien", "/retire"))
    corpus.write("_sources.yml", DOCUMENTS.format(web=web.address))
    corpus.write("../docs/index.md", PAGE.format(web=web.address))
    monkeypatch.chdir(tmp_path)
    return corpus


def test_the_addresses_of_facts_texts_documents_and_pages_are_found_with_their_places(project: Corpus, web: Web) -> None:
    found = {url.removeprefix(web.address): places for url, places in addresses(Path("cases"), Path("docs")).items()}
    assert found == {
        "/bien": ("cases/_sources.yml:3", "cases/poles/exemple.md:6", "docs/index.md:5"),
        "/html": ("docs/index.md:7",),
        "/note": ("cases/_sources.yml:4",),
        "/redirige/301/bien": ("cases/poles/exemple.md:9",),
        "/resume": ("cases/poles/exemple.md:3",),
        "/status/404": ("cases/poles/exemple.md:9",),
    }


def test_the_addresses_of_the_real_library_are_those_of_its_documents_and_more(library: Any) -> None:
    found = addresses(ROOT / "cases", ROOT / "docs")
    assert {document.url.partition("#")[0] for document in library.sources.values() if document.url} <= found.keys()
    assert any("/docs/" in place for places in found.values() for place in places)
    assert any("/poles/" in place for places in found.values() for place in places)


def test_the_report_groups_by_what_to_do_in_both_forms_and_exits_0_whatever_is_dead(project: Corpus, capsys: pytest.CaptureFixture[str], web: Web) -> None:
    assert links.main(["--cases", "cases", "--docs", "docs", "--report", "rapports/liens"], QUICK) == 0
    text = Path("rapports/liens.txt").read_text(encoding="utf-8")
    assert text in capsys.readouterr().out
    assert "Mortes (4) — " in text
    assert f"  {web.address}/status/404\n    page introuvable (404)\n    dans cases/poles/exemple.md:9\n" in text
    assert f"    nouvelle adresse\u00a0: {web.address}/bien\n" in text
    assert text.rstrip().endswith("En ordre (1) — rien à faire.")
    told = json.loads(Path("rapports/liens.json").read_text(encoding="utf-8"))
    states = {one["url"].removeprefix(web.address): one["state"] for one in told["addresses"]}
    assert states == {"/bien": "fine", "/html": "dead", "/note": "dead", "/redirige/301/bien": "moved", "/resume": "dead", "/status/404": "dead"}
    assert told["on"] in {time.strftime("%Y-%m-%d", time.gmtime(at)) for at in (time.time(), time.time() - 60)}


def test_an_exception_is_passed_over_with_its_reason_and_a_needless_one_is_told(project: Corpus, web: Web) -> None:
    kept = f"- address: {web.address}/*404\n  reason: Ouverte dans un navigateur.\n  on: 2026-11-22\n"
    needless = "- address: https://example.org/*\n  reason: Vieille histoire.\n  on: 2020\n"
    project.write("_links.yml", kept + needless)
    assert links.main(["--cases", "cases", "--docs", "docs", "--report", "liens"], QUICK) == 0
    assert web.seen("/status/404") == []
    text = Path("liens.txt").read_text(encoding="utf-8")
    assert "Gardées par exception (1)" in text
    assert f"  {web.address}/status/404\n    Ouverte dans un navigateur. (22 novembre 2026)\n" in text
    assert "Exception devenue inutile\u00a0: https://example.org/*" in text


@pytest.mark.parametrize(
    ("entry", "code", "line"),
    [
        ("- address: https://example.org/*\n  on: 2026-11-22\n", "missing-field", 1),
        ("- address: https://example.org/*\n  reason: ''\n  on: 2026-11-22\n", "empty", 2),
        ("- address: https://example.org/*\n  reason: Parce que.\n", "missing-field", 1),
        ("- address: '*'\n  reason: Parce que.\n  on: 2026-11-22\n", "url", 1),
        ("- address: https://example.org/*\n  reason: Parce que.\n  on: hier\n", "date", 3),
        ("address: https://example.org/*\n", "expected-list", 1),
        ("- [\n", "yaml-syntax", 2),
    ],
)
def test_an_exception_without_a_reason_or_a_day_is_refused_and_not_honoured(corpus: Corpus, entry: str, code: str, line: int) -> None:
    corpus.write("_links.yml", entry)
    accepted, problems = read_accepted(corpus.path)
    assert accepted == []
    assert [(problem.code, problem.severity, problem.line) for problem in problems] == [(code, "error", line)]


def test_the_check_tells_a_wrong_exception_with_the_rest(corpus: Corpus) -> None:
    corpus.write("_links.yml", "- address: https://example.org/*\n  on: 2026-11-22\n")
    corpus.write("poles/exemple.md", "---\ntitle: Un pôle\n---\n")
    ended = run("scripts.check", "--cases", corpus.path, "--format", "json")
    assert ended.returncode == 1
    told = [(Path(problem["path"]).name, problem["code"]) for problem in json.loads(ended.stdout)]
    assert told[0] == ("_links.yml", "missing-field")
    assert ("exemple.md", "missing-field") in told


@pytest.mark.parametrize("text", ["", "# rien\n", "# - address: https://example.org/\n\n   \n"])
def test_a_list_of_exceptions_may_be_empty(corpus: Corpus, text: str) -> None:
    corpus.write("_links.yml", text)
    assert read_accepted(corpus.path) == ([], [])


def test_the_list_of_the_repository_is_in_order() -> None:
    accepted, problems = read_accepted(ROOT / "cases")
    assert problems == []
    assert all(entry.reason for entry in accepted)


def test_a_star_stands_for_anything_and_the_rest_for_itself(corpus: Corpus) -> None:
    corpus.write("_links.yml", "- address: https://www.example.org/*.pdf?a=*\n  reason: Parce que.\n  on: 2026\n")
    ((entry,), _problems) = read_accepted(corpus.path)
    assert entry.covers("https://www.example.org/un/deux.pdf?a=1")
    assert not entry.covers("https://www.example.org/un/deux.pdf")
    assert not entry.covers("https://wwwxexample.org/un.pdf?a=1")


def test_many_stars_are_no_trap(corpus: Corpus) -> None:
    """In a process of its own: tried in every way, thirty stars would take longer than there is time."""
    corpus.write("_links.yml", f"- address: https://www.example.org/{'*a' * 30}*b\n  reason: Parce que.\n  on: 2026\n")
    script = (
        "import sys; from pathlib import Path; from macros.casebook.registers.link_exceptions import read_accepted\n"
        "((entry,), _) = read_accepted(Path(sys.argv[1]))\n"
        "url = 'https://www.example.org/' + 'a' * 470\n"
        "print(entry.covers(url), entry.covers(url + 'b'), entry.covers(url[:50] + 'b'))"
    )
    ended = subprocess.run([sys.executable, "-c", script, corpus.path], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    assert ended.stdout.split() == ["False", "True", "False"]


def test_only_a_star_has_a_meaning_in_an_exception(corpus: Corpus) -> None:
    corpus.write("_links.yml", "- address: https://example.org/[ab]?x=[!c]*\n  reason: Parce que.\n  on: 2026\n")
    ((entry,), _problems) = read_accepted(corpus.path)
    assert entry.covers("https://example.org/[ab]?x=[!c]")
    assert entry.covers("https://example.org/[ab]?x=[!c]\nsuite")
    assert not entry.covers("https://example.org/a?x=d")
    assert not entry.covers("https://example.org/[ab]ox=[!c]")
    assert not entry.covers("https://EXAMPLE.org/[ab]?x=[!c]")


def test_when_nobody_answers_it_is_our_network_and_the_tool_says_so(corpus: Corpus, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        corpus.write("poles/exemple.md", CASE.format(web=f"http://127.0.0.1:{taken.getsockname()[1]}"))
        assert links.main(["--cases", str(corpus.path), "--docs", str(tmp_path / "docs"), "--report", str(tmp_path / "liens")], QUICK) == 2
    assert "êtes-vous en ligne" in capsys.readouterr().err
    assert not (tmp_path / "liens.txt").exists()


def test_a_folder_without_any_address_is_in_order(corpus: Corpus, tmp_path: Path) -> None:
    ended = run("scripts.links", "--cases", corpus.path, "--docs", tmp_path / "docs", "--report", tmp_path / "liens")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "0\u00a0adresse." in ended.stdout
    assert run("scripts.links", "--rien").returncode == 2
