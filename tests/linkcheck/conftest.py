"""Two hosts, a name service of our own, and a project whose addresses they answer."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from support.corpus import Corpus
from support.web import CASE, DOCUMENTS, PAGE, PUBLIC, Web, start


@pytest.fixture
def web() -> Iterator[Web]:
    server = start()
    yield server
    server.over.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def other() -> Iterator[Web]:
    server = start()
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
