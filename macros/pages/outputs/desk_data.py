"""The file that the organiser's desk reads to print a day: the templates of a pack and of its sheets.

The desk (`docs/javascripts/organise/paper/`) fetches it when somebody prints.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.outputs.output import File, Plan
from macros.pages.render.desk_trees import desk_trees


def files(_plan: Plan) -> Iterator[File]:
    """`organiser/gabarits.json`, whose shape is that of `desk_trees`."""
    yield File.json("organiser/gabarits.json", desk_trees)
