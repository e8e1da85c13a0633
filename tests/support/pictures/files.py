"""Pictures that tests make: in order, and with what a camera leaves in them."""

from __future__ import annotations

import io
import random
import zlib
from typing import Any

from PIL import Image, PngImagePlugin

PLACE = b"Latitude 48.8566 Invented"
CAMERA = "ZZCamera 9000"
"""What a camera says of itself and of where it was, that no page may hold."""

ICC_MARK = b"ZZPROFILE"


def scene(width: int = 900, height: int = 600, mode: str = "RGB") -> Image.Image:
    """A picture whose upper left quarter is red, and the rest blue."""
    image = Image.new("RGB", (width, height), (20, 40, 200))
    image.paste((220, 30, 20), (0, 0, width // 2, height // 2))
    return image.convert(mode)


def photograph(seed: int, width: int = 1280, height: int = 854) -> Image.Image:
    """A picture that weighs what a photograph does: shapes of every size, down to single points. The same for the same seed."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), (128, 128, 128))
    across, share = 6, 0.6
    while across <= width:
        down = across * height // width
        shapes = Image.frombytes("RGB", (across, down), chance.randbytes(3 * across * down))
        image = Image.blend(image, shapes.resize((width, height), Image.Resampling.BICUBIC), share)
        across, share = across * 2, share * 0.75
    return image


def file_of(image: Image.Image, format: str, **options: Any) -> bytes:
    """A picture as the bytes of a file."""
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def exif(orientation: int = 1) -> bytes:
    """What a camera writes: which way is up, its name, the place, somebody's name, a thumbnail's worth of bytes."""
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = CAMERA
    told[0x013B] = "Prénom Nom"
    told.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 24.0), 3: "E", 4: (2.0, 21.0, 3.0), 27: PLACE})
    return told.tobytes()


def segment(marker: int, body: bytes) -> bytes:
    """A segment of a JPEG file."""
    return bytes([0xFF, marker]) + (len(body) + 2).to_bytes(2, "big") + body


def chunk(kind: bytes, body: bytes) -> bytes:
    """A chunk of a PNG file."""
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


def riff(kind: bytes, body: bytes) -> bytes:
    """A chunk of a WebP file."""
    return kind + len(body).to_bytes(4, "little") + body + b"\0" * (len(body) % 2)


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><script>ZZXMP</script></x:xmpmeta>'
IPTC = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0eZZIPTC Grenoble"

SECRETS = (b"ZZ", PLACE, b"Nom", b"Exif", b"EXIF", b"XMP", b"xmp", b"8BIM", b"ICC", b"script", b"GPS", b"Pillow")
"""What is searched for in what is published."""


def jpeg_of_a_camera(image: Image.Image, orientation: int = 1, **options: Any) -> bytes:
    """A JPEG with all that cameras and programs put into one."""
    plain = file_of(image, "JPEG", exif=exif(orientation), comment=b"ZZCOMMENT", xmp=XMP, **options)
    return plain[:2] + segment(0xED, IPTC) + segment(0xE2, b"MPF\0ZZ") + segment(0xFE, b"ZZ<?php") + plain[2:]


def png_of_a_camera(image: Image.Image, orientation: int = 1) -> bytes:
    """A PNG with texts of every kind, a date, a place."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "ZZTEXT <script>")
    texts.add_text("Packed", "ZZPACKED " * 50, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    plain = file_of(image, "PNG", pnginfo=texts, exif=exif(orientation))
    return plain[:33] + chunk(b"tIME", b"\x07\xe0\x09\x17\x08\0\0") + chunk(b"zzZz", b"ZZPRIVATE") + plain[33:]


def webp_of_a_camera(image: Image.Image, orientation: int = 1) -> bytes:
    """A WebP with what a camera and a program leave in one."""
    return file_of(image, "WEBP", exif=exif(orientation), xmp=XMP, quality=80)
