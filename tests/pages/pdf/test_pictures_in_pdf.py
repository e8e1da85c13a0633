"""The pictures of a pack as its PDF shows them: each with its words and whose it is, nothing of a camera, nothing that was withdrawn, in few bytes."""

from __future__ import annotations

import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from macros.casebook.images.accepted import PRINTED
from macros.pages.pdf.pack_pdf import PackPdf
from macros.pages.publish.drawing import Drawing
from macros.pages.publish.site import Site
from macros.pages.views.packs.pack import Packs
from macros.pages.views.settings import Settings
from support.corpus import Corpus, load_once
from support.markup import read
from support.pictures.files import SECRETS, file_of, jpeg_of_a_camera, photograph, png_of_a_camera, scene, webp_of_a_camera
from support.publish.pdf import images, letters, links, tags, words
from support.repository import run

ADDRESS = "https://bibliotheque.example/ptce/"
EVENT = "evenements/jour"

LICENCES = ("CC BY-SA 4.0", "avec l’accord de son auteur")

FILES = {
    "large.jpg": jpeg_of_a_camera(scene(2400, 1600), orientation=6),
    "haute.png": png_of_a_camera(scene(400, 1900)),
    "petite.webp": webp_of_a_camera(scene(90, 60)),
    "retiree.jpg": file_of(scene(310, 210), "JPEG"),
    "ailleurs.jpg": file_of(scene(320, 220), "JPEG"),
}

SHOWN = {
    "poles/premier": ("large.jpg", "retiree.jpg", "haute.png", "petite.webp"),
    "poles/deux": ("large.jpg",),
    "poles/trois": (),
    "poles/ailleurs": ("ailleurs.jpg",),
}
"""The pictures of each case: one of them was withdrawn, one is in two cases, and one in a case that is not of the pack."""

EXPECTED = ["Un four : large.jpg", "Un four : haute.png", "Un four : petite.webp", "Un four : large.jpg"]


def fill(corpus: Corpus, licence: str = LICENCES[0]) -> Corpus:
    for name, content in FILES.items():
        corpus.write(f"_images/{name}", content)
    for key, names in SHOWN.items():
        told = "\n".join(
            f"  - {{file: {name}, alt: 'Un four : {name}', credit: 'Association {name[:4]} & Cie', licence: {licence}, people: none"
            f"{', withdrawn: 2026-11-22' if name == 'retiree.jpg' else ''}}}"
            for name in names
        )
        facts = f"title: Le pôle {key[6:]}\nsummary: Un exemple.\nthemes: [mutualisation]\nsources: [coorace-2016]" + (f"\nimages:\n{told}" if names else "")
        corpus.write(f"{key}.md", f"---\n{facts}\n---\n\nUn texte.\n")
    corpus.write(f"{EVENT}.md", f"---\n{DAY.format('poles/premier, poles/deux, poles/trois')}\n---\n\nUn jour.\n")
    return corpus


DAY = "title: Un jour\nsummary: Un jour en images.\nannounced: true\nstarts: 2027-03-12\ncases: [{}]"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Corpus, Path]:
    base = tmp_path_factory.mktemp("pictures")
    corpus = fill(Corpus(base / "cases"))
    return corpus, corpus.pour(base / "site", settings={"SITE_URL": ADDRESS})


@pytest.fixture(scope="module")
def content(made: tuple[Corpus, Path]) -> bytes:
    return (made[1] / EVENT / "dossier.pdf").read_bytes()


def test_each_picture_is_a_figure_whose_words_a_reader_of_screens_tells(content: bytes) -> None:
    with pikepdf.open(BytesIO(content)) as pdf:
        figures = [tag for tag in tags(pdf) if tag.S == "/Figure"]
        assert [str(tag.Alt).replace("\u00a0", " ") for tag in figures if "QR" not in str(tag.Alt)] == EXPECTED
        assert len([tag for tag in tags(pdf) if tag.S == "/Caption"]) == len(EXPECTED)
        with pdf.open_metadata() as told:
            assert str(told["pdfuaid:part"]) == "1"


def test_whose_it_is_and_its_licence_stand_on_the_page_of_the_picture(content: bytes) -> None:
    document = pypdfium2.PdfDocument(content)
    pages = [letters(page.get_textpage().get_text_bounded()) for page in document]
    drawn = {number for number, page in enumerate(document) for piece in page.get_objects() if piece.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE}
    assert drawn
    for name in ("large", "haute", "petite"):
        credited = {number for number, page in enumerate(pages) if letters(f"Image : Association {name[:4]} & Cie · {LICENCES[0]}") in page}
        assert credited
        assert credited <= drawn
    with pikepdf.open(BytesIO(content)) as pdf:
        assert [link.target for link in links(pdf)].count("https://creativecommons.org/licenses/by-sa/4.0/deed.fr") == len(EXPECTED)


def test_pictures_are_jpeg_upright_small_and_hold_nothing_of_a_camera(content: bytes) -> None:
    sizes = []
    with pikepdf.open(BytesIO(content)) as pdf:
        for one in images(pdf):
            assert one.Filter == "/DCTDecode"
            raw = one.read_raw_bytes()
            assert not [secret for secret in SECRETS if secret in raw]
            image = Image.open(BytesIO(raw))
            assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
            sizes.append(image.size)
    assert sorted(sizes) == [(90, 60), (118, PRINTED), (373, PRINTED)], "each once, in the order of their widths; the wide one was taken with its side up"


