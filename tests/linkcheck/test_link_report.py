"""Which addresses are visited, where each is found, and what the report says to do."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest

from macros.linkcheck.addresses import addresses
from scripts import links
from support.corpus import Corpus
from support.repository import ROOT, call, run
from support.web import CASE, QUICK, Web


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
    assert f"  {web.address}/status/404\n    Ouverte dans un navigateur. (22\u00a0novembre 2026)\n" in text
    assert "Exception devenue inutile\u00a0: https://example.org/*" in text


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
    assert call("scripts.links", "--rien").returncode == 2
