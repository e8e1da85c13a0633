"""HTML of our templates as a tree of elements, each of which says whether it is read on paper.

`html_blocks` reads the tree. Our templates are well formed, so each element ends; what is for the screen alone, or is no word, is not
read (`SKIPPED`, `UNPRINTED`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})

SKIPPED = frozenset({"button", "form", "link", "nav", "script", "style", "summary", "svg", "template"})
"""The elements that hold nothing to be read on paper."""

UNPRINTED = frozenset({"anchor", "calls", "cite-of", "fact-map", "pack-cover", "pack-licence", "screen-only", "visually-hidden"})
"""The classes of what is for the screen alone, and of the cover of the page with its licence: a file has its own."""


@dataclass
class Element:
    """An element: its tag, its attributes as they are read, its elements and texts in their order."""

    tag: str
    attributes: dict[str, str]
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def is_read(self) -> bool:
        """Whether it is read on paper."""
        hidden = "hidden" in self.attributes or self.attributes.get("aria-hidden") == "true"
        return not (hidden or self.tag in SKIPPED or UNPRINTED & set(self.classes))

    @property
    def elements(self) -> Iterator[Element]:
        """The elements in it that are read."""
        return (child for child in self.children if isinstance(child, Element) and child.is_read)

    @property
    def text(self) -> str:
        """All the text in it, as it is typed."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)

    def within(self) -> Iterator[Element]:
        """The elements that are read at any depth of it, in their order."""
        for child in self.elements:
            yield child
            yield from child.within()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if self.open[-1].tag != tag:
            raise ValueError(f"</{tag}> closes <{self.open[-1].tag}>")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(html: str) -> Element:
    """The root of some HTML, an element without a tag. Raises `ValueError` for HTML that is not well formed: ours is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return root
