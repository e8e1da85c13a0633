"""The pictures of a case as frozen values for the templates, and the addresses of their files.

`check.pictures` has accepted them, `outputs.of_cases.images` writes their files. The folder holds nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from macros.casebook.images.accepted import Accepted
from macros.casebook.library.case import Case
from macros.casebook.library.library import Library
from macros.casebook.types.image import OPEN_LICENCES
from macros.pages.views.addresses import TO_ROOT

FOLDER = "illustrations/"
"""The folder of the pictures. A name in it is made of the content of a picture, and says nothing of its case."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a case: the address of its largest file, those of all with their widths where there are several (the `srcset` of an
    `img`), its width and height in points, what it shows, whose it is, under what licence, the address of this where it is a known one."""

    src: str
    srcset: str
    width: int
    height: int
    alt: str
    credit: str
    licence: str
    licence_url: str


def pictures(library: Library, case: Case) -> tuple[Picture, ...]:
    """The pictures that a case shows, in its order: none of a case that was taken down, none that was withdrawn."""
    return tuple(
        Picture(
            f"{TO_ROOT}{picture_address(picture, picture.sizes[-1][0])}",
            ", ".join(f"{TO_ROOT}{picture_address(picture, width)} {width}w" for width, _height in picture.sizes) if len(picture.sizes) > 1 else "",
            *picture.sizes[-1],
            image.alt,
            image.credit,
            image.licence,
            OPEN_LICENCES.get(image.licence, ""),
        )
        for image, picture in library.pictures_of(case)
    )


def picture_address(picture: Accepted, width: int) -> str:
    """The address of a picture in one of its widths, from the root of the site."""
    return f"{FOLDER}{picture.key}-{width}.webp"


def by_address(shown: Iterable[Accepted]) -> Mapping[str, Accepted]:
    """Some pictures by the addresses of their largest files, from the root of the site: what `Picture.src` leads to."""
    return {picture_address(picture, picture.sizes[-1][0]): picture for picture in shown}
