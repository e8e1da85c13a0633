"""How a host is asked: one thing at a time, with pauses, as its robots.txt wishes, under our name."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from macros.linkcheck.connections import host_of
from macros.linkcheck.link_round import visit_all
from macros.linkcheck.visits import Verdict, Visitor
from scripts import links
from support.corpus import Corpus
from support.web import AGENT, QUICK, Handler, Web, start, visit


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
    doors = [start() for _ in range(4)]
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
    monkeypatch.setattr(Handler, "version_string", lambda self: sent.append(self.headers["Authorization"]) or "test")
    visit(f"{web.address}/bien")
    assert sent
    assert set(sent) == {None}
