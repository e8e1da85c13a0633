"""Pictures written anew: upright, in the colours that they have, in two widths, without a byte of what their files held."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from macros.casebook.images import keeping
from macros.casebook.images.accepted import accept
from macros.casebook.images.writing import written
from support.pictures.files import SECRETS, file_of, jpeg_of_a_camera, png_of_a_camera, scene, webp_of_a_camera

RED, BLUE = (220, 30, 20), (20, 40, 200)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for what is kept."""
    monkeypatch.setattr(keeping, "FOLDER", tmp_path / "kept")
    return tmp_path / "kept"


def anew(folder: Path, name: str, raw: bytes) -> list[bytes]:
    """The files that are written of a picture."""
    (folder / name).write_bytes(raw)
    picture = accept(folder / name)
    return [written(picture, width) for width, _height in picture.sizes]


def drawn(raw: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(raw))
    assert image.format == "WEBP"
    return image.convert("RGB")


def near(colour: object, wanted: tuple[int, int, int], within: int = 40) -> bool:
    assert isinstance(colour, tuple)
    return all(abs(one - other) <= within for one, other in zip(colour, wanted, strict=True))


def corners(image: Image.Image) -> list[object]:
    """The colours in the middle of the quarters: upper left, upper right, lower left, lower right."""
    across, down = image.width // 4, image.height // 4
    return [image.getpixel(at) for at in ((across, down), (3 * across, down), (across, 3 * down), (3 * across, 3 * down))]


@pytest.mark.parametrize(
    ("width", "height", "sizes"),
    [
        (2000, 1000, [(640, 320), (1280, 640)]),
        (1280, 900, [(640, 450), (1280, 900)]),
        (900, 600, [(640, 427), (900, 600)]),
        (640, 480, [(640, 480)]),
        (40, 30, [(40, 30)]),
        (1, 1, [(1, 1)]),
        (1000, 1500, [(640, 960), (1000, 1500)]),
        (1000, 4000, [(240, 960), (480, 1920)]),
        (9000, 3, [(640, 1), (1280, 1)]),
    ],
)
def test_it_is_written_in_two_widths_and_never_larger(tmp_path: Path, width: int, height: int, sizes: list[tuple[int, int]]) -> None:
    assert [drawn(raw).size for raw in anew(tmp_path, "x.png", file_of(scene(width, height), "PNG"))] == sizes


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(("name", "made"), [("x.jpg", jpeg_of_a_camera), ("x.png", png_of_a_camera), ("x.webp", webp_of_a_camera)])
def test_a_turned_picture_comes_out_upright_and_says_nothing_of_its_camera(tmp_path: Path, name: str, made: object, orientation: int) -> None:
    assert callable(made)
    turns = {2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE", 6: "ROTATE_90", 7: "TRANSVERSE", 8: "ROTATE_270"}
    lying = scene(900, 600)
    if orientation in turns:
        lying = lying.transpose(Image.Transpose[turns[orientation]])
    raw = made(lying, orientation)
    assert any(secret in raw for secret in SECRETS)
    for one in anew(tmp_path, name, raw):
        image = drawn(one)
        assert image.width > image.height
        assert [near(colour, wanted) for colour, wanted in zip(corners(image), (RED, BLUE, BLUE, BLUE), strict=True)] == [True] * 4
        assert [secret for secret in SECRETS if secret in one] == []


def _palette(transparent: bool) -> Image.Image:
    image = scene().quantize(8)
    if transparent:
        image.info["transparency"] = image.getpixel((800, 500))
    return image


WHITE, GREY_RED, GREY_BLUE = (255, 255, 255), (86, 86, 86), (52, 52, 52)


@pytest.mark.parametrize(
    ("name", "raw", "first", "last"),
    [
        ("x.jpg", file_of(scene(mode="L"), "JPEG"), GREY_RED, GREY_BLUE),
        ("x.jpg", file_of(scene(mode="CMYK"), "JPEG"), RED, BLUE),
        ("x.jpg", file_of(scene(), "JPEG", progressive=True), RED, BLUE),
        ("x.png", file_of(scene(mode="L"), "PNG"), GREY_RED, GREY_BLUE),
        ("x.png", file_of(scene(mode="LA"), "PNG"), GREY_RED, GREY_BLUE),
        ("x.png", file_of(scene(mode="RGBA"), "PNG"), RED, BLUE),
        ("x.png", file_of(_palette(False), "PNG"), RED, BLUE),
        ("x.png", file_of(_palette(True), "PNG"), RED, WHITE),
        ("x.png", file_of(scene(mode="L").point(lambda value: value * 256, "I").convert("I;16"), "PNG"), GREY_RED, GREY_BLUE),
        ("x.png", file_of(scene(mode="L").point(lambda value: 255 * (value > 70)).convert("1"), "PNG"), WHITE, (0, 0, 0)),
        ("x.webp", file_of(scene(mode="RGBA"), "WEBP", lossless=True), RED, BLUE),
        ("x.webp", file_of(scene(), "WEBP"), RED, BLUE),
    ],
    ids=["grey", "four inks", "progressive", "grey png", "grey and alpha", "alpha", "palette", "palette and clear", "16 bits", "1 bit", "lossless", "lossy"],
)
def test_every_kind_of_colour_comes_out_as_it_was(tmp_path: Path, name: str, raw: bytes, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    for one in anew(tmp_path, name, raw):
        found = corners(drawn(one))
        assert near(found[0], first), found
        assert near(found[3], last), found


def test_what_is_clear_stands_on_white(tmp_path: Path) -> None:
    for one in anew(tmp_path, "x.png", file_of(Image.new("RGBA", (700, 500), (0, 0, 0, 0)), "PNG")):
        assert all(near(colour, WHITE, 2) for colour in corners(drawn(one)))


def test_a_profile_is_applied_then_left_out(tmp_path: Path) -> None:
    """By a profile whose red is the green of the web, and the other way round, each comes out as the other."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = profile.replace(b"rXYZ", b"....", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"....", b"gXYZ", 1)
    for name, format in (("x.png", "PNG"), ("x.jpg", "JPEG"), ("x.webp", "WEBP")):
        for icc, wanted in ((profile, (90, 120, 60)), (swapped, (120, 90, 60)), (b"abime" * 30, (90, 120, 60))):
            (one,) = anew(tmp_path, name, file_of(Image.new("RGB", (300, 200), (90, 120, 60)), format, icc_profile=icc))
            assert near(corners(drawn(one))[0], wanted, 6), (name, icc[:10])
            assert b"ICC" not in one


def test_two_writings_are_the_same_bytes_with_or_without_what_is_kept(tmp_path: Path, cache: Path) -> None:
    raw = jpeg_of_a_camera(scene(1500, 1000))
    first = anew(tmp_path, "x.jpg", raw)
    assert anew(tmp_path, "x.jpg", raw) == first
    for entry in [path for path in cache.rglob("*") if path.is_file()]:
        entry.write_bytes(b"abime")
    assert anew(tmp_path, "x.jpg", raw) == first
    for entry in [path for path in cache.rglob("*") if path.is_file()]:
        entry.unlink()
    assert anew(tmp_path, "x.jpg", raw) == first
