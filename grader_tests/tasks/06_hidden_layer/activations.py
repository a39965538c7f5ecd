"""activations(z): sigmoid, tanh, ReLU, leaky ReLU and ELU; each earns its own points."""

import numpy as np
from scipy.special import expit

from grader_tests.task import Case, Task

task = Task(
    "activations",
    unit="06_hidden_layer",
    reproduces="the lecture's five activations (G-09, S-03)",
    parts=("sigmoid", "tanh", "relu", "leaky", "elu"),
    hints=(
        "np.maximum(a, b) takes the larger of two numbers at every place; np.max takes the largest of one whole array.",
        "np.where(z > 0, one, other) chooses between two formulas, entry by entry.",
    ),
)


@task.examples
def examples():
    yield Case("five values", {"z": np.array([-2.0, -0.5, 0.0, 0.5, 2.0])}, ("G-09", "S-03", "S-16"))
    yield Case("two units, three examples", {"z": np.array([[-2.85, 0.86, 0.28], [1.0, -3.0, 4.0]])}, ("H-32",))


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {"z": 2 * rng.normal(size=(4, 7))})
    yield Case("a single value", {"z": np.array([-1.25])})
    yield Case("whole numbers", {"z": rng.integers(-4, 5, size=(2, 5)).astype(float)})
    yield Case("large values", {"z": np.array([-60.0, -20.0, 20.0, 60.0])})
    yield Case("three dimensions", {"z": rng.normal(size=(2, 3, 4))})


@task.expected
def expected(z):
    z = np.asarray(z, dtype=float)
    relu = z * (z > 0)
    return expit(z), 2 * expit(2 * z) - 1, relu, relu - 0.1 * (-z * (z < 0)), relu + np.expm1(z * (z < 0))


