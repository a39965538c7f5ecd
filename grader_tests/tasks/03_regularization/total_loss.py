"""total_loss(W, b, X, y, lam): mean cross-entropy plus lam times the squared weights."""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "total_loss",
    unit="03_regularization",
    reproduces="the lecture's 1.048 (H-08) and 2.19 (H-11)",
    hints=(
        "score_all(W, b, X) gives the scores; data_loss(scores, y) their mean loss.",
        "The penalty is added once, after the mean over the examples: lam times np.sum(W**2).",
    ),
)


@task.examples
def examples():
    yield case("the example with four features", *lecture.four_features(), 0.01, ("H-08",))
    yield case("the nine points", *lecture.nine_points(), 0.01, ("H-11",))
    W = np.array([[0.5, -1.0, 0.3, 0.8], [-0.7, 0.2, 1.1, -0.4], [0.1, 0.9, -0.6, 0.4]])
    X = np.array([[0.2, -0.7], [1.3, 0.4], [-0.9, 0.6], [0.5, -1.1]])
    yield case("two examples and a lam of 0.3", W, np.array([[0.6], [-0.2], [1.5]]), X, np.array([1, 2]), 0.3)


@task.hidden_cases
def hidden_cases(rng):
    yield drawn("other sizes", rng, 4, 6, 11, 0.05)
    yield drawn("as many examples as classes", rng, 5, 2, 5, 0.5)
    yield drawn("a single example", rng, 3, 4, 1, 0.2)
    yield drawn("lam is 0", rng, 3, 5, 8, 0)
    yield drawn("a large lam", rng, 4, 3, 7, 50.0)
    yield drawn("huge scores", rng, 3, 2, 6, 0.01, scale=800.0)


def case(label, W, b, X, y, lam, numbers=()):
    return Case(label, {"W": W, "b": b, "X": X, "y": y, "lam": lam}, numbers)


def drawn(label, rng, K, D, N, lam, scale=1.0):
    W, b, X = scale * rng.normal(size=(K, D)), rng.normal(size=(K, 1)), rng.normal(size=(D, N))
    return case(label, W, b, X, rng.integers(0, K, N), lam)


@task.expected
def expected(W, b, X, y, lam):
    scores = np.einsum("kd,dn->kn", W, X) + b
    losses = [special.logsumexp(column) - column[label] for column, label in zip(scores.T, y, strict=True)]
    return float(np.mean(losses) + lam * np.linalg.norm(W) ** 2)


