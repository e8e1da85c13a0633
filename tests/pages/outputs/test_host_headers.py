"""The rules of `_headers`, read as hosts read them: the frames of cases may be framed, every other page may not."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from macros.pages.publish.drawing import Drawing
from macros.pages.publish.site import Site
from macros.pages.views.settings import Settings
from support.browsing import NewPage
from support.cases import pole
from support.corpus import Corpus
from support.sites import Handler, serving

Rules = Sequence[tuple[str, Mapping[str, str]]]

MOST_RULES, LONGEST_LINE = 100, 2000
"""What Cloudflare Pages reads of such a file."""


def rules_of(text: str) -> Rules:
    """The rules of a file: the pattern of the addresses, the headers by their names."""
    rules: list[tuple[str, dict[str, str]]] = []
    for line in filter(None, text.splitlines()):
        if line.startswith("/"):
            rules.append((line, {}))
        else:
            name, _, value = line.strip().partition(": ")
            assert name not in rules[-1][1]
            rules[-1][1][name] = value
    return rules


def matching(rules: Rules, path: str) -> list[Mapping[str, str]]:
    return [headers for pattern, headers in rules if re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), path)]


def joined(found: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """As Cloudflare Pages: what several rules say of a header is joined."""
    names = dict.fromkeys(name for headers in found for name in headers)
    return {name: ", ".join(headers[name] for headers in found if name in headers) for name in names}


def last(found: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """As Netlify: the last rule wins."""
    return {name: value for headers in found for name, value in headers.items()}


def first(found: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """As a host that looks at one rule alone."""
    return dict(found[0]) if found else {}


HOSTS = [joined, last, first]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("headers")
    corpus = Corpus(base / "cases")
    corpus.write("poles/premier.md", pole("id: k7x2m9pq\nformer_slugs: [ancien]"))
    corpus.write("poles/retire.md", pole("id: r4tvwxz2\nwithdrawn: {on: 2026-11-22, reason: à la demande du pôle}", title="Retiré"))
    return corpus.pour(base / "site")


@pytest.fixture(scope="module")
def rules(built: Path) -> Rules:
    text = (built / "_headers").read_text(encoding="utf-8")
    assert max(map(len, text.splitlines())) <= LONGEST_LINE
    return rules_of(text)


def paths(site: Path) -> Iterator[str]:
    """The addresses of the pages of a site, each by its folder and by its file."""
    for page in sorted(site.rglob("*.html")):
        path = page.relative_to(site).as_posix()
        yield f"/{path}"
        if path.endswith("index.html"):
            yield f"/{path.removesuffix('index.html')}"


@pytest.mark.parametrize("read", HOSTS)
def test_the_frames_alone_may_be_framed_however_a_host_reads_the_rules(built: Path, rules: Rules, read: Callable[..., dict[str, str]]) -> None:
    told = {path: read(matching(rules, path)) for path in paths(built)}
    framed = {path for path, headers in told.items() if "frame-ancestors *" in headers.get("Content-Security-Policy", "")}
    assert framed == {"/cadre/k7x2m9pq.html", "/cadre/r4tvwxz2.html"}
    assert not any("X-Frame-Options" in told[path] for path in framed)
    refused = {path for path, headers in told.items() if "frame-ancestors 'none'" in headers.get("Content-Security-Policy", "")}
    assert refused == told.keys() - framed
    assert {told[path]["X-Frame-Options"] for path in refused} == {"DENY"}
    assert len(refused) > 80


def test_there_are_no_more_rules_than_hosts_read(rules: Rules) -> None:
    assert len(rules) <= MOST_RULES
    assert len({pattern for pattern, _headers in rules}) == len(rules)


def test_the_policy_of_the_pages_gains_restrictions_alone(rules: Rules) -> None:
    for _pattern, headers in rules:
        names = [directive.split()[0] for directive in headers.get("Content-Security-Policy", "").split("; ") if directive]
        assert set(names) <= {"frame-ancestors", "script-src"}
        assert "script-src" not in names or "script-src 'none'" in headers["Content-Security-Policy"]
        assert not any(name.lower().startswith("access-control") for name in headers)


def test_a_folder_of_pages_to_come_is_among_them_by_itself() -> None:
    from macros.pages.outputs.host_headers import files
    from macros.pages.outputs.output import Plan
    from support.corpus import load_once
    from support.repository import ROOT

    library = load_once(ROOT / "cases").library
    assert library
    site = Site(library, Drawing(Settings(())))
    (file,) = files(Plan(site.views, Settings(()), (), ("", "organiser/", "offres/"), site.render))
    patterns = [pattern for pattern, _headers in rules_of(file.content.decode())]
    assert {"/organiser/*", "/offres/*", "/c/*", "/poles/*"} <= {*patterns}


# --- in a browser ------------------------------------------------------------------------------


@contextlib.contextmanager
def hosting(folder: Path, rules: Rules) -> Iterator[str]:
    """A host that serves a folder with what its rules say."""

    class WithHeaders(Handler):
        def end_headers(self) -> None:
            for name, value in joined(matching(rules, self.path.partition("?")[0])).items():
                self.send_header(name, value)
            super().end_headers()

    with serving(folder, WithHeaders) as address:
        yield address


def test_a_browser_shows_the_frames_and_refuses_the_pages(new_page: NewPage, tmp_path: Path, built: Path, rules: Rules) -> None:
    with hosting(built, rules) as library, serving(tmp_path) as other:
        shown = {}
        for path in ("/cadre/k7x2m9pq.html", "/cadre/r4tvwxz2.html", "/poles/premier/", "/", "/c/k7x2m9pq/", "/explorer/", "/404.html"):
            (tmp_path / "index.html").write_text(f'<!doctype html><title>Ailleurs</title><iframe src="{library}{path}"></iframe>', encoding="utf-8")
            page = new_page()
            page.goto(f"{other}/")
            page.wait_for_load_state("load")
            inside = page.frames[1]
            shown[path] = inside.url.startswith(library) and bool(inside.locator("h1").count())
        assert shown == {path: path.startswith("/cadre/") for path in shown}
