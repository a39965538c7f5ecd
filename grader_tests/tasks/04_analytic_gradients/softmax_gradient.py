"""softmax_gradient(probs, y): the gradient of the data loss with respect to the scores."""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "softmax_gradient",
    unit="04_analytic_gradients",
    reproduces="the -0.647 of the lecture's first example (H-12) and the halves of the second (H-16)",
    hints=(
        "dscores[y, np.arange(y.size)] picks the right class of every column, and -= 1 changes just these.",
        "Begin with probs.copy(): probs belongs to the caller.",
    ),
)


@task.examples
def examples():
    W, b, X, y = lecture.four_features()
    yield case("the example with four features", W @ X + b, y, ("H-12", "H-14"))
    W, b, X, y = lecture.two_examples()
    yield case("two examples", W @ X + b, y, ("H-15", "H-16"))
    yield case("cat, car and frog", np.array([[3.2], [5.1], [-1.7]]), np.array([0]), ("G-06",))
    scores = np.array([[1.2, -0.4, 0.3, 2.0, 0.1], [0.4, 1.5, -1.0, 0.2, 0.6], [-0.8, 0.2, 0.9, -0.5, 1.4]])
    scores = np.vstack([scores, [0.7, -1.1, 0.5, 0.3, -0.2]])
    yield case("five examples of four classes", scores, np.array([1, 3, 1, 0, 1]))


@task.hidden_cases
def hidden_cases(rng):
    yield case("other sizes", rng.normal(size=(5, 8)), rng.integers(0, 5, 8))
    yield case("as many examples as classes", rng.normal(size=(4, 4)), np.array([2, 0, 2, 1]))
    yield case("a single example", rng.normal(size=(6, 1)), np.array([4]))
    yield case("all examples of one class", rng.normal(size=(3, 5)), np.full(5, 2))
    scores = 800 * rng.normal(size=(3, 6))
    yield case("probabilities of 0 and 1", scores, scores.argsort(axis=0)[[0, 1, 2, 2, 1, 2], np.arange(6)])
    probs = special.softmax(rng.normal(size=(3, 5)), axis=0).astype(np.float32)
    yield Case("float32 probabilities", {"probs": probs, "y": rng.integers(0, 3, 5)}, rtol=1e-4)


def case(label, scores, y, numbers=()):
    return Case(label, {"probs": special.softmax(scores, axis=0), "y": y}, numbers)


@task.expected
def expected(probs, y):
    onehot = (np.arange(probs.shape[0])[:, None] == y[None, :]).astype(float)
    return (probs - onehot) / probs.shape[1]


@task.mistake("The division by the number of examples is missing: the data loss is a mean.")
def not_divided(probs, y):
    dscores = probs.copy()
    dscores[y, np.arange(y.size)] -= 1
    return dscores


@task.mistake("You divide by the number of classes. The mean is over the examples.")
def divided_by_classes(probs, y):
    dscores = probs.copy()
    dscores[y, np.arange(y.size)] -= 1
    return dscores / probs.shape[0]


@task.mistake("The sign is turned round: it is probability minus truth.")
def turned_round(probs, y):
    onehot = np.eye(probs.shape[0])[:, y]
    return (onehot - probs) / y.size


@task.mistake("dscores = probs is no copy, so -= 1 changes the caller's probabilities. Use probs.copy().")
def in_place(probs, y):
    dscores = probs
    dscores[y, np.arange(y.size)] -= 1
    return dscores / y.size


@task.mistake("Those are the probabilities. Subtract 1 at the right class of every column.")
def nothing_subtracted(probs, y):
    return probs / y.size


@task.mistake("dscores[y] takes whole rows. Pair every label with its column: [y, np.arange(y.size)].")
def whole_rows(probs, y):
    dscores = probs.copy()
    dscores[y] -= 1
    return dscores / y.size


@task.mistake("The indices are exchanged: the class is the row, the example is the column.")
def indices_exchanged(probs, y):
    dscores = probs.copy()
    dscores[np.arange(y.size), y] -= 1
    return dscores / y.size


@task.mistake("You subtract 1 from every probability. Only the right class of a column loses 1.")
def everywhere(probs, y):
    return (probs - 1) / y.size


@task.mistake("You subtract 1 where the classifier is surest. It belongs at the right class, y.")
def at_the_prediction(probs, y):
    dscores = probs.copy()
    dscores[probs.argmax(axis=0), np.arange(y.size)] -= 1
    return dscores / y.size


