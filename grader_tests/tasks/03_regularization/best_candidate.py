"""best_candidate(candidates, b, X, y, lam): which weights have the lowest total loss?"""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "best_candidate",
    unit="03_regularization",
    hints=(
        "for W in candidates: takes one weight matrix (K, D) after the other.",
        "np.argmin gives the position of the smallest value of a list.",
    ),
)


@task.examples
def examples():
    W, b, X, y = lecture.nine_points()
    shifted = np.stack([W, W + [[2.0, -1.0]], W - [[2.0, -1.0]], W - [[2.0, 0.0]]])
    yield case("four matrices of equal data loss", shifted, b, X, y, 0.01)
    yield six_candidates_and_a_small_lam()
    yield six_candidates_and_a_larger_lam()
    yield four_small_candidates()


def six_candidates_and_a_small_lam():
    candidates = [
        [[-0.4, 0.2], [0.4, -0.5], [0.1, -1.1]],
        [[-0.8, 0.3], [0.9, 0.8], [0.5, 0.8]],
        [[-3.4, -1.5], [4.3, -0.6], [-0.3, -0.2]],
        [[-0.5, 1.6], [1.5, -0.6], [-1.8, -0.5]],
        [[-0.9, -1.3], [-0.7, 1.7], [-1.8, 0.2]],
        [[-2.5, 1.0], [4.1, 0.5], [-0.3, 0.8]],
    ]
    X = np.array([[1.1, -0.4, 0.1, 0.1, 1.2], [-1.4, 0.1, 0.8, 0.9, 0.3]])
    b = np.array([[-0.7], [-1.3], [1.7]])
    return case("six matrices, small lam", np.array(candidates), b, X, np.array([1, 0, 2, 1, 1]), 0.02)


def six_candidates_and_a_larger_lam():
    candidates = [
        [[0.3, -0.2], [0.7, -0.4], [0.4, -0.4]],
        [[-1.1, -2.9], [-1.3, 1.6], [2.0, 0.5]],
        [[0.9, -3.2], [-1.2, 3.0], [3.0, 0.9]],
        [[0.6, -2.7], [-1.1, 2.5], [0.6, 0.1]],
        [[-1.0, -1.4], [0.5, 1.4], [-0.2, -0.9]],
        [[0.9, -6.0], [-2.5, 4.5], [3.6, -2.2]],
    ]
    X = np.array([[-0.8, -0.1, 1.1, -1.1], [0.3, 0.3, 0.5, -0.8]])
    b = np.array([[0.7], [-0.8], [1.9]])
    return case("six matrices, larger lam", np.array(candidates), b, X, np.array([1, 1, 2, 0]), 0.08)


def four_small_candidates():
    candidates = [
        [[-0.5, 0.6, -0.6], [-0.4, -0.7, 0.0]],
        [[0.3, 0.5, 0.0], [-0.5, -0.2, -0.2]],
        [[-0.5, 1.0, -0.1], [0.2, 0.2, -0.1]],
        [[-0.1, 0.2, 0.0], [0.0, -0.2, -0.1]],
    ]
    X = np.array([[-0.9, 1.8, -1.5], [-0.3, 0.9, -1.9], [0.7, -1.5, 1.1]])
    return case(
        "the first of four is best", np.array(candidates), np.array([[2.7], [-1.2]]), X, np.array([1, 0, 1]), 0.1
    )


@task.hidden_cases
def hidden_cases(rng):
    yield drawn("many candidates", rng, 40, 4, 3, 12, 0.03)
    yield drawn("as many candidates as examples", rng, 7, 3, 5, 7, 0.1)
    yield drawn("a single candidate", rng, 1, 3, 2, 6, 0.1)
    yield drawn("a single example", rng, 9, 5, 3, 1, 0.05)
    yield drawn("lam is 0", rng, 12, 3, 4, 8, 0)
    yield drawn("a large lam", rng, 12, 3, 4, 8, 20.0)
    yield drawn("huge scores", rng, 8, 3, 4, 5, 1e-6, scale=500.0)


