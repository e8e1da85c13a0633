"""HTML of our templates as nested plain values: blocks, and the words in them, for a program that draws no HTML.

The pack is told once, by `templates/packs/`; what is drawn as PDF is that, read here (`html_tree`). Handed on by `pack_pdf` to `templates/pdf/`.

A block is `{"b": name, …}`: `p` and `h` (with `level`) hold words in `c`; `quote`, `li` hold blocks in `c`; `ul` and `ol` hold items, each a
list of blocks; `dl` holds pairs of words and of lists of blocks; `table` holds rows of cells, each words; `pre` holds text; `hr` nothing;
`figure` a picture (`image`, `ratio` of its width to its height, `alt`) with the words below it in `c`; `figures` holds several in `c`, `head` the
blocks that begin a sheet. Words are a list of texts and of `{"w": name, "c": words}`: `em`, `strong`, `cite`, `code`, `note`, `sup`, `br`, `a` with
`to` (a whole address) or `at` (an id), and `lang` with the tag of a language (`lang`). Any block has an `id` where something leads to it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from macros.pages.pdf.html_tree import Element, tree

Block = dict[str, Any]
Words = list[Any]

_STYLED = {"b": "strong", "cite": "cite", "code": "code", "em": "em", "i": "em", "strong": "strong", "sup": "sup"}
_SMALL = frozenset({"dated", "note", "role"})
_INLINE = frozenset({"a", "abbr", "br", "data", "small", "span", "time", *_STYLED})
_LISTS = frozenset({"ol", "ul"})
SPACES = (" ", "\u00a0")
_SPACE = re.compile(r"[ \t\n\r\f]+")


def blocks(html: str, address: Callable[[str], str], picture: Callable[[str], str]) -> list[Block]:
    """The blocks of some HTML. `address` returns the whole address of a link as it is typed there; empty for one that leads nowhere
    outside the site. `picture` returns the drawing of a picture, by the address that is typed; empty where there is none to show. Links to an
    id of the same HTML lead to its place.

    Raises `ValueError` for HTML that is not well formed: ours is.
    """
    root = tree(html)
    ids = {element.attributes["id"] for element in root.within() if "id" in element.attributes}
    return _Blocks(address, picture, ids).of(root)


class _Blocks:
    """Reads the elements of one text, whose `ids` links may lead to."""

    def __init__(self, address: Callable[[str], str], picture: Callable[[str], str], ids: set[str]) -> None:
        self._address = address
        self._picture = picture
        self._ids = ids
        self._level = 1  # the title, which stands on the cover

    def of(self, element: Element) -> list[Block]:
        """The blocks in an element; words that stand beside blocks are a paragraph of their own."""
        found: list[Block] = []
        loose: list[Element | str] = []

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

    def _block(self, element: Element) -> list[Block]:
        made = self._made(element)
        if made and (id := element.attributes.get("id")) in self._ids:
            # A block in a block may lead the same way: the first keeps its own id.
            made = [{"b": "at", "id": id}, *made] if "id" in made[0] else [{**made[0], "id": id}, *made[1:]]
        return made

    def _made(self, element: Element) -> list[Block]:
        tag = element.tag
        if re.fullmatch("h[1-6]", tag):
            # Readers for the blind go from level to level: none is left out.
            self._level = min(int(tag[1]), self._level + 1)
            return self._worded({"b": "h", "level": self._level}, element)
        if tag == "p":
            return self._worded({"b": "p", "class": " ".join(element.classes)}, element)
        if tag == "pre":
            return [{"b": "pre", "c": element.text}]
        if tag == "hr":
            return [{"b": "hr"}]
        if tag in _LISTS:
            items = [self._item(child) for child in element.elements]
            start = {"start": int(element.attributes["start"])} if "start" in element.attributes else {}
            return [{"b": tag, "c": items, "class": " ".join(element.classes), **start}] if any(items) else []
        if tag == "dl":
            return self._facts(element)
        if tag == "blockquote":
            return [{"b": "quote", "c": self.of(element)}]
        if tag == "figure":
            return self._figure(element)
        if "packed-head" in element.classes:
            return [{"b": "head", "c": self.of(element)}]
        if "portfolio" in element.classes:
            return [{"b": "figures", "c": shown}] if (shown := self.of(element)) else []
        if tag == "table":
            return [{"b": "table", "c": [[self.words(cell.children) for cell in row.elements] for row in _rows(element)]}]
        return self.of(element)

    def _worded(self, block: Block, element: Element) -> list[Block]:
        return [{**block, "c": words}] if (words := self.words(element.children)) else []

    def _item(self, element: Element) -> list[Block]:
        made = self.of(element)
        id = element.attributes.get("id")
        return [{"b": "at", "id": id}, *made] if made and id in self._ids else made

    def _figure(self, element: Element) -> list[Block]:
        """A picture and the words below it; a drawing of the screen is none."""
        image = next((one for one in element.within() if one.tag == "img"), None)
        drawing = self._picture(image.attributes["src"]) if image else ""
        if not image or not drawing:
            return []
        told = image.attributes
        words = [self.words(one.children) for one in element.elements if one.tag == "figcaption"]
        ratio = int(told["width"]) / int(told["height"])
        return [{"b": "figure", "image": drawing, "ratio": ratio, "alt": told["alt"], "c": words[0] if words else []}]

    def _facts(self, element: Element) -> list[Block]:
        """A list of facts: its terms and what is said of each, alone or in a `div`."""
        pairs: list[tuple[Words, list[list[Block]]]] = []
        for child in element.elements:
            for one in child.elements if child.tag == "div" else (child,):
                if one.tag == "dt":
                    pairs.append((self.words(one.children), []))
                elif pairs and (told := self.of(one)):
                    pairs[-1][1].append(told)
        filled = [[term, told] for term, told in pairs if told]
        return [{"b": "dl", "c": filled}] if filled else []

    # --- words -------------------------------------------------------------------------------

    def words(self, children: list[Element | str]) -> Words:
        """The words of some children, their white space folded as a browser does, none at their ends."""
        return _trimmed(self._collected(children))

    def _collected(self, children: list[Element | str]) -> Words:
        found: Words = []
        for child in children:
            if isinstance(child, str):
                _add(found, _SPACE.sub(" ", child))
            elif child.tag == "br":
                found.append({"w": "br"})
            elif child.is_read:
                self._styled(found, child)
        return found

    def _styled(self, found: Words, element: Element) -> None:
        inner = self._collected(element.children)
        before = _last(found)
        if before.endswith(SPACES):
            inner = _begun(inner)
        if inner and "note" in element.classes and found and not before.rstrip("".join(SPACES)).endswith(tuple(".!?:…")):
            _add(found, "– ")  # on the screen, its colour tells it from what comes before
        style = _STYLED.get(element.tag) or ("note" if _SMALL & set(element.classes) else "sup" if "cite-number" in element.classes else "")
        target = self._target(element.attributes.get("href", "")) if element.tag == "a" else {}
        if not inner:
            return
        if language := element.attributes.get("lang"):
            inner = [{"w": "lang", "lang": language, "c": inner}]
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


def _last(words: Words) -> str:
    """The last text of some words; empty where they end with none."""
    last = words[-1] if words else ""
    while isinstance(last, dict) and last.get("c"):
        last = last["c"][-1]
    return last if isinstance(last, str) else ""


def _begun(words: Words) -> Words:
    """Words without space at their beginning: a browser draws one space where two pieces have one each."""
    first = words[0].lstrip(" ") if words and isinstance(words[0], str) else None
    return words if first is None else [first, *words[1:]] if first else words[1:]


def _trimmed(words: Words) -> Words:
    """Words without space at their ends."""
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while words and isinstance(words[end], str) and not words[end].strip(" "):
            words.pop(end)
        if words and isinstance(words[end], str):
            words[end] = strip(words[end], " ")
    return words


def _rows(element: Element) -> Iterator[Element]:
    for child in element.elements:
        yield from (child,) if child.tag == "tr" else _rows(child)


def _holds_blocks(element: Element) -> bool:
    return any(child.tag not in _INLINE or _holds_blocks(child) for child in element.elements)
