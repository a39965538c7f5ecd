"""Values as plain JSON data and back: numbers, strings, lists, tuples, dictionaries, arrays, and three things by name.

A function is stored by its name in nncourse.check.functions, a random generator by its state, and AtLeast by its bound.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from nncourse.check import functions

SIGNIFICANT_DIGITS = 15


@dataclass(frozen=True)
class AtLeast:
    """An expected number that may be exceeded."""

    bound: float


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
    if "function" in data:
        return getattr(functions, data["function"])
    return {key: decode(item) for key, item in data["dict"].items()}
