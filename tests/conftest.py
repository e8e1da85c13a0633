"""What the tests share: the built site and its server, a browser, a corpus to write in.

`site` is the real library, built once for all workers. `page` fails the test that asks
anything of another host. `corpus` is an empty folder of cases that borrows the
repository's vocabularies and sources.

The folders are those of the code, with no `__init__.py`: pytest imports by path, so that
names need not be unique, and puts `tests/` on the path for what is shared, in `support`
and `hostile`.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, ViewportSize, sync_playwright

from macros.casebook.check.loading import load
from macros.casebook.library.library import Library
from macros.devtools import chromium
from support.browsing import Chromium, Kept, NewPage, pages, store
from support.corpus import Corpus
from support.filling import OpenForm, visit
from support.markup import Element, pages_of
from support.repository import ROOT
from support.sites import ADDRESS, EDITORS, REPO, built_once, made_once, serving


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """What a browser does takes most of the time: of it the first tier has the walks alone, one or two for each way through the site."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()) and not item.get_closest_marker("walk"):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real library's site, built once with its search. Only read it."""
    return built_once(tmp_path_factory, "real-site")


@pytest.fixture(scope="session")
def addressed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real library's site as it is at an address (`support.sites.ADDRESS`), made once. Only read it."""
    return made_once(tmp_path_factory, "addressed", lambda base: Corpus(base / "cases").copy().pour(base / "site", settings={"SITE_URL": ADDRESS})) / "site"


@pytest.fixture(scope="session")
def trees(site: Path) -> Mapping[str, Element]:
    """Every page of that site by its address (`poles/x/`, `404.html`), read once. Only look at them."""
    return pages_of(site)


@pytest.fixture(scope="session")
def library() -> Library:
    """The repository's own cases, read. Only look at it."""
    loaded = load(ROOT / "cases")
    assert loaded.library, loaded.problems
    return loaded.library


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the real site, without a slash at the end: `f"{server}/poles/"`."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """One Chromium for all tests of a worker; it can reach no host but this machine."""
    path = chromium.find()
    assert path, chromium.ADVICE
    arguments = [*chromium.ARGUMENTS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as playwright:
        one = Chromium(lambda: playwright.chromium.launch(executable_path=path, args=arguments))
        yield one
        one.close()


@pytest.fixture
def new_page(browser: Chromium, server: str) -> Iterator[NewPage]:
    """Makes pages with options of Playwright's context: `new_page(java_script_enabled=False)`.

    Addresses may start with `/`. `page.requests` holds what was asked for, and
    `page.console_errors` what the console and the scripts complained of. The test fails
    when anything was asked of another host than 127.0.0.1.
    """
    yield from pages(browser, server)


@pytest.fixture(scope="session")
def kept(browser: Chromium) -> Kept:
    """The pages that the tests of a worker use one after the other."""
    return Kept(browser)


@pytest.fixture
def page(kept: Kept, server: str) -> Iterator[Page]:
    """A page of a French visitor on the real site, as if never used before. For other options, scripts
    before the page's own or listeners: `new_page`."""
    yield from kept.lent(server)


@pytest.fixture(scope="session")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose settings say where contributions go."""
    with serving(built_once(tmp_path_factory, "form-site", "--no-search", environment={"EDITORS_EMAIL": EDITORS, "REPO_URL": REPO})) as address:
        yield address


@pytest.fixture
def form_page(kept: Kept, form_site: str) -> Iterator[Page]:
    """The same, on the site of the form's tests."""
    yield from kept.lent(form_site)


@pytest.fixture
def form(form_page: Page, new_page: NewPage, form_site: str) -> OpenForm:
    """Opens the contribution form: `form("?type=fiches#ecrire")`, in a window of a size; `stored` is what the
    browser has of it from before, by its key, and `granted` what the visitor lets it do. With `before`, a script that
    is run before its own, or options of Playwright's context, in a page of its own."""

    def open_form(
        query: str = "",
        before: str = "",
        stored: Mapping[str, object] | None = None,
        granted: Sequence[str] = (),
        viewport: ViewportSize | None = None,
        **options: object,
    ) -> Page:
        page = new_page(base_url=form_site, **options) if before or options else form_page
        page.set_default_timeout(10_000)
        if viewport:
            page.set_viewport_size(viewport)
        if before:
            page.add_init_script(before)
        if granted:
            page.context.grant_permissions(granted)
        if stored:
            store(page, stored)
        visit(page, query)
        return page

    return open_form


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """An empty `cases/` folder under `tmp_path`; `.copy()` fills it with the repository's."""
    return Corpus(tmp_path / "cases")


@pytest.fixture
def patience() -> Iterator[None]:
    """Fails a test that a pipe or a loop would otherwise hold for ever."""

    def lost(*_: object) -> None:
        raise TimeoutError("more than a minute")

    before = signal.signal(signal.SIGALRM, lost)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)
