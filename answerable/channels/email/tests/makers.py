"""Mails and containers made by hand, so that a test shows what matters in it."""

from __future__ import annotations

import struct
from pathlib import Path

from answerable.channels.email import mime
from answerable.channels.email.headers import Headers
from answerable.channels.email.mime import Part

SAMPLES = Path(__file__).parent.parent / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / f"{name}.eml").read_bytes()


def raw_mail(body: str | bytes = "Hello", **headers: str) -> bytes:
    """Return a mail; ``content_type`` becomes Content-Type. No sender by itself."""
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    head = "\r\n".join(lines).encode("utf-8", "surrogateescape")
    return head + b"\r\n\r\n" + (body.encode() if isinstance(body, str) else body)


def part(body: str | bytes = "Hello", **headers: str) -> Part:
    return mime.read(raw_mail(body, **headers))


def headers(**values: str) -> Headers:
    return Headers(part(**values))


def multipart(kind: str, *parts: bytes, **values: str) -> bytes:
    """Return a mail of several parts, each given with its own headers."""
    inside = b"".join(b"--edge\r\n" + one + b"\r\n" for one in parts)
    named = {"content_type": f'multipart/{kind}; boundary="edge"', **values}
    return raw_mail(inside + b"--edge--\r\n", **named)


def tnef(*objects: bytes) -> bytes:
    return struct.pack("<IH", 0x223E9F78, 1) + b"".join(objects) + b"\0" * 13


def tnef_object(name: int, data: bytes, *, level: int = 1) -> bytes:
    checksum = sum(data) & 0xFFFF
    head = struct.pack("<BHHI", level, name, 6, len(data))
    return head + data + struct.pack("<H", checksum)


def tnef_file(title: bytes, data: bytes, *properties: bytes) -> bytes:
    """Return the objects of one packed file."""
    listed = struct.pack("<I", len(properties)) + b"".join(properties)
    return b"".join(
        [
            tnef_object(0x9002, b"\0" * 14, level=2),
            tnef_object(0x8010, title, level=2),
            tnef_object(0x800F, data, level=2) if data else b"",
            tnef_object(0x9005, listed, level=2) if properties else b"",
        ]
    )


def tnef_value(kind: int, name: int, value: bytes, *, count: int = 1) -> bytes:
    """Return a property with one value of variable length."""
    padded = value + b"\0" * (-len(value) % 4)
    return struct.pack("<HHII", kind, name, count, len(value)) + padded
