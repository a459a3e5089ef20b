"""How much a TNEF container would become in memory, reckoned without building it.

The library trusts every count that it reads, and a few bytes can claim four thousand
million values. This walk follows the same layout, adds the counts up and gives up at
the first unreasonable one. Source: [MS-OXTNEF] 2.1 and [MS-OXCDATA] 2.11.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

SWELL_LIMIT = 50 * 1024 * 1024  # bytes: a container above that stays closed
COPY_LIMIT = 2 * 1024**3  # bytes: the library copies what is left for every object
VALUES_LIMIT = 10_000  # a long mail of Outlook has some hundred
DEPTH_LIMIT = 3  # mails inside of mails

_HEADER = 6  # bytes: signature and key
_SMALLEST_OBJECT = 12  # bytes
_PROPERTIES = (0x9003, 0x9005)  # of the message, of an attachment
_RECIPIENTS = 0x9004
_EMBEDDED = 0x3701  # the property that holds a file, or a whole mail
_EMBEDDED_MAIL = bytes.fromhex("0703020000000000c000000000000046")
_MULTIPLE = 0x1000
_NAMED = 0x8000
_FIXED = {
    2: 2,
    0xB: 2,
    3: 4,
    4: 4,
    0xA: 4,
    5: 8,
    6: 8,
    7: 8,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_VARIABLE = (0x0, 0xD, 0x1E, 0x1F, 0x102)
_PADDED = (2, 0xB)


class _Unbounded(Exception):  # noqa: N818  # it is a finding, not an error
    """The container claims more than it should."""


def is_bounded(data: bytes) -> bool:
    """Tell whether unpacking takes no more than is reasonable."""
    try:
        _Walk(data).objects()
    except (_Unbounded, struct.error):
        return False
    return True


@dataclass
class _Walk:
    """One way through a container; ``values`` counts what the library would build."""

    data: bytes
    depth: int = 0
    offset: int = _HEADER
    end: int = 0
    values: int = 0

    def objects(self) -> None:
        """Walk over the outer layer."""
        size, count = len(self.data), 0
        while self.offset + _SMALLEST_OBJECT < size:
            count += 1
            self._refuse(count * size > COPY_LIMIT or size > SWELL_LIMIT)
            begin = self.offset
            name, length = struct.unpack_from("<xHxxI", self.data, begin)
            after = begin + min(size - begin, length + 11)
            self.offset, self.end = begin + 9, after - 2
            self._object(name)
            self.offset = after

    def _object(self, name: int) -> None:
        if name in _PROPERTIES:
            self._properties()
        elif name == _RECIPIENTS:
            rows = self._count()
            for _ in range(rows):
                self._properties()

    def _properties(self) -> None:
        for _ in range(self._count()):
            if self.offset >= self.end:
                return
            kind, name = self._read("<HH")
            if name >= _NAMED:
                self._skip_name()
            several = self._count() if kind & _MULTIPLE else 0
            if not self._values(kind & ~_MULTIPLE, name, several):
                return

    def _skip_name(self) -> None:
        (is_text,) = self._read("<16xI")
        (length,) = self._read("<I")
        self.offset += _to_four(length) if is_text else 0

    def _values(self, kind: int, name: int, several: int) -> bool:
        """Step over the values of one property; False where the library stops, too."""
        if kind in _FIXED:
            self.offset += _FIXED[kind] * (several or 1)
            self.offset += 2 if kind in _PADDED and (several or 1) % 2 else 0
        elif kind in _VARIABLE:
            count = several or self._count()
            self._refuse(name == _EMBEDDED and count != 1)
            for _ in range(count):
                self._value()
        return kind in _FIXED or kind in _VARIABLE

    def _value(self) -> None:
        (length,) = self._read("<I")
        value = self.data[self.offset : self.offset + length]
        self.offset += _to_four(length)
        if value.startswith(_EMBEDDED_MAIL):
            self._refuse(self.depth >= DEPTH_LIMIT)
            inner = value.removeprefix(_EMBEDDED_MAIL)
            _Walk(inner, depth=self.depth + 1).objects()

    def _count(self) -> int:
        (count,) = self._read("<I")
        self.values += count
        self._refuse(self.values > VALUES_LIMIT)
        return int(count)

    def _read(self, layout: str) -> tuple[int, ...]:
        numbers = struct.unpack_from(layout, self.data, self.offset)
        self.offset += struct.calcsize(layout)
        return numbers

    @staticmethod
    def _refuse(is_too_much: bool) -> None:  # noqa: FBT001  # it reads as a sentence
        if is_too_much:
            raise _Unbounded


def _to_four(length: int) -> int:
    """Return the length with its padding."""
    return length + -length % 4
