"""The inputs, all families together: what is typed, by name."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hostile.inputs import characters, engine, web, weight, yaml_typed

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "script": web.SCRIPTS,
    "handler": web.HANDLERS,
    "link": web.LINKS,
    "element": web.ELEMENTS,
    "clobbering": web.CLOBBERING,
    "template": engine.TEMPLATES,
    "slot": engine.SLOTS,
    "key": engine.KEYS,
    "snippet": engine.SNIPPETS,
    "path": engine.PATHS,
    "spreadsheet": engine.SPREADSHEETS,
    "feed": engine.FEEDS,
    "yaml": yaml_typed.ODDITIES,
    "character": characters.CHARACTERS,
    "word": characters.WORDS,
    "weight": weight.WEIGHTS,
}


@dataclass(frozen=True, slots=True)
class Input:
    """One hostile input. `text` is what reaches a field or a body, character by character."""

    family: str
    name: str
    text: str

    def __str__(self) -> str:
        return f"{self.family}: {self.name}"

    @property
    def slug(self) -> str:
        """A name for files: `link-javascript-link-in-mixed-case`."""
        return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in str(self).lower()).replace("--", "-")[:52].strip("-")


def _all() -> Iterator[Input]:
    for family, inputs in FAMILIES.items():
        for name, text in inputs.items():
            yield Input(family, name, text)


INPUTS: tuple[Input, ...] = tuple(_all())
"""Every input of the corpus, in a fixed order."""


def drawn(number: int, seed: int) -> tuple[Input, ...]:
    """So many inputs, of as many families as there are, the same ones for the same seed."""
    chance = random.Random(seed)
    families = chance.sample(sorted(FAMILIES), len(FAMILIES))
    chosen = {chance.choice([one for one in INPUTS if one.family == families[turn % len(families)]]) for turn in range(number)}
    return tuple(one for one in INPUTS if one in chosen)
