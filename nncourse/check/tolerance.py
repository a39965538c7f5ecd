"""How close two numbers must be, and why.

RTOL  1e-6: answers are computed in float64, where honest ways of writing a formula differ by about 1e-13, and may be
      computed in float32, where they differ by about 1e-7 per operation. The smallest known mistake differs by 1e-4.
ATOL  1e-7 of the largest expected entry: where large terms cancel, their round-off stays, 6e-8 of the
      largest in float32.
"""

import numpy as np
from numpy.typing import NDArray

RTOL = 1e-6
ATOL_OF_LARGEST = 1e-7


def close(got: NDArray, expected: NDArray, rtol: float = RTOL) -> NDArray[np.bool_]:
    """Entry by entry: is `got` within tolerance of `expected`? Both (...,) of one shape. nan is close to nan only."""
    finite = np.abs(expected[np.isfinite(expected)])
    floor = ATOL_OF_LARGEST * finite.max(initial=0.0)
    return np.isclose(got, expected, rtol=rtol, atol=max(floor, np.finfo(float).tiny), equal_nan=True)
