"""Files are kept as they came, and photos are shown without what they hide."""

from __future__ import annotations

import hashlib
import io
import zlib

import pytest
from PIL import Image

from answerable.cases.attachments import MOST_PIXELS, strip_image
from answerable.cases.models import Attachment
from answerable.cases.tests.makers import hear, open_one
from answerable.channels.message import File

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
TURNED_RIGHT = 6
LATITUDE = {1: "N", 2: (51.0, 30.0, 0.0)}


@pytest.fixture(name="kept")
def _kept(town, files):
    """Have a file come with a message; return how it was kept."""

    def kept(content: bytes, name: str = "photo.jpg") -> Attachment:
        file = File(name, "image/jpeg", len(content), "", content)
        return hear(open_one(town.roads), files=(file,)).attachments.get()

    return kept


def picture(form: str = "JPEG", mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (40, 20), 1).save(out, form, **options)
    return out.getvalue()


def photo(form: str = "JPEG") -> bytes:
    """Return a photo that knows where and with what it was taken."""
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = "Phone of Amina", TURNED_RIGHT
    exif.get_ifd(GPS).update(LATITUDE)
    return picture(form, exif=exif)


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that says it is huge."""
    size = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    head = b"IHDR" + size + b"\x08\x02\x00\x00\x00"
    data = b"IDAT" + zlib.compress(b"\0" * 100)
    chunks = [
        (len(chunk) - 4).to_bytes(4, "big")
        + chunk
        + zlib.crc32(chunk).to_bytes(4, "big")
        for chunk in (head, data, b"IEND")
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("JPEG", id="jpeg"),
        pytest.param("PNG", id="png"),
        pytest.param("WEBP", id="webp"),
    ],
)
def test_a_photo_is_shown_without_place_and_camera(kept, files, form):
    content = photo(form)
    assert Image.open(io.BytesIO(content)).getexif().get_ifd(GPS)

    attachment = kept(content)

    shown = files.get(attachment.shown_sha256)
    exif = Image.open(io.BytesIO(shown)).getexif()
    assert (dict(exif), dict(exif.get_ifd(GPS))) == ({}, {})
    assert b"Phone of Amina" not in shown


def test_a_photo_that_was_turned_is_shown_upright(kept, files):
    attachment = kept(photo())

    shown = Image.open(io.BytesIO(files.get(attachment.shown_sha256)))
    assert shown.size == (20, 40)


def test_the_photo_itself_is_kept_as_it_came(kept, files):
    content = photo()

    attachment = kept(content)

    assert files.get(attachment.sha256) == content
    assert attachment.size == len(content)


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        pytest.param("PNG", "P", id="a palette"),
        pytest.param("PNG", "RGBA", id="half transparent"),
        pytest.param("PNG", "L", id="grey"),
        pytest.param("PNG", "1", id="black and white"),
        pytest.param("JPEG", "CMYK", id="for print"),
    ],
)
def test_every_kind_of_picture_is_shown(form, mode):
    content = picture(form, mode)

    shown = strip_image(content, f"image/{form.lower()}")

    assert shown
    assert Image.open(io.BytesIO(shown)).mode == mode


@pytest.mark.parametrize(
    ("width", "height"),
    [
        pytest.param(20_000, 20_000, id="a bomb"),
        pytest.param(10_000, 10_000, id="larger than any phone's"),
        pytest.param(MOST_PIXELS + 1, 1, id="one dot too many"),
    ],
)
def test_a_picture_that_would_swell_is_kept_and_not_shown(kept, files, width, height):
    content = bomb(width, height)

    attachment = kept(content, "small.png")

    assert files.get(attachment.sha256) == content
    assert attachment.shown_sha256 == ""


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(photo()[:200], id="cut off"),
        pytest.param(b"\xff\xd8\xff\xe0" + b"\0" * 50, id="a head and nothing more"),
        pytest.param(
            photo()
            .replace(b"Phone of Amina\0", b"\xff" * 15)
            .replace(b"MM\0*", b"MM\0+"),
            id="hidden data that cannot be read",
        ),
        pytest.param(
            photo().replace(b"\x01\x0f\x00\x02", b"\x01\x0f\x00\x05"),
            id="hidden data of another kind than it says",
        ),
    ],
)
def test_a_broken_picture_never_keeps_a_message_from_being_read(kept, files, content):
    attachment = kept(content)

    assert files.get(attachment.sha256) == content


def test_a_reader_that_breaks_over_a_picture_breaks_nothing_else(monkeypatch):
    def broken(*_args: object) -> None:
        message = "required argument is not an integer"
        raise TypeError(message)

    monkeypatch.setattr("PIL.ImageOps.exif_transpose", broken)

    assert strip_image(photo(), "image/jpeg") is None


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        pytest.param(
            "lamp.jpg", b"MZ\x90\0", "application/x-msdownload", id="a program"
        ),
        pytest.param("lamp.jpg", b"%PDF-1.7", "application/pdf", id="a document"),
        pytest.param("form.pdf", photo(), "image/jpeg", id="a photo"),
        pytest.param("a.html", b"<script>", "application/octet-stream", id="a page"),
    ],
)
def test_a_name_that_lies_is_not_believed(kept, name, content, kind):
    attachment = kept(content, name)

    assert (attachment.name, attachment.content_type) == (name, kind)
    assert str(attachment) == name


def test_a_name_of_any_length_fits(kept):
    assert len(kept(b"x", "n" * 400).name) == 255


def test_a_file_that_lies_in_the_store_is_not_kept_again(town, files):
    content = photo()
    sha256 = files.put(content)
    file = File("lamp.jpg", "text/plain", len(content), sha256)

    attachment = hear(open_one(town.roads), files=(file,)).attachments.get()

    assert (attachment.sha256, attachment.content_type) == (sha256, "image/jpeg")
    assert attachment.shown_sha256 not in {"", sha256}


def test_the_same_file_twice_lies_there_once(town, files):
    file = File("a.txt", "text/plain", 1, "", b"x")
    again = File("b.txt", "text/plain", 1, "", b"x")

    message = hear(open_one(town.roads), files=(file, again))

    named = set(message.attachments.values_list("sha256", flat=True))
    assert named == {hashlib.sha256(b"x").hexdigest()}


def test_files_that_were_left_out_are_named(town):
    message = hear(open_one(town.roads), left_out=("film.mp4",))

    message.refresh_from_db()
    assert message.left_out == ["film.mp4"]
