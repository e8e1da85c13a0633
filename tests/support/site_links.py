"""Where the links of a built site lead, followed from page to page without a server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

from support.markup import Element, read

Trees = Mapping[str, Element]
"""The pages of a site by their addresses: `support.markup.pages_of`."""

BASE = "https://bibliotheque.invalid/"
"""Where the site pretends to stand while its links are followed."""

ADDRESSES = (("a", "href"), ("link", "href"), ("use", "href"), ("script", "src"), ("img", "src"), ("form", "action"), ("iframe", "src"), ("source", "src"))


def refresh(page: Element) -> str:
    """Where a page sends its reader at once, or nothing."""
    found = next(page.all("meta", **{"http-equiv": "refresh"}), None)
    return found.attributes["content"].partition("url=")[2] if found else ""


def read_by_somebody(trees: Trees) -> dict[str, Element]:
    """The pages that somebody reads: all but those that redirect."""
    return {address: page for address, page in trees.items() if not refresh(page)}


def addresses(page: Element) -> Iterator[str]:
    for tag, name in ADDRESSES:
        yield from (element.attributes[name] for element in page.all(tag) if name in element.attributes)
    if target := refresh(page):
        yield target


def broken(site: Path, trees: Trees, address: str, links: Iterable[str]) -> Iterator[str]:
    """The links among these, of the page at an address, that lead to no file of the site, or to no place in it. A
    fragment with `=` is no place: it is what a tool is asked to open (`#modele=forum`)."""
    for link in links:
        found = urlsplit(urljoin(BASE + address, link))
        if f"{found.scheme}://{found.netloc}/" != BASE:
            continue
        path = unquote(found.path).lstrip("/")
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        if not file.is_file():
            yield f"{link}: no file"
        elif (
            found.fragment
            and "=" not in found.fragment
            and not link.endswith(".svg")
            and found.fragment not in (trees[path].ids if path in trees else _of_file(file))
        ):
            yield f"{link}: no such place"


@cache
def _of_file(file: Path) -> frozenset[str]:
    """The places in a file that is no page: the symbols of a drawing."""
    return read(file).ids


def listed(site: Path) -> list[str]:
    """The addresses that the sitemap of a site names."""
    root = ElementTree.fromstring((site / "sitemap.xml").read_text(encoding="utf-8"))
    return [urlsplit(found.text or "").path.lstrip("/") for found in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
