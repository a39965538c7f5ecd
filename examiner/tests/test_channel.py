"""The channel: messages arrive whole or not at all, and nobody waits longer than told."""

from __future__ import annotations

import contextlib
import os
import socket
import struct
import threading
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from examiner.wire.channel import LARGEST_FRAME, Channel, ChannelClosed, ChannelTimeout


@pytest.fixture
def pair():
    one, other = Channel.pair()
    yield one, other
    one.close()
    other.close()


def framed(content: bytes, length: int | None = None) -> bytes:
    """A frame, perhaps with a false length."""
    return struct.pack(">I", len(content) if length is None else length) + content


def open_files() -> int:
    """Descriptors that this process has open."""
    return len(os.listdir("/proc/self/fd"))


def test_messages_arrive_in_order(pair):
    one, other = pair
    messages = [None, {"a": [1, 2.5, b"x", "y"]}, [], "ü", {1: 2}]
    for message in messages:
        one.send(message)
    assert [other.receive(1) for _ in messages] == messages


def test_large_messages_arrive(pair):
    one, other = pair
    content = bytes(20_000_000)
    sender = threading.Thread(target=one.send, args=(content,))
    sender.start()
    assert other.receive(10) == content
    sender.join()


def test_descriptors_travel_where_they_are_wanted(pair):
    one, other = pair
    with open(os.devnull, "rb") as stream:
        one.send({"a": 1}, (stream.fileno(), stream.fileno()))
        message, descriptors = other.receive_with_descriptors(1)
    assert message == {"a": 1} and len(descriptors) == 2
    for descriptor in descriptors:
        os.close(descriptor)


def test_descriptors_that_nobody_wants_do_not_stay_open(pair):
    one, other = pair
    before = open_files()
    for _ in range(5):
        one.send(1, (one.fileno(),) * 100)
        assert other.receive(1) == 1
    assert open_files() == before


def test_what_cannot_be_packed_is_told_in_words(pair):
    one, other = pair
    one.send({"a": "\ud83d", "b": 10**30, "c": {1, 2}})
    assert other.receive(1) == {"a": "?", "b": str(10**30), "c": "{1, 2}"}


def test_a_message_that_is_too_large_is_not_sent(pair):
    with pytest.raises(ValueError, match="too large"):
        pair[0].send(bytes(LARGEST_FRAME + 1))
    pair[0].send("next")
    assert pair[1].receive(1) == "next"


def test_a_channel_can_be_told_to_take_less(pair):
    pair[1].largest = 100
    pair[0].send("x" * 200)
    with pytest.raises(ChannelClosed, match="too large"):
        pair[1].receive(1)


def test_nobody_waits_longer_than_told(pair):
    for content in (b"", b"\0", framed(b"half", 1000)):
        pair[0].socket.sendall(content)
        started = time.monotonic()
        with pytest.raises(ChannelTimeout):
            pair[1].receive(0.1)
        assert time.monotonic() - started < 1


def test_drops_by_drops_do_not_lengthen_the_wait(pair):
    def drip() -> None:
        with contextlib.suppress(OSError):
            for _ in range(30):
                time.sleep(0.05)
                pair[0].socket.send(b"x")

    pair[0].socket.sendall(struct.pack(">I", 1000))
    threading.Thread(target=drip, daemon=True).start()
    started = time.monotonic()
    with pytest.raises(ChannelTimeout):
        pair[1].receive(0.4)
    assert time.monotonic() - started < 1


def test_a_closed_end_is_noticed(pair):
    pair[0].send(1)
    pair[0].close()
    assert pair[1].receive(1) == 1
    with pytest.raises(ChannelClosed):
        pair[1].receive(1)
    with pytest.raises(ChannelClosed):
        pair[1].send(1)
    with pytest.raises(ChannelClosed):
        pair[0].send(1)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xc1", b"\x81\x90\x01", b"\xa2\xff\xff", b"\xdd\xff\xff\xff\xff", b"\xc6\xff\xff\xff\xff", b"\x91" * 5000, b"\x01\x01"],
    ids=repr,
)  # fmt: skip
def test_what_is_no_message_closes(pair, content):
    pair[0].socket.sendall(framed(content))
    with pytest.raises(ChannelClosed):
        pair[1].receive(1)


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_bytes_are_a_message_or_close(content):
    one, other = Channel.pair()
    one.socket.sendall(framed(content))
    with contextlib.suppress(ChannelClosed):
        other.receive(1)
    one.close()
    other.close()


def test_it_speaks_over_sockets_of_this_machine_only():
    one, other = Channel.pair()
    assert one.socket.family == socket.AF_UNIX
    one.close()
    other.close()
    other.close()
