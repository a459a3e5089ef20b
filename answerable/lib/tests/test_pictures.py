"""A logo is drawn anew, small and without anything hidden, or refused."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from answerable.lib import pictures
from answerable.lib.pictures import FlawedPicture, PictureFlaw, check_kept, logo_of

INK = (11, 95, 99, 255)
CLEAR = (0, 0, 0, 0)


def picture(colour=INK, size=(960, 192), form="PNG", mode="RGBA", **more):
    out = io.BytesIO()
    Image.new("RGBA", size, colour).convert(mode).save(out, form, **more)
    return out.getvalue()


def flaw(content):
    with pytest.raises(FlawedPicture) as refused:
        logo_of(content)
    return refused.value.flaw


def opened(content):
    return Image.open(io.BytesIO(content))


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("JPEG", "RGB"), ("WEBP", "RGBA"), ("PNG", "P")]
)
def test_a_picture_becomes_a_small_one_of_our_own_writing(form, mode):
    kept = opened(logo_of(picture(form=form, mode=mode)))

    assert (kept.format, kept.size) == ("WEBP", (480, 96))


def test_what_is_hidden_in_a_picture_is_not_kept():
    exif = Image.Exif()
    exif[0x010E] = "taken at home"

    kept = logo_of(picture(form="JPEG", mode="RGB", exif=exif))

    assert b"taken at home" not in kept
    assert not opened(kept).getexif()


def test_the_clear_rim_is_cut_and_clear_places_stay_clear():
    sent = Image.new("RGBA", (200, 200), CLEAR)
    sent.paste(INK, (50, 50, 80, 80))
    sent.putpixel((99, 99), INK)
    out = io.BytesIO()
    sent.save(out, "PNG")

    kept = opened(logo_of(out.getvalue())).convert("RGBA")

    assert kept.size == (50, 50)
    assert kept.getpixel((45, 5))[3] == 0


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        pytest.param(b"<svg/>", PictureFlaw.NO_PICTURE, id="svg"),
        pytest.param(picture()[:60], PictureFlaw.NO_PICTURE, id="cut off"),
        pytest.param(
            picture(form="GIF", mode="P"), PictureFlaw.NO_PICTURE, id="another form"
        ),
        pytest.param(picture(CLEAR), PictureFlaw.EMPTY, id="clear"),
        pytest.param(picture((255, 250, 200, 255)), PictureFlaw.PALE, id="pale"),
    ],
)
def test_what_is_no_logo_is_refused(content, wrong):
    assert flaw(content) is wrong


def test_a_picture_of_too_many_pixels_is_never_unpacked(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)

    assert flaw(picture()) is PictureFlaw.TOO_MANY_PIXELS


def test_a_file_that_is_too_large_is_never_opened(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", 10)

    assert flaw(picture()) is PictureFlaw.TOO_LARGE


def test_a_picture_with_too_much_detail_is_refused():
    noise = Image.effect_noise((480, 96), 200)
    out = io.BytesIO()
    noise.save(out, "PNG")

    assert flaw(out.getvalue()) is PictureFlaw.TOO_DETAILED


def test_what_was_kept_is_taken_again_and_nothing_else():
    check_kept(logo_of(picture()))

    with pytest.raises(FlawedPicture):
        check_kept(picture())


@pytest.mark.parametrize(
    "size",
    [pytest.param((481, 96), id="too wide"), pytest.param((480, 97), id="too high")],
)
def test_what_is_larger_than_a_logo_is_kept_was_not_written_by_us(size):
    with pytest.raises(FlawedPicture) as refused:
        check_kept(picture(size=size, form="WEBP"))

    assert refused.value.flaw is PictureFlaw.TOO_MANY_PIXELS


def test_what_has_more_bytes_than_a_logo_is_kept_in_is_never_opened(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_KEPT", 10)

    with pytest.raises(FlawedPicture) as refused:
        check_kept(picture())

    assert refused.value.flaw is PictureFlaw.TOO_DETAILED
