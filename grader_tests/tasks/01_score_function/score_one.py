"""score_one(W, b, x): scores of one example, a column (K, 1)."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "score_one",
    unit="01_score_function",
    reproduces="the lecture's 167.8, 41.7 and 37.65 (H-01), and -2.85, 0.86 and 0.28 (H-04)",
    hints=("The matrix product is W @ x. What shape does it have?", "b has that shape too, so it can simply be added."),
)


@task.examples
def examples():
    W, b, x = lecture.pets()
    yield Case("the picture of a pet", {"W": W, "b": b, "x": x}, ("H-01",))
    W, b, X, _ = lecture.four_features()
    yield Case("the example with four features", {"W": W, "b": b, "x": X}, ("H-03", "H-04", "D-01", "G-01"))


@task.hidden_cases
def hidden_cases(rng):
    for label, (K, D) in {"other sizes": (4, 7), "two classes": (2, 3), "as many classes as features": (3, 3)}.items():
        yield Case(label, {"W": rng.normal(size=(K, D)), "b": rng.normal(size=(K, 1)), "x": rng.normal(size=(D, 1))})
    yield Case("a single feature", {"W": rng.normal(size=(3, 1)), "b": rng.normal(size=(3, 1)), "x": np.array([[2.0]])})
    whole = {"W": rng.integers(-5, 5, (2, 4)), "b": rng.integers(-5, 5, (2, 1)), "x": rng.integers(-5, 5, (4, 1))}
    yield Case("whole numbers", {name: array.astype(float) for name, array in whole.items()})


@task.expected
def expected(W, b, x):
    return np.array([[sum(W[k, d] * x[d, 0] for d in range(W.shape[1])) + b[k, 0]] for k in range(W.shape[0])])


@task.mistake("The biases are missing: add b to the product.")
def no_bias(W, b, x):
    return W @ x


@task.mistake("The biases are subtracted: add them.")
def bias_subtracted(W, b, x):
    return W @ x - b


@task.mistake("W * x multiplies entry by entry. The matrix product is W @ x.")
def entry_by_entry(W, b, x):
    return W * x + b


@task.mistake("W * x.T multiplies entry by entry and does not sum over the features: use W @ x.")
def not_summed(W, b, x):
    return W * x.T + b


@task.mistake("The order is wrong: the weights come first, W @ x.")
def wrong_order(W, b, x):
    return x @ W + b


@task.mistake("That is a row: the example was turned. Keep x as a column, W @ x.")
def as_row(W, b, x):
    return (W @ x + b).T


@task.mistake("Your scores have one axis, (K,). Keep the column (K, 1): do not flatten.")
def flattened(W, b, x):
    return (W @ x + b).ravel()


@task.mistake("Flattened scores plus the column b broadcast to (K, K). Keep W @ x a column.")
def broadcast(W, b, x):
    return (W @ x).ravel() + b


@task.mistake("The bias belongs to the scores, not to the input: W @ x + b, not W @ (x + b).")
def bias_inside(W, b, x):
    return W @ (x + b[0])


@task.mistake("The sigmoid does not belong here: scores are the bare sums.")
def with_sigmoid(W, b, x):
    return 1 / (1 + np.exp(-(W @ x + b)))


@task.mistake("That is only the highest score. Return all K of them.")
def only_highest(W, b, x):
    return np.max(W @ x + b)


@task.mistake("That is the index of the highest score. Return the scores themselves.")
def only_winner(W, b, x):
    return int(np.argmax(W @ x + b))


@task.mistake("Every class got the same bias. Class k has its own, b[k].")
def one_bias(W, b, x):
    return W @ x + b[0]


@task.equivalent
def with_dot(W, b, x):
    return np.dot(W, x) + b


@task.equivalent
def with_einsum(W, b, x):
    return b + np.einsum("kd,dn->kn", W, x)


@task.equivalent
def with_sum(W, b, x):
    return (W * x.T).sum(axis=1, keepdims=True) + b


@task.equivalent
def with_loops(W, b, x):
    scores = np.zeros((W.shape[0], 1))
    for k in range(W.shape[0]):
        for d in range(W.shape[1]):
            scores[k, 0] += W[k, d] * x[d, 0]
        scores[k, 0] += b[k, 0]
    return scores


@task.equivalent
def with_comprehension(W, b, x):
    return np.array([[row @ x[:, 0] + bias] for row, bias in zip(W, b[:, 0])])


@task.equivalent
def transposed_twice(W, b, x):
    return (x.T @ W.T + b.T).T


@task.equivalent
def bias_trick(W, b, x):
    return np.hstack([b, W]) @ np.vstack([np.ones((1, 1)), x])


@task.equivalent
def in_place_on_a_copy(W, b, x):
    scores = np.matmul(W, x)
    scores += b
    return scores
