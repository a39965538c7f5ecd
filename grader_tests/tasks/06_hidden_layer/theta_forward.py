"""theta_forward(thetas, rows): a network of sigmoid layers, examples as rows, biases inside the weights."""

import numpy as np
from scipy.special import expit

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "theta_forward",
    unit="06_hidden_layer",
    reproduces="XNOR from AND, NOR and OR (S-10)",
    hints=(
        "np.hstack([np.ones((len(rows), 1)), rows]) puts a 1 in front of every row.",
        "With rows (N, inputs + 1) and theta (units, inputs + 1), only rows @ theta.T fits, and gives (N, units).",
    ),
)


def drawn(rng, sizes, N):
    thetas = [rng.normal(size=(units, inputs + 1)) for inputs, units in zip(sizes[:-1], sizes[1:], strict=True)]
    return {"thetas": thetas, "rows": rng.normal(size=(N, sizes[0]))}


@task.examples
def examples():
    AND, OR, NOR = lecture.logic_thetas()
    corners = lecture.xor()[0].T
    yield Case("XNOR at the four corners", {"thetas": [np.vstack([AND, NOR]), OR], "rows": corners}, ("S-10",))
    yield Case("AND at the four corners", {"thetas": [AND], "rows": corners}, ("S-08",))
    first = np.array([[0.5, 1.0, -1.0, 0.25], [-0.5, 0.75, 0.5, -1.5]])
    second = np.array([[1.0, -2.0, 0.5], [0.25, 1.5, -1.0], [-0.75, 0.5, 2.0]])
    rows = np.array([[1.0, -0.5, 2.0], [0.5, 1.5, -1.0], [-2.0, 0.75, 0.5], [0.1, 0.2, 0.3], [1.2, -0.7, 0.4]])
    yield Case("three inputs, two units, three outputs, five rows", {"thetas": [first, second], "rows": rows})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("the slide's sizes, seven rows", drawn(rng, [3, 4, 2], 7), ("S-04", "S-06"))
    yield Case("as many rows as inputs", drawn(rng, [3, 4, 2], 4), ("S-07",))
    yield Case("a single row", drawn(rng, [4, 3, 2], 1))
    yield Case("three layers", drawn(rng, [2, 5, 3, 4], 6))
    whole = drawn(rng, [2, 3, 2], 5)
    yield Case("whole numbers", {**whole, "rows": rng.integers(-2, 3, size=(5, 2))})


@task.expected
def expected(thetas, rows):
    columns = np.asarray(rows, dtype=float).T
    for theta in thetas:
        columns = expit(theta[:, 1:] @ columns + theta[:, :1])
    return columns.T


@task.mistake("The 1 stands at the end of your rows. The bias is the first column of theta: put the ones in front.")
def ones_at_the_end(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(-np.hstack([rows, np.ones((len(rows), 1))]) @ theta.T))
    return rows


@task.mistake("The bias counts as 0: the added column must hold ones, not zeros.")
def zeros_in_front(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(-np.hstack([np.zeros((len(rows), 1)), rows]) @ theta.T))
    return rows


@task.mistake("The hidden layer got no column of ones: add it before every layer, not before the first only.")
def ones_once(thetas, rows):
    rows = np.hstack([np.ones((len(rows), 1)), rows])
    for theta in thetas:
        rows = 1 / (1 + np.exp(-rows @ theta.T))
    return rows


@task.mistake("theta.dot(rows) fits only if there are as many rows as columns. Multiply rows with theta.T.")
def as_on_the_slide(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(-theta.dot(np.hstack([np.ones((len(rows), 1)), rows]))))
    return rows


@task.mistake("Your outputs are columns: return one row per example, (N, K).")
def transposed(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T))
    return rows.T


@task.mistake("The sigmoid is missing in the last layer: in this notation every layer has one.")
def last_without_sigmoid(thetas, rows):
    for theta in thetas[:-1]:
        rows = 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T))
    return np.hstack([np.ones((len(rows), 1)), rows]) @ thetas[-1].T


@task.mistake("The sigmoid is taken at the end only: without one in between, the layers collapse.")
def sigmoid_at_the_end(thetas, rows):
    for theta in thetas:
        rows = np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T
    return 1 / (1 + np.exp(-rows))


