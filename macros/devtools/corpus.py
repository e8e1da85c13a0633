"""Synthetic cases for measures and tests: any number of poles, the same ones at each run.

Called by `build_times`. They use the repository's own vocabularies and the kinds of fields of a real pole,
so that building them is as much work as building real ones.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path

from macros.casebook.library.library import Library
from macros.casebook.schema.case_ids import id_for
from macros.casebook.types.base import MAIN_BRANCHES

WORDS = (
    "le pôle réunit des associations une coopérative trois entreprises et la commune pour partager un atelier former "
    "des salariés vendre ensemble répondre aux besoins du territoire accueillir des visites tenir un lieu ouvert décider "
    "en commun financer le travail qui relie chacun apporte du temps une compétence un local un réseau depuis cette date"
).split()
"""The words of their sentences."""


@dataclass(frozen=True, slots=True)
class _Choices:
    """The values from which a case takes its own: ids, and pairs of different themes."""

    themes: list[tuple[str, str]]
    departments: list[str]
    forms: list[str]
    sources: list[str]


def write_corpus(folder: Path, library: Library, number: int, words: int = 400) -> None:
    """Write `number` poles of about `words` words each below `folder`/poles."""
    rng = random.Random(20160923)  # any fixed number
    tree = library.vocabularies["themes"]
    narrow = [term.id for term in tree if term.broader]
    themes = sorted((main, other) for top in MAIN_BRANCHES for main in tree.narrower[top] for other in narrow if main != other)
    choices = _Choices(
        themes,
        [term.id for term in library.vocabularies["departments"]],
        [term.id for term in library.vocabularies["legal_forms"]],
        sorted(library.sources)[:40],
    )
    (folder / "poles").mkdir(parents=True, exist_ok=True)
    for rank in range(number):
        (folder / "poles" / f"pole-{rank:05}.md").write_text(_case(rng, rank, number, choices, words), encoding="utf-8")


def _case(rng: random.Random, rank: int, number: int, choices: _Choices, words: int) -> str:
    other = rng.randrange(number)
    source = rng.choice(choices.sources)
    return f"""---
id: {id_for(f"poles/pole-{rank:05}")}
title: Pôle {rng.choice(WORDS)} {rng.choice(WORDS)} {rank}
summary: {_sentence(rng, 18)}
aliases: [Pôle numéro {rank}]
themes: [{", ".join(rng.choice(choices.themes))}]
departments: ["{rng.choice(choices.departments)}"]
territory: pays de {rng.choice(WORDS)}
structures:
  - {{role: porteuse, form: {rng.choice(choices.forms)}, as_of: {rng.randint(2012, 2023)}, source: {source}}}
recognitions:
  - {{role: laureat, on: {rng.randint(2013, 2023)}, source: {source}}}
key_figures:
  - {{value: "{rng.randint(2, 900)}", label: personnes accompagnées, as_of: {rng.randint(2013, 2023)}, source: {source}}}
related: [pole-{(other if other != rank else (rank + 1) % number):05}]
sources: [{source}]
---

## Origine

{_paragraphs(rng, words // 4)}

## Ce qu'ils font ensemble

Voir [un autre pôle](pole-{(rank + 7) % number:05}.md). {_paragraphs(rng, words // 2)}

## Qui décide

{_paragraphs(rng, words // 4)}
"""


def _sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def _paragraphs(rng: random.Random, words: int) -> str:
    return "\n\n".join(" ".join(_sentence(rng, 12) for _ in range(3)) for _ in range(max(1, words // 36)))
