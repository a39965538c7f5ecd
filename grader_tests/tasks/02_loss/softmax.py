"""softmax(scores): probabilities of the classes, column by column."""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "softmax",
    unit="02_loss",
    reproduces="the lecture's 0.13, 0.87 and 0.00 (D-05)",
    hints=(
        "scores.max(axis=0, keepdims=True) has the shape (1, N), so it can be subtracted from (K, N).",
        "Sum over the classes of each example: axis=0, and keepdims=True once more.",
    ),
)


@task.examples
def examples():
    W, b, X, _ = lecture.four_features()
    yield Case("the example with four features", {"scores": W @ X + b}, ("H-05", "H-06"))
    yield Case("cat, car and frog", {"scores": np.array([[3.2], [5.1], [-1.7]])}, ("D-04", "D-05", "G-04"))
    mixed = np.array([[1000.0, 0.5, 0.0, -2000.0], [1001.0, -0.5, 0.0, -2001.0], [1002.0, 2.0, 0.0, -2003.0]])
    yield Case("four examples, two of them with huge scores", {"scores": mixed}, ("H-06",))
    alone = np.array([[0.0, 2000.0, 0.0], [1500.0, 0.0, 1.0], [0.0, 0.0, -4000.0]])
    yield Case("one score far above or below the others", {"scores": alone})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {"scores": rng.normal(size=(5, 8))})
    yield Case("as many examples as classes", {"scores": rng.normal(size=(4, 4))})
    yield Case("a single example", {"scores": rng.normal(size=(6, 1))})
    yield Case("huge scores", {"scores": 400 * rng.normal(size=(3, 7))})
    apart = rng.normal(size=(3, 4)) + np.array([0.0, 900.0, -900.0, 5000.0])
    yield Case("examples whose scores lie far apart", {"scores": apart})
    alone = rng.normal(size=(4, 4)) + 3000 * rng.permutation(np.eye(4))
    yield Case("one huge score among small ones", {"scores": alone})
    yield Case("whole numbers", {"scores": rng.integers(-4, 5, size=(3, 6)).astype(float)})
    yield Case("float32 scores", {"scores": rng.normal(size=(3, 5)).astype(np.float32)}, rtol=1e-4)


@task.expected
def expected(scores):
    return special.softmax(np.asarray(scores, dtype=float), axis=0)


