"""Being on a machine of one's own: a network of its loopback, and nothing behind it."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

OWN_NETWORK = 0x40000000  # CLONE_NEWNET of Linux
SET_FLAGS, IS_UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP
THIS_NETWORK = Path("/proc/thread-self/ns/net")


@contextmanager
def apart_from_the_internet() -> Iterator[bool]:
    """Leave every network, and come back afterwards; tells whether the machine lets us.

    What is started meanwhile is there as well. Linux lets only an administrator do it.
    """
    try:
        before = os.open(THIS_NETWORK, os.O_RDONLY)
    except OSError:
        yield False
        return
    system = ctypes.CDLL(None, use_errno=True)
    is_apart = system.unshare(OWN_NETWORK) == 0
    try:
        if is_apart:
            _raise_loopback()
        yield is_apart
    finally:
        if is_apart:
            assert system.setns(before, OWN_NETWORK) == 0, os.strerror(
                ctypes.get_errno()
            )
        os.close(before)


def _raise_loopback() -> None:
    with socket.socket() as any_socket:
        ioctl(any_socket, SET_FLAGS, struct.pack("16sh14x", b"lo", IS_UP))
