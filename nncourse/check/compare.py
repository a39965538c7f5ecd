"""Compare what a function gave with what it should give: first type, then shape, then value; name the worst entry."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from nncourse.check.plain import AtLeast
from nncourse.check.tolerance import RTOL, close

KINDS = {
    "b": "truth values",
    "i": "whole numbers",
    "u": "whole numbers",
    "f": "real numbers",
    "c": "complex numbers",
}


def difference(got: Any, expected: Any, rtol: float = RTOL) -> str | None:
    """One line on the first difference, or None if there is none."""
    if isinstance(expected, AtLeast):
        enough = isinstance(got, float | int | np.floating) and got >= expected.bound
        return None if enough else f"It reaches {shown(got)}, at least {expected.bound:.6g} is wanted."
    if isinstance(expected, tuple):
        return _tuple_difference(got, expected, rtol)
    if expected is None or isinstance(expected, str | bool):
        return (
            None
            if type(got) is type(expected) and got == expected
            else f"It returned {shown(got)}, expected {shown(expected)}."
        )
    if isinstance(expected, np.ndarray):
        return _array_difference(got, expected, rtol)
    return _number_difference(got, expected, rtol)


def shown(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, np.ndarray):
        words = " ".join(np.array2string(value, precision=6).split())
        return f"an array of shape {value.shape}" if value.size > 4 else f"the array {words}"
    if isinstance(value, float | np.floating):
        return f"{float(value):.6g}"
    if value is None:
        return "None (is a return missing?)"
    if callable(value):
        return "a function (did you forget to call it?)"
    return (
        f"{type(value).__name__} {str(value)[:60]}"
        if not isinstance(value, int | str | np.integer)
        else repr(value)[:60]
    )


def values_of(got: Any, count: int) -> list[Any] | None:
    """Several returned values, in a tuple, a list or as the rows of one array; None for anything else."""
    stacked = isinstance(got, np.ndarray) and got.ndim > 0 and len(got) == count
    return list(got) if stacked or isinstance(got, tuple | list) else None


def _tuple_difference(got: Any, expected: tuple[Any, ...], rtol: float) -> str | None:
    values = values_of(got, len(expected))
    if values is None:
        return f"It returned {shown(got)}, expected {len(expected)} values: return a, b, ..."
    if len(values) != len(expected):
        return f"It returned {len(values)} values, expected {len(expected)}."
    for place, (one, right) in enumerate(zip(values, expected, strict=True)):
        found = difference(one, right, rtol)
        if found:
            return f"Value {place + 1} of {len(expected)}: {found[0].lower()}{found[1:]}"
    return None


def _array_difference(got: Any, expected: NDArray, rtol: float) -> str | None:
    if isinstance(got, list | tuple):
        return f"It returned a {type(got).__name__}, expected an array of shape {expected.shape}: use np.array(...)."
    if not isinstance(got, np.ndarray):
        return f"It returned {shown(got)}, expected an array of shape {expected.shape}."
    if got.dtype.kind not in KINDS or (got.dtype.kind != expected.dtype.kind and not _convertible(got, expected)):
        return f"It holds {KINDS.get(got.dtype.kind, 'objects')}, expected {KINDS[expected.dtype.kind]}."
    if got.shape != expected.shape:
        return f"Its shape is {got.shape}, expected {expected.shape}."
    return _worst_entry(np.asarray(got), expected, rtol)


def _convertible(got: NDArray, expected: NDArray) -> bool:
    """Whole numbers may stand for real ones, never the other way: labels are used as indices."""
    return expected.dtype.kind in "fiu" and got.dtype.kind in "iu"


def _worst_entry(got: NDArray, expected: NDArray, rtol: float) -> str | None:
    wrong = ~close(got, expected, rtol)
    if not wrong.any():
        return None
    with np.errstate(invalid="ignore"):
        distance = np.where(wrong, np.abs(got - expected), -1.0)
    worst = np.unravel_index(np.argmax(np.where(np.isnan(distance), np.inf, distance)), got.shape)
    place = ", ".join(str(int(index)) for index in worst)
    others = f" ({int(wrong.sum())} of {wrong.size} entries differ)" if wrong.size > 1 else ""
    return f"Entry [{place}] is {_digits(got[worst], expected[worst])}{others}."


def _number_difference(got: Any, expected: float | int, rtol: float) -> str | None:
    if isinstance(got, list | tuple):
        return f"It returned {shown(got)}, expected a single number."
    if isinstance(got, np.ndarray) and got.ndim > 0:
        return f"It returned an array of shape {got.shape}, expected a single number."
    kind = np.asarray(got).dtype.kind
    if kind not in "iuf":
        return f"It returned {shown(got)}, expected a number."
    if isinstance(expected, int) and kind == "f":
        return f"It returned {shown(float(got))}, a real number; expected a whole number."
    if close(np.asarray(float(got)), np.asarray(float(expected)), rtol):
        return None
    return f"It returned {_digits(got, expected)}."


def _digits(got: Any, expected: Any) -> str:
    """Both numbers with as many digits as it takes to tell them apart."""
    for digits in (6, 9, 17):
        one, other = f"{got:.{digits}g}", f"{expected:.{digits}g}"
        if one != other:
            break
    return f"{one}, expected {other}"