@task.mistake("The sign in the sigmoid's exponential is wrong: it has exp(-z), so that large z gives 1.")
def sigmoid_sign(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(z)), np.tanh(z), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("The sigmoid lacks the 1 in its denominator: 1 / (1 + exp(-z)) stays below 1.")
def sigmoid_without_one(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / np.exp(-z), np.tanh(z), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("Your sigmoid divides before it adds: put brackets around 1 + exp(-z).")
def sigmoid_brackets(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / 1 + np.exp(-z), np.tanh(z), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("That is a sigmoid in the place of tanh: tanh runs from -1 to 1 and is 0 at 0.")
def tanh_is_sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return s, s, np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("Your tanh is the tangent of trigonometry: the activation is np.tanh.")
def tangent(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tan(z), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("ReLU keeps what is positive and drops what is negative: max(0, z), not min.")
def relu_minimum(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.minimum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("That is ReLU's slope, 0 or 1. Its value is z itself where z is positive.")
def relu_slope(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tanh(z), (z > 0) * 1.0, np.maximum(0.1 * z, z), elu


@task.mistake("ReLU is not the absolute value: what is negative becomes 0.")
def relu_absolute(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.abs(z), np.maximum(0.1 * z, z), elu


@task.mistake("np.max(z) is one number for the whole array. np.maximum(0, z) goes entry by entry.")
def relu_of_all(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tanh(z), max(0, np.max(z)), np.maximum(0.1 * z, z), elu


@task.mistake("Your leaky ReLU leaks with 0.01. In this course it is 0.1.")
def leaky_hundredth(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0, z), np.maximum(0.01 * z, z), elu


@task.mistake("Your leaky ReLU takes the smaller value: where z is positive it should be z, not 0.1 z.")
def leaky_minimum(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0, z), np.minimum(0.1 * z, z), elu


@task.mistake("Your leaky ReLU does not leak downwards: for z = -2 it is -0.2, not 0.2.")
def leaky_positive(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0, z), np.where(z > 0, z, -0.1 * z), elu


@task.mistake("Your ELU jumps at 0: for negative z it is exp(z) - 1, which starts from 0.")
def elu_without_one(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)))
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("Your ELU has exp(z) - 1 everywhere: where z is positive it is z.")
def elu_everywhere(z):
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0, z), np.maximum(0.1 * z, z), np.exp(z) - 1


@task.mistake("Your ELU is turned round: z where z is positive, exp(z) - 1 elsewhere.")
def elu_turned_round(z):
    elu = np.where(z > 0, np.exp(z) - 1, z)
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("Your ELU has 1 - exp(z): below zero it should be negative.")
def elu_sign(z):
    elu = np.where(z > 0, z, 1 - np.exp(np.minimum(z, 0)))
    return 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.mistake("z[z < 0] = ... changes the caller's array. Use np.maximum or np.where, which make a new one.")
def in_place(z):
    sigmoid, tanh, leaky = 1 / (1 + np.exp(-z)), np.tanh(z), np.maximum(0.1 * z, z)
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    z[z < 0] = 0
    return sigmoid, tanh, z, leaky, elu


@task.mistake("Sigmoid and tanh have changed places: the order is sigmoid, tanh, relu, leaky, elu.")
def other_order(z):
    elu = np.where(z > 0, z, np.exp(np.minimum(z, 0)) - 1)
    return np.tanh(z), 1 / (1 + np.exp(-z)), np.maximum(0, z), np.maximum(0.1 * z, z), elu


@task.equivalent
def with_scipy(z):
    from scipy.special import expit, expm1

    return expit(z), np.tanh(z), np.clip(z, 0, None), np.where(z < 0, 0.1 * z, z), np.where(z > 0, z, expm1(z))


@task.equivalent
def with_masks(z):
    positive = z > 0
    s = np.exp(-np.logaddexp(0, -z))
    return s, np.tanh(z), z * positive, z * positive + 0.1 * z * ~positive, np.where(positive, z, np.expm1(z))


@task.equivalent
def with_greater_or_equal(z):
    e = np.exp(-z)
    relu = np.where(z >= 0, z, 0)
    return 1 / (1 + e), np.tanh(z), relu, np.where(z >= 0, z, 0.1 * z), np.where(z >= 0, z, np.exp(z) - 1.0)


@task.equivalent
def in_place_on_a_copy(z):
    relu = np.array(z, dtype=float)
    relu[relu < 0] = 0
    leaky = z.astype(float)
    leaky[z < 0] *= 0.1
    elu = z.astype(float)
    elu[z < 0] = np.exp(elu[z < 0]) - 1
    return 1.0 / (1.0 + np.exp(-z)), np.tanh(z), relu, leaky, elu


@task.equivalent
def entry_by_entry(z):
    import math

    functions = (
        lambda t: 1 / (1 + math.exp(-t)),
        math.tanh,
        lambda t: max(0.0, t),
        lambda t: t if t > 0 else t / 10,
        lambda t: t if t > 0 else math.exp(t) - 1,
    )
    return tuple(np.array([f(float(t)) for t in z.flat]).reshape(z.shape) for f in functions)


@task.equivalent
def through_each_other(z):
    tanh = 2 / (1 + np.exp(-2 * z)) - 1
    relu = 0.5 * (z + np.abs(z))
    negative = z - relu
    return 0.5 * (1 + np.tanh(z / 2)), tanh, relu, relu + 0.1 * negative, relu + np.exp(negative) - 1


@task.equivalent
def as_a_list(z):
    sigmoid = np.reciprocal(1 + np.exp(-z))
    elu = np.maximum(z, 0) + np.minimum(0, np.exp(np.minimum(z, 0)) - 1)
    return [sigmoid, np.tanh(z), np.fmax(z, 0), np.maximum(z, z / 10), elu]


task.equivalent_cell(
    "with_helpers",
    """
    def _sigmoid(t):
        return 1 / (1 + np.exp(-t))


    def _bend(z: np.ndarray, below) -> np.ndarray:
        return np.where(z > 0, z, below)


    def activations(z: np.ndarray) -> tuple:
        return _sigmoid(z), 2 * _sigmoid(2 * z) - 1, _bend(z, 0.0), _bend(z, 0.1 * z), _bend(z, np.exp(z) - 1)
    """,
)
