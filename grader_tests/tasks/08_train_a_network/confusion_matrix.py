"""confusion_matrix(predictions, y, K): how often each label got each answer."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "confusion_matrix",
    unit="08_train_a_network",
    hints=(
        "A loop over zip(y, predictions) that adds 1 to one entry each time will do.",
        "counts[y, predictions] += 1 counts a pair that comes twice only once. np.add.at counts it twice.",
    ),
)


def case(label, predictions, y, K):
    return Case(label, {"predictions": np.array(predictions), "y": np.array(y), "K": K})


@task.examples
def examples():
    yield case("seven examples, three classes", [0, 2, 2, 1, 2, 0, 2], [0, 2, 1, 1, 2, 2, 1], 3)
    yield case("a class that nobody has and nobody answers", [1, 0, 1, 1], [1, 1, 1, 0], 4)


@task.hidden_cases
def hidden_cases(rng):
    yield case("other sizes", rng.integers(0, 5, 40), rng.integers(0, 5, 40), 5)
    yield case("a single example", [2], [1], 3)
    right = rng.integers(0, 4, 12)
    yield case("all right", right, right, 4)
    yield case("always the same answer", np.full(9, 1), rng.integers(0, 3, 9), 3)
    yield case("two classes", rng.integers(0, 2, 15), rng.integers(0, 2, 15), 2)


@task.expected
def expected(predictions, y, K):
    return np.array(
        [[int(np.sum((y == label) & (predictions == answer))) for answer in range(K)] for label in range(K)]
    )


@task.mistake("Rows and columns have changed places: rows are the labels, columns the predictions.")
def transposed(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    np.add.at(counts, (predictions, y), 1)
    return counts


@task.mistake("A pair that comes more than once is counted once: = and += with arrays of places forget repeats.")
def repeats_forgotten(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    counts[y, predictions] += 1
    return counts


@task.mistake("A pair that comes more than once is counted once: = and += with arrays of places forget repeats.")
def presence(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    counts[y, predictions] = 1
    return counts


@task.mistake("Your counts are real numbers: start from np.zeros((K, K), dtype=int).")
def real_numbers(predictions, y, K):
    counts = np.zeros((K, K))
    np.add.at(counts, (y, predictions), 1)
    return counts


@task.mistake("Each row is divided by its sum. Return the counts themselves.")
def shares_of_rows(predictions, y, K):
    counts = np.zeros((K, K))
    np.add.at(counts, (y, predictions), 1)
    return counts / np.maximum(1, counts.sum(axis=1, keepdims=True))


@task.mistake("The counts are divided by the number of examples. Return the counts themselves.")
def shares_of_all(predictions, y, K):
    counts = np.zeros((K, K))
    np.add.at(counts, (y, predictions), 1)
    return counts / y.size


@task.mistake("Only the mistakes are counted: the diagonal holds what is right.")
def no_diagonal(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    wrong = predictions != y
    np.add.at(counts, (y[wrong], predictions[wrong]), 1)
    return counts


@task.mistake("Only what is right is counted: off the diagonal stands what was mistaken for what.")
def diagonal_only(predictions, y, K):
    return np.diag(np.bincount(y[predictions == y], minlength=K))


@task.mistake("The size must be (K, K), even if the last classes never come.")
def size_from_labels(predictions, y, K):
    size = max(y.max(), predictions.max()) + 1
    counts = np.zeros((size, size), dtype=int)
    np.add.at(counts, (y, predictions), 1)
    return counts


@task.mistake("The classes count from 0: the first row and column belong to class 0.")
def from_one(predictions, y, K):
    counts = np.zeros((K + 1, K + 1), dtype=int)
    np.add.at(counts, (y + 1, predictions + 1), 1)
    return counts


@task.mistake("The number of classes is fixed at 10 in your function. Use K.")
def ten_classes(predictions, y, K):
    counts = np.zeros((10, 10), dtype=int)
    np.add.at(counts, (y, predictions), 1)
    return counts


@task.mistake("Every label is counted in its own row only once, at its last prediction: add to what stands there.")
def last_of_each_label(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    for label in range(K):
        if (y == label).any():
            counts[label, predictions[y == label][-1]] += 1
    return counts


@task.mistake("The last example is left out: loop over all of them.")
def one_too_few(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    for i in range(len(y) - 1):
        counts[y[i], predictions[i]] += 1
    return counts


@task.mistake("Each pair is counted in both directions. Row is the label, column the prediction, once.")
def both_directions(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    np.add.at(counts, (y, predictions), 1)
    np.add.at(counts, (predictions, y), 1)
    return counts


@task.equivalent
def with_loop(predictions, y, K):
    counts = np.zeros((K, K), dtype=int)
    for label, prediction in zip(y, predictions):
        counts[label, prediction] += 1
    return counts


@task.equivalent
def with_one_hot(predictions, y, K):
    one_hot = np.eye(K, dtype=int)
    return one_hot[:, y] @ one_hot[predictions]


@task.equivalent
def with_bincount(predictions, y, K):
    return np.bincount(K * y + predictions, minlength=K * K).reshape(K, K)


@task.equivalent
def with_comparisons(predictions, y, K):
    classes = np.arange(K)
    return ((y == classes[:, None])[:, None, :] & (predictions == classes[:, None])[None, :, :]).sum(axis=2)


@task.equivalent
def with_histogram(predictions, y, K):
    edges = np.arange(K + 1) - 0.5
    return np.histogram2d(y, predictions, bins=(edges, edges))[0].astype(int)


@task.equivalent
def with_scikit_learn(predictions, y, K):
    from sklearn.metrics import confusion_matrix as ready_made

    return ready_made(y, predictions, labels=np.arange(K))


@task.equivalent
def with_counter(predictions, y, K):
    from collections import Counter

    pairs = Counter(zip(y.tolist(), predictions.tolist()))
    return np.array([[pairs[label, answer] for answer in range(K)] for label in range(K)])


@task.equivalent
def with_double_loop(predictions: np.ndarray, y: np.ndarray, K: int) -> np.ndarray:
    counts = np.empty((K, K), dtype=np.int64)
    for i in range(K):
        for j in range(K):
            counts[i, j] = np.count_nonzero(predictions[y == i] == j)
    return counts


@task.equivalent
def row_by_row(predictions, y, K):
    return np.stack([np.bincount(predictions[y == label], minlength=K) for label in range(K)])


@task.equivalent
def with_unsigned_numbers(predictions, y, K):
    counts = np.zeros((K, K), dtype=np.uint16)
    np.add.at(counts, (y, predictions), 1)
    return counts