def test_a_picture_stays_on_the_sheet_and_no_two_cover_each_other(content: bytes) -> None:
    seen = 0
    for page in pypdfium2.PdfDocument(content):
        boxes = [piece.get_bounds() for piece in page.get_objects() if piece.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]
        for left, bottom, right, top in boxes:
            assert left > 60
            assert bottom > 55
            assert right < page.get_width() - 60
            assert top < page.get_height() - 60
        for number, one in enumerate(boxes):
            assert all(one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1] for other in boxes[:number])
        seen += len(boxes)
    assert seen == len(EXPECTED)


def test_another_licence_is_told_as_it_is_typed(tmp_path: Path) -> None:
    site = fill(Corpus(tmp_path / "cases"), LICENCES[1]).pour(tmp_path / "site", settings={"SITE_URL": ADDRESS})
    content = (site / EVENT / "dossier.pdf").read_bytes()
    assert words(content).count("avec l’accord de son auteur") == len(EXPECTED)
    with pikepdf.open(BytesIO(content)) as pdf:
        assert not [link for link in links(pdf) if "creativecommons" in str(link.target)]


@pytest.mark.slow
def test_two_builds_draw_the_same_bytes_with_pictures(made: tuple[Corpus, Path], content: bytes, tmp_path: Path) -> None:
    environment = {"SITE_URL": ADDRESS, "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "3"}
    ended = run("scripts.build", "--cases", made[0].path, "--site", tmp_path / "again", "--no-search", environment=environment)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert (tmp_path / "again" / EVENT / "dossier.pdf").read_bytes() == content


@pytest.mark.parametrize("how", ["the picture", "the case", "elsewhere"])
def test_a_picture_that_is_withdrawn_is_in_no_later_file(tmp_path: Path, how: str) -> None:
    """By its own line, with its case, or by the line of another case that shows the same file."""
    corpus = fill(Corpus(tmp_path / "cases"))
    if how == "the picture":
        corpus.replace(
            "poles/premier.md", "'Association haut & Cie', licence: CC BY-SA 4.0, people: none", "Y, licence: CC BY-SA 4.0, people: none, withdrawn: 2026-11-23"
        )
    elif how == "the case":
        corpus.replace("poles/premier.md", "title:", "withdrawn: {on: 2026-11-30, reason: à la demande du pôle}\ntitle:")
    else:
        line = "images: [{file: haute.png, alt: X, credit: Y, licence: CC BY-SA 4.0, people: none, withdrawn: 2026-11-23}]"
        corpus.replace("poles/trois.md", "title:", f"{line}\ntitle:")
    site = corpus.pour(tmp_path / "site", settings={"SITE_URL": ADDRESS})
    with pikepdf.open(site / EVENT / "dossier.pdf") as pdf:
        told = {str(tag.Alt) for tag in tags(pdf) if tag.S == "/Figure"}
        assert not [alt for alt in told if "haute" in alt]
        assert any("large" in alt for alt in told)
        assert not [one for one in images(pdf) if one.Width == 118]


@pytest.mark.slow
def test_sixty_cases_with_sixty_photographs_are_drawn_in_little_time_and_few_bytes(tmp_path: Path) -> None:
    corpus = Corpus(tmp_path / "cases").copy()
    keys = [f"{folder}/{path.stem}" for folder in ("poles", "fiches", "pratiques") for path in sorted((corpus.path / folder).glob("*.md"))][:60]
    for number, key in enumerate(keys):
        corpus.write(f"_images/photo-{number}.jpg", file_of(photograph(number, 640, 427), "JPEG", quality=85))
        line = f"images: [{{file: photo-{number}.jpg, alt: Une cour numéro {number}., credit: Une association, licence: CC BY-SA 4.0, people: none}}]"
        corpus.replace(f"{key}.md", "title:", f"{line}\ntitle:")
    corpus.write(f"{EVENT}.md", f"---\n{DAY.format(', '.join(keys))}\n---\n\nUn jour.\n")
    library = load_once(corpus.path).library
    assert library
    site = Site(library, Drawing(Settings((), ADDRESS)))
    pdf = PackPdf(site.views, Packs(site.views), ADDRESS, site.render)
    started = time.process_time()
    content = pdf.pack(library.cases[EVENT])
    assert time.process_time() - started < 30  # seconds on a loaded machine, pictures written anew included: the aim is five of a quiet one
    with pikepdf.open(BytesIO(content)) as opened:
        weights = [len(one.read_raw_bytes()) for one in images(opened)]
    assert len(weights) == len(keys)
    assert min(weights) > 30_000, "as heavy as photographs"
    assert len(content) < 5_000_000


def test_the_pictures_of_the_event_itself_stand_with_its_programme(tmp_path: Path) -> None:
    corpus = fill(Corpus(tmp_path / "cases"))
    told = "images:\n  - {file: haute.png, alt: La salle, credit: Association hôte, licence: CC BY-SA 4.0, people: none}\n"
    corpus.replace(f"{EVENT}.md", "announced: true", f"{told}announced: true")
    site = corpus.pour(tmp_path / "site", settings={"SITE_URL": ADDRESS})
    with pikepdf.open(site / EVENT / "dossier.pdf") as pdf:
        figures = [str(tag.Alt).replace("\u00a0", " ") for tag in tags(pdf) if tag.S == "/Figure"]
    assert [alt for alt in figures if "QR" not in alt] == ["La salle", *EXPECTED]
    for page, shown in (("dossier/index.html", "illustrations/"), ("dossier-hors-ligne.html", "data:image/webp;base64,")):
        programme = next(part for part in read(site / EVENT / page).all("section") if "pack-programme" in part.attributes.get("class", ""))
        [picture] = programme.all("img")
        assert shown in picture.attributes["src"]
        assert "Association hôte" in programme.text()
