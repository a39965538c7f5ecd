"""What a check looks at when not the returned value itself counts but what it does.

A task names its measure. It is called with the returned value and the arguments of the example, and what it gives is
compared with the expected value. It may raise: then the student's value was not of the promised form.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

FEWEST_TO_JUDGE = 6


def as_arrays(value: Iterable[Any], **arguments: Any) -> tuple[Any, ...]:
    """Several values, where a list of numbers may stand for an array."""
    return tuple(np.asarray(one, dtype=float) if np.ndim(one) else float(one) for one in value)


def batches(value: Iterable[Any], N: int, batch_size: int, rng: np.random.Generator) -> tuple[NDArray, NDArray]:
    """The size of every batch, and how often each example comes. Raises ValueError for what is no mixed cut."""
    found = [np.asarray(one) for one in value]
    if any(batch.ndim != 1 or batch.dtype.kind not in "iu" for batch in found):
        raise ValueError("a batch is an array of shape (M,) of whole numbers")
    order, sizes = np.concatenate(found), np.array([batch.size for batch in found])
    if order.size != N or (sizes[:-1] != batch_size).any() or not 0 < sizes[-1] <= batch_size:
        raise ValueError(
            f"{order.size} indices in batches of {sizes.tolist()}, wanted are {N} in batches of {batch_size}"
        )
    if order.min() < 0 or order.max() >= N:
        raise ValueError(f"the indices run from {order.min()} to {order.max()}, wanted are 0 to {N - 1}")
    often = np.bincount(order, minlength=N)
    if (often != 1).any():
        raise ValueError(f"index {often.argmax()} is there {often.max()} times, and {np.sum(often == 0)} are missing")
    if len(found) > 1 and (np.all(np.diff(order) >= 0) or any(holds_neighbours(batch) for batch in found)):
        raise ValueError("the batches hold neighbours, they are not in random order")
    return sizes, often


def holds_neighbours(batch: NDArray) -> bool:
    """Is a batch one stretch without a gap? By chance, six of fifty are so less than once in 50 000 times."""
    return batch.size >= FEWEST_TO_JUDGE and np.ptp(batch) == batch.size - 1


def of_floats(value: Any, **arguments: Any) -> Any:
    """The value itself, where whole numbers may not stand for real ones. Raises TypeError if they do."""
    if isinstance(value, np.ndarray) and value.dtype.kind in "biu":
        raise TypeError("the array holds whole numbers, real numbers are wanted")
    return value


NETWORK = ("W_h", "b_h", "W_o", "b_o")
ALIKE = 1e-9
CORNERS = np.array([[0.0, 0.0, 1.0, 1.0], [0.0, 1.0, 0.0, 1.0]])


def xor_outputs(network: Any) -> NDArray:
    """What a network of two ReLU units and one output answers at (0,0), (0,1), (1,0) and (1,1): (4,)."""
    return answers(network_of(network, D=2, H=2, K=1), CORNERS).ravel()


def held_out_accuracy(
    network: Any, X: NDArray, y: NDArray, H: int, lam: float, rng: Any, X_new: NDArray, y_new: NDArray
) -> float:
    """The share of new examples X_new (D, M), y_new (M,) that a trained network of H hidden units gets right."""
    arrays = network_of(network, D=len(X), H=H, K=int(y.max()) + 1)
    if H > 1 and np.ptp(arrays[0], axis=0).max() < ALIKE * np.abs(arrays[0]).max(initial=1.0):
        raise ValueError("the hidden units are all alike: they must start from different random weights")
    if lam * (np.square(arrays[0]).sum() + np.square(arrays[2]).sum()) > np.log(y.max() + 1):
        raise ValueError("the penalty costs more than knowing nothing would; lam must be in the gradients")
    return float(np.mean(answers(arrays, X_new).argmax(axis=0) == y_new))


def network_of(value: Any, D: int, H: int, K: int) -> list[NDArray]:
    """The four arrays of a network of these sizes. Raises ValueError, saying why, for anything else."""
    if value is None:
        raise ValueError("it is None; a return may be missing")
    if not isinstance(value, tuple | list) or len(value) != len(NETWORK):
        raise ValueError(f"it must be the four arrays {', '.join(NETWORK)}, in this order")
    arrays = [np.asarray(array, dtype=float) for array in value]
    for name, array, shape in zip(NETWORK, arrays, ((H, D), (H, 1), (K, H), (K, 1)), strict=True):
        if array.shape != shape:
            raise ValueError(f"{name} has the shape {array.shape}, expected {shape}")
        if not np.isfinite(array).all():
            raise ValueError(f"{name} holds nan or infinity: the steps were too large")
    return arrays


def answers(network: list[NDArray], X: NDArray) -> NDArray:
    """The outputs (K, N) of a network for X (D, N)."""
    W_h, b_h, W_o, b_o = network
    sums = np.tensordot(W_h, X, axes=1) + b_h
    return np.tensordot(W_o, np.where(sums > 0, sums, 0.0), axes=1) + b_o
