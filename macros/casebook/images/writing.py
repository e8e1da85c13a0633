"""A picture written anew: upright, in the colours of the web, in a few widths, as WebP, and for paper as JPEG, with nothing of its file but its
points.

The lock pins Pillow and with it the encoder, so that two builds write the same bytes. What was written is kept (`keeping`).
"""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from macros.casebook.images.accepted import QUALITY, WIDTHS, Accepted, essence_of, read, recognised
from macros.casebook.images.decoding import decoded
from macros.casebook.images.keeping import keep, kept

ROOM = 2
"""How many times larger a picture is left by the quick reduction that comes before the careful one."""

PRINTED_QUALITY = 72
"""The quality of the JPEG that a PDF holds, of 100: 25 to 60 KB each."""

WHITE = (255, 255, 255)
"""What stands behind a transparent picture: drawings are most often black, and one of the palettes is dark."""


def written(picture: Accepted, width: int) -> bytes:
    """A picture in one of its `sizes`, by its width, as a WebP file. Raises `ImageRefused` where the file has become another since it was accepted."""
    name = f"{picture.key}-{width}.webp"
    if (found := kept(name)) is not None:
        return found
    for size, content in _written(picture).items():
        keep(f"{picture.key}-{size}.webp", content)
        if size == width:
            found = content
    if found is None:
        raise KeyError(name)
    return found


def printed(picture: Accepted) -> bytes:
    """A picture in its `printed_size`, as a JPEG file, which is what a PDF holds. Raises as `written` does."""
    name = f"{picture.key}.jpg"
    if (found := kept(name)) is not None:
        return found
    with Image.open(io.BytesIO(written(picture, picture.sizes[0][0])), formats=["WEBP"]) as image:
        file = io.BytesIO()
        image.resize(picture.printed_size, Image.Resampling.LANCZOS).save(file, "JPEG", quality=PRINTED_QUALITY, optimize=True)
    keep(name, file.getvalue())
    return file.getvalue()


def _written(picture: Accepted) -> dict[int, bytes]:
    """A picture in all of its sizes, by their widths."""
    raw = read(picture.path)
    image, _turned = decoded(essence_of(raw, recognised(picture.path, raw)), WIDTHS[-1])
    profile = image.info.get("icc_profile")
    image = _plain(image)
    largest = picture.sizes[-1]
    if (times := min(image.width // (largest[0] * ROOM), image.height // (largest[1] * ROOM))) > 1:
        image = image.reduce(times)
    image = _on_white(_in_srgb(image.resize(largest, Image.Resampling.LANCZOS), profile))
    return {
        width: _encoded(image if (width, height) == image.size else image.resize((width, height), Image.Resampling.LANCZOS)) for width, height in picture.sizes
    }


def _plain(image: Image.Image) -> Image.Image:
    """A picture of eight bits a colour and without a palette: L, RGB, RGBA or CMYK."""
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("LA", "PA", "La") or "transparency" in image.info:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A picture with its colours as the web has them; as they are where its profile is missing or says nothing."""
    if profile and image.mode != "RGBA":
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            return found if found is not None else image
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image.convert("RGB")
    whole = Image.new("RGB", image.size, WHITE)
    whole.paste(image, mask=image.getchannel("A"))
    return whole


def _encoded(image: Image.Image) -> bytes:
    image.info.clear()  # an encoder writes the profile and the rest that it finds there
    file = io.BytesIO()
    image.save(file, "WEBP", quality=QUALITY, method=4)
    return file.getvalue()
