"""The pictures of a pack as drawings that travel in JSON, as the codes do: SVG around a JPEG, which typst puts into the file as it is.

`pack_pdf` asks for them by the addresses that the HTML of the pack has. Their own files are WebP, which no PDF holds: typst would write each
point of them.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable

from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.pages.views.addresses import TO_ROOT
from macros.pages.views.pictures.pictures import by_address


def drawings(library: Library, cases: Iterable[Case]) -> Callable[[str], str]:
    """Of some cases: the drawing of a picture by the address that a page has; empty for what is none of theirs."""
    shown = by_address(picture for case in cases for _image, picture in library.pictures_of(case))

    def drawing(src: str) -> str:
        picture = shown.get(src.removeprefix(TO_ROOT))
        if not picture:
            return ""
        from macros.casebook.images.writing import printed  # Pillow's encoders, for packs with pictures

        width, height = picture.printed_size
        size = f'width="{width}" height="{height}"'
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{b64encode(printed(picture)).decode()}"/></svg>'

    return drawing
