"""The visit of one outside address: what it answers, and the verdict on it.

The second step of `link_round`. HEAD comes first, GET where HEAD is refused, and no body is read;
`politeness` spares the hosts. Addresses come from contributed files: one that leads into a private
network or names a user is not visited, and each visit has a time limit.
"""

from __future__ import annotations

import json
import re
import socket
import time
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from macros.casebook.language.french import counted
from macros.linkcheck.connections import Late, Session, WithUser, host_of
from macros.linkcheck.ip_addresses import NotPublic
from macros.linkcheck.politeness import Limits, Politeness, Reply

State = Literal["dead", "wrong", "moved", "closed", "slow", "unasked", "fine"]

_FAILURES = (requests.RequestException, HTTPError, NotPublic, Late, OSError, ValueError)
"""The exceptions by which a visit may end without an answer. A wrong address is a `ValueError` in many places."""

_PASSING = frozenset({429, 500, 502, 503, 504})
"""The statuses that may be different in a moment."""

_PERMANENT = frozenset({301, 308})
"""The statuses of permanent redirections."""

_HOME = re.compile(r"/?(?:index\.\w+|accueil|home|[a-z]{2})?/?", re.IGNORECASE)
"""The path of the home page of a site; two letters are a language."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an address. `said` is a few words in French; `new` is the address of a page that
    has moved; `archive` is the copy of a page that is dead. Each is empty where there is none."""

    state: State
    said: str = ""
    new: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class _Trail:
    """Where an address leads: its last redirection (`url`) with the reply, and where permanent
    redirections alone lead (`permanent`), which is the address to write instead."""

    url: str
    permanent: str
    reply: Reply


class _DeadEnd(Exception):
    """The redirections of an address end without an answer; `verdict` says how."""

    def __init__(self, state: State, said: str) -> None:
        self.verdict = Verdict(state, said)
        super().__init__(said)


