"""A point at which a gradient may be judged: wrong gradients differ from right ones there, numerical ones are exact.

At a degenerate point a wrong gradient can look right: without a silent unit nobody sees that ReLU's mask is missing,
with N = 1 nobody sees that 1/N is, and next to ReLU's kink the numerical gradient itself is wrong.
"""

from collections.abc import Collection
from typing import Any

import numpy as np
from numpy.typing import NDArray

STEP = 1e-5
CONDITIONS = ("signs", "kink", "weights", "sizes", "classes", "batch")


def certify(
    W_h: NDArray,
    b_h: NDArray,
    W_o: NDArray,
    b_o: NDArray,
    X: NDArray,
    y: NDArray,
    batch_size: int | None = None,
    waive: Collection[str] = (),
) -> None:
    """Raise AssertionError, naming what is degenerate, unless this point can tell wrong gradients from right ones.

    W_h (H, D), b_h (H, 1), W_o (K, H), b_o (K, 1), X (D, N), y (N,). Conditions in `waive` are not asked for.
    """
    problems = found(np.asarray(W_h, float), b_h, np.asarray(W_o, float), b_o, X, y, batch_size)
    wrong = [f"{name}: {words}" for name, words in problems.items() if name not in waive]
    assert not wrong, "; ".join(wrong)


def found(W_h: NDArray, b_h: NDArray, W_o: NDArray, b_o: NDArray, X: NDArray, y: NDArray, batch_size: int | None):
    """What is degenerate, by the name of the condition."""
    sums = W_h @ X + b_h
    scale = max(1.0, float(np.abs(X).max()))
    nearest = float(np.abs(sums).min())
    sizes = {"N": X.shape[1], "D": X.shape[0], "H": W_h.shape[0], "K": W_o.shape[0]}
    counts = np.bincount(y, minlength=W_o.shape[0]) if np.issubdtype(np.asarray(y).dtype, np.integer) else None
    checks: dict[str, tuple[Any, str]] = {
        "signs": (
            (sums > 0).any() and (sums < 0).any() and mixed(sums > 0),
            "the units are all silent or all firing, or none of them changes from one example to the next",
        ),
        "kink": (nearest > 10 * STEP * scale, f"a sum of {nearest:.1e} lies at ReLU's kink"),
        "weights": (W_h.all() and W_o.all(), "some weights are zero"),
        "sizes": (len(set(sizes.values())) == len(sizes), f"some sizes are equal: {sizes}"),
        "classes": (
            counts is not None and len(set(counts.tolist())) == counts.size,
            f"some classes are equally frequent: {counts}",
        ),
        "batch": (batch_size is None or X.shape[1] % batch_size, f"batches of {batch_size} divide {X.shape[1]}"),
    }
    return {name: words for name, (holds, words) in checks.items() if not holds}


def mixed(firing: NDArray) -> bool:
    """Does some unit fire for one example and not for another? Of a single example, nobody can ask that. (H, N)."""
    return firing.shape[1] == 1 or bool((firing.any(axis=1) & ~firing.all(axis=1)).any())


def certified_point(rng: np.random.Generator, D: int, H: int, K: int, N: int, waive: Collection[str] = ()) -> dict:
    """A random network with examples, drawn again until it is certified: W_h, b_h, W_o, b_o, X, y by name."""
    for _ in range(10_000):
        shapes = {"W_h": (H, D), "b_h": (H, 1), "W_o": (K, H), "b_o": (K, 1), "X": (D, N)}
        point: dict[str, NDArray] = {name: rng.normal(size=shape) for name, shape in shapes.items()}
        point["y"] = rng.integers(0, K, N)
        if not set(found(**point, batch_size=None)) - set(waive):
            return point
    raise ValueError(f"no certified point with D={D}, H={H}, K={K}, N={N}")