def case(label, candidates, b, X, y, lam):
    return Case(label, {"candidates": candidates, "b": b, "X": X, "y": y, "lam": lam})


def drawn(label, rng, M, K, D, N, lam, scale=1.0):
    candidates = scale * np.geomspace(0.2, 3, M).reshape(M, 1, 1) * rng.normal(size=(M, K, D))
    return case(
        label, rng.permutation(candidates), rng.normal(size=(K, 1)), rng.normal(size=(D, N)), rng.integers(0, K, N), lam
    )


@task.expected
def expected(candidates, b, X, y, lam):
    scores = np.einsum("mkd,dn->mkn", candidates, X) + b
    losses = special.logsumexp(scores, axis=1) - scores[:, y, np.arange(y.size)]
    totals = losses.mean(axis=1) + lam * np.linalg.norm(candidates.reshape(len(candidates), -1), axis=1) ** 2
    return int(np.flatnonzero(totals == totals.min())[0])


@task.mistake("You compare data losses only. Add lam times the penalty to each.")
def data_only(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) for W in candidates]))


@task.mistake("You compare penalties only. The data loss counts first.")
def penalty_only(candidates, b, X, y, lam):
    return int(np.argmin([np.sum(W**2) for W in candidates]))


@task.mistake("That is the worst candidate. You want the smallest loss: np.argmin.")
def worst(candidates, b, X, y, lam):
    return int(np.argmax([data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates]))


@task.mistake("lam is missing before the penalty.")
def no_lam(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + np.sum(W**2) for W in candidates]))


@task.mistake("The penalty is halved. In this course it has no factor of one half.")
def halved(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + 0.5 * lam * np.sum(W**2) for W in candidates]))


@task.mistake("The penalty adds up absolute values. Square the weights.")
def absolute(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + lam * np.sum(np.abs(W)) for W in candidates]))


@task.mistake("Data loss and penalty are out of balance by the number of examples: data_loss is the mean already.")
def summed(candidates, b, X, y, lam):
    return int(np.argmin([y.size * data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates]))


@task.mistake("Data loss and penalty are out of balance by the number of examples: data_loss is the mean already.")
def divided(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) / y.size for W in candidates]))


@task.mistake("The penalty is the length of W, a root. Leave the root out.")
def root(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + lam * np.linalg.norm(W) for W in candidates]))


@task.mistake("The penalty is the mean of the squares. It is their sum.")
def mean(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + lam * np.mean(W**2) for W in candidates]))


@task.mistake("The penalty is subtracted, which rewards large weights. Add it.")
def subtracted(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) - lam * np.sum(W**2) for W in candidates]))


@task.mistake("The scores lack the biases: use score_all(W, b, X).")
def no_biases(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(W @ X, y) + lam * np.sum(W**2) for W in candidates]))


@task.mistake("You count right predictions. Compare total losses.")
def by_accuracy(candidates, b, X, y, lam):
    return int(np.argmax([np.mean((W @ X + b).argmax(axis=0) == y) for W in candidates]))


@task.mistake("You return the lowest total loss. Wanted is the position where it stands: np.argmin.")
def lowest_loss(candidates, b, X, y, lam):
    return min(data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates)


@task.mistake("You count from 1. Positions count from 0.")
def from_one(candidates, b, X, y, lam):
    return 1 + int(np.argmin([data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates]))


@task.mistake("You return the weights themselves. Wanted is their position.")
def weights(candidates, b, X, y, lam):
    return min(candidates, key=lambda W: data_loss(score_all(W, b, X), y) + lam * np.sum(W**2))


@task.mistake("You return all total losses. Wanted is the position of the smallest.")
def all_totals(candidates, b, X, y, lam):
    return np.array([data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates])


