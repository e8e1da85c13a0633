"""What becomes of an address: a verdict for each answer of the web."""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import Any

import pytest
import requests

from macros.linkcheck.connections import Session
from macros.linkcheck.link_round import visit_all
from macros.linkcheck.visits import Verdict, Visitor
from support.web import AGENT, LATE, QUICK, Web, visit

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
    "muette": ("slow", "n’a pas répondu en 1\u00a0seconde", ""),
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
        told = visit(url, replace(QUICK, slow=LATE / 2))
        assert (told.state, told.said.partition(" en ")[0]) == (state, said.partition(" en ")[0])
        return
    # A host that says nothing is waited for until the time is over, twice; others may be slow on a busy machine.
    limits = replace(QUICK, timeout=1.0) if path == "muette" else QUICK
    assert visit(url, limits) == Verdict(state, said.format(web=web.address), new and web.address + new)  # type: ignore[arg-type]


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


def test_what_is_dead_gets_the_address_of_a_copy_and_only_that_is_asked_for(web: Web, other: Web) -> None:
    limits = replace(QUICK, timeout=1.5, archive=f"{other.address}/wayback")
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
