"""A PDF file as libraries that did not draw it read it: words, codes, bookmarks, links, tags, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
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


def outline(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int]]:
    """The bookmarks with the number of the page to which each leads, from 0."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}

    def read(items: Any) -> Iterator[tuple[str, int]]:
        for item in items:
            target = item.destination if item.destination is not None else item.action.D
            if not isinstance(target, pikepdf.Array):
                target = named(pdf, target)
            yield str(item.title), numbers[target[0].objgen]
            yield from read(item.children)

    with pdf.open_outline() as tree:
        yield from read(tree.root)


def named(pdf: pikepdf.Pdf, name: Any) -> pikepdf.Array:
    """Where a named destination is."""
    found = pikepdf.NameTree(pdf.Root.Names.Dests)[str(name)]
    return found if isinstance(found, pikepdf.Array) else found.D


def links(pdf: pikepdf.Pdf) -> Iterator[tuple[int, str | int]]:
    """The links: the page of each from 0, and the address or the page where it leads."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
    for number, page in enumerate(pdf.pages):
        for note in page.get("/Annots", ()):
            if note.Subtype != "/Link":
                continue
            action = note.get("/A")
            if action is not None and action.S == "/URI":
                yield number, str(action.URI)
                continue
            target = note.get("/Dest") if action is None else action.D
            yield number, numbers[(target if isinstance(target, pikepdf.Array) else named(pdf, target))[0].objgen]


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