@task.mistake("Only the 1 is divided by the number of examples. Divide the whole difference.")
def only_truth_divided(probs, y):
    dscores = probs.copy()
    dscores[y, np.arange(y.size)] -= 1 / y.size
    return dscores


@task.mistake("Only the probabilities are divided by the number of examples. Divide the whole difference.")
def only_probs_divided(probs, y):
    dscores = probs / y.size
    dscores[y, np.arange(y.size)] -= 1
    return dscores


@task.mistake("You set the right class to -1. Subtract 1 from what stands there.")
def set_instead(probs, y):
    dscores = probs.copy()
    dscores[y, np.arange(y.size)] = -1
    return dscores / y.size


@task.mistake("That is -1/p, the slope of the logarithm alone. Go on to the scores, with the formula above.")
def by_probabilities(probs, y):
    dprobs = np.zeros(probs.shape)
    dprobs[y, np.arange(y.size)] = -1 / np.maximum(probs[y, np.arange(y.size)], 1e-300)
    return dprobs / y.size


@task.mistake("p (1 - p) is the slope of a sigmoid. Softmax and logarithm together give p minus truth.")
def sigmoid_slope(probs, y):
    return probs * (1 - probs) / y.size


@task.mistake("Those are the entries of the right classes only. Every class of every example has a slope.")
def right_class_only(probs, y):
    return (probs[y, np.arange(y.size)] - 1) / y.size


@task.mistake("The other classes are set to 0. They keep their probability: they are to be pushed down.")
def others_zero(probs, y):
    onehot = np.eye(probs.shape[0])[:, y]
    return (probs - 1) * onehot / y.size


@task.mistake("The loop stops one example early.")
def one_example_short(probs, y):
    dscores = probs.copy()
    for i in range(max(y.size - 1, 1)):
        dscores[y[i], i] -= 1
    return dscores / y.size


@task.mistake("Labels count from 0: do not subtract 1 from y.")
def labels_from_one(probs, y):
    dscores = probs.copy()
    dscores[y - 1, np.arange(y.size)] -= 1
    return dscores / y.size


@task.mistake("The result is transposed: classes are rows, examples are columns.")
def transposed(probs, y):
    dscores = probs.copy()
    dscores[y, np.arange(y.size)] -= 1
    return dscores.T / y.size


@task.equivalent
def with_one_hot(probs, y):
    return (probs - np.eye(probs.shape[0])[:, y]) / y.size


@task.equivalent
def with_broadcasting(probs, y):
    return (probs - (y == np.arange(len(probs))[:, None])) / probs.shape[1]


@task.equivalent
def with_a_loop(probs, y):
    dscores = np.array(probs, dtype=float)
    for i, label in enumerate(y):
        dscores[label, i] -= 1
    dscores /= len(y)
    return dscores


@task.equivalent
def with_two_loops(probs, y):
    K, N = probs.shape
    dscores = np.zeros((K, N))
    for k in range(K):
        for n in range(N):
            dscores[k, n] = (probs[k, n] - (1 if y[n] == k else 0)) / N
    return dscores


@task.equivalent
def divided_first(probs, y):
    N = y.shape[0]
    dscores = probs / N
    dscores[y, np.arange(N)] -= 1 / N
    return dscores


@task.equivalent
def with_subtract_at(probs, y):
    dscores = probs.copy()
    np.subtract.at(dscores, (y, range(y.size)), 1.0)
    return dscores / y.size


@task.equivalent
def with_put_along_axis(probs, y):
    truth = np.zeros(probs.shape)
    np.put_along_axis(truth, y[None, :], 1.0, axis=0)
    return (probs - truth) / y.size


@task.equivalent
def over_rows(probs: np.ndarray, y: np.ndarray) -> np.ndarray:
    rows = probs.T.copy()
    rows[np.arange(y.size), y] -= 1
    return rows.T / y.size


@task.equivalent
def with_where(probs, y):
    right = np.arange(probs.shape[0]).reshape(-1, 1) == y
    return np.where(right, probs - 1, probs) / y.size


task.equivalent_cell(
    "with_a_helper",
    """
    def onehot(y, K):
        truth = np.zeros((K, y.size))
        truth[y, np.arange(y.size)] = 1
        return truth

    def softmax_gradient(probs, y):
        return np.multiply(probs - onehot(y, probs.shape[0]), 1 / y.size)
    """,
)