@task.mistake("Your rows add up to 1. Examples are columns: sum over the classes with axis=0.")
def over_rows(scores):
    exponentials = np.exp(scores - scores.max(axis=0, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


@task.mistake("Maximum and sum run along the rows. Examples are columns: both need axis=0.")
def all_over_rows(scores):
    exponentials = np.exp(scores - scores.max(axis=1, keepdims=True))
    return exponentials / exponentials.sum(axis=1, keepdims=True)


@task.mistake("Huge scores overflow: subtract each column's largest score before the exponential.")
def no_maximum(scores):
    exponentials = np.exp(scores)
    return exponentials / exponentials.sum(axis=0, keepdims=True)


@task.mistake("You subtract the largest of all scores. Each column needs its own largest, with axis=0.")
def global_maximum(scores):
    exponentials = np.exp(scores - scores.max())
    return exponentials / exponentials.sum(axis=0, keepdims=True)


@task.mistake("All probabilities together add up to 1. Each column should: sum with axis=0.")
def global_sum(scores):
    exponentials = np.exp(scores - scores.max(axis=0, keepdims=True))
    return exponentials / exponentials.sum()


@task.mistake("Those are the exponentials over the largest one, so the winner has 1. Divide by the sum of the column.")
def not_divided(scores):
    return np.exp(scores - scores.max(axis=0, keepdims=True))


@task.mistake("The exponential is missing: scores may be negative, their exponentials are not.")
def no_exponential(scores):
    return scores / scores.sum(axis=0, keepdims=True)


@task.mistake("That is 2 to the power of the scores. The base is e: np.exp.")
def base_two(scores):
    powers = 2.0 ** (scores - scores.max(axis=0, keepdims=True))
    return powers / powers.sum(axis=0, keepdims=True)


@task.mistake("That is the softmin: the smallest score gets the largest share. Exponentiate scores, not -scores.")
def softmin(scores):
    exponentials = np.exp(scores.min(axis=0, keepdims=True) - scores)
    return exponentials / exponentials.sum(axis=0, keepdims=True)


@task.mistake("Every score got its own sigmoid. Softmax divides by the sum of the column.")
def sigmoids(scores):
    return 0.5 * (1 + np.tanh(scores / 2))


@task.mistake("You divide by the column's mean: shares come from dividing by its sum.")
def divided_by_mean(scores):
    exponentials = np.exp(scores - scores.max(axis=0, keepdims=True))
    return exponentials / exponentials.mean(axis=0, keepdims=True)


@task.mistake("Those are the exponentials over the largest one, so the winner has 1. Divide by the sum of the column.")
def divided_by_maximum(scores):
    exponentials = np.exp(scores - scores.max(axis=0, keepdims=True))
    return exponentials / exponentials.max(axis=0, keepdims=True)


@task.mistake("The winner takes all: that is a hard maximum. Softmax gives every class a share.")
def hard_maximum(scores):
    return (scores == scores.max(axis=0, keepdims=True)) * 1.0


@task.mistake("That is the logarithm of the probabilities. Leave the logarithm for the loss.")
def log_softmax(scores):
    shifted = scores - scores.max(axis=0, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=0, keepdims=True))


@task.mistake("scores -= ... changes the caller's array. Write shifted = scores - ... instead.")
def in_place(scores):
    scores -= scores.max(axis=0, keepdims=True)
    exponentials = np.exp(scores)
    return exponentials / exponentials.sum(axis=0, keepdims=True)


@task.mistake(
    "Subtract each column's largest score, not its mean, smallest or first: what lies far above that overflows."
)
def mean_subtracted(scores):
    powers = np.exp(scores - scores.mean(axis=0))
    return powers / powers.sum(axis=0)


@task.mistake(
    "Subtract each column's largest score, not its mean, smallest or first: what lies far above that overflows."
)
def smallest_subtracted(scores):
    powers = np.exp(scores - scores.min(axis=0))
    return powers / powers.sum(axis=0)


@task.mistake(
    "Subtract each column's largest score, not its mean, smallest or first: what lies far above that overflows."
)
def first_row_subtracted(scores):
    powers = np.exp(scores - scores[0])
    return powers / powers.sum(axis=0)


@task.equivalent
def with_method(scores):
    shifted = scores - np.max(scores, axis=0)
    e = np.exp(shifted)
    return e / e.sum(axis=0)


@task.equivalent
def through_logarithms(scores):
    largest = scores.max(axis=0)
    return np.exp(scores - (largest + np.log(np.exp(scores - largest).sum(axis=0))))


@task.equivalent
def with_scipy(scores):
    from scipy.special import softmax as ready_made

    return ready_made(scores, axis=0)


@task.equivalent
def with_logsumexp(scores):
    from scipy.special import logsumexp

    return np.exp(scores - logsumexp(scores, axis=0))


@task.equivalent
def column_by_column(scores):
    probs = np.zeros(scores.shape)
    for i in range(scores.shape[1]):
        e = np.exp(scores[:, i] - scores[:, i].max())
        probs[:, i] = e / e.sum()
    return probs


@task.equivalent
def with_plain_loops(scores):
    import math

    K, N = scores.shape
    probs = np.empty((K, N))
    for n in range(N):
        largest = max(scores[k, n] for k in range(K))
        total = sum(math.exp(scores[k, n] - largest) for k in range(K))
        for k in range(K):
            probs[k, n] = math.exp(scores[k, n] - largest) / total
    return probs


@task.equivalent
def transposed(scores):
    rows = scores.T - scores.T.max(axis=1, keepdims=True)
    e = np.exp(rows)
    return (e / e.sum(axis=1, keepdims=True)).T


@task.equivalent
def in_place_on_a_copy(scores):
    probs = np.array(scores, dtype=float)
    probs -= probs.max(axis=0)
    np.exp(probs, out=probs)
    probs /= probs.sum(axis=0)
    return probs


@task.equivalent
def by_differences(scores):
    with np.errstate(over="ignore"):
        return 1 / np.exp(scores[None, :, :] - scores[:, None, :]).sum(axis=1)


@task.equivalent
def with_a_warning(scores):
    import warnings

    warnings.warn("softmax called")
    e = np.exp(scores - scores.max(0))
    return np.divide(e, np.einsum("kn->n", e))


@task.equivalent
def column_by_column_into_zeros_like(scores):
    probs = np.zeros_like(scores)
    for place, column in enumerate(scores.T):
        powers = np.exp(column - column.max())
        probs[:, place] = powers / powers.sum()
    return probs
