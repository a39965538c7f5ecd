"""Functions that visible examples pass to a student's function. Plain mathematics, no solution of any task."""

import numpy as np
from numpy.typing import NDArray


def bowl(W: NDArray) -> float:
    """The sum of squares: its slope is 2 W."""
    return float(np.sum(W**2))
