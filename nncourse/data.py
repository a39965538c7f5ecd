"""Data sets. Columns are examples. What is random comes from the generator that is passed in."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


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
