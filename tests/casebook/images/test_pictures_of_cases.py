"""The files of the pictures that cases name: what the check says of them, where, and what one line withdraws."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image

from macros.casebook.images import keeping
from support.corpus import Corpus
from support.pictures.files import file_of, scene

CASE = """---
title: {title}
summary: Un exemple.
themes: [mutualisation]
sources: [coorace-2016]
{facts}
---

Rien à dire.
"""

NAMED = "alt: Un four à bois., credit: Une association, licence: CC BY-SA 4.0, people: none"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept."""
    monkeypatch.setattr(keeping, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def write(corpus: Corpus, slug: str, *images: str, facts: str = "") -> None:
    named = "".join(f"\n  - {{file: {image}, {NAMED}}}" for image in images)
    corpus.write(f"fiches/{slug}.md", CASE.format(title=f"Fiche {slug}", facts=f"images:{named}\n{facts}" if images else facts).replace("\n\n---", "\n---"))


def told(corpus: Corpus) -> list[tuple[str, int, str, str]]:
    return [(problem.path, problem.line, problem.field, problem.code) for problem in corpus.check()]


GOOD = {"four.jpg": "JPEG", "four.jpeg": "JPEG", "four.png": "PNG", "four.webp": "WEBP"}


@pytest.mark.parametrize("name", GOOD)
def test_a_picture_in_order_is_accepted(corpus: Corpus, name: str) -> None:
    corpus.write(f"_images/{name}", file_of(scene(), GOOD[name]))
    write(corpus, "une", name)
    assert told(corpus) == []


def test_a_picture_is_refused_at_the_line_that_names_it(corpus: Corpus) -> None:
    corpus.write("_images/four.jpg", file_of(scene(), "JPEG"))
    corpus.write("_images/vide.png", b"")
    write(corpus, "une", "four.jpg", "vide.png", "absente.jpg")
    assert told(corpus) == [
        ("cases/fiches/une.md", 8, "images[1].file", "image-empty"),
        ("cases/fiches/une.md", 9, "images[2].file", "image-missing"),
    ]


@pytest.mark.parametrize(("typed", "there", "guess"), [("fuor.jpg", "four.jpg", "« four.jpg »"), ("four.png", "four.jpg", "« four.jpg »"), ("x.png", "", "")])
def test_a_name_that_is_near_is_proposed(corpus: Corpus, typed: str, there: str, guess: str) -> None:
    if there:
        corpus.write(f"_images/{there}", file_of(scene(), "JPEG"))
    write(corpus, "une", typed)
    (problem,) = corpus.check()
    assert problem.code == "image-missing"
    assert guess in problem.hint


@pytest.mark.parametrize("kind", ["link", "link out", "folder", "pipe", "dangling"])
def test_what_is_no_ordinary_file_is_refused(corpus: Corpus, tmp_path: Path, kind: str) -> None:
    real = corpus.write("_images/vraie.png", file_of(scene(), "PNG"))
    path = corpus.path / "_images" / "four.png"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.symlink_to({"link": real, "link out": "/etc/hostname", "dangling": tmp_path / "nulle-part.png"}[kind])
    write(corpus, "une", "four.png")
    assert [line[-1] for line in told(corpus)] == ["image-special" if kind in ("folder", "pipe") else "image-link"]


def test_the_folder_itself_is_no_link(corpus: Corpus, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ailleurs"
    elsewhere.mkdir()
    (elsewhere / "four.png").write_bytes(file_of(scene(), "PNG"))
    corpus.path.joinpath("_images").symlink_to(elsewhere, target_is_directory=True)
    write(corpus, "une", "four.png")
    assert [line[-1] for line in told(corpus)] == ["image-link"]


def test_two_cases_may_show_one_picture_and_one_line_withdraws_it_from_both(corpus: Corpus) -> None:
    file = corpus.write("_images/four.png", file_of(scene(), "PNG"))
    write(corpus, "une", "four.png")
    write(corpus, "deux", "four.png")
    assert told(corpus) == []
    corpus.replace("fiches/une.md", "people: none", "people: none, withdrawn: 2026-11-30")
    file.unlink()
    assert told(corpus) == []


def test_a_case_that_was_taken_down_asks_for_no_file(corpus: Corpus) -> None:
    write(corpus, "une", "four.png", facts="withdrawn: {on: 2026-11-30, reason: à la demande du pôle}")
    assert told(corpus) == []


def test_other_mistakes_of_the_case_hide_none_of_its_pictures(corpus: Corpus) -> None:
    write(corpus, "une", "absente.png", facts="place: Nulle-Part-du-Tout")
    assert {line[-1] for line in told(corpus)} == {"image-missing", "unknown-place"}


def test_what_is_kept_says_the_same_and_may_be_deleted_or_damaged(corpus: Corpus, cache: Path) -> None:
    corpus.write("_images/four.png", file_of(scene(), "PNG"))
    corpus.write("_images/coupee.png", file_of(scene(), "PNG")[:-200])
    write(corpus, "une", "four.png", "coupee.png")
    first = told(corpus)
    assert [line[-1] for line in first] == ["image-cut"]
    entries = [path for path in cache.rglob("*") if path.is_file()]
    assert len(entries) == 2
    assert told(corpus) == first
    for entry in entries:
        entry.write_bytes(b"abime")
    assert told(corpus) == first
    for entry in entries:
        entry.unlink()
    assert told(corpus) == first


def test_a_content_that_was_seen_is_not_decoded_again(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus.write("_images/four.png", file_of(scene(), "PNG"))
    write(corpus, "une", "four.png")
    assert told(corpus) == []
    monkeypatch.setattr(Image, "open", lambda *_arguments, **_options: pytest.fail("decoded again"))
    assert told(corpus) == []
