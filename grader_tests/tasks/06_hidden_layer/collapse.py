"""collapse(W_1, b_1, W_2, b_2): the one layer that two layers without an activation are."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "collapse",
    unit="06_hidden_layer",
    reproduces="the lecture's W = W2 W1 and b = W2 b1 + b2 (W-06, G-10)",
    parts=("W", "b"),
    hints=(
        "Multiply out: W_2 (W_1 x + b_1) + b_2 = (W_2 W_1) x + ...",
        "The first layer's bias also passes through W_2.",
    ),
)

NAMES = ("W_1", "b_1", "W_2", "b_2")


def drawn(rng, D, H, K):
    shapes = ((H, D), (H, 1), (K, H), (K, 1))
    return {name: rng.normal(size=shape) for name, shape in zip(NAMES, shapes, strict=True)}


@task.examples
def examples():
    W_1, b_1 = np.array([[1.0, 0.0, 1.0], [-1.0, 2.0, 3.0]]), np.array([[-1.0], [2.0]])
    W_2, b_2 = np.array([[1.0, -1.0], [-1.0, 3.0]]), np.array([[0.5], [1.0]])
    yield Case("three inputs, two units, two outputs", dict(zip(NAMES, (W_1, b_1, W_2, b_2), strict=True)), ("W-06",))
    W_1 = np.array([[2.0, -1.0], [0.5, 1.0], [-1.5, 0.25]])
    b_1, W_2, b_2 = np.array([[0.5], [-2.0], [1.0]]), np.array([[1.0, 3.0, -2.0]]), np.array([[4.0]])
    yield Case("two inputs, three units, one output", dict(zip(NAMES, (W_1, b_1, W_2, b_2), strict=True)), ("G-10",))


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", drawn(rng, 5, 3, 4))
    yield Case("one unit in the middle", drawn(rng, 4, 1, 3))
    yield Case("square matrices", drawn(rng, 3, 3, 3))
    whole = {name: np.round(3 * array).astype(int) for name, array in drawn(rng, 2, 4, 3).items()}
    yield Case("whole numbers", whole)


@task.expected
def expected(W_1, b_1, W_2, b_2):
    """From what the two layers do: b is the answer to zero, column d of W what input d adds."""
    corners = np.hstack([np.zeros((W_1.shape[1], 1)), np.eye(W_1.shape[1])])
    outputs = W_2 @ (W_1 @ corners + b_1) + b_2
    return outputs[:, 1:] - outputs[:, :1], outputs[:, :1]


@task.mistake("The matrices are in the wrong order: the first layer acts first, so it stands next to x, on the right.")
def other_order(W_1, b_1, W_2, b_2):
    return W_1 @ W_2, W_2 @ b_1 + b_2


@task.mistake("The first bias passes through the second layer too: it is multiplied by W_2.")
def biases_added(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, b_1 + b_2


@task.mistake("The second bias is missing from b.")
def no_second_bias(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, W_2 @ b_1


@task.mistake("The first bias is missing from b: multiply it with W_2 and add it.")
def no_first_bias(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, b_2


@task.mistake("Neither * nor + joins the weights of two layers: they multiply as matrices, with @.")
def entrywise(W_1, b_1, W_2, b_2):
    return W_2 * W_1, W_2 @ b_1 + b_2


@task.mistake("Neither * nor + joins the weights of two layers: they multiply as matrices, with @.")
def added(W_1, b_1, W_2, b_2):
    return W_2 + W_1, W_2 @ b_1 + b_2


@task.mistake("Your b is one number per output without its column: keep the shape (K, 1).")
def flat_bias(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, (W_2 @ b_1 + b_2).ravel()


@task.mistake("Both biases pass through W_2 in your b. Only the first one does.")
def both_through(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, W_2 @ (b_1 + b_2[: len(b_1)])


@task.mistake("W is transposed: its shape is (K, D).")
def transposed(W_1, b_1, W_2, b_2):
    return (W_2 @ W_1).T, W_2 @ b_1 + b_2


@task.mistake("You bend in between with ReLU. The question is what happens without an activation.")
def with_relu(W_1, b_1, W_2, b_2):
    return W_2 @ np.maximum(0, W_1), W_2 @ np.maximum(0, b_1) + b_2


@task.mistake("The second bias has the wrong sign.")
def sign(W_1, b_1, W_2, b_2):
    return W_2 @ W_1, W_2 @ b_1 - b_2


@task.mistake("The two results are in the wrong order: W first, then b.")
def b_first(W_1, b_1, W_2, b_2):
    return W_2 @ b_1 + b_2, W_2 @ W_1


@task.mistake("W_2 += ... and b_2 += ... change the caller's arrays. Write a new sum instead.")
def in_place(W_1, b_1, W_2, b_2):
    b_2 += W_2 @ b_1
    return W_2 @ W_1, b_2


@task.mistake("Your b is W times the first bias: b_1 has H entries and passes through W_2 only.")
def through_both(W_1, b_1, W_2, b_2):
    W = W_2 @ W_1
    return W, W @ b_1 + b_2


@task.equivalent
def with_dot(W_1, b_1, W_2, b_2):
    W = W_2.dot(W_1)
    b = b_2 + W_2.dot(b_1)
    return W, b


@task.equivalent
def with_einsum(W_1, b_1, W_2, b_2):
    return np.einsum("kh,hd->kd", W_2, W_1), np.einsum("kh,ho->ko", W_2, b_1) + b_2


@task.equivalent
def with_loops(W_1, b_1, W_2, b_2):
    K, H, D = W_2.shape[0], W_2.shape[1], W_1.shape[1]
    W, b = np.zeros((K, D)), np.zeros((K, 1))
    for k in range(K):
        b[k, 0] = b_2[k, 0]
        for h in range(H):
            b[k, 0] += W_2[k, h] * b_1[h, 0]
            for d in range(D):
                W[k, d] += W_2[k, h] * W_1[h, d]
    return W, b


@task.equivalent
def from_its_answers(W_1, b_1, W_2, b_2):
    def both(x):
        return W_2 @ (W_1 @ x + b_1) + b_2

    D = W_1.shape[1]
    b = both(np.zeros((D, 1)))
    return both(np.eye(D)) - b, b


@task.equivalent
def as_one_matrix(W_1, b_1, W_2, b_2):
    both = W_2 @ np.hstack([W_1, b_1])
    return both[:, :-1], both[:, -1:] + b_2


@task.equivalent
def transposes(W_1, b_1, W_2, b_2):
    return (W_1.T @ W_2.T).T, (b_1.T @ W_2.T).T + b_2


@task.equivalent
def with_multi_dot(W_1, b_1, W_2, b_2):
    return [np.linalg.multi_dot([W_2, W_1]), np.matmul(W_2, b_1) + b_2]


@task.equivalent
def in_place_on_a_copy(W_1, b_1, W_2, b_2):
    b = np.array(b_2)
    b = b + np.sum(W_2 * b_1.T, axis=1, keepdims=True)
    return np.matmul(W_2, W_1), b


task.equivalent_cell(
    "with_a_helper",
    """
    def composed(outer: np.ndarray, inner: np.ndarray) -> np.ndarray:
        return np.tensordot(outer, inner, axes=1)


    def collapse(W_1, b_1, W_2, b_2):
        return composed(W_2, W_1), composed(W_2, b_1) + b_2
    """,
)
