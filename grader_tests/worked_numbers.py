"""The ids of the lecture's worked numbers, and how a printed number is compared."""

import numpy as np
from numpy.typing import ArrayLike

DECKS = {"H": 39, "D": 19, "W": 9, "G": 11, "S": 19}
IDS = tuple(
    sorted([f"{deck}-{number:02}" for deck, most in DECKS.items() for number in range(1, most + 1)] + ["H-02b"])
)


def assert_prints(values: ArrayLike, printed: str) -> None:
    """The values (any shape), rounded to the digits of the print, are the printed numbers (blank-separated)."""
    words = printed.split()
    numbers = np.ravel(values)
    assert len(words) == len(numbers), f"{len(numbers)} values, {len(words)} printed"
    for value, word in zip(numbers, words, strict=True):
        digits = len(word.partition(".")[2])
        rounded = f"{value:.{digits}f}"
        assert float(rounded) == float(word), f"{value} is printed as {word}"
