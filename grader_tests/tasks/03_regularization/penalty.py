"""penalty(W): the sum of the squares of all weights."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "penalty",
    unit="03_regularization",
    reproduces="the lecture's 0.8166 (H-07) and 35 (H-11)",
    hints=(
        "W**2 squares every entry of an array.",
        "np.sum without axis adds up all entries and gives a single number.",
    ),
)


@task.examples
def examples():
    yield Case("the weights of the example with four features", {"W": lecture.four_features()[0]}, ("H-07",))
    yield Case("the weights of the nine points", {"W": lecture.nine_points()[0]}, ("H-11",))
    yield Case(
        "two classes, five features", {"W": np.array([[0.5, -1.5, 2.0, 0.0, -3.0], [-0.25, 4.0, 1.0, -2.0, 0.1]])}
    )


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {"W": rng.normal(size=(4, 7))})
    yield Case("a single weight", {"W": rng.normal(size=(1, 1))})
    yield Case("as many classes as features", {"W": rng.normal(size=(5, 5))})
    yield Case("large weights", {"W": 1e4 * rng.normal(size=(2, 3))})
    yield Case("nothing but zeros", {"W": np.zeros((3, 2))})
    yield Case("float32 weights", {"W": rng.normal(size=(6, 2)).astype(np.float32)}, rtol=1e-4)


@task.expected
def expected(W):
    return float(np.linalg.norm(W.astype(float).ravel()) ** 2)


@task.mistake("That adds up absolute values. The penalty squares every weight.")
def absolute(W):
    return np.sum(np.abs(W))


@task.mistake("That is the mean of the squares. The penalty is their sum.")
def mean(W):
    return np.mean(W**2)


@task.mistake("That is half of it. In this course the penalty has no factor of one half.")
def halved(W):
    return 0.5 * np.sum(W**2)


@task.mistake("That is the length of W, the root of the sum. The penalty is the sum itself.")
def root(W):
    return np.sqrt(np.sum(W**2))


@task.mistake("That is the length of W, the root of the sum. The penalty is the sum itself.")
def norm(W):
    return np.linalg.norm(W)


@task.mistake("You add first and square the sum, so weights of opposite sign cancel. Square first.")
def square_of_sum(W):
    return np.sum(W) ** 2


@task.mistake("Nothing is squared: weights of opposite sign cancel.")
def not_squared(W):
    return np.sum(W)


@task.mistake("You add up along one axis only and return an array. Leave out axis: all entries go into one number.")
def per_class(W):
    return np.sum(W**2, axis=1)


@task.mistake("You add up along one axis only and return an array. Leave out axis: all entries go into one number.")
def per_feature(W):
    return np.sum(W**2, axis=0)


@task.mistake("Those are the squares. Add them up to one number.")
def not_summed(W):
    return W**2


@task.mistake("W @ W.T multiplies rows with one another. Square each entry alone: W**2.")
def row_products(W):
    return np.sum(W @ W.T)


@task.mistake("That is the largest square. All of them count: use the sum.")
def largest(W):
    return np.max(W**2)


@task.mistake("Your loop runs over 3 classes and 2 features only. Take both sizes from W.shape.")
def fixed_sizes(W):
    return sum(W[k, d] ** 2 for k in range(3) for d in range(2))


@task.mistake("Negative weights are left out. Their squares count as well.")
def positive_only(W):
    return np.sum(np.maximum(W, 0) ** 2)


@task.mistake("2 * W is the derivative of the squares. Here the squares themselves are wanted.")
def doubled(W):
    return np.sum(2 * W)


@task.mistake("That is twice the sum. In this course the penalty has no factor.")
def twice(W):
    return 2 * np.sum(W**2)


@task.mistake("W **= 2 changes the caller's weights. Write W**2 in a new expression.")
def in_place(W):
    W **= 2
    return np.sum(W)


@task.mistake("The last class is left out: take all rows.")
def one_row_short(W):
    return np.sum(W[:-1] ** 2)


@task.equivalent
def with_method(W):
    return (W * W).sum()


@task.equivalent
def with_square(W):
    return np.square(W).sum(axis=1).sum()


@task.equivalent
def with_loops(W):
    total = 0.0
    for row in W:
        for weight in row:
            total += weight**2
    return total


@task.equivalent
def with_indices(W):
    K, D = W.shape
    return sum(W[k, d] * W[k, d] for k in range(K) for d in range(D))


@task.equivalent
def with_norm(W):
    return np.linalg.norm(W) ** 2


@task.equivalent
def with_trace(W):
    return np.trace(W @ W.T)


@task.equivalent
def with_einsum(W):
    return np.einsum("kd,kd->", W, W)


@task.equivalent
def with_dot(W: np.ndarray) -> float:
    flat = W.ravel()
    return float(flat @ flat)


@task.equivalent
def with_power(W):
    return np.power(np.abs(W), 2).sum()


@task.equivalent
def with_vdot(W):
    return np.vdot(W, W)


task.equivalent_cell(
    "with_a_helper",
    """
    def square(number):
        return number * number

    def penalty(W):
        copy = W.copy()
        return np.sum(square(copy))
    """,
)
