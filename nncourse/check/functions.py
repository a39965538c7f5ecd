"""Functions that visible examples pass to a student's function. Plain mathematics, no solution of any task."""

import numpy as np
from numpy.typing import NDArray


def bowl(W: NDArray) -> float:
    """The sum of squares: its slope is 2 W."""
    return float(np.sum(W**2))


def cubes(W: NDArray) -> float:
    """The sum of cubes: central differences overrate its slope 3 W**2 by h**2."""
    return float(np.sum(W**3))


def waves(W: NDArray) -> float:
    """1 sin(w) + 2 sin(w) + ... in the order of the entries, plus the product of the first and the last."""
    entries = np.ravel(W)
    return float(np.arange(1, entries.size + 1) @ np.sin(entries) + entries[0] * entries[-1])


def coupled(W: NDArray, b: NDArray) -> tuple[float, NDArray, NDArray]:
    """A valley in which weights and biases depend on each other, and its slopes. W (K, D), b (K, 1)."""
    gap = b - W.sum(axis=1, keepdims=True)
    return float(np.sum(W**2) + np.sum(gap**2)), 2 * W - 2 * gap, 2 * gap
