"""delta_before(W, delta, slopes): what a layer passes back to the one before it."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "delta_before",
    unit="07_backprop",
    reproduces="the lecture's 0, 0.127 and 0.162 behind the ReLU (H-35)",
    hints=(
        "W has the shape (K, H), delta has (K, N), and the result has (H, N): which of them must be transposed?",
        "The slopes go entry by entry, with *.",
    ),
)


def drawn(rng, K, H, N):
    return {"W": rng.normal(size=(K, H)), "delta": rng.normal(size=(K, N)), "slopes": rng.uniform(size=(H, N))}


@task.examples
def examples():
    W_o = lecture.hidden_layer()[2]
    delta = np.array([[0.534], [0.221], [-0.756]])
    yield Case(
        "the lecture's output layer", {"W": W_o, "delta": delta, "slopes": np.array([[0.0], [1.0], [1.0]])}, ("H-35",)
    )
    W = np.array([[1.0, -0.5, 2.0, 0.25], [0.5, 1.5, -1.0, -2.0]])
    delta = np.array([[0.5, -1.0, 0.25], [1.0, 0.75, -0.5]])
    slopes = np.array([[0.25, 0.2, 0.1], [0.05, 0.15, 0.25], [0.24, 0.01, 0.2], [0.12, 0.21, 0.07]])
    yield Case("two units, four before them, three examples", {"W": W, "delta": delta, "slopes": slopes}, ("D-18",))


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", drawn(rng, 3, 6, 8))
    yield Case("a single output", drawn(rng, 1, 5, 4))
    yield Case("a single example", drawn(rng, 4, 3, 1))
    yield Case("square weights", drawn(rng, 3, 3, 3))
    mask = drawn(rng, 3, 5, 7)
    yield Case("the mask of a ReLU layer", {**mask, "slopes": rng.normal(size=(5, 7)) > 0})


@task.expected
def expected(W, delta, slopes):
    paths = np.asarray(W)[:, :, None] * delta[:, None, :]
    return paths.sum(axis=0) * np.where(slopes, slopes, 0)


@task.mistake("The slopes of the activation are missing: after the sum over the outputs, multiply entry by entry.")
def no_slopes(W, delta, slopes):
    return W.T @ delta


@task.mistake("Blame runs back through the transposed weights: W is (K, H), so W.T @ delta is (H, N).")
def not_transposed(W, delta, slopes):
    return (W @ delta) * slopes


@task.mistake("That is the mean over the outputs. The blame of a unit is the sum over all its paths.")
def mean(W, delta, slopes):
    return (W.T @ delta) / len(W) * slopes


@task.mistake("The examples are mixed: each keeps its own column. Neither sum over them nor average.")
def summed_over_examples(W, delta, slopes):
    return (W.T @ delta).sum(axis=1, keepdims=True) * slopes


@task.mistake("You divide by the number of examples. That is in dscores already.")
def divided_by_examples(W, delta, slopes):
    return (W.T @ delta) / delta.shape[1] * slopes


@task.mistake("You add the slopes. A gate multiplies.")
def slopes_added(W, delta, slopes):
    return W.T @ delta + slopes


@task.mistake("The slopes belong to the units before W: multiply after the sum over the outputs, not before.")
def slopes_first(W, delta, slopes):
    return W.T @ (delta * slopes)


@task.mistake("The slopes act as on or off in your answer. Multiply by their values: not every activation is a ReLU.")
def slopes_as_mask(W, delta, slopes):
    return (W.T @ delta) * (slopes > 0)


@task.mistake("Only the first output's path is counted. Sum over all outputs.")
def first_output_only(W, delta, slopes):
    return W[:1].T @ delta[:1] * slopes


@task.mistake("The weights enter without their signs.")
def absolute_weights(W, delta, slopes):
    return (np.abs(W).T @ delta) * slopes


@task.mistake("The sign is turned round: nothing is subtracted here.")
def sign(W, delta, slopes):
    return -(W.T @ delta) * slopes


@task.mistake("Your result is transposed: (H, N), one column per example.")
def transposed(W, delta, slopes):
    return ((W.T @ delta) * slopes).T


@task.mistake("The slopes are multiplied in twice.")
def slopes_twice(W, delta, slopes):
    return (W.T @ delta) * slopes**2


@task.mistake("The mask looks at the sign of the blame. It is the unit's own slope that counts.")
def mask_of_the_blame(W, delta, slopes):
    blame = W.T @ delta
    return blame * (blame > 0)


@task.mistake("delta *= ... or slopes *= ... changes the caller's array. Write a new product instead.")
def in_place(W, delta, slopes):
    slopes *= W.T @ delta
    return slopes


@task.equivalent
def with_dot(W, delta, slopes):
    return slopes * np.dot(W.T, delta)


@task.equivalent
def in_two_steps(W, delta, slopes):
    dhidden = np.matmul(np.transpose(W), delta)
    return np.multiply(dhidden, slopes)


@task.equivalent
def with_einsum(W, delta, slopes):
    return np.einsum("kh,kn,hn->hn", W, delta, slopes)


@task.equivalent
def rows_first(W, delta, slopes):
    return (delta.T @ W).T * slopes


@task.equivalent
def output_by_output(W, delta, slopes):
    total = np.zeros(slopes.shape)
    for row, one in zip(W, delta):
        total += np.outer(row, one)
    return total * slopes


@task.equivalent
def with_loops(W, delta, slopes):
    K, H = W.shape
    before = np.zeros((H, delta.shape[1]))
    for n in range(delta.shape[1]):
        for h in range(H):
            before[h, n] = slopes[h, n] * sum(W[k, h] * delta[k, n] for k in range(K))
    return before


@task.equivalent
def example_by_example(W, delta, slopes):
    columns = [W.T @ delta[:, n] * slopes[:, n] for n in range(delta.shape[1])]
    return np.stack(columns, axis=1)


@task.equivalent
def in_place_on_its_own(W: np.ndarray, delta: np.ndarray, slopes: np.ndarray) -> np.ndarray:
    before = np.tensordot(W, delta, axes=(0, 0))
    before *= slopes
    return before


@task.equivalent
def zeroed_by_mask(W, delta, slopes):
    before = W.T @ delta
    before[slopes == 0] = 0
    return np.where(slopes != 0, before * slopes, 0.0)
