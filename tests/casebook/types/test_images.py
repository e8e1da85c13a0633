"""What a case says of its pictures: nothing is shown without what it shows, whose it is, and who agreed."""

from __future__ import annotations

import pytest

from support.corpus import Corpus
from support.repository import TYPES

CASE = """---
title: Une fiche
summary: Un exemple.
themes: [mutualisation]
sources: [coorace-2016]
images:
{images}
---

Rien à dire.
"""

NAMED = "file: four.png, alt: Un four à bois., credit: Une association, licence: CC BY-SA 4.0"
AGREED = "people: agreed, agreed_on: 2026-11-22, agreed_for: La page et ses impressions."


def told(corpus: Corpus, *images: str) -> list[tuple[str, str]]:
    """What the check says of images that the library has: (field, code)."""
    corpus.write("fiches/fiche.md", CASE.format(images="\n".join(f"  - {{{image}}}" for image in images)))
    return [(problem.field, problem.code) for problem in corpus.check() if problem.code != "image-missing"]


@pytest.mark.parametrize(
    ("people", "wrong"),
    [
        ("people: none", []),
        ("people: not-recognisable", []),
        (AGREED, []),
        (f"{AGREED}, minors: true", []),
        (f"{AGREED}, withdrawn: 2026-11-30", []),
        ("people: none, withdrawn: 2026", []),
        ("people: none, minors: false", []),
        ("people: agreed", [("agreed_on", "agreement-missing"), ("agreed_for", "agreement-missing")]),
        ("people: agreed, agreed_on: 2026-11-22", [("agreed_for", "agreement-missing")]),
        ("people: agreed, agreed_for: La page.", [("agreed_on", "agreement-missing")]),
        ("people: agreed, minors: true", [("agreed_on", "agreement-missing"), ("agreed_for", "agreement-missing")]),
        ("people: agreed, agreed_for: La page., agreed_on: 2026", [("agreed_on", "agreement-day")]),
        ("people: agreed, agreed_for: La page., agreed_on: 2026-11", [("agreed_on", "agreement-day")]),
        ("people: agreed, agreed_for: La page., agreed_on: 2026-11-22~", [("agreed_on", "agreement-day")]),
        ("people: none, agreed_on: 2026-11-22", [("agreed_on", "agreement-elsewhere")]),
        ("people: not-recognisable, agreed_for: La page.", [("agreed_for", "agreement-elsewhere")]),
        ("people: none, minors: true", [("minors", "agreement-elsewhere")]),
        ("people: personne", [("people", "unknown-value")]),
        ("alt2: x", [("people", "missing-field"), ("alt2", "unknown-key")]),
    ],
)
def test_who_can_be_recognised_agreed(corpus: Corpus, people: str, wrong: list[tuple[str, str]]) -> None:
    assert sorted(told(corpus, f"{NAMED}, {people}")) == sorted((f"images[0].{field}", code) for field, code in wrong)


@pytest.mark.parametrize("field", ["file", "alt", "credit", "licence", "people"])
def test_an_image_says_what_it_is(corpus: Corpus, field: str) -> None:
    kept = ", ".join(part for part in f"{NAMED}, people: none".split(", ") if not part.startswith(f"{field}:"))
    assert told(corpus, kept) == [(f"images[0].{field}", "missing-field")]


@pytest.mark.parametrize(
    "name",
    ["../four.png", "images/four.png", "Four.png", "four.svg", "four.gif", "four.PNG", ".png", "-four.png", "four", "fôur.png", "f.jpg "],
)
def test_the_name_of_an_image_is_plain(corpus: Corpus, name: str) -> None:
    wanted = [] if name.endswith(" ") else [("images[0].file", "image-name")]
    assert told(corpus, f"{NAMED}, people: none".replace("four.png", name)) == wanted


def test_every_type_takes_twelve_images_and_no_more(corpus: Corpus) -> None:
    assert all("images" in kind.model_fields for kind in TYPES.values())
    many = [f"{NAMED}, people: none".replace("four", f"four-{number}") for number in range(13)]
    assert told(corpus, *many[:12]) == []
    assert told(corpus, *many) == [("images", "too-many")]
