"""linear_gradient(dscores, X): the gradients of weights and biases; each earns its own points."""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "linear_gradient",
    unit="04_analytic_gradients",
    parts=("dW", "db"),
    reproduces="dW and db of the lecture's one and two examples (H-13, H-17, H-18)",
    hints=(
        "(K, N) times (N, D) is (K, D): X is (D, N), so which of the two must be transposed?",
        "sum(axis=1, keepdims=True) adds up every row and leaves a column.",
    ),
)


@task.examples
def examples():
    yield from_lecture("the example with four features", *lecture.four_features(), ("H-13", "H-14", "G-07"))
    yield from_lecture("two examples", *lecture.two_examples(), ("H-17", "H-18"))
    dscores = np.array([[0.2, -0.3, 0.1, 0.05, -0.2], [-0.2, 0.3, -0.1, -0.05, 0.4]])
    X = np.array([[1.0, -2.0, 0.5, 3.0, 0.2], [0.4, 1.5, -1.0, 0.0, 2.0], [-0.7, 0.3, 2.2, -1.1, 0.9]])
    yield Case("two classes, five examples", {"dscores": dscores, "X": X})


@task.hidden_cases
def hidden_cases(rng):
    yield drawn("other sizes", rng, 5, 7, 11)
    yield drawn("as many examples as features and classes", rng, 4, 4, 4)
    yield drawn("a single example", rng, 3, 6, 1)
    yield drawn("a single feature", rng, 3, 1, 8)
    yield drawn("many examples", rng, 3, 2, 300)
    yield drawn("features that are whole numbers", rng, 3, 4, 6, whole=True)


def from_lecture(label, W, b, X, y, numbers):
    dscores = special.softmax(W @ X + b, axis=0)
    for i, right in enumerate(y):
        dscores[right, i] -= 1
    return Case(label, {"dscores": dscores / y.size, "X": X}, numbers)


def drawn(label, rng, K, D, N, whole=False):
    X = rng.integers(-5, 6, size=(D, N)) if whole else rng.normal(size=(D, N))
    return Case(label, {"dscores": rng.normal(size=(K, N)), "X": X})


@task.expected
def expected(dscores, X):
    return np.einsum("kn,dn->kd", dscores, X), np.add.reduce(dscores, axis=1).reshape(-1, 1)


@task.mistake("dW is transposed. It has the shape of W, (K, D): dscores comes first.")
def transposed(dscores, X):
    return X @ dscores.T, dscores.sum(axis=1, keepdims=True)


@task.mistake("The shapes do not fit: X is (D, N), so it must be transposed to (N, D).")
def not_transposed(dscores, X):
    return dscores @ X, dscores.sum(axis=1, keepdims=True)


@task.mistake("dW is divided by the number of examples. dscores is divided already.")
def divided_again(dscores, X):
    return dscores @ X.T / X.shape[1], dscores.sum(axis=1, keepdims=True)


@task.mistake("db is a mean. Add up the row: dscores is divided by N already.")
def mean_of_biases(dscores, X):
    return dscores @ X.T, dscores.mean(axis=1, keepdims=True)


@task.mistake("dW and db are divided by the number of examples. dscores is divided already.")
def both_divided(dscores, X):
    return dscores @ X.T / X.shape[1], dscores.mean(axis=1, keepdims=True)


@task.mistake("db is a row of shape (K,). keepdims=True keeps it a column (K, 1).")
def flat_biases(dscores, X):
    return dscores @ X.T, dscores.sum(axis=1)


@task.mistake("db adds up the classes. Add up the examples of every class: axis=1.")
def biases_over_classes(dscores, X):
    return dscores @ X.T, dscores.sum(axis=0, keepdims=True)


@task.mistake("db is one number. Every class has a bias of its own: axis=1, keepdims=True.")
def one_bias(dscores, X):
    return dscores @ X.T, dscores.sum()


@task.mistake("db is not summed over the examples.")
def biases_not_summed(dscores, X):
    return dscores @ X.T, dscores


@task.mistake("db takes the first example only. Add up all of them.")
def first_bias(dscores, X):
    return dscores @ X.T, dscores[:, :1]


