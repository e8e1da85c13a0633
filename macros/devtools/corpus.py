"""Synthetic cases for measuring: as many as asked, the same ones at each run.

They use the repository's own vocabularies and every kind of field that a pole has, so
that a build of them does the work of a real one.
"""

from __future__ import annotations

import random
from pathlib import Path

from macros.casebook.library.library import Library
from macros.casebook.types.base import MAIN_BRANCHES

WORDS = (
    "le pôle réunit des associations une coopérative trois entreprises et la commune pour partager un atelier former "
    "des salariés vendre ensemble répondre aux besoins du territoire accueillir des visites tenir un lieu ouvert décider "
    "en commun financer le travail qui relie chacun apporte du temps une compétence un local un réseau depuis cette date"
).split()


def write_corpus(folder: Path, library: Library, number: int, words: int = 400) -> None:
    """Write `number` poles of about `words` words each below `folder`/poles."""
    chance = random.Random(20160923)
    tree = library.vocabularies["themes"]
    themes = [(one, two) for top in MAIN_BRANCHES for one in tree.narrower[top] for two in (term.id for term in tree if term.broader) if one != two]
    themes.sort()
    departments = [term.id for term in library.vocabularies["departments"]]
    forms = [term.id for term in library.vocabularies["legal_forms"]]
    sources = sorted(library.sources)[:40]
    (folder / "poles").mkdir(parents=True, exist_ok=True)
    for rank in range(number):
        (folder / "poles" / f"pole-{rank:05}.md").write_text(_case(chance, rank, number, themes, departments, forms, sources, words), encoding="utf-8")


def _case(
    chance: random.Random, rank: int, number: int, themes: list[tuple[str, str]], departments: list[str], forms: list[str], sources: list[str], words: int
) -> str:
    other = chance.randrange(number)
    source = chance.choice(sources)
    return f"""---
title: Pôle {chance.choice(WORDS)} {chance.choice(WORDS)} {rank}
summary: {_sentence(chance, 18)}
aliases: [Pôle numéro {rank}]
themes: [{", ".join(chance.choice(themes))}]
departments: ["{chance.choice(departments)}"]
territory: pays de {chance.choice(WORDS)}
structures:
  - {{role: porteuse, form: {chance.choice(forms)}, as_of: {chance.randint(2012, 2023)}, source: {source}}}
recognitions:
  - {{role: laureat, on: {chance.randint(2013, 2023)}, source: {source}}}
key_figures:
  - {{value: "{chance.randint(2, 900)}", label: personnes accompagnées, as_of: {chance.randint(2013, 2023)}, source: {source}}}
related: [pole-{(other if other != rank else (rank + 1) % number):05}]
sources: [{source}]
---

## Origine

{_paragraphs(chance, words // 4)}

## Ce qu'ils font ensemble

Voir [un autre pôle](pole-{(rank + 7) % number:05}.md). {_paragraphs(chance, words // 2)}

## Qui décide

{_paragraphs(chance, words // 4)}
"""


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize() + "."


def _paragraphs(chance: random.Random, words: int) -> str:
    return "\n\n".join(" ".join(_sentence(chance, 12) for _ in range(3)) for _ in range(max(1, words // 36)))
