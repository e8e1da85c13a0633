"""No address that somebody contributed leads a visit inside a private network."""

from __future__ import annotations

import ipaddress
from dataclasses import replace

import pytest

from macros.linkcheck.ip_addresses import is_public
from macros.linkcheck.visits import Verdict
from support.web import PUBLIC, QUICK, Web, visit

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
    assert is_public(ipaddress.ip_address(address)) is public
