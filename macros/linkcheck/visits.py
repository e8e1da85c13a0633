"""Polite visits to outside addresses, for `scripts.links`: what each one answers, and what
to do about it.

One request at a time per host, with a pause; a name that says who asks and why; the
`robots.txt` of each host obeyed; HEAD first, GET where HEAD is refused; no text is read. An
address comes from a contributed file: those that lead inside a private network, or name a
user, are not asked, and each has its time.
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
from macros.linkcheck.connections import Late, NotPublic, Session, WithUser, host_of
from macros.linkcheck.politeness import Limits, Politeness, Reply

State = Literal["dead", "wrong", "moved", "closed", "slow", "unasked", "fine"]

_FAILURES = (requests.RequestException, HTTPError, NotPublic, Late, OSError, ValueError)
"""How a visit may end without an answer; a wrong address is a `ValueError` in many places."""

_PASSING = frozenset({429, 500, 502, 503, 504})
"""The answers that may be others in a moment."""

_FOR_GOOD = frozenset({301, 308})
_HOME = re.compile(r"/?(?:index\.\w+|accueil|home|[a-z]{2})?/?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of an address: `said` in French; the `new` address of what has moved, the
    `archive` of what is dead, where there are any."""

    state: State
    said: str = ""
    new: str = ""
    archive: str = ""


@dataclass(frozen=True, slots=True)
class _Trail:
    """Where an address led: the last address with its reply, and the one to write down
    instead: what permanent redirections alone lead to."""

    url: str
    kept: str
    reply: Reply


class _DeadEnd(Exception):
    """A trail that ends before an answer."""

    def __init__(self, state: State, said: str) -> None:
        self.verdict = Verdict(state, said)
        super().__init__(said)


class Visitor:
    """Visits addresses. One object for a whole run: it knows how long each host is left in peace."""

    def __init__(self, agent: str, limits: Limits) -> None:
        self.limits = limits
        self.politeness = Politeness(agent, limits)

    def visit(self, session: Session, url: str) -> Verdict:
        """What becomes of one address. Never raises for what the web answers."""
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
            if session.until >= self.politeness.ends:  # ours ran out, not what is left to a visit
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
        """Go where the redirections lead. Raises `_DeadEnd`, or one of `_FAILURES`."""
        here = kept = url
        for_good = True
        been = [url]
        for _ in range(self.limits.hops + 1):
            if not self.politeness.welcome(session, here):
                raise _DeadEnd("closed", "son robots.txt demande aux robots de ne pas venir")
            reply = self._reply(session, here)
            if not reply.location:
                return _Trail(here, kept, reply)
            try:
                here = urljoin(here, reply.location).partition("#")[0]
                host_of(here)
            except ValueError as error:
                raise _DeadEnd("dead", f"redirige vers une adresse qui {_miswritten(error)}") from error
            if urlsplit(here).scheme not in ("http", "https"):
                raise _DeadEnd("dead", "redirige vers une adresse qui n’est pas du web")
            for_good = for_good and reply.status in _FOR_GOOD
            kept = here if for_good else kept
            been.append(here)
            # A site may send back to the same address once, with a cookie.
            if been.count(here) > 2:
                raise _DeadEnd("dead", "redirige en rond")
        raise _DeadEnd("dead", f"redirige plus de {self.limits.hops} fois")

    def _reply(self, session: Session, url: str) -> Reply:
        """HEAD; GET for the hosts that refuse HEAD; and once more for what may pass."""
        reply: Reply | None = None
        failed = False
        for method in ("HEAD", "GET", "GET"):
            try:
                reply = self.politeness.ask(session, method, url)
            except NotPublic:
                raise
            except Late:
                if reply and reply.status in _PASSING:
                    break  # it did answer, and that is what it said
                raise
            except _FAILURES:
                if failed:
                    raise
                failed = True
                continue
            if reply.status < 400 or reply.wait > self.limits.most_wait or (method == "GET" and reply.status not in _PASSING):
                break
        assert reply  # two failures raise, so one of three was answered
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
        if trail.kept != url:
            return Verdict("moved", "déplacée pour de bon", trail.kept)
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
        """The verdict, or the same address in https where that answers too."""
        twin = "https" + url.removeprefix("http")
        try:
            trail = self._follow(session, twin)
        except (_DeadEnd, *_FAILURES):
            return verdict
        secured = trail.reply.status < 400 and urlsplit(trail.url).scheme == "https" and not (_is_home(trail.url) and not _is_home(url))
        return Verdict("moved", "existe aussi en https", trail.kept) if secured else verdict

    def _with_archive(self, session: Session, url: str, verdict: Verdict) -> Verdict:
        """The verdict with the address of a copy, where the archive knows one and answers."""
        if not self.limits.archive:
            return verdict
        try:
            reply = self.politeness.ask(session, "GET", f"{self.limits.archive}?url={quote(url, safe='')}", read=64 * 1024)
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
