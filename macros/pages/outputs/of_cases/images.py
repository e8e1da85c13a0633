"""The pictures of each case, written anew: no byte of what a camera or a program left in their files is published.

A picture that several cases show is written once, with the first of them. A withdrawn one is in no output.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from macros.casebook.images.accepted import Accepted
from macros.casebook.library.case import Case
from macros.pages.outputs.output import File, Plan
from macros.pages.views.pictures.pictures import picture_address


def files(plan: Plan, case: Case) -> Iterator[File]:
    """`illustrations/<digest>-<width>.webp`, one for each size of each picture; none for a case without pictures."""
    if not case.facts.images:
        return
    library = plan.views.library
    for picture in {picture.key: picture for _image, picture in library.pictures_of(case)}.values():
        if library.first_to_show[picture.key] == case.key:
            for width, _height in picture.sizes:
                yield File(picture_address(picture, width), partial(_written, picture, width))


def _written(picture: Accepted, width: int) -> bytes:
    from macros.casebook.images.writing import written  # Pillow's encoders, for libraries with pictures

    return written(picture, width)
