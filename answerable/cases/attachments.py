"""Files that come with a message: stored once, shown without their hidden data."""

from __future__ import annotations

import io
import logging
from collections.abc import Sequence

from django.conf import settings
from PIL import Image, ImageOps

from answerable.cases.models import Attachment, Interaction
from answerable.channels.message import File
from answerable.lib.files import real_type

logger = logging.getLogger(__name__)

# A photo of a phone has 12 to 50 million pixels; a bomb of 20,000 × 20,000 has 400.
MOST_PIXELS = 60_000_000
LONGEST_NAME = 255
SHOWN = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}


def attach(interaction: Interaction, files: Sequence[File]) -> list[Attachment]:
    """Keep the files of a message; an image also gets the copy that is shown."""
    rows = [_attachment(interaction, file) for file in files]
    return Attachment.objects.bulk_create(rows)


def _attachment(interaction: Interaction, file: File) -> Attachment:
    sha256 = file.sha256
    content = file.content
    if content is None:
        content = settings.FILES.get(sha256)
    else:
        sha256 = settings.FILES.put(content)
    kind = real_type(content)
    stripped = strip_image(content, kind)
    return Attachment(
        interaction=interaction,
        name=file.name[:LONGEST_NAME],
        content_type=kind,
        size=file.size,
        sha256=sha256,
        shown_sha256=settings.FILES.put(stripped) if stripped else "",
    )


def strip_image(content: bytes, kind: str) -> bytes | None:
    """Return a copy without place, camera or anything hidden; None for no image.

    An image that cannot be read, or that would swell beyond ``MOST_PIXELS``, is kept
    as a file and not shown.
    """
    if kind not in SHOWN:
        return None
    try:
        return _redrawn(content, SHOWN[kind])
    except Exception:  # a broken picture can break its reader in any way
        logger.info("An image cannot be shown", exc_info=True)
        return None


def _redrawn(content: bytes, form: str) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
        if width * height > MOST_PIXELS:
            message = f"{width} × {height} pixels"
            raise ValueError(message)
        upright = ImageOps.exif_transpose(image)
        plain = Image.new(upright.mode, upright.size)
        plain.paste(upright)
        if upright.mode == "P" and upright.palette:
            plain.putpalette(upright.palette)
        out = io.BytesIO()
        plain.save(out, format=form)
        return out.getvalue()