@task.mistake("The sign in the exponential is wrong: the sigmoid has exp(-z).")
def sign(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T))
    return rows


@task.mistake("That is ReLU. This notation's network uses the sigmoid.")
def relu(thetas, rows):
    for theta in thetas:
        rows = np.maximum(0, np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T)
    return rows


@task.mistake("Only the first layer is computed: the loop returns too early.")
def returns_in_the_loop(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T))
        return rows


@task.mistake("The layers run backwards: the first theta sees the inputs.")
def backwards(thetas, rows):
    for theta in thetas[::-1]:
        rows = 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T))
    return rows


@task.mistake("The outputs are rounded. Return the sigmoid's values themselves.")
def rounded(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T))
    return rows.round()


@task.mistake("Every layer sees the inputs in your loop. It should see what the layer before it gave.")
def always_the_inputs(thetas, rows):
    with_ones = np.hstack([np.ones((len(rows), 1)), rows])
    for theta in thetas:
        outputs = 1 / (1 + np.exp(-with_ones @ theta.T))
    return outputs


@task.mistake("There may be any number of layers: loop over thetas.")
def two_layers(thetas, rows):
    first, second = thetas
    hidden = 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), rows]) @ first.T))
    return 1 / (1 + np.exp(-np.hstack([np.ones((len(rows), 1)), hidden]) @ second.T))


@task.mistake("That is tanh. This notation's network uses the sigmoid.")
def tanh(thetas, rows):
    for theta in thetas:
        rows = np.tanh(np.hstack([np.ones((len(rows), 1)), rows]) @ theta.T)
    return rows


@task.equivalent
def with_bias_apart(thetas, rows):
    for theta in thetas:
        rows = 1 / (1 + np.exp(-(rows @ theta[:, 1:].T + theta[:, 0])))
    return rows


@task.equivalent
def with_columns(thetas, rows):
    a = rows.T
    for theta in thetas:
        a = np.vstack([np.ones(a.shape[1]), a])
        a = 1 / (1 + np.exp(-theta.dot(a)))
    return a.T


@task.equivalent
def with_insert(thetas, rows):
    a = np.array(rows, dtype=float)
    for theta in thetas:
        a = 1 / (1 + np.exp(-np.insert(a, 0, 1, axis=1).dot(theta.T)))
    return a


@task.equivalent
def with_scipy(thetas, rows):
    from scipy.special import expit

    for theta in thetas:
        rows = expit(np.c_[np.ones(len(rows)), rows] @ theta.T)
    return rows


@task.equivalent
def row_by_row(thetas, rows):
    outputs = []
    for row in rows:
        for theta in thetas:
            row = 1 / (1 + np.exp(-theta @ np.concatenate([[1.0], row])))
        outputs.append(row)
    return np.array(outputs)


@task.equivalent
def recursive(thetas, rows):
    if not thetas:
        return rows
    ones = np.ones((rows.shape[0], 1))
    z = np.concatenate([ones, rows], axis=1) @ np.transpose(thetas[0])
    return theta_forward(thetas[1:], 1 / (1 + np.exp(-z)))


@task.equivalent
def with_pad(thetas, rows):
    for index in range(len(thetas)):
        padded = np.pad(np.asarray(rows, float), ((0, 0), (1, 0)), constant_values=1)
        rows = 0.5 * (1 + np.tanh(np.einsum("ni,ui->nu", padded, thetas[index]) / 2))
    return rows


@task.equivalent
def with_column_stack(thetas, rows):
    a = rows
    for theta in thetas:
        a = np.reciprocal(1.0 + np.exp(-1.0 * np.column_stack((np.ones(a.shape[0]), a)) @ theta.transpose()))
    return a


task.equivalent_cell(
    "with_helpers",
    """
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))


    def with_ones(rows: np.ndarray) -> np.ndarray:
        return np.hstack([np.ones((rows.shape[0], 1)), rows])


    def theta_forward(thetas: list, rows: np.ndarray) -> np.ndarray:
        from functools import reduce

        return reduce(lambda a, theta: sigmoid(with_ones(a) @ theta.T), thetas, rows)
    """,
)
