"""HTML as the tests read it: a tree of elements, with their text as a reader sees it.

A reading of its own, on purpose: it shares nothing with what writes the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path


def as_read(text: str) -> str:
    """A text as `Element.text` gives it once it is printed: its apostrophes are those of French, its spaces plain."""
    return " ".join(re.sub(r"(?<=[^\W\d_])'", "’", text).split())


VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
UNREAD = frozenset({"script", "style", "template"})


@dataclass
class Element:
    """One element; `children` holds elements and pieces of text."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def all(self, tag: str = "", **wanted: str) -> Iterator[Element]:
        """The elements inside, in order: `all("a", rel="me")`, `all(class_="card")`."""
        left = self.children[::-1]
        while left:
            child = left.pop()
            if not isinstance(child, str):
                if (not tag or child.tag == tag) and (not wanted or child.has(wanted)):
                    yield child
                left += child.children[::-1]

    def first(self, tag: str = "", **wanted: str) -> Element:
        """The first such element; the test fails where there is none."""
        found = next(self.all(tag, **wanted), None)
        assert found is not None, f"no <{tag or '*'}> with {wanted}"
        return found

    def has(self, wanted: dict[str, str]) -> bool:
        """Whether it bears these attributes; a class is one among others."""
        classes = self.attributes.get("class", "").split()
        return all(value in classes if name == "class_" else self.attributes.get(name) == value for name, value in wanted.items())

    def text(self, without: frozenset[str] = UNREAD) -> str:
        """The text inside, white space folded, non-breaking spaces made plain."""
        return " ".join("".join(self._pieces(without)).split())

    def _pieces(self, without: frozenset[str]) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in without:
                yield from child._pieces(without)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The places inside that an address may lead to."""
        return frozenset(element.attributes["id"] for element in self.all() if "id" in element.attributes)

    @property
    def links(self) -> list[str]:
        """Every address that a link inside leads to."""
        return [link.attributes["href"] for link in self.all("a") if "href" in link.attributes]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def read(html: str | Path) -> Element:
    """The tree of a page or of a piece of one; a folder stands for its `index.html`."""
    if isinstance(html, Path):
        html = (html / "index.html" if html.is_dir() else html).read_text(encoding="utf-8")
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.open[0]


def pages_of(site: Path) -> dict[str, Element]:
    """Every page of a built site by its address: `poles/x/`, `404.html`."""
    return {path.relative_to(site).as_posix().removesuffix("index.html"): read(path) for path in sorted(site.rglob("*.html"))}
