"""Pages of a browser that a test may open: they tell what they asked for and what they complained of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page

NewPage = Callable[..., Page]


def pages(browser: Browser, server: str) -> Iterator[NewPage]:
    """Yields a maker of pages; see the fixture `new_page`. Fails afterwards when another host than 127.0.0.1 was asked."""
    asked: list[str] = []
    contexts = []

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"locale": "fr-FR", "base_url": server, **options})
        contexts.append(context)
        requests: list[str] = []
        complaints: list[str] = []
        context.on("request", lambda request: (requests.append(request.url), asked.append(request.url)))
        context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        made = context.new_page()
        made.requests = requests  # type: ignore[attr-defined]
        made.console_errors = complaints  # type: ignore[attr-defined]
        return made

    yield make
    for context in contexts:
        context.close()
    foreign = [url for url in asked if urlsplit(url).scheme not in ("data", "blob", "about") and urlsplit(url).hostname != "127.0.0.1"]
    assert not foreign, f"asked of another host: {foreign}"
