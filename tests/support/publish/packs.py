"""A library with a day that presents much: sixty of the longest cases, some of which link to each other and show pictures, and one that was withdrawn."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from macros.casebook.library.library import Library
from support.corpus import Corpus
from support.pictures.files import file_of, photograph
from support.sites import ADDRESS, made_once

MANY = 60

PICTURED = 12
"""How many of the cases show a picture, the first of them two."""

DAY, GONE = "evenements/grande-journee", "poles/tout-juste-retire"

HEAD = """---
id: bcdfgh23
title: Une grande journée
summary: Une journée qui présente soixante fiches.
themes: [mutualisation]
starts: 2027-03-18
ends: 2027-03-19
place: "38185"
venue: Salle des fêtes
organisers: [coorace, Une association d’à côté]
rooms: [{name: Salle Vercors, capacity: 40}]
programme:
"""


def great_day(tmp_path_factory: pytest.TempPathFactory, library: Library) -> tuple[Path, list[str]]:
    """A site, made once for all workers, of all cases of the repository and this day; the keys of what the day presents, in the order of its sessions."""
    shown = (case for case in library.published.values() if library.has_page(case))
    keys = [case.key for case in sorted(shown, key=lambda case: -len(case.body.text))[:MANY]]
    return made_once(tmp_path_factory, "great-day", partial(_make, keys)) / "site", keys


def _make(keys: list[str], base: Path) -> None:
    corpus = Corpus(base / "cases").copy()
    corpus.write(
        f"{GONE}.md",
        "---\nid: r4tvwxz2\ntitle: Tout juste retiré\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]\n"
        "withdrawn: {on: 2026-11-22, reason: à la demande du pôle}\n---\n",
    )
    corpus.write("_images/cour.jpg", file_of(photograph(0, 640, 427), "JPEG"))
    for number, key in enumerate(keys[:PICTURED]):
        corpus.write(f"_images/atelier-{number}.jpg", file_of(photograph(number + 1, 300, 400), "JPEG"))
        told = "credit: Une association d’à côté, licence: CC BY-SA 4.0, people: none"
        lines = [f"{{file: atelier-{number}.jpg, alt: L’atelier numéro {number}., {told}}}", *[f"{{file: cour.jpg, alt: La cour., {told}}}"] * (not number)]
        head, rest = corpus.read(f"{key}.md").split("\ntitle:", 1)
        corpus.write(f"{key}.md", f"{head}\nimages: [{', '.join(lines)}]\ntitle:{rest}")
    sessions = []
    for number in range(0, MANY, 4):
        cases = ", ".join([GONE, *keys[number : number + 4]])
        hour = f'start: "{9 + number // 4 % 8:02}:00", end: "{9 + number // 4 % 8:02}:50"'
        day = "2027-03-18" if number < MANY / 2 else "2027-03-19"
        sessions.append(f"  - {{day: {day}, {hour}, kind: atelier-pratiques, title: Atelier {number}, room: Salle Vercors, cases: [{cases}]}}")
    corpus.write(f"{DAY}.md", HEAD + "\n".join(sessions) + "\nsources: [coorace-2016]\n---\n")
    corpus.pour(base / "site", settings={"SITE_URL": ADDRESS})
