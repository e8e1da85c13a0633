"""The pack as one file: from a disk and without a network it shows everything, and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.casebook.library.library import Library
from support.accessibility import COLOURS, violations
from support.markup import Element, read
from support.publish.packs import DAY, MANY, PICTURED, great_day
from support.sites import ADDRESS

REAL = "evenements/journee-nationale-2016"
NAME = "dossier-hors-ligne.html"

MOST_BYTES = 5_000_000
"""What an e-mail carries without a thought."""


@pytest.fixture(scope="module")
def great(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    return great_day(tmp_path_factory, library)[0]


def leading(page: Element) -> set[str]:
    """Where its links lead beside itself."""
    return {link for link in page.links if not link.startswith("#")}


def test_it_says_all_that_the_page_says_and_weighs_little(site: Path, great: Path) -> None:
    for root, key in ((site, REAL), (great, DAY)):
        whole, alone = read(root / key / "dossier").first("article", class_="pack"), read(root / key / NAME).first("article", class_="pack")
        assert alone.text() == whole.text()
        assert (root / key / NAME).stat().st_size < MOST_BYTES
    assert len(list(read(great / DAY / NAME).all("article", class_="packed"))) == MANY


def test_its_policy_allows_its_own_styles_and_nothing_else(great: Path) -> None:
    text = (great / DAY / NAME).read_text(encoding="utf-8")
    page = read(great / DAY / NAME)
    [meta] = page.all("meta", **{"http-equiv": "Content-Security-Policy"})
    directives = dict(directive.strip().split(maxsplit=1) for directive in meta.attributes["content"].split(";"))
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert directives == {"default-src": "'none'", "style-src": f"'sha256-{digest}'", "img-src": "data:", "base-uri": "'none'", "form-action": "'none'"}
    assert [tag for tag in ("script", "link", "iframe", "object", "form") if list(page.all(tag))] == []
    assert [name for element in page.all() for name in element.attributes if name == "style" or name.startswith("on")] == []
    assert not re.search(r"url\(|@import", style)


def test_its_links_lead_within_it_or_to_whole_addresses(great: Path) -> None:
    page = read(great / DAY / NAME)
    assert all(re.match("https?://|mailto:", link) for link in leading(page))
    assert any(link.startswith(f"{ADDRESS}poles/") for link in leading(page))
    within = {link[1:] for element in page.all() for link in [element.attributes.get("href", "")] if link.startswith("#")}
    assert within <= {element.attributes["id"] for element in page.all() if "id" in element.attributes}
    for link in (one for one in leading(page) if one.startswith(ADDRESS)):
        path = link.removeprefix(ADDRESS).partition("#")[0].partition("?")[0]
        assert (great / path / "index.html" if path.endswith("/") or not path else great / path).is_file(), link


def test_of_a_site_without_an_address_it_keeps_the_words_of_links(site: Path) -> None:
    page = read(site / REAL / NAME)
    assert not [link for link in leading(page) if not re.match("https?://|mailto:", link) or "127.0.0.1" in link]
    assert "Bou’Sol" in page.text()


def test_opened_from_a_disk_without_a_network_it_shows_everything_and_asks_for_nothing(browser: Browser, great: Path, tmp_path: Path) -> None:
    file = tmp_path / "sur-une-clé.html"
    file.write_bytes((great / DAY / NAME).read_bytes())
    context = browser.new_context(offline=True, reduced_motion="reduce", viewport={"width": 390, "height": 844})
    try:
        asked: list[str] = []
        said: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        context.on("console", lambda message: said.append(message.text))
        page = context.new_page()
        page.goto(file.as_uri(), wait_until="load")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(250, 246, 237)"
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.locator(".pack-contents a[href='#cas-60']").click()
        assert page.evaluate("document.querySelector('#cas-60').getBoundingClientRect().top") < 844
        shown = page.evaluate("[...document.querySelectorAll('use')].map(one => one.getBBox().width)")
        assert all(shown)
        assert page.evaluate("document.querySelectorAll('.packed-place svg path').length") > MANY / 2
        assert page.evaluate("[...document.querySelectorAll('.packed')].filter(one => one.checkVisibility() && one.innerText.length > 200).length") == MANY
        drawn = page.locator(".picture img")
        assert drawn.count() == PICTURED + 1
        for image in drawn.all():
            image.scroll_into_view_if_needed()
            assert image.evaluate("async one => { await one.decode(); return one.naturalWidth > 200 && one.alt.length > 5; }")
        assert page.locator(".picture figcaption").all_inner_texts() == ["Image\u00a0: Une association d’à côté · CC BY-SA 4.0"] * (PICTURED + 1)
        page.emulate_media(color_scheme="dark")
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 26, 23)"
        assert page.pdf(prefer_css_page_size=True)[:5] == b"%PDF-"
        assert said == []
        assert [url for url in asked if not url.startswith((file.as_uri(), "data:image/webp;"))] == []
    finally:
        context.close()


def test_everybody_reads_it(browser: Browser, site: Path) -> None:
    context = browser.new_context(bypass_csp=True)
    try:
        page = context.new_page()
        page.goto((site / REAL / NAME).as_uri())
        found = []
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            found += violations(page)
        page.emulate_media(color_scheme="dark")
        assert found + violations(page, COLOURS) == []
    finally:
        context.close()
