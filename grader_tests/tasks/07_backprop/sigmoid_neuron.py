"""sigmoid_neuron(w, x): output and slopes of one sigmoid neuron; each earns its own points."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "sigmoid_neuron",
    unit="07_backprop",
    reproduces="the slopes of the lecture's code (S-17)",
    parts=("f", "dw", "dx"),
    hints=(
        "The slope by the sum is f * (1 - f). Every weight's slope is that times its input.",
        "The bias has the input 1, so its slope is that of the sum: np.append(x, 1) puts the 1 in its place.",
    ),
)


@task.examples
def examples():
    yield Case(
        "the lecture's neuron", {"w": np.array([2.0, -3.0, -3.0]), "x": np.array([-1.0, -2.0])}, ("S-15", "S-17")
    )
    w, x = np.array([0.5, -1.5, 2.0, 0.25]), np.array([1.0, 0.5, -0.75])
    yield Case("three inputs", {"w": w, "x": x}, ("S-16",))


@task.hidden_cases
def hidden_cases(rng):
    yield Case("another number of inputs", {"w": rng.normal(size=6), "x": rng.normal(size=5)})
    yield Case("a single input", {"w": np.array([0.8, -0.3]), "x": np.array([1.7])})
    yield Case("inputs of zero", {"w": rng.normal(size=4), "x": np.zeros(3)})
    yield Case("a sum far below zero", {"w": np.array([3.0, 2.0, -1.0]), "x": np.array([-2.0, -3.0])})
    yield Case("whole numbers", {"w": np.array([1, -2, 3]), "x": np.array([2, 1])})


@task.expected
def expected(w, x):
    """Slopes of the sigmoid as tanh, one weight at a time."""
    total = sum(float(weight) * float(value) for weight, value in zip(w, [*x, 1.0], strict=True))
    slope = (1 - np.tanh(total / 2) ** 2) / 4
    return (1 + np.tanh(total / 2)) / 2, slope * np.array([*x, 1.0]), slope * np.array(w[:-1], dtype=float)


@task.mistake("The bias is missing from the sum.")
def no_bias(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x)))
    dtotal = f * (1 - f)
    return f, dtotal * np.append(x, 1), dtotal * w[:-1]


@task.mistake("The slope of the sigmoid is f (1 - f), with f the sigmoid of the sum. Yours uses the sum itself.")
def slope_of_the_sum(w, x):
    total = w[:-1] @ x + w[-1]
    dtotal = total * (1 - total)
    return 1 / (1 + np.exp(-total)), dtotal * np.append(x, 1), dtotal * w[:-1]


@task.mistake("The sigmoid gate is missing on the way back: multiply by its slope f (1 - f).")
def no_gate(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    return f, np.append(x, 1), w[:-1] * 1.0


@task.mistake("The slope of the sigmoid is f (1 - f): one factor is missing.")
def only_one_minus(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = 1 - f
    return f, dtotal * np.append(x, 1), dtotal * w[:-1]


@task.mistake("The slope of the sigmoid is f (1 - f): the factor (1 - f) is missing.")
def only_f(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    return f, f * np.append(x, 1), f * w[:-1]


@task.mistake("Slopes by w and by x have changed places: a product gives each side the OTHER side's value.")
def not_switched(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = f * (1 - f)
    return f, dtotal * w, dtotal * x


@task.mistake("The slope by the bias is missing from dw: its input is 1.")
def no_slope_of_the_bias(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = f * (1 - f)
    return f, dtotal * x, dtotal * w[:-1]


@task.mistake("The bias's slope is that of the sum, not times the bias: its input is 1.")
def bias_times_itself(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = f * (1 - f)
    return f, dtotal * np.append(x, w[-1]), dtotal * w[:-1]


@task.mistake("The bias's slope is 1 in your dw: the slope of the sigmoid applies to it too.")
def bias_slope_one(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = f * (1 - f)
    return f, np.append(dtotal * x, 1.0), dtotal * w[:-1]


@task.mistake("dx has an entry for the bias. There are only as many inputs as x holds: leave the last weight out.")
def slope_for_the_one(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = f * (1 - f)
    return f, dtotal * np.append(x, 1), dtotal * w


@task.mistake("The bias stands last in w, not first.")
def bias_first(w, x):
    f = 1 / (1 + np.exp(-(w[1:] @ x + w[0])))
    dtotal = f * (1 - f)
    return f, dtotal * np.append(1, x), dtotal * w[1:]


@task.mistake("The sign in the exponential is wrong: the sigmoid has exp(-total).")
def sign(w, x):
    f = 1 / (1 + np.exp(w[:-1] @ x + w[-1]))
    dtotal = f * (1 - f)
    return f, dtotal * np.append(x, 1), dtotal * w[:-1]


@task.mistake("All slopes have the wrong sign: f (1 - f) is positive, and so is the slope of the sum.")
def wrong_sign_backwards(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = -f * (1 - f)
    return f, dtotal * np.append(x, 1), dtotal * w[:-1]


@task.mistake("The gradients are multiplied by f once more: the slope that arrives at the output is 1.")
def times_f_again(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = f * f * (1 - f)
    return f, dtotal * np.append(x, 1), dtotal * w[:-1]


@task.mistake("The order of the results is f, dw, dx.")
def other_order(w, x):
    f = 1 / (1 + np.exp(-(w[:-1] @ x + w[-1])))
    dtotal = f * (1 - f)
    return f, dtotal * w[:-1], dtotal * np.append(x, 1)


@task.equivalent
def as_in_the_lecture(w, x):
    import math

    dot = sum(w[i] * x[i] for i in range(len(x))) + w[-1]
    f = 1.0 / (1 + math.exp(-dot))
    ddot = (1 - f) * f
    dx = np.array([w[i] * ddot for i in range(len(x))])
    dw = np.array([x[i] * ddot for i in range(len(x))] + [1.0 * ddot])
    return f, dw, dx


@task.equivalent
def with_inputs_and_one(w, x):
    with_one = np.concatenate([x, [1.0]])
    f = 1 / (1 + np.exp(-w.dot(with_one)))
    return f, f * (1 - f) * with_one, f * (1 - f) * w[: x.size]


@task.equivalent
def gate_by_gate(w, x):
    m = -(np.sum(w[:-1] * x) + w[-1])
    e = np.exp(m)
    d = 1 + e
    f = 1 / d
    dd = -1 / d**2
    dm = dd * e
    dtotal = -dm
    dw = np.zeros(w.shape)
    dw[:-1], dw[-1] = dtotal * x, dtotal
    return f, dw, dtotal * w[:-1]


@task.equivalent
def with_scipy(w, x):
    from scipy.special import expit

    total = np.dot(x, w[:-1]) + w[-1]
    slope = expit(total) * expit(-total)
    return expit(total), slope * np.r_[x, 1], slope * w[:-1]


@task.equivalent
def with_tanh(w, x):
    half = np.tanh(0.5 * (np.inner(w[:-1], x) + w[-1]))
    slope = 0.25 * (1 - half**2)
    return 0.5 * (1 + half), np.append(slope * x, slope), w[:-1] * slope


@task.equivalent
def with_einsum(w, x):
    f = np.reciprocal(1 + np.exp(-np.einsum("d,d->", w[:-1], x) - w[-1]))
    dtotal = f - f**2
    return [f, np.hstack((x, np.ones(1))) * dtotal, w[:-1] * dtotal]


@task.equivalent
def with_extended_weights(w: np.ndarray, x: np.ndarray) -> tuple:
    inputs = np.ones(w.shape)
    inputs[:-1] = x
    f = 1 / (1 + np.exp(-(w @ inputs)))
    both = f * (1 - f) * np.stack([inputs, w])
    return float(f), both[0], both[1, :-1]


@task.equivalent
def exponent_twice(w, x):
    e = np.exp(-(w[:-1] @ x + w[-1]))
    f = 1 / (1 + e)
    slope = e / (1 + e) ** 2
    return f, slope * np.append(x, 1.0), slope * np.delete(w, -1)


task.equivalent_cell(
    "with_helpers",
    """
    def sigmoid(z):
        return 1 / (1 + np.exp(-z))


    def sigmoid_slope(z):
        return sigmoid(z) * (1 - sigmoid(z))


    def sigmoid_neuron(w, x):
        total = w[:-1] @ x + w[-1]
        return sigmoid(total), sigmoid_slope(total) * np.append(x, 1), sigmoid_slope(total) * w[:-1]
    """,
)