@task.mistake("dW takes the first example only. The matrix product adds up all of them.")
def first_example(dscores, X):
    return dscores[:, :1] @ X[:, :1].T, dscores.sum(axis=1, keepdims=True)


@task.mistake("Each example overwrites the one before. Add them up: +=.")
def last_example(dscores, X):
    for i in range(X.shape[1]):
        dW = np.outer(dscores[:, i], X[:, i])
        db = dscores[:, i].reshape(-1, 1)
    return dW, db


@task.mistake("The sign is turned round: the gradient points uphill, and the step down comes in unit 05.")
def turned_round(dscores, X):
    return -dscores @ X.T, -dscores.sum(axis=1, keepdims=True)


@task.mistake("The two are exchanged: dW comes first.")
def exchanged(dscores, X):
    return dscores.sum(axis=1, keepdims=True), dscores @ X.T


@task.mistake("db is missing: return dW and db.")
def weights_only(dscores, X):
    return dscores @ X.T


@task.mistake("db is multiplied with the features. A bias has the slope 1: add up dscores alone.")
def biases_with_features(dscores, X):
    return dscores @ X.T, (dscores @ X.T).sum(axis=1, keepdims=True)


@task.mistake("The sum over features is mixed up with the sum over examples: dW has one column per feature.")
def features_summed(dscores, X):
    return dscores @ X.sum(axis=0)[:, None], dscores.sum(axis=1, keepdims=True)


@task.mistake("The features lose their signs. Multiply with X as it is.")
def unsigned_features(dscores, X):
    return dscores @ np.abs(X).T, dscores.sum(axis=1, keepdims=True)


@task.mistake("The last example is left out.")
def one_short(dscores, X):
    last = max(X.shape[1] - 1, 1)
    return dscores[:, :last] @ X[:, :last].T, dscores[:, :last].sum(axis=1, keepdims=True)


@task.equivalent
def with_transposes(dscores, X):
    return (X @ dscores.T).T, np.sum(dscores, axis=1).reshape(-1, 1)


@task.equivalent
def with_outer_products(dscores, X):
    dW = np.zeros((dscores.shape[0], X.shape[0]))
    db = np.zeros((dscores.shape[0], 1))
    for i in range(X.shape[1]):
        dW += np.outer(dscores[:, i], X[:, i])
        db += dscores[:, i : i + 1]
    return dW, db


@task.equivalent
def with_plain_loops(dscores, X):
    (K, N), D = dscores.shape, X.shape[0]
    dW, db = np.zeros((K, D)), np.zeros((K, 1))
    for k in range(K):
        for n in range(N):
            db[k, 0] += dscores[k, n]
            for d in range(D):
                dW[k, d] += dscores[k, n] * X[d, n]
    return dW, db


@task.equivalent
def with_einsum(dscores, X):
    return np.einsum("kn,dn->kd", dscores, X), np.einsum("kn->k", dscores)[:, None]


@task.equivalent
def with_a_row_of_ones(dscores, X):
    both = dscores @ np.vstack([X, np.ones((1, X.shape[1]))]).T
    return both[:, :-1], both[:, -1:]


@task.equivalent
def with_dot(dscores: np.ndarray, X: np.ndarray) -> tuple:
    dW = np.dot(dscores, np.transpose(X))
    db = np.dot(dscores, np.ones((X.shape[1], 1)))
    return dW, db


@task.equivalent
def with_broadcasting(dscores, X):
    return (dscores[:, None, :] * X[None, :, :]).sum(axis=2), dscores.sum(1)[:, np.newaxis]


@task.equivalent
def with_inner(dscores, X):
    return [np.inner(dscores, X), np.array([[row.sum()] for row in dscores])]


@task.equivalent
def with_tensordot(dscores, X):
    return np.tensordot(dscores, X, axes=(1, 1)), np.expand_dims(dscores.sum(axis=-1), 1)


task.equivalent_cell(
    "with_helpers",
    """
    def weights_gradient(dscores, X):
        return np.matmul(dscores, X.T)

    def biases_gradient(dscores):
        return np.sum(dscores, axis=1, keepdims=True)

    def linear_gradient(dscores, X):
        return weights_gradient(dscores, X), biases_gradient(dscores)
    """,
)
