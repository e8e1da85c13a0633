"""What never ends is cut, whichever part of an answer it is, and a run has its time."""

from __future__ import annotations

import json
import socket
import time
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from macros.linkcheck.connections import Session
from macros.linkcheck.link_round import visit_all
from macros.linkcheck.visits import Verdict, Visitor
from scripts import links
from support.corpus import Corpus
from support.web import AGENT, LATE, QUICK, Web, start, visit


def test_an_answer_that_never_ends_is_cut(web: Web) -> None:
    """Each byte comes long before the timeout of a read: only the whole can be too long."""
    started = time.monotonic()
    assert visit(f"{web.address}/goutte-a-goutte", replace(QUICK, timeout=1.0)) == Verdict("slow", "n’a pas répondu en 1\u00a0seconde")
    assert web.seen("/goutte-a-goutte") == ["HEAD", "GET"]
    assert time.monotonic() - started < 30, "what a single one of the two would take"


def test_the_text_of_a_redirection_is_not_read(web: Web) -> None:
    visitor = Visitor(AGENT, QUICK)
    with Session(public_only=False) as session:
        reply = visitor.politeness.request(session, "GET", f"{web.address}/renvoi-sans-fin")
    assert (reply.status, reply.location) == (301, "/bien")
    assert web.poured < 50_000_000, "what fits in the buffers of the two ends"


def test_a_text_that_never_ends_is_cut_too(web: Web) -> None:
    with Session(public_only=False) as session, pytest.raises(requests.Timeout):
        Visitor(AGENT, replace(QUICK, timeout=0.5)).politeness.request(session, "GET", f"{web.address}/goutte-a-goutte/1", most_bytes=900_000)


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
    doors = [start() for _ in range(4)]
    try:
        urls = [f"{door.named(f'porte-{rank}.example', internet)}/redirige/302/{web.address}/lente" for rank, door in enumerate(doors)]
        verdicts = visit_all(Visitor(AGENT, replace(QUICK, slow=60.0, visit=3 * LATE)), urls)
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
