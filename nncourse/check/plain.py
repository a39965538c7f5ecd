"""Values as plain JSON data and back: numbers, strings, lists, tuples, dictionaries, arrays, and four things by name.

A function is stored by its name in nncourse.check.functions, a random generator by its state, AtLeast by its
bound, and an array of a data set by the data set and its seed.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from nncourse import data as data_sets
from nncourse.check import functions

SIGNIFICANT_DIGITS = 15


@dataclass(frozen=True)
class AtLeast:
    """An expected number that may be exceeded."""

    bound: float


@dataclass(frozen=True)
class Stored:
    """An argument made by nncourse.data: what its function `name` returns at `place`, from a generator of this seed."""

    name: str
    seed: int
    place: int

    def load(self) -> Any:
        """The array itself."""
        return getattr(data_sets, self.name)(np.random.default_rng(self.seed))[self.place]


def loaded(value: Any) -> Any:
    """A stored array itself; any other value as it is."""
    return value.load() if isinstance(value, Stored) else value


def encode(value: Any) -> Any:
    """Turn a value into JSON data. Raises TypeError for anything that is not plain."""
    if isinstance(value, np.ndarray):
        return {
            "array": [encode(number) for number in value.ravel().tolist()],
            "shape": list(value.shape),
            "dtype": str(value.dtype),
        }
    if isinstance(value, np.generic):
        return encode(value.item())
    if isinstance(value, float):
        return float(f"{value:.{SIGNIFICANT_DIGITS}g}")
    if isinstance(value, bool | int | str | None):
        return value
    if isinstance(value, tuple):
        return {"tuple": [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    if isinstance(value, dict):
        return {"dict": {key: encode(item) for key, item in value.items()}}
    if isinstance(value, np.random.Generator):
        return {"generator": value.bit_generator.state}
    if isinstance(value, AtLeast):
        return {"at_least": value.bound}
    if isinstance(value, Stored):
        return {"stored": [value.name, value.seed, value.place]}
    if value in vars(functions).values():
        return {"function": value.__name__}
    raise TypeError(f"{type(value).__name__} is not plain data")


def decode(data: Any) -> Any:
    """Turn what `encode` wrote into the value again."""
    if isinstance(data, list):
        return [decode(item) for item in data]
    if not isinstance(data, dict):
        return data
    if "array" in data:
        return np.array(data["array"], dtype=data["dtype"]).reshape(data["shape"])
    if "tuple" in data:
        return tuple(decode(item) for item in data["tuple"])
    if "generator" in data:
        generator = np.random.default_rng()
        generator.bit_generator.state = data["generator"]
        return generator
    if "at_least" in data:
        return AtLeast(data["at_least"])
    if "stored" in data:
        return Stored(*data["stored"]).load()
    if "function" in data:
        return getattr(functions, data["function"])
    return {key: decode(item) for key, item in data["dict"].items()}
