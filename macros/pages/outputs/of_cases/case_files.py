"""The file of each case as data, beside its page: the contribution form opens it to correct the case."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic_core import to_json

from macros.casebook.library.case import Case
from macros.pages.outputs.output import File, Plan
from macros.pages.views.pictures.pictures import picture_address


def files(plan: Plan, case: Case) -> Iterator[File]:
    """`<folder>/<slug>/fiche.json` (shape: `casebook.files.layout`); none for a case that is withdrawn, or whose file has a
    layout that the form could not keep.

    With `pictures` where the case names some: `{name of a file: [[address from the root of the site, width, height]]}`, the smallest
    first, none of one that is withdrawn.
    """
    if case.layout and not case.facts.withdrawn:
        yield File(f"{case.key}/fiche.json", _with_pictures(plan, case, case.layout) if case.facts.images else case.layout)


def _with_pictures(plan: Plan, case: Case, layout: bytes) -> bytes:
    shown = {image.file: picture for image, picture in plan.views.library.pictures_of(case)}
    sizes = {
        image.file: [(picture_address(shown[image.file], width), width, height) for width, height in shown[image.file].sizes] if image.file in shown else []
        for image in case.facts.images
    }
    return layout.removesuffix(b"}") + b',"pictures":' + to_json(sizes) + b"}"
