"""A hundred files that are no pictures, or more than pictures, by name: bombs, polyglots, files cut short, wrong names, scripts where a camera
writes, nothing at all, what moves.

Each comes with the objections that may refuse it. Where there is none it may be accepted: what is written anew is then searched for what it hid.
"""

from __future__ import annotations

import gzip
import io
import random
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from support.pictures.files import IPTC, XMP, chunk, exif, file_of, jpeg_of_a_camera, png_of_a_camera, riff, scene, segment, webp_of_a_camera

FORMAT, NAME, CUT, DAMAGED, MOVES, LARGE, HEAVY, TRAILING, SCANS, EMPTY = (
    f"image-{code}" for code in ("format", "format", "cut", "damaged", "animated", "large", "heavy", "trailing", "scans", "empty")
)

SCRIPT = b"<script>alert('ZZ')</script><?php system($_GET['ZZ']); ?>"


@dataclass(frozen=True, slots=True)
class HostileImage:
    """One file: the name under which it is put, its bytes, the codes of the objections that may refuse it; none for one that is accepted."""

    about: str
    name: str
    raw: bytes
    refused: tuple[str, ...]


def _png(width: int, height: int, kind: int = 2, depth: int = 8, more: bytes = b"", data: bytes | None = None, end: bool = True) -> bytes:
    """A PNG of any header; its data are zeros."""
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}.get(kind, 1)
    if data is None:
        line = b"\0" * (1 + -(-width * channels * depth // 8))
        packer = zlib.compressobj(9)
        data = b"".join(packer.compress(line) for _ in range(height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + more + chunk(b"IDAT", data) + (chunk(b"IEND", b"") if end else b"")


def _zip() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("ZZ.html", SCRIPT)
    return file.getvalue()


JPEG, PNG, WEBP = (file_of(scene(300, 200), format) for format in ("JPEG", "PNG", "WEBP"))
WHOLE = {"jpg": JPEG, "png": PNG, "webp": WEBP}


def _appended() -> Iterator[HostileImage]:
    tails = {
        "a zip": _zip(),
        "a page": b"<html>" + SCRIPT,
        "a script": b"\n//ZZ\nalert(1)",
        "a pdf": b"%PDF-1.4\n%ZZ\n%%EOF",
        "another picture": JPEG,
        "one byte": b"Z",
        "zeros, then a script": b"\0" * 5000 + SCRIPT,
    }
    for ending, whole in WHOLE.items():
        for about, tail in tails.items():
            yield HostileImage(f"{ending} followed by {about}", f"x.{ending}", whole + tail, (TRAILING,))
        yield HostileImage(f"{ending} followed by zeros alone", f"x.{ending}", whole + b"\0" * 900, ())


def _cut() -> Iterator[HostileImage]:
    for ending, whole in WHOLE.items():
        for share in (0.02, 0.3, 0.7, 0.99):
            yield HostileImage(f"{ending} cut at {share}", f"x.{ending}", whole[: int(len(whole) * share)], (CUT, DAMAGED, FORMAT))
        yield HostileImage(f"{ending} without its last byte", f"x.{ending}", whole.rstrip(b"\0")[:-1], (CUT, DAMAGED))
        yield HostileImage(f"{ending}, nothing but its beginning", f"x.{ending}", whole[:12], (CUT, DAMAGED, FORMAT))
        yield HostileImage(f"{ending} of 0 bytes", f"x.{ending}", b"", (EMPTY,))


def _others() -> Iterator[HostileImage]:
    svg = b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>"
    texts = {"svg": svg, "svgz": gzip.compress(svg), "html": b"<!doctype html>" + SCRIPT, "pdf": b"%PDF-1.7\n", "zip": _zip(), "text": b"GIF89a/*ZZ*/=1;"}
    small = scene(64, 64)
    texts |= {format.lower(): file_of(small, format) for format in ("GIF", "BMP", "TIFF", "ICO", "PPM", "TGA", "EPS", "PCX", "JPEG2000")}
    for number, (about, raw) in enumerate(texts.items()):
        ending = ("jpg", "png", "webp")[number % 3]
        yield HostileImage(f"{about} called {ending}", f"x.{ending}", raw, (FORMAT,))
    for said, ending in (("png", "jpg"), ("webp", "png"), ("jpg", "webp"), ("jpg", "png")):
        yield HostileImage(f"{said} called {ending}", f"x.{ending}", WHOLE[said], (NAME,))
    yield HostileImage("a JPEG inside a WebP", "x.webp", b"RIFF" + (len(JPEG) + 12).to_bytes(4, "little") + b"WEBP" + riff(b"VP8 ", JPEG), (DAMAGED,))
    yield HostileImage("noise after the beginning of a JPEG", "x.jpg", b"\xff\xd8\xff" + random.Random(1).randbytes(20_000), (DAMAGED, CUT))
    yield HostileImage("more than 4 MB", "x.png", PNG[:-12] + chunk(b"zzZz", b"\0" * (4 * 1024 * 1024)) + PNG[-12:], (HEAVY,))


def _bombs() -> Iterator[HostileImage]:
    huge = zlib.compress(b"\0" * 200_000_000, 9)
    yield HostileImage("30 million points and one line too many", "x.png", _png(6000, 5001, 0, 1), (LARGE,))
    yield HostileImage("two thousand million points", "x.png", _png(2**31 - 1, 2**31 - 1, data=b"x"), (LARGE,))
    yield HostileImage("as many in a row", "x.png", _png(2**31 - 1, 1, data=b"x"), (LARGE,))
    yield HostileImage("no point", "x.png", _png(0, 0, data=b"x"), (DAMAGED,))
    yield HostileImage("the most points of four colours", "x.png", _png(6000, 5000, 6), ())
    yield HostileImage("the most points of sixteen bits", "x.png", _png(6000, 5000, 0, 16), ())
    yield HostileImage("a palette of the most points", "x.png", _png(6000, 5000, 3, 1, more=chunk(b"PLTE", bytes(6))), ())
    yield HostileImage("more data than points", "x.png", _png(10, 10, data=huge), ())
    yield HostileImage("fewer data than points", "x.png", _png(5000, 5000, data=zlib.compress(b"\0" * 100)), (DAMAGED,))
    yield HostileImage("data that are not packed", "x.png", _png(100, 100, data=b"ZZ" * 500), (DAMAGED,))
    yield HostileImage("a text that swells", "x.png", _png(10, 10, more=chunk(b"zTXt", b"ZZ\0\0" + huge)), ())
    yield HostileImage("an international text that swells", "x.png", _png(10, 10, more=chunk(b"iTXt", b"ZZ\0\x01\0\0\0" + huge)), ())
    yield HostileImage("a profile that swells", "x.png", _png(10, 10, more=chunk(b"iCCP", b"ZZ\0\0" + huge)), ())
    yield HostileImage("a hundred thousand chunks", "x.png", _png(10, 10, more=chunk(b"tEXt", b"ZZ\0ZZ") * 100_000), ())
    yield HostileImage("a chunk longer than the file", "x.png", PNG[:33] + b"\x7f\xff\xff\xffIDAT", (CUT,))
    yield HostileImage("a chunk whose sum is wrong", "x.png", PNG[:50] + bytes([PNG[50] ^ 1]) + PNG[51:], (DAMAGED,))
    yield HostileImage("a second header", "x.png", PNG[:33] + PNG[8:33] + PNG[33:], (DAMAGED,))
    sos = JPEG.index(b"\xff\xda")
    sof = JPEG.index(b"\xff\xc0")
    large = JPEG[: sof + 5] + struct.pack(">HH", 65000, 65000) + JPEG[sof + 9 :]
    yield HostileImage("a JPEG that says 65000 by 65000", "x.jpg", large, (LARGE,))
    lean = JPEG[: sof + 5] + struct.pack(">HH", 5000, 6000) + JPEG[sof + 9 :]
    yield HostileImage("a JPEG that says more points than it has", "x.jpg", lean, ())
    yield HostileImage("a JPEG of no height", "x.jpg", JPEG[: sof + 5] + b"\0\0" + JPEG[sof + 7 :], (DAMAGED,))
    slow = file_of(scene(2000, 2000), "JPEG", progressive=True)
    last = slow.rindex(b"\xff\xda")
    yield HostileImage("a JPEG of a thousand scans", "x.jpg", slow[:last] + slow[last:-2] * 1000 + b"\xff\xd9", (SCANS,))
    most = file_of(Image.new("CMYK", (6000, 5000)), "JPEG", progressive=True)
    yield HostileImage("a progressive JPEG of four colours and the most points", "x.jpg", most, (SCANS,))
    yield HostileImage("the most points, progressive", "x.jpg", file_of(Image.new("RGB", (6000, 5000)), "JPEG", progressive=True), ())
    yield HostileImage("a JPEG with two frames", "x.jpg", JPEG[:sos] + JPEG[sof : sof + 19] + JPEG[sos:], (DAMAGED,))
    yield HostileImage("a JPEG without tables", "x.jpg", JPEG[:2] + JPEG[sof : sof + 19] + JPEG[sos:], (DAMAGED,))
    yield HostileImage("a JPEG without points", "x.jpg", b"\xff\xd8\xff\xfe\0\4ZZ\xff\xd9", (DAMAGED,))
    yield HostileImage("a million bytes between markers", "x.jpg", JPEG[:2] + b"\xff" * 1_000_000 + JPEG[2:], ())
    webp = bytearray(file_of(scene(300, 200), "WEBP", quality=50))
    webp[26:30] = struct.pack("<HH", 16383, 16383)
    yield HostileImage("a WebP that says 16383 by 16383", "x.webp", bytes(webp), (LARGE,))
    yield HostileImage("the most points of a WebP", "x.webp", file_of(Image.new("RGB", (4000, 3000), "red"), "WEBP", method=0), ())
    yield HostileImage("a WebP of 30 million points", "x.webp", file_of(Image.new("RGB", (6000, 5000), "red"), "WEBP", method=0), (LARGE,))
    extended = riff(b"VP8X", bytes([0, 0, 0, 0]) + (9999).to_bytes(3, "little") * 2) + WEBP[12:]
    yield HostileImage("a canvas larger than its picture", "x.webp", b"RIFF" + (len(extended) + 4).to_bytes(4, "little") + b"WEBP" + extended, (DAMAGED,))


def _moving() -> Iterator[HostileImage]:
    frames = [scene(60, 60), scene(60, 60).rotate(90), scene(60, 60).rotate(180)]
    for ending, format in (("png", "PNG"), ("webp", "WEBP")):
        yield HostileImage(f"an animated {ending}", f"x.{ending}", file_of(frames[0], format, save_all=True, append_images=frames[1:]), (MOVES,))
    yield HostileImage("an animated WebP of one frame", "x.webp", _one_frame(), (MOVES,))
    yield HostileImage("several pictures in a JPEG (MPO)", "x.jpg", file_of(frames[0], "MPO", save_all=True, append_images=frames[1:]), (TRAILING,))
    yield HostileImage("several pictures in a GIF", "x.png", file_of(frames[0], "GIF", save_all=True, append_images=frames[1:]), (FORMAT,))


def _one_frame() -> bytes:
    inside = riff(b"VP8X", bytes([2, 0, 0, 0]) + (299).to_bytes(3, "little") + (199).to_bytes(3, "little")) + riff(b"ANIM", bytes(6)) + WEBP[12:]
    return b"RIFF" + (len(inside) + 4).to_bytes(4, "little") + b"WEBP" + inside


def _hidden() -> Iterator[HostileImage]:
    for number, turned in enumerate((1, 3, 6, 8)):
        yield HostileImage(f"a photograph with its place, turned {turned}", "x.jpg", jpeg_of_a_camera(scene(), turned), ())
        yield HostileImage(f"a drawing with texts, turned {turned}", "x.png", png_of_a_camera(scene(400 + number, 300), turned), ())
        yield HostileImage(f"a WebP with its place, turned {turned}", "x.webp", webp_of_a_camera(scene(), turned), ())
    for about, body in (("a script", SCRIPT), ("a zip", _zip()), ("svg", b"<svg onload=alert('ZZ')>"), ("XMP", XMP), ("IPTC", IPTC)):
        yield HostileImage(f"a comment of {about}", "x.jpg", JPEG[:2] + segment(0xFE, body) + JPEG[2:], ())
        for marker in (0xE1, 0xEF):
            yield HostileImage(f"{about} in the data of application {marker:x}", "x.jpg", JPEG[:2] + segment(marker, body) + JPEG[2:], ())
        yield HostileImage(f"a private chunk of {about}", "x.png", PNG[:33] + chunk(b"zzZz", body) + PNG[33:], ())
    blocks = {
        "that loops": exif()[:14] + b"\0\0\0\x08" + exif()[18:],
        "of noise": random.Random(2).randbytes(5000),
        "cut short": exif()[:20],
        "of 65535 entries": b"MM\0*\0\0\0\x08\xff\xff",
    }
    for about, block in blocks.items():
        yield HostileImage(f"Exif {about}", "x.jpg", JPEG[:2] + segment(0xE1, b"Exif\0\0" + block.removeprefix(b"Exif\0\0")) + JPEG[2:], ())
    profile = segment(0xE2, b"ICC_PROFILE\0\1\1ZZ" + random.Random(3).randbytes(3000))
    yield HostileImage("a profile of noise", "x.jpg", JPEG[:2] + profile + JPEG[2:], ())
    yield HostileImage("sixty profiles", "x.jpg", JPEG[:2] + segment(0xE2, b"ICC_PROFILE\0\1\1ZZ" + b"Z" * 60_000) * 60 + JPEG[2:], ())


HOSTILE_IMAGES: tuple[HostileImage, ...] = (*_appended(), *_cut(), *_others(), *_bombs(), *_moving(), *_hidden())
"""All of them."""
