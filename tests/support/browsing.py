"""Pages of a browser that a test may open: they tell what they asked for and what they complained of.

A page costs most when it is opened. So the tests of a worker use one page a site after
another, cleaned between them (`Kept`); a test that changes what stays with a page (options,
scripts before its own, listeners) makes pages of its own, which are thrown away.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, ConsoleMessage, Error, Page

NewPage = Callable[..., Page]

CLIPBOARD = ("clipboard-read", "clipboard-write")
"""What a visitor grants to a page that copies: `context.grant_permissions(CLIPBOARD)`."""

_VIEWPORT = {"width": 1280, "height": 720}


MOST_TABS = 120
"""How many times somebody presses the key before giving up."""


@dataclass
class Chromium:
    """The browser of a worker. When its process was lost, which happens on machines with much to do, it is started
    anew for the next test, instead of failing all that follow."""

    start: Callable[[], Browser]
    _started: Browser | None = None

    def new_context(self, **options: Any) -> BrowserContext:
        if self._started is None or not self._started.is_connected():
            self._started = self.start()
        return self._started.new_context(**options)

    def close(self) -> None:
        if self._started is not None:
            self._started.close()


def pages(browser: Chromium, server: str) -> Iterator[NewPage]:
    """Yields a maker of pages; see the fixture `new_page`. Fails afterwards when another host than 127.0.0.1 was asked."""
    made: list[Page] = []

    def make(**options: Any) -> Page:
        page = _opened(browser, server, **options)
        made.append(page)
        return page

    yield make
    asked = [url for page in made for url in page.requests]  # type: ignore[attr-defined]
    for page in made:
        _close(page)
    _sealed(asked)


def store(page: Page, values: Mapping[str, object]) -> None:
    """As if the browser had kept these before, for the site of the page: a text as it is, else as JSON."""
    page.goto("/images/favicon.svg")
    texts = {key: value if isinstance(value, str) else json.dumps(value) for key, value in values.items()}
    page.evaluate("texts => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", texts)


def tab_to(page: Page, wanted: str) -> None:
    """Press the key Tab until what a selector matches has the focus, as somebody without a mouse comes to it."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"the key Tab never comes to {wanted}")


def _opened(browser: Chromium, server: str, **options: Any) -> Page:
    """A page in a context of its own, which notes what it asks for and complains of."""
    context = browser.new_context(**{"locale": "fr-FR", "base_url": server, "viewport": _VIEWPORT, **options})
    requests: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    context.on("console", lambda message: complaints.append(message.text) if message.type == "error" and not _of_browser(message) else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    page.requests = requests  # type: ignore[attr-defined]
    page.console_errors = complaints  # type: ignore[attr-defined]
    return page


def _close(page: Page) -> None:
    """A page of a browser that was lost is closed already."""
    with suppress(Error):
        page.context.close()


def _of_browser(message: ConsoleMessage) -> bool:
    """Whether a browser complains of what it asked for by itself: an icon at the root, beside a file that can name none."""
    return urlsplit(message.location["url"]).path == "/favicon.ico"


def _sealed(asked: list[str]) -> None:
    foreign = [url for url in asked if urlsplit(url).scheme not in ("data", "blob", "about") and urlsplit(url).hostname != "127.0.0.1"]
    assert not foreign, f"asked of another host: {foreign}"


@dataclass(frozen=True, slots=True)
class _Used:
    """A page between two tests, and what reaches behind it."""

    page: Page
    devtools: CDPSession


@dataclass
class Kept:
    """The pages that tests use one after the other, one a site."""

    browser: Chromium
    by_site: dict[str, _Used] = field(default_factory=dict)

    def lent(self, server: str) -> Iterator[Page]:
        """Yields the page of a site as one that was never used. Fails afterwards when another host was asked."""
        used = self.by_site.pop(server, None) or self._opened(server)
        yield used.page
        asked = list(used.page.requests)  # type: ignore[attr-defined]
        try:
            _clean(used, server)
            self.by_site[server] = used
        except Error:  # a page that does not answer any more
            _close(used.page)
        _sealed(asked)

    def _opened(self, server: str) -> _Used:
        page = _opened(self.browser, server)
        for name in ("on", "once", "add_init_script", "expose_function", "expose_binding"):
            setattr(page, name, _refused)
        return _Used(page, page.context.new_cdp_session(page))


def _refused(*_arguments: object, **_options: object) -> None:
    raise AssertionError("what would stay with the page is for a page of one's own: new_page()")


def _clean(used: _Used, server: str) -> None:
    """Take away what a test left: tabs, routes, storage, the size of the window, what it emulates."""
    page = used.page
    for other in page.context.pages:
        if other != page:
            other.close()
    page.unroute_all(behavior="ignoreErrors")
    page.goto("about:blank")
    used.devtools.send("Storage.clearDataForOrigin", {"origin": server, "storageTypes": "cookies,local_storage,indexeddb,cache_storage"})
    page.context.clear_permissions()
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null")
    if page.viewport_size != _VIEWPORT:
        page.set_viewport_size(_VIEWPORT)  # type: ignore[arg-type]
    page.set_default_timeout(30_000)
    page.requests.clear()  # type: ignore[attr-defined]
    page.console_errors.clear()  # type: ignore[attr-defined]
