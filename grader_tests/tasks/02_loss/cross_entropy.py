"""cross_entropy(probs, y): the loss of every example, from probabilities."""

import math

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "cross_entropy",
    unit="02_loss",
    reproduces="the lecture's loss 1.04 (H-05), 2.04 for the cat (G-05) and nine losses of nine points (H-10)",
    hints=(
        "probs[y, np.arange(y.size)] pairs each label with its own column.",
        "np.log is the natural logarithm. A probability below 1 has a negative logarithm, a loss is positive.",
    ),
)


@task.examples
def examples():
    W, b, X, y = lecture.four_features()
    yield Case("the example with four features", {"probs": special.softmax(W @ X + b, axis=0), "y": y}, ("H-05",))
    cat = special.softmax(np.array([[3.2], [5.1], [-1.7]]), axis=0)
    yield Case("the cat", {"probs": cat, "y": np.array([0])}, ("D-06", "G-05"))
    W, b, X, y = lecture.nine_points()
    yield Case("the lecture's nine points", {"probs": special.softmax(W @ X + b, axis=0), "y": y}, ("H-10",))
    yield Case("sure and wrong", {"probs": np.array([[1e-20], [1.0]]), "y": np.array([0])})


@task.hidden_cases
def hidden_cases(rng):
    for label, (K, N) in {"other sizes": (5, 11), "a single example": (4, 1), "two classes": (2, 6)}.items():
        probs = special.softmax(rng.normal(size=(K, N)), axis=0)
        yield Case(label, {"probs": probs, "y": rng.integers(0, K, N)})
    probs = special.softmax(rng.normal(size=(4, 4)), axis=0)
    yield Case("as many examples as classes", {"probs": probs, "y": np.array([2, 0, 3, 1])})
    yield Case("all labels equal", {"probs": probs, "y": np.array([1, 1, 1, 1])})
    tiny = np.array([[1e-30, 1 - 1e-12], [1 - 1e-30, 1e-12]])
    yield Case("tiny probabilities", {"probs": tiny, "y": np.array([0, 1])})


@task.expected
def expected(probs, y):
    return np.array([-math.log(column[label]) for column, label in zip(probs.T, y, strict=True)])


@task.mistake("That is the base-10 logarithm: cross-entropy uses the natural one, np.log.")
def base_ten(probs, y):
    return -np.log10(probs[y, np.arange(y.size)])


@task.mistake("That is the base-2 logarithm: cross-entropy uses the natural one, np.log.")
def base_two(probs, y):
    return -np.log2(probs[y, np.arange(y.size)])


@task.mistake("The sign is missing: the logarithm of a probability is negative, a loss is positive.")
def no_minus(probs, y):
    return np.log(probs[y, np.arange(y.size)])


@task.mistake("Those are the probabilities of the right classes. Take minus the logarithm of them.")
def no_logarithm(probs, y):
    return probs[y, np.arange(y.size)]


@task.mistake("probs[:, y] takes whole columns. Pair each label with its own column: probs[y, np.arange(y.size)].")
def whole_columns(probs, y):
    return -np.log(probs[:, y])


@task.mistake("probs[y] takes whole rows. Pair each label with its own column: probs[y, np.arange(y.size)].")
def whole_rows(probs, y):
    return -np.log(probs[y])


@task.mistake("That charges every class. Cross-entropy looks at the right class only.")
def all_classes(probs, y):
    return -np.log(probs).sum(axis=0)


@task.mistake("That is the mean loss. Return one loss for each example.")
def mean(probs, y):
    return np.mean(-np.log(probs[y, np.arange(y.size)]))


@task.mistake("That is the sum of the losses. Return one loss for each example.")
def total(probs, y):
    return -np.log(probs[y, np.arange(y.size)]).sum()


@task.mistake("That charges the largest probability, right or wrong. Take the one of the label y.")
def of_the_winner(probs, y):
    return -np.log(probs.max(axis=0))


@task.mistake("That is 1 - p. The loss is -ln p, which grows without bound as p falls to 0.")
def one_minus(probs, y):
    return 1 - probs[y, np.arange(y.size)]


@task.mistake("That charges the wrong classes, with ln(1 - p) of each. Cross-entropy charges the right one.")
def wrong_classes(probs, y):
    losses = -np.log1p(-probs)
    losses[y, np.arange(y.size)] = 0
    return losses.sum(axis=0)


@task.mistake("A constant added inside the logarithm changes every loss a little: leave it out.")
def with_epsilon(probs, y):
    return -np.log(probs[y, np.arange(y.size)] + 1e-3)


@task.mistake("A constant added inside the logarithm changes every loss a little: leave it out.")
def with_a_small_epsilon(probs, y):
    return -np.log(probs[y, np.arange(y.size)] + 1e-8)


@task.mistake("A constant added inside the logarithm changes every loss a little: leave it out.")
def with_a_tiny_epsilon(probs, y):
    return -np.log(probs[y, np.arange(y.size)] + 1e-12)


@task.mistake("A constant added inside the logarithm changes every loss a little: leave it out.")
def with_the_usual_epsilon(probs, y):
    return -np.log(probs[y, np.arange(y.size)] + 1e-10)


@task.mistake("A constant added inside the logarithm changes every loss a little: leave it out.")
def with_the_smallest_epsilon(probs, y):
    return -np.log(probs[y, np.arange(y.size)] + 1e-15)


@task.mistake("np.clip holds small probabilities up, and so hides how bad the worst losses are: leave it out.")
def clipped(probs, y):
    return -np.log(np.clip(probs[y, np.arange(y.size)], 1e-15, 1))


@task.mistake("The two indices have changed places. Rows are classes: the label comes first, then the column.")
def indices_swapped(probs, y):
    return -np.log(probs[np.arange(y.size), y])


@task.mistake("That weighs the logarithm with p: this is one term of an entropy. The label's weight is 1.")
def weighted(probs, y):
    right = probs[y, np.arange(y.size)]
    return -right * np.log(right)


@task.equivalent
def with_one_hot(probs, y):
    one_hot = np.eye(probs.shape[0])[y].T
    return -np.sum(one_hot * np.log(probs), axis=0)


@task.equivalent
def with_loop(probs, y):
    losses = np.zeros(y.size)
    for i in range(y.size):
        losses[i] = -np.log(probs[y[i], i])
    return losses


@task.equivalent
def with_comprehension(probs, y):
    import math

    return np.array([math.log(1 / probs[label, i]) for i, label in enumerate(y)])


@task.equivalent
def take_along_axis(probs, y):
    return -np.log(np.take_along_axis(probs, y[None, :], axis=0))[0]


@task.equivalent
def with_choose(probs, y):
    return -np.log(np.choose(y, probs))


@task.equivalent
def with_diagonal(probs, y):
    return -np.diagonal(np.log(probs[y]))


@task.equivalent
def transposed(probs, y):
    return np.log(1 / probs.T[np.arange(len(y)), y])


@task.equivalent
def with_einsum(probs, y):
    one_hot = (np.arange(probs.shape[0])[:, None] == y).astype(float)
    return -np.einsum("kn,kn->n", one_hot, np.log(probs))
