"""The wire: plain data survives it, everything else is refused, and nothing that is decoded can do harm."""

from __future__ import annotations

import contextlib
import math
import time
from collections import OrderedDict
from typing import Any

import msgpack
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from examiner.box.timer import RanTooLong, time_limit
from examiner.wire.channel import MOST_BYTES, MOST_ITEMS
from examiner.wire.plain_data import ARRAY_KINDS, WireError, decode, encode

KEYS = st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.binary(), st.floats(allow_nan=False))
LEAVES = st.one_of(KEYS, st.floats(), st.complex_numbers(allow_nan=False))
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner), st.lists(inner).map(tuple), st.sets(KEYS), st.frozensets(KEYS), st.dictionaries(KEYS, inner)
    ),
    max_leaves=25,
)
NUMBERS = st.one_of(
    arrays.boolean_dtypes(), arrays.integer_dtypes(), arrays.unsigned_integer_dtypes(), arrays.floating_dtypes(),
    arrays.complex_number_dtypes(), arrays.byte_string_dtypes(max_len=5), arrays.unicode_string_dtypes(max_len=5),
)  # fmt: skip
JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(2**63), 2**64 - 1), st.floats(), st.text(max_size=5), st.binary(max_size=9)),
    lambda inner: st.one_of(st.lists(inner, max_size=6), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=20,
)  # fmt: skip
TAGS = ("i", "c", "l", "t", "s", "f", "d", "slice", "range", "a", "n", "A", "g", "o", "callback", "x")


def there_and_back(value: Any) -> Any:
    """The value after a journey."""
    return decode(msgpack.unpackb(msgpack.packb(encode(value)), strict_map_key=False))


def same(one: Any, other: Any) -> bool:
    """Are these of the same type and equal, nan included?"""
    if type(one) is not type(other):
        return False
    if isinstance(one, float):
        return one == other or (math.isnan(one) and math.isnan(other))
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(one[key], other[key]) for key in one)
    return bool(one == other)


@given(VALUES)
@settings(deadline=None)
def test_plain_values_come_back(value):
    assert same(there_and_back(value), value)


@given(arrays.arrays(NUMBERS, arrays.array_shapes(min_dims=0, min_side=0, max_dims=4)))
@settings(deadline=None)
def test_arrays_come_back(array):
    again = there_and_back(array)
    assert again.dtype == array.dtype and again.shape == array.shape
    assert again.tobytes() == array.tobytes() and again.flags.writeable


@given(JUNK)
@settings(deadline=None, max_examples=300)
def test_junk_is_refused_or_harmless(data):
    with contextlib.suppress(WireError):
        decode(data)


@given(st.sampled_from(TAGS), st.lists(JUNK, max_size=4))
@settings(deadline=None, max_examples=500)
def test_junk_behind_a_tag_is_refused_or_harmless(tag, rest):
    with contextlib.suppress(WireError):
        decode([tag, *rest])


@pytest.mark.parametrize(
    "value",
    [10**30, -(10**30), 2**63, slice(1, None, 2), range(3, 9, 2), [np.float64(1), np.int8(2)], np.array([[]]), np.bool_(1)],
    ids=repr,
)  # fmt: skip
def test_further_values_come_back(value):
    again = there_and_back(value)
    assert repr(again) == repr(value) and type(again) is type(value)


def test_a_random_generator_goes_on_where_it_was():
    generator = np.random.default_rng(7)
    generator.random()
    assert there_and_back(generator).random() == generator.random()


def test_subclasses_become_what_they_are_made_of():
    class Yes(float):
        def __eq__(self, other: object) -> bool:
            return True

        __hash__ = None

    assert type(there_and_back(Yes(2))) is float and there_and_back(Yes(2)) != 3
    assert type(there_and_back(OrderedDict(a=1))) is dict
    assert type(there_and_back(np.ma.array([1.0]))) is np.ndarray


def test_half_characters_do_not_cross():
    assert there_and_back("a\ud83d").strip("�") == "a"


@pytest.mark.parametrize("value", [object(), np.array([object()]), np.zeros(1, "f8,i4"), np.datetime64("now"), print])
def test_other_values_are_refused(value):
    with pytest.raises(WireError):
        encode(value)


@pytest.mark.parametrize(
    "value", [bytes(MOST_BYTES + 1), "x" * (MOST_BYTES + 1), [0] * (MOST_ITEMS + 1), np.zeros(5_000_000)]
)
def test_too_much_is_refused(value):
    with pytest.raises(WireError, match="too large"):
        encode(value)


def test_nesting_without_end_is_refused():
    ring: list[Any] = []
    ring.append(ring)
    data: list[Any] = ["l"]
    for _ in range(500):
        data = ["l", data]
    for refused in (lambda: encode(ring), lambda: decode(data)):
        with pytest.raises(WireError, match="deeply"):
            refused()


@pytest.mark.parametrize(
    "data",
    [
        ["a", "<f8", [500_000_000], b""], ["n", "<U1000000000", [], b""], ["a", "<U0", [10**9], b""], ["a", "|O", [1], bytes(8)],
        ["a", "f8,O", [1], bytes(16)], ["a", "1000000000f8", [1], bytes(8)], ["a", [["a", "<f8"]], [1], bytes(8)],
        ["a", {"names": ["a"], "formats": ["O"]}, [1], bytes(8)], ["a", "<f8", [-1], bytes(8)], ["a", "<f8", [True], bytes(8)],
        ["a", "<f8", [10], bytes(8)], ["a", "<f8", [1] * 100, bytes(8)], ["a", "<f8", "shape", bytes(8)], ["a", "M8[s]", [1], bytes(8)],
        ["A", [2**40], []], ["A", [-1], [1]], ["i", "9" * 10**6], ["i", ["9"]], ["s", ["l"]], ["d", [["l"], 1]], ["d", 1], ["range", 0, 1, 0],
        ["g", ["d", ["bit_generator", "PCG64"]]], ["o", 1], [], [1], {"a": 1}, msgpack.ExtType(1, b""), msgpack.Timestamp(1),
    ],
    ids=lambda data: str(data)[:30],
)  # fmt: skip
def test_malformed_data_is_refused(data):
    with pytest.raises(WireError):
        decode(data)


def test_a_set_of_chosen_numbers_can_be_stopped():
    chosen = ["s", *(["i", str(number * (2**61 - 1))] for number in range(60_000))]  # all with the same hash
    used = time.process_time()
    with pytest.raises((RanTooLong, WireError)), time_limit(0.3, 30):
        decode(chosen)
    assert time.process_time() - used < 5  # to its end it takes about 20 s of computing


def test_no_type_with_code_in_it_is_known():
    assert "O" not in ARRAY_KINDS and "V" not in ARRAY_KINDS
