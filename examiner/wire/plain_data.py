"""Plain data on the wire between the judge and the box: numbers, strings, containers, arrays. Never pickle.

A value that is not plain crosses as a handle: a number that stands for an object which stays where it is.
`encode` and `decode` are strict on both sides; what they do not know raises WireError.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from examiner.wire.channel import MOST_BYTES, MOST_ITEMS

ARRAY_KINDS = "biufcUS"
DEEPEST = 60
MOST_AXES = 32
LONGEST_TYPE = 16

Export = Callable[[Any], list[Any]]
Import = Callable[[list[Any]], Any]


class WireError(ValueError):
    """A value that may not cross, or data that is not what `encode` writes."""


def refuse(value: Any) -> Any:
    """The default for objects that are not plain: they may not cross."""
    raise WireError(f"{type(value).__name__} is not plain data")


def encode(value: Any, export: Export = refuse, depth: int = 0) -> Any:
    """Turn a value into msgpack data. `export` turns an object into a handle. Raises WireError."""
    if depth > DEEPEST:
        raise WireError("nested too deeply")
    if value is None or value is True or value is False:
        return value
    if isinstance(value, np.ndarray | np.generic):
        return encode_numpy(value, export, depth)
    if isinstance(value, int):
        number = int(value)
        return number if -(2**63) <= number < 2**63 else ["i", int.__repr__(number)]
    if isinstance(value, float):
        return float(value)
    if isinstance(value, str | bytes | bytearray) and len(value) > MOST_BYTES:
        raise WireError(f"{type(value).__name__} of length {len(value)} is too large")
    if isinstance(value, str):
        return str.__str__(value).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    if isinstance(value, bytes | bytearray):
        return bytes(value)
    if isinstance(value, complex):
        return ["c", value.real, value.imag]
    return encode_container(value, export, depth + 1)


def encode_container(value: Any, export: Export, depth: int) -> Any:
    """Lists, tuples, sets, dictionaries, generators of random numbers; anything else is exported."""
    if isinstance(value, list | tuple | set | frozenset | dict) and len(value) > MOST_ITEMS:
        raise WireError(f"{type(value).__name__} of {len(value)} items is too large")
    for tag, kind in (("l", list), ("t", tuple), ("s", set), ("f", frozenset)):
        if isinstance(value, kind):
            return [tag, *(encode(item, export, depth) for item in value)]
    if isinstance(value, dict):
        return ["d", *([encode(key, export, depth), encode(item, export, depth)] for key, item in value.items())]
    if isinstance(value, slice):
        return ["slice", *(encode(part, export, depth) for part in (value.start, value.stop, value.step))]
    if isinstance(value, range):
        return ["range", value.start, value.stop, value.step]
    if type(value) is np.random.Generator and type(value.bit_generator) is np.random.PCG64:
        return ["g", encode(value.bit_generator.state, refuse, depth)]
    return export(value)


def encode_numpy(value: Any, export: Export, depth: int) -> Any:
    """Arrays and NumPy's scalars as type, shape and bytes; arrays of objects item by item."""
    array = np.asarray(value)
    if array.dtype.kind == "O":
        items = [encode(item, export, depth + 1) for item in array.ravel().tolist()]
        return ["A", list(array.shape), items]
    if array.dtype.kind not in ARRAY_KINDS:
        return export(value)
    if array.nbytes > MOST_BYTES:
        raise WireError(f"an array of {array.nbytes} bytes is too large")
    tag = "n" if isinstance(value, np.generic) else "a"
    return [tag, array.dtype.str, list(array.shape), np.ascontiguousarray(array).tobytes()]


def decode(data: Any, resolve: Import = refuse, depth: int = 0) -> Any:
    """Turn msgpack data into the value again. `resolve` turns a handle into an object. Raises WireError."""
    if depth > DEEPEST:
        raise WireError("nested too deeply")
    if data is None or isinstance(data, bool | int | float | str | bytes):
        return data
    if not isinstance(data, list) or not data or not isinstance(data[0], str):
        raise WireError("not a value")
    reader = READERS.get(data[0])
    try:
        return reader(data, resolve, depth + 1) if reader else resolve(data)
    except WireError:
        raise
    except Exception as error:
        raise WireError(f"not a value: {type(error).__name__}") from error


def decode_array(data: list[Any], resolve: Import, depth: int) -> Any:
    """["a" or "n", type, shape, bytes] -> array or scalar. There must be as many bytes as type and shape say."""
    _, kind, shape, content = data
    if not isinstance(kind, str) or len(kind) > LONGEST_TYPE or not isinstance(content, bytes):
        raise WireError("not an array")
    dtype = np.dtype(kind)
    if dtype.kind not in ARRAY_KINDS or dtype.itemsize == 0:
        raise WireError("not an array")
    if not is_shape(shape) or math.prod(shape) * dtype.itemsize != len(content):
        raise WireError("not a shape")
    array = np.frombuffer(content, dtype=dtype).reshape(shape).copy() if content else np.zeros(shape, dtype)
    return array if data[0] == "a" else array[()]


def is_shape(shape: Any) -> bool:
    """Is this a list of lengths?"""
    return isinstance(shape, list) and len(shape) <= MOST_AXES and all(type(n) is int and n >= 0 for n in shape)


def decode_objects(data: list[Any], resolve: Import, depth: int) -> Any:
    """["A", shape, items] -> array of objects."""
    _, shape, items = data
    if not is_shape(shape) or len(items) > MOST_ITEMS:
        raise WireError("not a shape")
    array = np.empty(len(items), dtype=object)
    for place, item in enumerate(items):
        array[place] = decode(item, resolve, depth)
    return array.reshape(shape)


def decode_generator(data: list[Any], resolve: Import, depth: int) -> np.random.Generator:
    """["g", state] -> a generator in that state."""
    generator = np.random.Generator(np.random.PCG64(0))
    generator.bit_generator.state = decode(data[1], refuse, depth)
    return generator


def decode_items(kind: Callable[[list[Any]], Any]) -> Callable[[list[Any], Import, int], Any]:
    """A reader for a container of that kind."""

    def read(data: list[Any], resolve: Import, depth: int) -> Any:
        if len(data) > MOST_ITEMS:
            raise WireError("too many items")
        return kind([decode(item, resolve, depth) for item in data[1:]])

    return read


def one_by_one(parts: list[Any]) -> set[Any]:
    """A set, made so that a time limit can stop it: numbers can be chosen so that making it takes hours."""
    return {part for part in parts}


def decode_pairs(data: list[Any], resolve: Import, depth: int) -> dict[Any, Any]:
    """["d", [key, value], ...] -> dictionary."""
    if len(data) > MOST_ITEMS:
        raise WireError("too many items")
    return {decode(key, resolve, depth): decode(value, resolve, depth) for key, value in data[1:]}


READERS: dict[str, Callable[[list[Any], Import, int], Any]] = {
    "i": lambda data, resolve, depth: int(data[1][:5000]),
    "c": lambda data, resolve, depth: complex(data[1], data[2]),
    "l": decode_items(list),
    "t": decode_items(tuple),
    "s": decode_items(one_by_one),
    "f": decode_items(lambda parts: frozenset(one_by_one(parts))),
    "d": decode_pairs,
    "slice": decode_items(lambda parts: slice(*parts)),
    "range": lambda data, resolve, depth: range(*(int(part) for part in data[1:4])),
    "a": decode_array,
    "n": decode_array,
    "A": decode_objects,
    "g": decode_generator,
}
