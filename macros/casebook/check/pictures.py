"""The pictures that cases name: the file of each is there and can be published. One line withdraws a picture from all cases.

`loading` calls this once every case file is read, and gives the library what was accepted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.casebook.files.yaml_values import Record
from macros.casebook.images.accepted import Accepted, accept
from macros.casebook.images.essence import ImageRefused
from macros.casebook.language.nearest import guessing, nearest
from macros.casebook.problems.messages import finding
from macros.casebook.problems.problem import Position, Problem
from macros.casebook.schema.values import IMAGE_FILE
from macros.workers import Sent

FOLDER = "_images"
"""The folder of the files, beside those of the cases."""

GUESSES = 1_000_000
"""How many names of files may be compared with those that are not there, to propose a near one."""


@dataclass(frozen=True, slots=True)
class NamedPicture(Sent):
    """A picture that a case names: its file, its rank in `images` from 0, the position of the name, whether this line withdraws it."""

    file: str
    index: int
    position: Position
    withdrawn: bool


def named_pictures(record: Record, data: Mapping[str, Any]) -> Iterator[NamedPicture]:
    """The pictures of a case whose names are names of files, whatever else is wrong in it."""
    images = data.get("images")
    for index, image in enumerate(images if isinstance(images, list) else [images]):
        if isinstance(image, dict) and isinstance(typed := image.get("file"), str) and IMAGE_FILE.fullmatch(file := typed.strip()):
            yield NamedPicture(file, index, record.position(("images", index, "file")), bool(image.get("withdrawn")))


Naming = tuple[str, bool, Sequence[NamedPicture]]
"""What a case names: how problems name its file, whether it was taken down, its pictures."""


def read_pictures(named: Sequence[Naming], folder: Path) -> tuple[Mapping[str, Accepted], tuple[Problem, ...]]:
    """The pictures that cases show, by the names of their files in `folder`, and what is wrong with the others, at each place that names one.

    A file that one case withdraws is shown by none, and need not be there; neither need those of a case that was taken down.
    """
    withdrawn = {picture.file for _shown, _down, pictures in named for picture in pictures if picture.withdrawn}
    wanted = [(shown, picture) for shown, down, pictures in named if not down for picture in pictures if picture.file not in withdrawn]
    accepted: dict[str, Accepted] = {}
    refused: dict[str, ImageRefused] = {}
    for file in dict.fromkeys(picture.file for _shown, picture in wanted):
        try:
            if folder.is_symlink():
                raise ImageRefused("image-link/folder")
            accepted[file] = accept(folder / file)
        except ImageRefused as error:
            refused[file] = error
    there = picture_names(folder) if any(error.objection == "image-missing" for error in refused.values()) else []
    problems = []
    with guessing(GUESSES):
        for shown, picture in wanted:
            if why := refused.get(picture.file):
                guess = nearest(picture.file, there) if why.objection == "image-missing" else None
                objection = finding(("images", picture.index, "file"), why.objection, guess, name=picture.file, **why.values)
                problems.append(objection.at(shown, picture.position))
    return accepted, tuple(problems)


def picture_names(folder: Path) -> list[str]:
    """The names of the files in the folder that a case may name."""
    with suppress(OSError):
        return sorted(name for name in os.listdir(folder) if IMAGE_FILE.fullmatch(name))
    return []
