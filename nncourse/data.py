"""Data sets: drawn from a generator, or bundled with scikit-learn. Columns are examples."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Split = tuple[Floats, Integers, Floats, Integers]


def crescents(rng: np.random.Generator, counts: tuple[int, int], noise: float = 0.12) -> tuple[Floats, Integers]:
    """Two crescents, one in the arms of the other, blurred by noise: X (2, N), y (N,) with `counts` of each class."""
    upper, lower = (rng.uniform(0, np.pi, count) for count in counts)
    X = np.hstack([[np.cos(upper) - 0.5, np.sin(upper) - 0.25], [0.5 - np.cos(lower), 0.25 - np.sin(lower)]])
    return 0.75 * X + noise * rng.normal(size=X.shape), np.repeat([0, 1], counts)


def iris() -> tuple[Floats, Integers]:
    """Fisher's irises: X (4, 150) centimetres, y (150,) species; `IRIS_FEATURES` and `IRIS_SPECIES` name them.

    This is scikit-learn's copy, which needs no network. The file of the UCI archive, which most lectures use, differs
    from it in flowers 34 and 37, where it has two typing errors against Fisher's paper of 1936.
    """
    try:
        from sklearn.datasets import load_iris
    except ImportError as error:
        raise ImportError("The irises come with scikit-learn: pip install scikit-learn") from error
    flowers = load_iris()
    return np.array(flowers.data.T, dtype=np.float64), np.array(flowers.target, dtype=np.int64)


IRIS_FEATURES = ("sepal length", "sepal width", "petal length", "petal width")
IRIS_SPECIES = ("setosa", "versicolor", "virginica")


def spirals(rng: np.random.Generator, per_arm: int = 100, arms: int = 3) -> tuple[Floats, Integers]:
    """Points along arms that wind round the origin, one class per arm: X (2, arms * per_arm), y."""
    radius = np.tile(np.linspace(0.05, 1.0, per_arm), arms)
    y = np.repeat(np.arange(arms), per_arm)
    angle = 2 * np.pi * y / arms + 5 * radius + rng.normal(0, 0.2, y.size)
    return np.stack([radius * np.sin(angle), radius * np.cos(angle)]), y


def digits() -> tuple[Floats, Integers]:
    """1797 written digits of 8 x 8 pixels, from 0 (white) to 1 (ink), bundled with scikit-learn: X (64, 1797), y."""
    from sklearn.datasets import load_digits

    bundled = load_digits()
    return bundled.data.T / 16, bundled.target.astype(np.int64)


def hold_out(X: Floats, y: Integers, share: float, rng: np.random.Generator) -> Split:
    """Shuffle the examples and keep a share of them for testing: X, y to learn from, X, y held out."""
    order = rng.permutation(y.size)
    first, rest = np.split(order, [round(y.size * (1 - share))])
    return X[:, first], y[first], X[:, rest], y[rest]


def spirals_twice(rng: np.random.Generator) -> Split:
    """Spirals to learn from, and fresh ones of the same kind."""
    return *spirals(rng), *spirals(rng)


def digits_split(rng: np.random.Generator) -> Split:
    """The digits, half of them held out."""
    return hold_out(*digits(), 0.5, rng)


def digits_with_shuffled_pixels(rng: np.random.Generator) -> Split:
    """The digits again, with their 64 pixels in another order, the same one for all."""
    X, y = digits()
    return hold_out(X[rng.permutation(64)], y, 0.5, rng)