@task.mistake("You return the whole order. Wanted is the position of the smallest only.")
def whole_order(candidates, b, X, y, lam):
    return np.argsort([data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates])


@task.mistake(
    "You compare every candidate with the first. Remember the lowest loss so far whenever you find a better one."
)
def compared_with_the_first(candidates, b, X, y, lam):
    totals = [data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates]
    best = 0
    for m in range(1, len(totals)):
        if totals[m] < totals[0]:
            best = m
    return best


@task.mistake("The first candidate is never looked at: positions begin at 0.")
def first_skipped(candidates, b, X, y, lam):
    totals = [data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates[1:]]
    return 1 + int(np.argmin(totals))


@task.mistake("You look at three candidates only. Go through all of them.")
def three_only(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + lam * np.sum(W**2) for W in candidates[:3]]))


@task.mistake("You use 0.01 whatever lam is. Use the argument lam.")
def fixed_lam(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + 0.01 * np.sum(W**2) for W in candidates]))


@task.mistake("The penalty counts twice. In this course it has the factor 1.")
def doubled(candidates, b, X, y, lam):
    return int(np.argmin([data_loss(score_all(W, b, X), y) + 2 * lam * np.sum(W**2) for W in candidates]))


@task.equivalent
def with_a_loop(candidates, b, X, y, lam):
    best, lowest = 0, np.inf
    for m in range(len(candidates)):
        W = candidates[m]
        total = data_loss(W @ X + b, y) + lam * (W * W).sum()
        if total < lowest:
            best, lowest = m, total
    return best


@task.equivalent
def with_min_and_key(candidates, b, X, y, lam):
    def total(m):
        return data_loss(score_all(candidates[m], b, X), y) + lam * np.sum(candidates[m] ** 2)

    return min(range(len(candidates)), key=total)


@task.equivalent
def with_index(candidates, b, X, y, lam):
    totals = []
    for W in candidates:
        totals.append(data_loss(score_all(W, b, X), y) + lam * np.linalg.norm(W) ** 2)
    return totals.index(min(totals))


@task.equivalent
def with_argsort(candidates, b, X, y, lam):
    totals = np.array([data_loss(score_all(W, b, X), y) for W in candidates]) + lam * (candidates**2).sum(axis=(1, 2))
    return np.argsort(totals)[0]


@task.equivalent
def all_at_once(candidates, b, X, y, lam):
    scores = candidates @ X + b
    top = scores.max(axis=1, keepdims=True)
    logs = top[:, 0] + np.log(np.exp(scores - top).sum(axis=1))
    losses = (logs - scores[:, y, np.arange(y.size)]).mean(axis=1)
    return np.argmin(losses + lam * np.einsum("mkd,mkd->m", candidates, candidates))


@task.equivalent
def with_scipy(candidates, b, X, y, lam):
    from scipy.special import logsumexp

    totals = np.empty(candidates.shape[0])
    for m, W in enumerate(candidates):
        s = W @ X + b
        totals[m] = np.mean(logsumexp(s, axis=0) - s[y, range(len(y))]) + lam * np.vdot(W, W)
    return int(totals.argmin())


@task.equivalent
def with_tuples(candidates, b, X, y, lam):
    pairs = [(data_loss(score_all(W, b, X), y) + lam * np.sum(W**2), m) for m, W in enumerate(candidates)]
    return min(pairs)[1]


@task.equivalent
def with_where(candidates: np.ndarray, b, X, y, lam: float) -> int:
    totals = np.array([data_loss(score_all(W, b, X), y) + lam * np.sum(np.square(W)) for W in candidates])
    return np.where(totals == totals.min())[0][0]


task.equivalent_cell(
    "with_a_helper",
    """
    def charged(W, b, X, y, lam):
        return data_loss(score_all(W, b, X), y) + lam * np.sum(W**2)

    def best_candidate(candidates, b, X, y, lam):
        return int(np.argmin([charged(W, b, X, y, lam) for W in candidates]))
    """,
)
