"""A logo, checked and drawn anew: small, upright, without anything hidden, seen on white.

What was sent is read as the three forms that it may have, and its pixels are counted
before it is unpacked. What is kept is a WebP of our own writing.
"""

from __future__ import annotations

import io
from collections import Counter
from enum import Enum

from PIL import Image, ImageOps

from answerable.lib.colours import WHITE, contrast

MIB = 1024 * 1024
MOST_BYTES = 2 * MIB
MOST_PIXELS = 16_000_000
FORMS = ("PNG", "JPEG", "WEBP")
SIZE = (480, 96)  # three times what is shown, for fine screens
MOST_KEPT = 10 * 1024  # bytes of what is kept
QUALITIES = (90, 75, 60, 40)
LEAST_CONTRAST = 3.0  # of what is no text; WCAG 2.2, 1.4.11
SHARE = 0.05  # of the picture that a colour must have to be looked at
SEEN = 128  # of 255; what is clearer than that is not seen


class PictureFlaw(Enum):
    """What is wrong with a picture; whoever shows it has the words."""

    TOO_LARGE = "too large"
    NO_PICTURE = "no picture"
    TOO_MANY_PIXELS = "too many pixels"
    EMPTY = "empty"
    PALE = "pale"
    TOO_DETAILED = "too detailed"


class FlawedPicture(ValueError):  # noqa: N818  # as the tree of errors has it
    """A picture cannot be taken."""

    def __init__(self, flaw: PictureFlaw) -> None:
        """Keep what is wrong."""
        super().__init__(flaw.value)
        self.flaw = flaw


def logo_of(content: bytes) -> bytes:
    """Return a picture as a logo is kept. Raises FlawedPicture."""
    if len(content) > MOST_BYTES:
        raise FlawedPicture(PictureFlaw.TOO_LARGE)
    drawn = _cropped(_read(content))
    drawn.thumbnail(SIZE)
    if contrast_on_white(drawn) < LEAST_CONTRAST:
        raise FlawedPicture(PictureFlaw.PALE)
    return _written(drawn)


def check_kept(content: bytes) -> None:
    """Refuse what was not written by ``logo_of``. Raises FlawedPicture."""
    if len(content) > MOST_KEPT:
        raise FlawedPicture(PictureFlaw.TOO_DETAILED)
    picture = _read(content, ("WEBP",))
    if picture.width > SIZE[0] or picture.height > SIZE[1]:
        raise FlawedPicture(PictureFlaw.TOO_MANY_PIXELS)


def contrast_on_white(picture: Image.Image) -> float:
    """Return the contrast of the colour that stands out most from white.

    Colours of less than a twentieth of what is seen do not count: a hair is not read.
    """
    raw = picture.convert("RGBA").tobytes()
    dots = zip(raw[::4], raw[1::4], raw[2::4], raw[3::4], strict=True)
    seen = Counter((r & 240, g & 240, b & 240) for r, g, b, a in dots if a >= SEEN)
    enough = SHARE * seen.total()
    colours = (
        f"#{r:02x}{g:02x}{b:02x}" for (r, g, b), n in seen.items() if n >= enough
    )
    return max((contrast(colour, WHITE) for colour in colours), default=1.0)


def _read(content: bytes, forms: tuple[str, ...] = FORMS) -> Image.Image:
    try:
        with Image.open(io.BytesIO(content), formats=forms) as picture:
            if picture.width * picture.height <= MOST_PIXELS:
                return ImageOps.exif_transpose(picture).convert("RGBA")
    except Exception as error:  # a broken picture can break its reader in any way
        raise FlawedPicture(PictureFlaw.NO_PICTURE) from error
    raise FlawedPicture(PictureFlaw.TOO_MANY_PIXELS)


def _cropped(picture: Image.Image) -> Image.Image:
    """Return what is seen of a picture, without the clear rim."""
    box = picture.getchannel("A").getbbox()
    if box is None:
        raise FlawedPicture(PictureFlaw.EMPTY)
    return picture.crop(box)


def _written(picture: Image.Image) -> bytes:
    for quality in QUALITIES:
        out = io.BytesIO()
        picture.save(out, "WEBP", quality=quality, method=6)
        if out.tell() <= MOST_KEPT:
            return out.getvalue()
    raise FlawedPicture(PictureFlaw.TOO_DETAILED)
