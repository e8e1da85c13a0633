"""The pictures of cases on a site: where they are, what one line takes out of everything, what a build writes twice alike."""

from __future__ import annotations

import filecmp
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.casebook.images import keeping
from macros.casebook.library.library import Library
from macros.pages.outputs.output import File
from macros.pages.outputs.table import OUTPUTS
from macros.pages.publish.makers import MadeTwice
from macros.pages.views.pictures.pictures import FOLDER, pictures
from support.corpus import Corpus, load_once
from support.pictures.files import SECRETS, file_of, jpeg_of_a_camera, png_of_a_camera, scene
from support.repository import ROOT

CASE = """---
title: Fiche {slug}
summary: Un exemple.
themes: [mutualisation]
sources: [coorace-2016]
images:
{images}
---

Rien à dire.
"""

NAMED = "alt: Un four à bois., credit: Zoé et compagnie, licence: CC BY-SA 4.0, people: none"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Two cases with a picture of their own and one that both show, one of them under two names."""
    monkeypatch.setattr(keeping, "FOLDER", tmp_path / "kept")
    corpus = Corpus(tmp_path / "cases")
    corpus.write("_images/four.jpg", jpeg_of_a_camera(scene(1500, 1000), 6))
    corpus.write("_images/dessin.png", png_of_a_camera(scene(320, 200)))
    corpus.write("_images/copie.png", png_of_a_camera(scene(320, 200)))
    corpus.write("_images/autre.webp", file_of(scene(700, 500), "WEBP"))
    corpus.write("_images/sans-fiche.jpg", jpeg_of_a_camera(scene(333, 222)))
    for slug, files in {"une": ("four.jpg", "dessin.png", "copie.png"), "deux": ("dessin.png", "autre.webp")}.items():
        corpus.write(f"fiches/{slug}.md", CASE.format(slug=slug, images="\n".join(f"  - {{file: {file}, {NAMED}}}" for file in files)))
    return corpus


def library_of(corpus: Corpus) -> Library:
    loaded = load_once(corpus.path)
    assert loaded.library, loaded.problems
    return loaded.library


def published(site: Path) -> list[str]:
    return sorted(path.name.split("-")[1] for path in (site / FOLDER).glob("*")) if (site / FOLDER).is_dir() else []


def test_each_picture_is_written_once_whoever_shows_it(corpus: Corpus, tmp_path: Path) -> None:
    site = corpus.pour(tmp_path / "site")
    assert published(site) == ["1000.webp", "320.webp", "640.webp", "640.webp", "700.webp"]
    library = library_of(corpus)
    shown = {address for case in library.published.values() for picture in pictures(library, case) for address in re.findall(r"illustrations/\S+", picture.src)}
    assert shown <= {path.relative_to(site).as_posix() for path in (site / FOLDER).iterdir()}


def test_no_byte_of_a_camera_is_anywhere_on_the_site(corpus: Corpus, tmp_path: Path) -> None:
    site = corpus.pour(tmp_path / "site")
    for path in (site / FOLDER).iterdir():
        assert [secret for secret in SECRETS if secret in path.read_bytes()] == []
    assert not [path for path in site.rglob("*") if path.suffix in (".jpg", ".jpeg") or path.name in ("dessin.png", "copie.png")]


def test_what_pages_show_of_a_picture(corpus: Corpus) -> None:
    library = library_of(corpus)
    first, second, _copy = pictures(library, library.cases["fiches/une"])
    assert (first.width, first.height, first.alt, first.credit, first.licence) == (1000, 1500, "Un four à bois.", "Zoé et compagnie", "CC BY-SA 4.0")
    assert re.fullmatch(r"\ue002illustrations/[0-9a-f]{20}-1000\.webp", first.src)
    assert re.fullmatch(r"\ue002illustrations/(\w+)-640\.webp 640w, \ue002illustrations/\1-1000\.webp 1000w", first.srcset)
    assert (second.width, second.height, second.srcset) == (320, 200, "")


@pytest.mark.parametrize("gone", ["the line", "the line and the file", "the case"])
def test_one_line_takes_a_picture_out_of_the_next_build(corpus: Corpus, tmp_path: Path, gone: str) -> None:
    before = corpus.pour(tmp_path / "before")
    if gone == "the case":
        corpus.replace("fiches/une.md", "sources:", "withdrawn: {on: 2026-11-30, reason: à la demande du pôle}\nsources:")
    else:
        corpus.replace("fiches/une.md", f"four.jpg, {NAMED}", f"four.jpg, {NAMED}, withdrawn: 2026-11-30")
        if gone == "the line and the file":
            (corpus.path / "_images" / "four.jpg").unlink()
    after = corpus.pour(tmp_path / "after")
    kept = {path.name for path in (after / FOLDER).iterdir()}
    lost = {path.name for path in (before / FOLDER).iterdir()} - kept
    assert sorted(name.split("-")[1] for name in lost) == ["1000.webp", "640.webp"]
    texts = [path.read_bytes() for path in after.rglob("*") if path.is_file()]
    assert not [name for name in lost for text in texts if name.encode() in text]


def test_one_line_withdraws_it_from_every_case_that_shows_it(corpus: Corpus, tmp_path: Path) -> None:
    corpus.replace("fiches/une.md", "copie.png", "dessin.png")
    corpus.replace("fiches/deux.md", f"dessin.png, {NAMED}", f"dessin.png, {NAMED}, withdrawn: 2026-11-30")
    assert published(corpus.pour(tmp_path / "site")) == ["1000.webp", "640.webp", "640.webp", "700.webp"]
    library = library_of(corpus)
    assert [len(pictures(library, case)) for case in (library.cases["fiches/une"], library.cases["fiches/deux"])] == [1, 1]


def test_two_builds_are_the_same_bytes_whatever_was_kept(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = [corpus.pour(tmp_path / "first"), corpus.pour(tmp_path / "second")]
    monkeypatch.setattr(keeping, "FOLDER", tmp_path / "nothing-kept")
    sites.append(corpus.pour(tmp_path / "third"))
    names = sorted(path.name for path in (sites[0] / FOLDER).iterdir())
    for other in sites[1:]:
        assert filecmp.cmpfiles(sites[0] / FOLDER, other / FOLDER, names, shallow=False) == (names, [], [])


def test_nothing_else_may_be_in_the_folder_of_pictures(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(OUTPUTS, "again", lambda _plan: iter([File(f"{FOLDER}autre.webp", b"")]))  # type: ignore[call-overload]
    with pytest.raises(MadeTwice, match="but what the output « images » makes"):
        corpus.pour(tmp_path / "site")


LOADS = """import sys
from pathlib import Path
from macros.casebook.check.loading import load
assert load(Path(sys.argv[1]), Path("cases")).library
print("PIL.Image" in sys.modules)
"""


def test_a_library_without_pictures_never_loads_a_decoder(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases")
    corpus.write("fiches/une.md", CASE.format(slug="une", images="").replace("images:\n\n", ""))
    command = [sys.executable, "-c", LOADS, str(corpus.path)]
    assert subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True).stdout == "False\n"


def test_the_policy_of_pages_lets_no_picture_in_from_elsewhere(corpus: Corpus, tmp_path: Path) -> None:
    site = corpus.pour(tmp_path / "site")
    html = (site / "fiches/une/index.html").read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy"? content="([^"]*)"', html)
    assert "img-src 'self' data:;" in policy
    assert "blob:" not in policy
    assert "http" not in policy
