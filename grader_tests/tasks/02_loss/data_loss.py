"""data_loss(scores, y): the mean cross-entropy, straight from the scores."""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "data_loss",
    unit="02_loss",
    reproduces="the lecture's data losses 1.04 (H-05) and 1.84 (H-11)",
    hints=(
        "largest = scores.max(axis=0) has the shape (N,), and so has the sum of a column's exponentials.",
        "The loss of example i is log_sum - scores[y[i], i]; scores[y, np.arange(y.size)] does it for all.",
    ),
)


@task.examples
def examples():
    W, b, X, y = lecture.four_features()
    yield Case("the example with four features", {"scores": W @ X + b, "y": y}, ("H-05",))
    yield Case("the cat", {"scores": np.array([[3.2], [5.1], [-1.7]]), "y": np.array([0])}, ("G-03", "G-05"))
    W, b, X, y = lecture.nine_points()
    yield Case("the lecture's nine points", {"scores": W @ X + b, "y": y}, ("H-10", "H-11"))
    huge = np.array([[1000.0, -1000.0], [0.0, -1003.0], [1.0, -1001.0]])
    yield Case("two examples with huge scores", {"scores": huge, "y": np.array([1, 0])}, ("H-06",))
    alone = np.array([[0.0, 3000.0], [1500.0, 0.0], [0.0, 0.0]])
    yield Case("one score far above the others", {"scores": alone, "y": np.array([1, 0])})


@task.hidden_cases
def hidden_cases(rng):
    for label, (K, N) in {"other sizes": (5, 14), "a single example": (4, 1), "as many as classes": (4, 4)}.items():
        yield Case(label, {"scores": rng.normal(size=(K, N)), "y": rng.integers(0, K, N)})
    yield Case("huge scores", {"scores": 500 * rng.normal(size=(3, 9)), "y": rng.integers(0, 3, 9)})
    apart = rng.normal(size=(3, 5)) + np.array([0.0, 900.0, -900.0, 3000.0, -20.0])
    yield Case("examples whose scores lie far apart", {"scores": apart, "y": rng.integers(0, 3, 5)})
    yield Case("whole numbers", {"scores": rng.integers(-4, 5, size=(3, 6)).astype(float), "y": rng.integers(0, 3, 6)})


@task.expected
def expected(scores, y):
    log_probs = special.log_softmax(np.asarray(scores, dtype=float), axis=0)
    return float(-sum(log_probs[label, i] for i, label in enumerate(y)) / len(y))


@task.mistake("That is the sum over the examples. The data loss is their mean.")
def total(scores, y):
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return np.sum(log_sums - scores[y, np.arange(y.size)])


@task.mistake("That is one loss per example. The data loss is their mean, one number.")
def not_averaged(scores, y):
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return log_sums - scores[y, np.arange(y.size)]


@task.mistake("Huge scores overflow: take the column's largest score out of the exponential.")
def overflow(scores, y):
    return np.mean(np.log(np.exp(scores).sum(axis=0)) - scores[y, np.arange(y.size)])


@task.mistake("A probability that underflows to 0 has no logarithm. Use scores and log-sum-exp, not probabilities.")
def through_probabilities(scores, y):
    e = np.exp(scores - scores.max(axis=0))
    return -np.mean(np.log((e / e.sum(axis=0))[y, np.arange(y.size)]))


@task.mistake("You subtract the largest score inside the exponential, but do not add it back outside.")
def not_added_back(scores, y):
    log_sums = np.log(np.exp(scores - scores.max(axis=0)).sum(axis=0))
    return np.mean(log_sums - scores[y, np.arange(y.size)])


@task.mistake("The signs are turned round: the loss is log-sum-exp minus the right score.")
def signs(scores, y):
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return np.mean(scores[y, np.arange(y.size)] - log_sums)


@task.mistake("That is a base-10 logarithm. Use the natural one, np.log.")
def base_ten(scores, y):
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return np.mean(log_sums - scores[y, np.arange(y.size)]) / np.log(10)


@task.mistake("The sum runs along the rows. Sum over the classes of each example: axis=0.")
def over_rows(scores, y):
    largest = scores.max()
    log_sum = largest + np.log(np.exp(scores - largest).sum(axis=1))
    return np.mean(log_sum[y] - scores[y, np.arange(y.size)])


@task.mistake("The right class is missing: subtract its score from the log-sum-exp.")
def no_right_score(scores, y):
    largest = scores.max(axis=0)
    return np.mean(largest + np.log(np.exp(scores - largest).sum(axis=0)))


@task.mistake("That subtracts the winner's score. Subtract the score of the label y.")
def winner(scores, y):
    largest = scores.max(axis=0)
    return np.mean(np.log(np.exp(scores - largest).sum(axis=0)))


@task.mistake("Your mean also runs over the classes: each example has one loss. Divide by N only.")
def over_classes_too(scores, y):
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return np.sum(log_sums - scores[y, np.arange(y.size)]) / scores.size


@task.mistake("You subtract the largest of all scores: in columns that lie far below it, everything vanishes.")
def global_maximum(scores, y):
    largest = scores.max()
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return np.mean(log_sums - scores[y, np.arange(y.size)])


@task.mistake("The exponential of a mean: your sum over the classes is a mean. Use sum.")
def mean_of_exponentials(scores, y):
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).mean(axis=0))
    return np.mean(log_sums - scores[y, np.arange(y.size)])


@task.mistake("You take the mean out of the exponentials. A score far above it overflows: take out the largest.")
def mean_taken_out(scores, y):
    mean = scores.mean(axis=0)
    log_sums = mean + np.log(np.exp(scores - mean).sum(axis=0))
    return np.mean(log_sums - scores[y, np.arange(y.size)])


@task.equivalent
def with_logsumexp(scores, y):
    from scipy.special import logsumexp

    return np.mean(logsumexp(scores, axis=0) - scores[y, np.arange(y.size)])


@task.equivalent
def with_log_softmax(scores, y):
    from scipy.special import log_softmax

    return -log_softmax(scores, axis=0)[y, range(len(y))].mean()


@task.equivalent
def with_logaddexp(scores, y):
    log_sums = np.logaddexp.reduce(scores, axis=0)
    return (log_sums - np.choose(y, scores)).mean()


@task.equivalent
def shifted_first(scores, y):
    shifted = scores - scores.max(axis=0, keepdims=True)
    losses = np.log(np.exp(shifted).sum(axis=0)) - shifted[y, np.arange(y.size)]
    return losses.sum() / y.size


@task.equivalent
def with_loop(scores, y):
    total = 0.0
    for i, label in enumerate(y):
        column = scores[:, i]
        m = column.max()
        total += m + np.log(np.exp(column - m).sum()) - column[label]
    return total / len(y)


@task.equivalent
def relative_to_the_right_class(scores, y):
    margins = scores - scores[y, np.arange(y.size)]
    m = margins.max(axis=0)
    return np.mean(m + np.log(np.exp(margins - m).sum(axis=0)))


@task.equivalent
def with_one_hot(scores, y):
    one_hot = np.eye(len(scores))[:, y]
    m = scores.max(axis=0, keepdims=True)
    log_probs = scores - m - np.log(np.sum(np.exp(scores - m), axis=0, keepdims=True))
    return -np.sum(one_hot * log_probs) / y.size


@task.equivalent
def transposed(scores, y):
    rows = scores.T
    m = rows.max(axis=1, keepdims=True)
    log_sums = (m + np.log(np.exp(rows - m).sum(axis=1, keepdims=True))).ravel()
    return float(np.average(log_sums - rows[np.arange(len(y)), y]))
