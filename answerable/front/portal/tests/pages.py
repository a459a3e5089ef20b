"""Walking through the public pages as a person would, and reading them strictly."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from uuid import UUID

import html5lib  # type: ignore[import-untyped]  # it carries no types
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from answerable.channels.models import Envelope
from answerable.forms.models import Draft

MONDAY = datetime(2026, 3, 2, 10, tzinfo=UTC)
WORDS = "The street light outside 4 Mill Lane is out."
WISH = "Please repair it before winter."
CONTROLS = ("input", "textarea", "select")


def read(response):
    """Return the page; fail where its HTML, ids, headings or labels are wrong."""
    markup = response.content.decode().strip()
    html5lib.HTMLParser(strict=True).parse(markup)
    page = BeautifulSoup(markup, "html.parser")
    ids = [one["id"] for one in page.find_all(id=True)]
    assert len(ids) == len(set(ids)), sorted(ids)
    assert len(page.find_all("h1")) == 1
    labels = {label["for"] for label in page.find_all("label")}
    assert labels <= set(ids)
    assert all(one.get("id") in labels for one in controls(page))
    assert page.find(style=True) is None
    assert any(title.get_text(strip=True) for title in page.find_all("title"))
    return page


def controls(page):
    """Return what can be filled in."""
    return [one for one in page.find_all(CONTROLS) if one.get("type") != "hidden"]


def text_of(response):
    """Return the words of a page on one line."""
    return " ".join(read(response).get_text(" ").split())


def mistakes(response):
    """Return the lines of the summary of mistakes."""
    box = read(response).find(class_="errsum")
    return (
        [line.get_text(" ", strip=True) for line in box.find_all("li")] if box else []
    )


class Walk:
    """Somebody on the way from a door to the confirmation."""

    def __init__(self, client, door="report"):
        """Stand before a door."""
        self.client, self.door = client, door
        self.token = self.reference = ""

    def begin(self, words: str = WORDS, wish: str = WISH, **more):
        """Send the first page."""
        answer = self.client.post(
            reverse("portal:door", args=[self.door]),
            {"words": words, "wish": wish} | more,
        )
        newest = Draft.objects.order_by("-pk").first()
        self.token = newest.token if newest else ""
        return answer

    def address(self, step):
        """Return the address of a page of this request."""
        return reverse("portal:step", args=[self.door, self.token, step])

    def look(self, step):
        return self.client.get(self.address(step))

    def post(self, step, **answers):
        return self.client.post(self.address(step), answers)

    @property
    def draft(self):
        return Draft.objects.get(token=self.token)

    def until_check(self, service: str = "?", **you):
        """Answer everything briefly, and arrive at the last page."""
        self.begin()
        self.post("service", service=service)
        if "place" in self.open_steps:
            self.post("place", place="Mill Lane", area="")
        self.post("photo")
        return self.post("you", language="en", **you)

    @property
    def open_steps(self):
        """Return where the request leads now."""
        return self.client.get(reverse("portal:resume", args=[self.token])).url

    def send(self):
        """Press the last button."""
        answer = self.post("check")
        envelope = Envelope.objects.filter(idempotency_key=self.token).first()
        self.reference = envelope.reference if envelope else ""
        return answer

    def done(self):
        return self.client.get(reverse("portal:done", args=[self.door, self.reference]))

    def secret(self):
        """Return the secret as the confirmation page shows it."""
        return read(self.done()).find(class_="secret").get_text(strip=True)


def track(client, reference, secret):
    """Type reference and secret."""
    given = {"reference": reference, "secret": secret}
    return client.post(reverse("portal:track"), given)


def of_case(name, reference, *more):
    """Return the address of a page of a case."""
    return reverse(f"portal:{name}", args=[reference, *more])


def look(client, reference, name="case"):
    """Open a page of a case."""
    return client.get(of_case(name, reference))


def add(client, reference, number=1, **given):
    """Add something to a case; the number tells one press of the button from another."""
    token = str(UUID(int=number))
    return client.post(of_case("case-add", reference), {"token": token} | given)


def token_of(response):
    """Return what makes the second press of a page's button the first one's copy."""
    return read(response).find("input", {"name": "token"})["value"]


def photo(name="lamp.txt", content=b"dark"):
    """Return a small file."""
    return SimpleUploadedFile(name, content)


def picture(name="lamp.jpg"):
    """Return a small image."""
    content = io.BytesIO()
    Image.new("RGB", (8, 8), "teal").save(content, format="JPEG")
    return SimpleUploadedFile(name, content.getvalue())
