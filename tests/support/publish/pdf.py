"""A PDF file as libraries that did not draw it read it: words, codes, bookmarks, links, tags, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp


def words(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).replace("\ufffe", "").split())


def codes(pdf: bytes) -> list[str]:
    """What a telephone reads on the drawn pages."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        picture = page.render(scale=3).to_pil().convert("L")
        grey = memoryview(picture.tobytes()).cast("B", shape=[picture.height, picture.width])
        found += [str(one.text) for one in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)]
    return found


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: its title, how deep it stands, where it leads: a page from 0, and how high on it, in points from below."""

    title: str
    level: int
    page: int
    top: float


def outline(pdf: pikepdf.Pdf) -> Iterator[Mark]:
    """The bookmarks, in their order."""
    numbers = _numbers(pdf)

    def read(items: Any, level: int) -> Iterator[Mark]:
        for item in items:
            place = _placed(pdf, item.destination if item.destination is not None else item.action.D)
            yield Mark(str(item.title), level, numbers[place[0].objgen], float(place[3]))
            yield from read(item.children, level + 1)

    with pdf.open_outline() as tree:
        yield from read(tree.root, 0)


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its page from 0, its rectangle (left, bottom, right, top), and the address or the page where it leads."""

    page: int
    rectangle: tuple[float, ...]
    target: str | int


def links(pdf: pikepdf.Pdf) -> Iterator[Link]:
    """The links, page after page."""
    numbers = _numbers(pdf)
    for number, page in enumerate(pdf.pages):
        for note in page.get("/Annots", ()):
            if note.Subtype != "/Link":
                continue
            rectangle, action = tuple(map(float, note.Rect)), note.get("/A")
            if action is not None and action.S == "/URI":
                yield Link(number, rectangle, str(action.URI))
            else:
                yield Link(number, rectangle, numbers[_placed(pdf, note.get("/Dest") if action is None else action.D)[0].objgen])


def _numbers(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def _placed(pdf: pikepdf.Pdf, target: Any) -> pikepdf.Array:
    """A destination; a named one by its name."""
    if isinstance(target, pikepdf.Array):
        return target
    found = pikepdf.NameTree(pdf.Root.Names.Dests)[str(target)]
    return found if isinstance(found, pikepdf.Array) else found.D


def letters(text: str) -> str:
    """The letters of a text, without the spaces and the dashes that a line adds."""
    return re.sub(r"[^\w]", "", text.replace("\ufffe", ""))


def tags(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """The tags that a reader of screens goes through, in their order."""

    def read(piece: Any) -> Iterator[Any]:
        for one in piece if isinstance(piece, pikepdf.Array) else (piece,):
            if isinstance(one, pikepdf.Dictionary) and "/S" in one:
                yield one
                yield from read(one.get("/K", pikepdf.Array()))

    return read(pdf.Root.StructTreeRoot.K)


def images(pdf: pikepdf.Pdf) -> list[Any]:
    """The pictures that the file holds, each once."""
    return [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
