"""score_all(W, b, X): scores of N examples, (K, N)."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "score_all",
    unit="01_score_function",
    reproduces="the lecture's 27 scores of nine points (H-09)",
    hints=("W @ X does all examples at once: look at its shape.", "b is (K, 1): NumPy repeats it for every column."),
)


@task.examples
def examples():
    W, b, X, _ = lecture.nine_points()
    yield Case("the lecture's nine points", {"W": W, "b": b, "X": X}, ("H-02b", "H-09"))
    X = np.array([[1.0, -2.0], [0.5, 3.0], [2.0, 0.0]])
    W = np.array([[0.3, -1.0, 2.0], [1.5, 0.2, -0.4]])
    yield Case("two classes, three features, two examples", {"W": W, "b": np.array([[10.0], [20.0]]), "X": X})


@task.hidden_cases
def hidden_cases(rng):
    sizes = {"other sizes": (4, 6, 11), "a single example": (3, 5, 1), "as many examples as classes": (4, 2, 4)}
    for label, (K, D, N) in sizes.items():
        yield Case(label, {"W": rng.normal(size=(K, D)), "b": rng.normal(size=(K, 1)), "X": rng.normal(size=(D, N))})
    square = {"W": rng.normal(size=(3, 3)), "b": rng.normal(size=(3, 1)), "X": rng.normal(size=(3, 3))}
    yield Case("all sizes equal", square)
    W, b, X = (rng.normal(size=size).astype(np.float32) for size in ((3, 4), (3, 1), (4, 5)))
    yield Case("float32 arrays", {"W": W, "b": b, "X": X}, rtol=1e-3)


@task.expected
def expected(W, b, X):
    columns = [
        [float(np.sum(W[k] * X[:, n], dtype=float) + b[k, 0]) for n in range(X.shape[1])] for k in range(W.shape[0])
    ]
    return np.array(columns)


@task.mistake("The biases are missing: add b to the product.")
def no_bias(W, b, X):
    return W @ X


@task.mistake("The order is wrong: the weights come first, W @ X.")
def wrong_order(W, b, X):
    return X @ W + b


@task.mistake("Your scores have one row per example. In this course columns are examples: W @ X.")
def rows_are_examples(W, b, X):
    return X.T @ W.T + b.T


@task.mistake("Adding b.ravel() gives column i the bias of class i. Add b itself, a column (K, 1).")
def bias_along_the_row(W, b, X):
    return W @ X + np.resize(b.ravel(), X.shape[1])


@task.mistake("Adding b.ravel(), of shape (K,), does not fit the columns. Add b itself, of shape (K, 1).")
def flat_bias(W, b, X):
    return W @ X + b.ravel()


@task.mistake("Only the first example got its biases. Broadcasting adds b to every column: W @ X + b.")
def bias_on_first_example(W, b, X):
    scores = W @ X
    scores[:, :1] += b
    return scores


@task.mistake("Only the first example was scored. W @ X scores all columns at once.")
def first_example_only(W, b, X):
    return W @ X[:, :1] + b


@task.mistake("The biases were added once per example. Add b once: broadcasting does the rest.")
def bias_times_examples(W, b, X):
    return W @ X + b * X.shape[1]


@task.mistake("The biases are subtracted: add them.")
def bias_subtracted(W, b, X):
    return W @ X - b


@task.mistake("Every class got the same bias. Class k has its own, b[k].")
def one_bias(W, b, X):
    return W @ X + b[0, 0]


@task.mistake("Your function loops over nine examples whatever X is: X.shape[1] tells how many there are.")
def nine_examples(W, b, X):
    return np.hstack([W @ X[:, i : i + 1] + b for i in range(9)])


@task.mistake("The last example is missing: range(N) runs over all N columns.")
def last_one_dropped(W, b, X):
    return W @ X[:, :-1] + b


@task.mistake("That sums the scores over the examples. Keep one column for each.")
def summed_over_examples(W, b, X):
    return (W @ X + b).sum(axis=1, keepdims=True)


@task.equivalent
def with_dot(W, b, X):
    return W.dot(X) + b


@task.equivalent
def with_einsum(W, b, X):
    return np.einsum("kd,dn->kn", W, X) + b


@task.equivalent
def column_by_column(W, b, X):
    return np.hstack([W @ X[:, i : i + 1] + b for i in range(X.shape[1])])


@task.equivalent
def with_loops(W, b, X):
    K, D = W.shape
    N = X.shape[1]
    scores = np.empty((K, N))
    for k in range(K):
        for n in range(N):
            scores[k, n] = b[k, 0] + sum(W[k, d] * X[d, n] for d in range(D))
    return scores


@task.equivalent
def transposed_twice(W, b, X):
    return (X.T @ W.T + b.T).T


@task.equivalent
def bias_trick(W, b, X):
    ones = np.ones((1, X.shape[1]))
    return np.concatenate([W, b], axis=1) @ np.concatenate([X, ones], axis=0)


@task.equivalent
def with_tile(W, b, X):
    return np.matmul(W, X) + np.tile(b, (1, X.shape[1]))


@task.equivalent
def with_tensordot(W, b, X):
    return np.add(np.tensordot(W, X, axes=1), b)
