"""Values as plain JSON data and back: numbers, strings, lists, tuples, dictionaries and arrays."""

from typing import Any

import numpy as np

SIGNIFICANT_DIGITS = 15


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
    return {key: decode(item) for key, item in data["dict"].items()}
