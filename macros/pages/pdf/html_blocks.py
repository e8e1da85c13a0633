"""HTML of our templates as nested plain values: blocks, and the words in them, for a program that draws no HTML.

The pack is told once, by `templates/packs/`; what is drawn as PDF is that, read here. Our templates are well formed, so each element
ends; what is for the screen alone, or is no word, is left out (`SKIPPED`, `UNPRINTED`). Handed on by `pack_pdf` to `templates/pdf/`.

A block is `{"b": name, …}`: `p` and `h` (with `level`) hold words in `c`; `quote`, `li` hold blocks in `c`; `ul` and `ol` hold items, each a
list of blocks; `dl` holds pairs of words and of lists of blocks; `table` holds rows of cells, each words; `pre` holds text; `hr` nothing. Words are a
list of texts and of `{"w": name, "c": words}`: `em`, `strong`, `cite`, `code`, `note`, `sup`, `br`, and `a` with `to` (a whole address) or `at` (an id).
Any block has an `id` where something leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

Block = dict[str, Any]
Words = list[Any]

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})

SKIPPED = frozenset({"button", "figure", "form", "link", "nav", "script", "style", "summary", "svg", "template"})
"""The elements that hold nothing to be read on paper."""

UNPRINTED = frozenset({"anchor", "calls", "cite-of", "fact-map", "pack-cover", "screen-only", "visually-hidden"})
"""The classes of what is for the screen alone, and of the cover of the page: a file has its own."""

_STYLED = {"b": "strong", "cite": "cite", "code": "code", "em": "em", "i": "em", "strong": "strong", "sup": "sup"}
_SMALL = frozenset({"dated", "note", "role"})
_INLINE = frozenset({"a", "abbr", "br", "data", "small", "span", "time", *_STYLED})
_LISTS = frozenset({"ol", "ul"})
_SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass
class _Element:
    tag: str
    attributes: dict[str, str]
    children: list[_Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    @property
    def is_read(self) -> bool:
        hidden = "hidden" in self.attributes or self.attributes.get("aria-hidden") == "true"
        return not (hidden or self.tag in SKIPPED or UNPRINTED & set(self.classes))


class _Reader(HTMLParser):
    """Makes a tree of well-formed HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [_Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
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


def blocks(html: str, address: Callable[[str], str]) -> list[Block]:
    """The blocks of some HTML. `address` returns the whole address of a link as it is typed there; empty for one that leads nowhere
    outside the site. Links to an id of the same HTML lead to its place.

    Raises `ValueError` for HTML that is not well formed: ours is.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    return _Blocks(address, set(_ids(root))).of(root)


def _ids(element: _Element) -> Iterator[str]:
    """The ids of what is read."""
    for child in element.children:
        if isinstance(child, _Element) and child.is_read:
            if "id" in child.attributes:
                yield child.attributes["id"]
            yield from _ids(child)


class _Blocks:
    """Reads the elements of one text, whose `ids` links may lead to."""

    def __init__(self, address: Callable[[str], str], ids: set[str]) -> None:
        self._address = address
        self._ids = ids
        self._level = 0

    def of(self, element: _Element) -> list[Block]:
        """The blocks in an element; words that stand beside blocks are a paragraph of their own."""
        found: list[Block] = []
        loose: list[_Element | str] = []

        def close() -> None:
            if words := self.words(loose):
                found.append({"b": "p", "c": words})
            loose.clear()

        for child in element.children:
            if isinstance(child, str) or (child.tag in _INLINE and not _holds_blocks(child)):
                loose.append(child)
            elif child.is_read:
                close()
                found += self._block(child)
        close()
        return found

    def _block(self, element: _Element) -> list[Block]:
        made = self._made(element)
        if made and (id := element.attributes.get("id")) in self._ids:
            # A block in a block may lead the same way: the first keeps its own id.
            made = [{"b": "at", "id": id}, *made] if "id" in made[0] else [{**made[0], "id": id}, *made[1:]]
        return made

    def _made(self, element: _Element) -> list[Block]:
        tag = element.tag
        if re.fullmatch("h[1-6]", tag):
            # Readers for the blind go from level to level: none is left out.
            self._level = min(int(tag[1]), self._level + 1)
            return self._worded({"b": "h", "level": self._level}, element)
        if tag == "p":
            return self._worded({"b": "p", "class": " ".join(element.classes)}, element)
        if tag == "pre":
            return [{"b": "pre", "c": _text(element)}]
        if tag == "hr":
            return [{"b": "hr"}]
        if tag in _LISTS:
            items = [self._item(child) for child in _elements(element)]
            start = {"start": int(element.attributes["start"])} if "start" in element.attributes else {}
            return [{"b": tag, "c": items, "class": " ".join(element.classes), **start}] if any(items) else []
        if tag == "dl":
            return self._facts(element)
        if tag == "blockquote":
            return [{"b": "quote", "c": self.of(element)}]
        if tag == "table":
            return [{"b": "table", "c": [[self.words(cell.children) for cell in _elements(row)] for row in _rows(element)]}]
        return self.of(element)

    def _worded(self, block: Block, element: _Element) -> list[Block]:
        return [{**block, "c": words}] if (words := self.words(element.children)) else []

    def _item(self, element: _Element) -> list[Block]:
        made = self.of(element)
        id = element.attributes.get("id")
        return [{"b": "at", "id": id}, *made] if made and id in self._ids else made

    def _facts(self, element: _Element) -> list[Block]:
        """A list of facts: its terms and what is said of each, alone or in a `div`."""
        pairs: list[tuple[Words, list[list[Block]]]] = []
        for child in _elements(element):
            for one in _elements(child) if child.tag == "div" else (child,):
                if one.tag == "dt":
                    pairs.append((self.words(one.children), []))
                elif pairs and (told := self.of(one)):
                    pairs[-1][1].append(told)
        filled = [[term, told] for term, told in pairs if told]
        return [{"b": "dl", "c": filled}] if filled else []

    # --- words -------------------------------------------------------------------------------

    def words(self, children: list[_Element | str]) -> Words:
        """The words of some children, their white space folded as a browser does, none at their ends."""
        return _trimmed(self._collected(children))

    def _collected(self, children: list[_Element | str]) -> Words:
        found: Words = []
        for child in children:
            if isinstance(child, str):
                _add(found, _SPACE.sub(" ", child))
            elif child.tag == "br":
                found.append({"w": "br"})
            elif child.is_read:
                self._styled(found, child)
        return found

    def _styled(self, found: Words, element: _Element) -> None:
        inner = self._collected(element.children)
        style = _STYLED.get(element.tag) or ("note" if _SMALL & set(element.classes) else "sup" if "cite-number" in element.classes else "")
        target = self._target(element.attributes.get("href", "")) if element.tag == "a" else {}
        if not inner:
            return
        if target:
            found.append({"w": "a", **target, "c": inner})
        elif style:
            found.append({"w": style, "c": inner})
        else:
            for one in inner:
                _add(found, one)

    def _target(self, href: str) -> dict[str, str]:
        if href.startswith("#"):
            return {"at": href[1:]} if href[1:] in self._ids else {}
        return {"to": whole} if (whole := self._address(href)) else {}


def _add(found: Words, one: Any) -> None:
    """Add a piece to some words; two texts become one, with one space between them."""
    if isinstance(one, str) and found and isinstance(found[-1], str):
        found[-1] = _SPACE.sub(" ", found[-1] + one)
    elif one != "":
        found.append(one)


def _trimmed(words: Words) -> Words:
    """Words without space at their ends."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while words and isinstance(words[end], str) and not words[end].strip(" "):
            words.pop(end)
        if words and isinstance(words[end], str):
            words[end] = strip(words[end], " ")
    return words


def _elements(element: _Element) -> Iterator[_Element]:
    return (child for child in element.children if isinstance(child, _Element) and child.is_read)


def _rows(element: _Element) -> Iterator[_Element]:
    for child in _elements(element):
        yield from (child,) if child.tag == "tr" else _rows(child)


def _holds_blocks(element: _Element) -> bool:
    return any(child.tag not in _INLINE or _holds_blocks(child) for child in _elements(element))


def _text(element: _Element) -> str:
    return "".join(child if isinstance(child, str) else _text(child) for child in element.children)
