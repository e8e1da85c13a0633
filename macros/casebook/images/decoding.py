"""A picture decoded by Pillow, within bounds: only the format that was found, at the size that was read, and no more points than needed.

`accepted` decodes what nobody has looked at yet, `writing` what it writes anew; no other module loads Pillow's decoders, and a library
without pictures never does.
"""

from __future__ import annotations

import io

from PIL import ExifTags, Image, ImageFile, ImageOps

from macros.casebook.images.essence import MOST_PIXELS, Essence, ImageRefused

Image.MAX_IMAGE_PIXELS = MOST_PIXELS
ImageFile.LOAD_TRUNCATED_IMAGES = False

SIDEWAYS = frozenset({5, 6, 7, 8})
"""The orientations of Exif that change width and height."""


def decoded(essence: Essence, side: int) -> tuple[Image.Image, bool]:
    """The points of a picture, turned upright, and whether that changed its width and height. A JPEG larger than a picture of `side` points
    needs is decoded to a half, a quarter or an eighth, which goes through all of its data. Raises `ImageRefused`."""
    try:
        image: Image.Image = Image.open(io.BytesIO(essence.raw), formats=[essence.format])
        if image.size != (essence.width, essence.height) or getattr(image, "n_frames", 1) != 1:
            raise ImageRefused("image-damaged")
        if isinstance(image, ImageFile.ImageFile) and essence.format == "JPEG":
            image.draft(image.mode, (side, side))
        image.load()
        turned = image.getexif().get(ExifTags.Base.Orientation) in SIDEWAYS
        return ImageOps.exif_transpose(image), turned
    except ImageRefused:
        raise
    except Exception as error:  # a decoder may raise anything for what a file holds
        raise ImageRefused("image-damaged") from error
