"""scores_shape(W, X): the shape of W @ X, without computing it."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "scores_shape",
    unit="00_start_here",
    hints=(
        "W.shape is the pair (K, D): W.shape[0] is K.",
        "In W @ X the inner sizes vanish. Which index of X.shape is the outer one?",
    ),
)


@task.examples
def examples():
    yield Case("W (3, 2) and X (2, 9)", {"W": np.ones((3, 2)), "X": np.ones((2, 9))})
    yield Case("W (5, 4) and X (4, 1)", {"W": np.ones((5, 4)), "X": np.ones((4, 1))})


@task.hidden_cases
def hidden_cases(rng):
    for label in ("other sizes", "larger arrays"):
        K, D, N = (int(size) for size in rng.choice(np.arange(2, 30), size=3, replace=False))
        yield Case(label, {"W": rng.normal(size=(K, D)), "X": rng.normal(size=(D, N))})
    yield Case("a single class", {"W": np.ones((1, 6)), "X": np.ones((6, 4))})


@task.expected
def expected(W, X):
    return tuple(int(size) for size in np.shape(np.einsum("kd,dn->kn", W, X)))


@task.mistake("Those are the inner sizes, the ones that vanish. Take the rows of W and the columns of X.")
def inner_sizes(W, X):
    return W.shape[1], X.shape[0]


@task.mistake("The order is turned round: first the rows of W, then the columns of X.")
def turned_round(W, X):
    return X.shape[1], W.shape[0]


@task.mistake("That is (K, D), the shape of W. The product has as many columns as X: X.shape[1].")
def shape_of_W(W, X):
    return W.shape


@task.mistake("That is (D, N), the shape of X. The product has as many rows as W: W.shape[0].")
def shape_of_X(W, X):
    return X.shape


@task.mistake("Those are all four sizes. The product has only the outer two.")
def all_sizes(W, X):
    return W.shape + X.shape


@task.mistake("That is how many numbers the product holds. Give its rows and columns as a pair.")
def count(W, X):
    return W.shape[0] * X.shape[1]


@task.mistake("That is the product itself. Only its shape is wanted.")
def product(W, X):
    return W @ X


@task.mistake("Your function gives the same pair whatever W and X are: read it from their shapes.")
def hard_coded(W, X):
    return 3, 9


@task.mistake("Those are the inner sizes, the ones that vanish. Take the rows of W and the columns of X.")
def other_product(W, X):
    return X.shape[0], W.shape[1]


@task.mistake("That is text. Return the two numbers: return K, N.")
def as_text(W, X):
    return f"({W.shape[0]}, {X.shape[1]})"


@task.mistake("Those are one larger: sizes are counted from 1, only indices start at 0.")
def plus_one(W, X):
    return W.shape[0] + 1, X.shape[1] + 1


@task.mistake("The two are added. Return the pair: return K, N.")
def added(W, X):
    return W.shape[0] + X.shape[1]


@task.equivalent
def by_lengths(W, X):
    return len(W), len(X[0])


@task.equivalent
def of_the_product(W, X):
    return (W @ X).shape


@task.equivalent
def unpacked(W, X):
    K, _ = W.shape
    _, N = X.shape
    return (K, N)


@task.equivalent
def size_of_axes(W, X):
    return (np.size(W, 0), np.size(X, axis=1))


@task.equivalent
def as_list(W, X):
    return [W.shape[0], X.shape[-1]]


@task.equivalent
def sliced(W, X):
    return W.shape[:1] + X.shape[1:]


@task.equivalent
def transposed(W, X):
    return W.T.shape[1], X.T.shape[0]


@task.equivalent
def tolerant(W, X, check=False):
    if check:
        assert W.shape[1] == X.shape[0]
    K, N = np.shape(W)[0], np.shape(X)[1]
    return K, N


@task.mistake("Those are both shapes whole. Take the rows of W and the columns of X: one number each.")
def both_shapes(W, X):
    return W.shape, X.shape


@task.equivalent
def as_an_array(W, X):
    return np.array([W.shape[0], X.shape[1]])
