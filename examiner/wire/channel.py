"""Framed messages over a Unix socket: four bytes of length, then msgpack. File descriptors can travel along."""

from __future__ import annotations

import array
import socket
import struct
import time
from typing import Any

import msgpack

MOST_BYTES = 32 * 1024 * 1024
MOST_ITEMS = 2_000_000
LARGEST_FRAME = MOST_BYTES + 4096
MOST_DESCRIPTORS = 250
MOST_ITEMS_IN = {"max_array_len": MOST_ITEMS + 1, "max_map_len": MOST_ITEMS}


class ChannelClosed(ConnectionError):
    """The other side is gone, or has written what is no frame."""


class ChannelTimeout(TimeoutError):
    """The other side has not answered in time."""


class Channel:
    """One end of a connection. `receive` never waits longer than it is told, nor takes more bytes than `largest`."""

    def __init__(self, end: socket.socket) -> None:
        self.socket = end
        self.largest = LARGEST_FRAME

    @classmethod
    def pair(cls) -> tuple[Channel, Channel]:
        """Two connected channels."""
        one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        return cls(one), cls(other)

    def fileno(self) -> int:
        """The socket's descriptor."""
        return self.socket.fileno()

    def close(self) -> None:
        """Close this end. Safe to call twice."""
        self.socket.close()

    def send(self, message: Any, descriptors: tuple[int, ...] = ()) -> None:
        """Send a message, and file descriptors if any. Raises ChannelClosed, or ValueError if it is too large."""
        frame = msgpack.packb(message, use_bin_type=True, unicode_errors="replace", default=str)
        if len(frame) > LARGEST_FRAME:
            raise ValueError(f"a message of {len(frame)} bytes is too large")
        try:
            self.socket.settimeout(None)
            if descriptors:
                socket.send_fds(self.socket, [struct.pack(">I", len(frame))], list(descriptors))
                self.socket.sendall(frame)
            else:
                self.socket.sendall(struct.pack(">I", len(frame)) + frame)
        except OSError as error:
            raise ChannelClosed(str(error)) from error

    def receive(self, timeout: float | None = None) -> Any:
        """The next message. Raises ChannelClosed, ChannelTimeout. Descriptors are not taken: nobody can flood us."""
        deadline = None if timeout is None else time.monotonic() + timeout
        return self._message(self._exactly(4, deadline), deadline)

    def receive_with_descriptors(self, timeout: float | None = None) -> tuple[Any, list[int]]:
        """The next message and the file descriptors that came with it."""
        deadline = None if timeout is None else time.monotonic() + timeout
        header, descriptors = self._header(deadline)
        return self._message(header, deadline), descriptors

    def _message(self, header: bytes, deadline: float | None) -> Any:
        (length,) = struct.unpack(">I", header)
        if length > self.largest:
            raise ChannelClosed("a frame that is too large")
        frame = self._exactly(length, deadline)
        try:
            return msgpack.unpackb(frame, raw=False, strict_map_key=False, **MOST_ITEMS_IN)
        except (ValueError, TypeError, MemoryError, RecursionError, msgpack.exceptions.UnpackException) as error:
            raise ChannelClosed("a frame that is no message") from error

    def _header(self, deadline: float | None) -> tuple[bytes, list[int]]:
        self._wait(deadline)
        try:
            size = socket.CMSG_LEN(MOST_DESCRIPTORS * array.array("i").itemsize)
            data, ancillary, _, _ = self.socket.recvmsg(4, size)
        except TimeoutError as error:
            raise ChannelTimeout("no answer in time") from error
        except OSError as error:
            raise ChannelClosed(str(error)) from error
        descriptors = array.array("i")
        for level, kind, content in ancillary:
            if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
                descriptors.frombytes(content[: len(content) - len(content) % descriptors.itemsize])
        if not data:
            raise ChannelClosed("closed")
        return data + self._exactly(4 - len(data), deadline), list(descriptors)

    def _exactly(self, length: int, deadline: float | None) -> bytes:
        parts = bytearray()
        while len(parts) < length:
            self._wait(deadline)
            try:
                part = self.socket.recv(min(length - len(parts), 1 << 20))
            except TimeoutError as error:
                raise ChannelTimeout("no answer in time") from error
            except OSError as error:
                raise ChannelClosed(str(error)) from error
            if not part:
                raise ChannelClosed("closed")
            parts += part
        return bytes(parts)

    def _wait(self, deadline: float | None) -> None:
        self.socket.settimeout(None if deadline is None else max(0.001, deadline - time.monotonic()))
