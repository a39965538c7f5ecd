"""forward(W_h, b_h, W_o, b_o, X): hidden values and scores."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "forward",
    unit="06_hidden_layer",
    reproduces="the lecture's hidden values 0, 0.86 and 0.28 (H-32)",
    parts=("hidden", "scores"),
    hints=(
        "The hidden layer is W_h @ X + b_h, then np.maximum(0, ...).",
        "The output layer does with the hidden values what the hidden layer did with X, only without the bend.",
    ),
)

NAMES = ("W_h", "b_h", "W_o", "b_o", "X")


def drawn(rng, D, H, K, N, scale=1.0):
    shapes = ((H, D), (H, 1), (K, H), (K, 1), (D, N))
    return {name: scale * rng.normal(size=shape) for name, shape in zip(NAMES, shapes, strict=True)}


@task.examples
def examples():
    yield Case(
        "the lecture's hidden layer",
        dict(zip(NAMES, lecture.hidden_layer()[:5], strict=True)),
        ("H-32", "H-33"),
    )
    yield Case("the exercise with biases", dict(zip(NAMES, lecture.bias_exercise(), strict=True)), ("W-01", "W-02"))
    W_h = np.array([[1.0, -2.0], [0.5, 1.0], [-1.0, 0.25], [2.0, 1.5]])
    b_h = np.array([[0.5], [-1.0], [0.75], [-0.25]])
    W_o, b_o = np.array([[1.0, -1.0, 0.5, 2.0]]), np.array([[-0.5]])
    X = np.array([[1.0, -1.0, 0.5], [2.0, 0.25, -1.5]])
    yield Case("four hidden units, three examples", dict(zip(NAMES, (W_h, b_h, W_o, b_o, X), strict=True)))


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", drawn(rng, 5, 7, 3, 11))
    yield Case("a single example", drawn(rng, 3, 6, 2, 1))
    yield Case("as many examples as hidden units", drawn(rng, 3, 4, 2, 4))
    yield Case("one hidden unit", drawn(rng, 4, 1, 3, 5))
    yield Case("large numbers", drawn(rng, 3, 5, 2, 4, scale=1e3))
    whole = {name: np.round(3 * array).astype(int) for name, array in drawn(rng, 3, 4, 2, 5).items()}
    yield Case("whole numbers", whole)
    small = {name: array.astype(np.float32) for name, array in drawn(rng, 3, 4, 2, 6).items()}
    yield Case("float32 numbers", small, rtol=1e-4)


@task.expected
def expected(W_h, b_h, W_o, b_o, X):
    arrays = [np.asarray(array, dtype=float) for array in (W_h, b_h, W_o, b_o, X)]
    W_h, b_h, W_o, b_o, X = arrays
    sums = np.einsum("hd,dn->hn", W_h, X) + b_h
    hidden = (sums + np.abs(sums)) / 2
    return hidden, np.einsum("kh,hn->kn", W_o, hidden) + b_o


@task.mistake("The bend is missing: the hidden values are max(0, ...) of the weighted sums.")
def no_activation(W_h, b_h, W_o, b_o, X):
    hidden = W_h @ X + b_h
    return hidden, W_o @ hidden + b_o


@task.mistake("You also bend the scores. The output layer has no activation: scores may be negative.")
def scores_bent(W_h, b_h, W_o, b_o, X):
    hidden = np.maximum(0, W_h @ X + b_h)
    return hidden, np.maximum(0, W_o @ hidden + b_o)


@task.mistake("You bend before the bias is added. The bias belongs inside: it decides where the unit begins to fire.")
def bias_outside(W_h, b_h, W_o, b_o, X):
    hidden = np.maximum(0, W_h @ X) + b_h
    return hidden, W_o @ hidden + b_o


@task.mistake("The hidden bias b_h is missing.")
def no_hidden_bias(W_h, b_h, W_o, b_o, X):
    hidden = np.maximum(0, W_h @ X)
    return hidden, W_o @ hidden + b_o


@task.mistake("The output bias b_o is missing from the scores.")
def no_output_bias(W_h, b_h, W_o, b_o, X):
    hidden = np.maximum(0, W_h @ X + b_h)
    return hidden, W_o @ hidden


@task.mistake("The output layer must see the hidden values. Yours sees the sums before the bend.")
def scores_from_sums(W_h, b_h, W_o, b_o, X):
    sums = W_h @ X + b_h
    return np.maximum(0, sums), W_o @ sums + b_o


@task.mistake("You return the sums before the bend as hidden. Return the values after it.")
def sums_returned(W_h, b_h, W_o, b_o, X):
    sums = W_h @ X + b_h
    return sums, W_o @ np.maximum(0, sums) + b_o


@task.mistake("That is a sigmoid. This network's hidden layer uses ReLU, max(0, z).")
def sigmoid(W_h, b_h, W_o, b_o, X):
    hidden = 1 / (1 + np.exp(-(W_h @ X + b_h)))
    return hidden, W_o @ hidden + b_o


@task.mistake("That is tanh. This network's hidden layer uses ReLU, max(0, z).")
def tanh(W_h, b_h, W_o, b_o, X):
    hidden = np.tanh(W_h @ X + b_h)
    return hidden, W_o @ hidden + b_o


@task.mistake("That is the absolute value: ReLU turns what is negative into 0.")
def absolute(W_h, b_h, W_o, b_o, X):
    hidden = np.abs(W_h @ X + b_h)
    return hidden, W_o @ hidden + b_o


@task.mistake("That is a step, 0 or 1. ReLU keeps the size of what is positive.")
def step(W_h, b_h, W_o, b_o, X):
    hidden = (W_h @ X + b_h > 0) * 1.0
    return hidden, W_o @ hidden + b_o


@task.mistake("Your ReLU leaks: what is negative becomes exactly 0.")
def leaky(W_h, b_h, W_o, b_o, X):
    sums = W_h @ X + b_h
    hidden = np.maximum(0.1 * sums, sums)
    return hidden, W_o @ hidden + b_o


@task.mistake("That keeps the negative half: use np.maximum, not np.minimum.")
def minimum(W_h, b_h, W_o, b_o, X):
    hidden = np.minimum(0, W_h @ X + b_h)
    return hidden, W_o @ hidden + b_o


@task.mistake("The two results are in the wrong order: hidden first, then scores.")
def other_order(W_h, b_h, W_o, b_o, X):
    hidden = np.maximum(0, W_h @ X + b_h)
    return W_o @ hidden + b_o, hidden


@task.mistake("Two values are asked for: return hidden as well as scores.")
def scores_only(W_h, b_h, W_o, b_o, X):
    return W_o @ np.maximum(0, W_h @ X + b_h) + b_o


@task.mistake("np.max takes one largest number of the whole array. np.maximum(0, ...) goes entry by entry.")
def max_of_all(W_h, b_h, W_o, b_o, X):
    hidden = max(0, np.max(W_h @ X + b_h)) * np.ones((len(W_h), X.shape[1]))
    return hidden, W_o @ hidden + b_o


@task.mistake("The hidden bias enters twice.")
def bias_twice(W_h, b_h, W_o, b_o, X):
    hidden = np.maximum(0, W_h @ X + b_h) + b_h
    return hidden, W_o @ hidden + b_o


@task.mistake("Probabilities are not asked for: return the scores themselves, without softmax.")
def probabilities(W_h, b_h, W_o, b_o, X):
    hidden = np.maximum(0, W_h @ X + b_h)
    scores = W_o @ hidden + b_o
    exponentials = np.exp(scores - scores.max(axis=0))
    return hidden, exponentials / exponentials.sum(axis=0)


@task.equivalent
def with_names(W_h, b_h, W_o, b_o, X):
    z_h = np.dot(W_h, X) + b_h
    hidden = np.where(z_h > 0, z_h, 0)
    scores = np.dot(W_o, hidden) + b_o
    return hidden, scores


@task.equivalent
def with_mask(W_h, b_h, W_o, b_o, X):
    z = W_h @ X + b_h
    hidden = z * (z >= 0)
    return hidden, W_o @ hidden + b_o


@task.equivalent
def with_clip(W_h, b_h, W_o, b_o, X):
    hidden = np.clip(np.matmul(W_h, X) + b_h, 0, None)
    return [hidden, np.matmul(W_o, hidden) + b_o]


@task.equivalent
def in_place_on_its_own(W_h, b_h, W_o, b_o, X):
    hidden = W_h @ X
    hidden += b_h
    hidden[hidden < 0] = 0
    return hidden, b_o + W_o @ hidden


@task.equivalent
def example_by_example(W_h, b_h, W_o, b_o, X):
    H, K, N = W_h.shape[0], W_o.shape[0], X.shape[1]
    hidden, scores = np.zeros((H, N)), np.zeros((K, N))
    for n in range(N):
        hidden[:, n] = np.maximum(0, W_h @ X[:, n] + b_h[:, 0])
        scores[:, n] = W_o @ hidden[:, n] + b_o[:, 0]
    return hidden, scores


@task.equivalent
def with_einsum(W_h, b_h, W_o, b_o, X):
    hidden = np.fmax(np.einsum("hd,dn->hn", W_h, X) + b_h, 0)
    return hidden, np.einsum("kh,hn->kn", W_o, hidden) + b_o


@task.equivalent
def transposed(W_h, b_h, W_o, b_o, X):
    rows = np.maximum(X.T @ W_h.T + b_h.T, 0)
    return rows.T, (rows @ W_o.T + b_o.T).T


@task.equivalent
def with_the_bias_as_a_weight(W_h, b_h, W_o, b_o, X):
    ones = np.ones((1, X.shape[1]))
    hidden = np.maximum(0, np.hstack([b_h, W_h]) @ np.vstack([ones, X]))
    return hidden, np.hstack([b_o, W_o]) @ np.vstack([ones, hidden])


task.equivalent_cell(
    "with_helpers",
    """
    def layer(W, b, X):
        return W @ X + b


    def relu(z: np.ndarray) -> np.ndarray:
        return 0.5 * (np.abs(z) + z)


    def forward(W_h, b_h, W_o, b_o, X):
        hidden = relu(layer(W_h, b_h, X))
        return hidden, layer(W_o, b_o, hidden)
    """,
)