@task.mistake("lam is missing: R(W) is added at its full size. Multiply it with lam.")
def no_lam(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + np.sum(W**2)


@task.mistake("The penalty is halved. In this course it is lam times the sum of squares, without one half.")
def halved(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + 0.5 * lam * np.sum(W**2)


@task.mistake("The biases are charged too. Only W is.")
def biases_charged(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * (np.sum(W**2) + np.sum(b**2))


@task.mistake("The penalty is divided by the number of examples. It is added once, as it is.")
def divided(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) / y.size


@task.mistake("The penalty is divided by 2N, as another deck does. This course has the factor 1.")
def other_deck(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam / (2 * y.size) * np.sum(W**2)


@task.mistake("The penalty is counted once per example. It is added once.")
def per_example(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) * y.size


@task.mistake("The data loss is multiplied by the number of examples: data_loss is the mean already.")
def summed(W, b, X, y, lam):
    return y.size * data_loss(score_all(W, b, X), y) + lam * np.sum(W**2)


@task.mistake("The data loss is divided by the number of examples once more: data_loss is the mean already.")
def divided_twice(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) / y.size + lam * np.sum(W**2)


@task.mistake("The penalty is subtracted, which rewards large weights. Add it.")
def subtracted(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) - lam * np.sum(W**2)


@task.mistake("The penalty adds up absolute values. Square the weights.")
def absolute(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * np.sum(np.abs(W))


@task.mistake("The penalty is the length of W, a root. Leave the root out.")
def root(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * np.linalg.norm(W)


@task.mistake("The penalty is the mean of the squares. It is their sum.")
def mean(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * np.mean(W**2)


@task.mistake("That is the data loss alone. Add the penalty.")
def data_only(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y)


@task.mistake("That is the penalty alone. Add the data loss.")
def penalty_only(W, b, X, y, lam):
    return lam * np.sum(W**2)


@task.mistake("lam multiplies the data loss as well. It belongs to the penalty only.")
def everything_times_lam(W, b, X, y, lam):
    return lam * (data_loss(score_all(W, b, X), y) + np.sum(W**2))


@task.mistake("lam stands before the data loss. It belongs before the penalty.")
def wrong_place(W, b, X, y, lam):
    return lam * data_loss(score_all(W, b, X), y) + np.sum(W**2)


@task.mistake("You mix the two with 1 - lam and lam. The data loss counts in full.")
def mixture(W, b, X, y, lam):
    return (1 - lam) * data_loss(score_all(W, b, X), y) + lam * np.sum(W**2)


@task.mistake("lam is squared along with the weights: it stands outside of the square.")
def lam_squared(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + np.sum((lam * W) ** 2)


@task.mistake("You use 0.01 whatever lam is. Use the argument lam.")
def fixed_lam(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + 0.01 * np.sum(W**2)


@task.mistake("The scores lack the biases: use score_all(W, b, X).")
def no_biases(W, b, X, y, lam):
    return data_loss(W @ X, y) + lam * np.sum(W**2)


@task.mistake("The penalty squares the sum of the weights. Square every weight first.")
def square_of_sum(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * np.sum(W) ** 2


@task.mistake("That is one number per class. The penalty adds up all weights: leave out axis.")
def per_class(W, b, X, y, lam):
    return data_loss(score_all(W, b, X), y) + lam * np.sum(W**2, axis=1)


@task.mistake("W **= 2 changes the caller's weights. Write W**2 in a new expression.")
def in_place(W, b, X, y, lam):
    loss = data_loss(score_all(W, b, X), y)
    W **= 2
    return loss + lam * W.sum()


@task.mistake("A probability of 0 has an infinite loss. data_loss goes from the scores to the loss without it.")
def logarithm_of_zero(W, b, X, y, lam):
    scores = W @ X + b
    exponentials = np.exp(scores - scores.max(axis=0))
    probs = exponentials / exponentials.sum(axis=0)
    return -np.mean(np.log(probs[y, np.arange(y.size)])) + lam * np.sum(W**2)


@task.equivalent
def in_two_steps(W, b, X, y, lam):
    scores = W @ X + b
    loss = data_loss(scores, y)
    loss += lam * (W * W).sum()
    return loss


@task.equivalent
def with_log_sum_exp(W, b, X, y, lam):
    scores = W @ X + b
    shifted = scores - scores.max(axis=0)
    losses = np.log(np.exp(shifted).sum(axis=0)) - shifted[y, np.arange(len(y))]
    return losses.mean() + lam * np.linalg.norm(W) ** 2


@task.equivalent
def with_scipy(W, b, X, y, lam):
    from scipy.special import log_softmax

    logs = log_softmax(W @ X + b, axis=0)
    return -logs[y, range(y.size)].mean() + lam * np.vdot(W, W)


@task.equivalent
def with_one_hot(W, b, X, y, lam):
    scores = score_all(W, b, X)
    onehot = np.eye(scores.shape[0])[:, y]
    top = scores.max(axis=0)
    losses = top + np.log(np.exp(scores - top).sum(axis=0)) - (onehot * scores).sum(axis=0)
    return lam * np.sum(W**2) + losses.sum() / y.size


@task.equivalent
def example_by_example(W, b, X, y, lam):
    total = 0.0
    for i in range(X.shape[1]):
        total += data_loss(score_all(W, b, X[:, i : i + 1]), y[i : i + 1])
    return total / X.shape[1] + lam * (W**2).sum()


@task.equivalent
def with_loops_over_weights(W, b, X, y, lam):
    penalty = 0.0
    for row in W:
        for weight in row:
            penalty += lam * weight * weight
    return data_loss(score_all(W, b, X), y) + penalty


@task.equivalent
def with_einsum(W: np.ndarray, b, X, y, lam: float = 0.01) -> float:
    return float(data_loss(np.einsum("kd,dn->kn", W, X) + b, y) + lam * np.einsum("kd,kd", W, W))


@task.equivalent
def charged_first(W, b, X, y, lam):
    charge = np.trace(W @ W.T) * lam
    return charge + data_loss(score_all(W, b, X), y)


task.equivalent_cell(
    "with_the_penalty_of_this_unit",
    """
    def squares(W):
        return np.sum(W**2)

    def total_loss(W, b, X, y, lam):
        return data_loss(score_all(W, b, X), y) + lam * squares(W)
    """,
)