class Visitor:
    """Visits addresses. One object serves a whole round, as it knows when each host may be visited again."""

    def __init__(self, agent: str, limits: Limits) -> None:
        self.limits = limits
        self.politeness = Politeness(agent, limits)

    def visit(self, session: Session, url: str) -> Verdict:
        """The verdict on one address. Nothing that a host answers raises."""
        try:
            host_of(url)
        except ValueError as error:
            return Verdict("wrong", _miswritten(error))
        session.until = min(time.monotonic() + self.limits.visit, self.politeness.ends)
        try:
            trail = self._follow(session, url)
            verdict = self._judge(url, trail)
        except _DeadEnd as end:
            return end.verdict if end.verdict.state != "dead" else self._with_archive(session, url, end.verdict)
        except Late:
            if session.until >= self.politeness.ends:  # the time of the round is over, not that of a visit
                return Verdict("unasked")
            return Verdict("slow", f"n’a pas fini de répondre dans le temps d’une visite ({_seconds(self.limits.visit)}, pauses comprises)")
        except _FAILURES as error:
            verdict = self._failed(error)
        if verdict.state == "dead":
            return self._with_archive(session, url, verdict)
        if verdict.state == "fine" and urlsplit(trail.url).scheme == "http":
            return self._secured(session, url, verdict)
        return verdict

    def _follow(self, session: Session, url: str) -> _Trail:
        """Follow the redirections of an address. Raises `_DeadEnd`, or one of `_FAILURES`."""
        here = permanent = url
        all_permanent = True
        visited = [url]
        for _ in range(self.limits.hops + 1):
            if not self.politeness.allowed(session, here):
                raise _DeadEnd("closed", "son robots.txt demande aux robots de ne pas venir")
            reply = self._reply(session, here)
            if not reply.location:
                return _Trail(here, permanent, reply)
            try:
                here = urljoin(here, reply.location).partition("#")[0]
                host_of(here)
            except ValueError as error:
                raise _DeadEnd("dead", f"redirige vers une adresse qui {_miswritten(error)}") from error
            if urlsplit(here).scheme not in ("http", "https"):
                raise _DeadEnd("dead", "redirige vers une adresse qui n’est pas du web")
            all_permanent = all_permanent and reply.status in _PERMANENT
            permanent = here if all_permanent else permanent
            visited.append(here)
            # A site may redirect to the same address once, with a cookie.
            if visited.count(here) > 2:
                raise _DeadEnd("dead", "redirige en rond")
        raise _DeadEnd("dead", f"redirige plus de {self.limits.hops} fois")

    def _reply(self, session: Session, url: str) -> Reply:
        """The reply to a HEAD, to a GET where HEAD is refused, to a second GET where the failure may pass.
        Raises one of `_FAILURES`."""
        reply: Reply | None = None
        failed = False
        for method in ("HEAD", "GET", "GET"):
            try:
                reply = self.politeness.request(session, method, url)
            except NotPublic:
                raise
            except Late:
                if reply and reply.status in _PASSING:
                    break  # the host has answered, and that answer is the reply
                raise
            except _FAILURES:
                if failed:
                    raise
                failed = True
                continue
            if reply.status < 400 or reply.wait > self.limits.most_wait or (method == "GET" and reply.status not in _PASSING):
                break
        assert reply  # the second failure raises, so one of the three requests has a reply
        return reply

    def _judge(self, url: str, trail: _Trail) -> Verdict:
        status = trail.reply.status
        if status in (404, 410):
            return Verdict("dead", "page introuvable (404)" if status == 404 else "page retirée (410)")
        if status in _PASSING or status >= 500:
            wait = f" ; demande d’attendre {_seconds(trail.reply.wait)}" if trail.reply.wait else ""
            return Verdict("slow", f"{'trop de demandes' if status == 429 else 'en panne'} ({status}){wait}")
        if status >= 400:
            return Verdict("closed", f"refuse de répondre ({status})")
        if not _HOME.fullmatch(urlsplit(url).path) and _is_home(trail.url):
            return Verdict("dead", "mène maintenant à l’accueil du site : la page a sans doute disparu")
        if trail.permanent != url:
            return Verdict("moved", "déplacée pour de bon", trail.permanent)
        seconds = trail.reply.seconds
        if seconds > self.limits.slow:
            return Verdict("slow", f"répond en {_seconds(seconds)}")
        return Verdict("fine", f"redirige pour l’instant vers {trail.url}" if trail.url != url else "")

    def _failed(self, error: Exception) -> Verdict:
        match error:
            case NotPublic():
                return Verdict("dead", "n’est pas une adresse publique")
            case requests.Timeout():
                return Verdict("slow", f"n’a pas répondu en {_seconds(self.limits.timeout)}")
            case requests.exceptions.SSLError():
                return Verdict("dead", "connexion sécurisée impossible : son certificat est refusé")
            case requests.ConnectionError():
                return Verdict("dead", "la connexion est refusée ou coupée")
            case socket.gaierror():
                return Verdict("dead", "ce nom de site n’existe pas")
            case requests.exceptions.InvalidURL():
                return Verdict("wrong", _miswritten(error))
        return Verdict("slow", "réponse illisible")

    def _secured(self, session: Session, url: str, verdict: Verdict) -> Verdict:
        """The verdict, or `moved` to the same address in https where that answers too."""
        twin = "https" + url.removeprefix("http")
        try:
            trail = self._follow(session, twin)
        except (_DeadEnd, *_FAILURES):
            return verdict
        secured = trail.reply.status < 400 and urlsplit(trail.url).scheme == "https" and not (_is_home(trail.url) and not _is_home(url))
        return Verdict("moved", "existe aussi en https", trail.permanent) if secured else verdict

    def _with_archive(self, session: Session, url: str, verdict: Verdict) -> Verdict:
        """The verdict with the address of a copy, where the archive answers and holds one."""
        if not self.limits.archive:
            return verdict
        try:
            reply = self.politeness.request(session, "GET", f"{self.limits.archive}?url={quote(url, safe='')}", most_bytes=64 * 1024)
            closest = json.loads(reply.body)["archived_snapshots"]["closest"]
            copy = str(closest["url"]) if closest["available"] else ""
        except (*_FAILURES, KeyError, TypeError):
            return verdict
        found = re.fullmatch(r"https?://(web\.archive\.org/\S+)", copy)
        return replace(verdict, archive=f"https://{found[1]}") if found else verdict


def _miswritten(error: ValueError) -> str:
    return "contient un nom d’utilisateur ou un mot de passe (avant @)" if isinstance(error, WithUser) else "est mal écrite"


def _seconds(number: float) -> str:
    return counted(round(min(number, 1e9)), "seconde")


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return _HOME.fullmatch(parts.path) is not None and not parts.query
