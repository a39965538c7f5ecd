"""xor_gradient(theta, X, y): cost and slopes of XOR's network with its nine parameters; each earns its own points."""

import numpy as np

from grader_tests.certificate import mixed
from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "xor_gradient",
    unit="07_backprop",
    reproduces="the nine slopes at the solution by hand with its w5 changed to -2 (W-07)",
    parts=("f", "gradient"),
    hints=(
        "error = yhat - y has one number per example. Every slope is a sum of error times what the parameter moves.",
        "w5 is multiplied by h1, b3 by nothing. w1 moves z1 by x1, and z1 moves yhat by w5 where the unit fires.",
        "np.array([...]) of nine rows, then one np.sum(..., axis=-1), gives all nine slopes.",
    ),
)

CHECKED = np.array([0.9, 1.1, 2.1, 1.8, -2.5, 0.8, -0.8, -1.2, 0.1])
BY_HAND = np.array([1.0, 1.0, 2.0, 2.0, -3.0, 1.0, -1.0, -1.0, 0.0])


@task.examples
def examples():
    X, y = lecture.xor()
    nearly = BY_HAND.copy()
    nearly[4] = -2.0
    yield Case("the solution by hand, with w5 = -2", {"theta": nearly, "X": X, "y": y}, ("W-07",))
    yield Case("a point between", {"theta": CHECKED, "X": X, "y": y}, ("W-08",))
    shifted = BY_HAND.copy()
    shifted[8] = 0.5
    yield Case("the solution by hand, with b3 = 0.5", {"theta": shifted, "X": X, "y": y}, ("W-07",))
    theta = np.array([1.5, -0.5, -1.0, 2.0, 0.75, -1.25, 0.3, -0.6, 0.2])
    points = np.array([[1.0, -0.5, 2.0, 0.25, -1.5], [0.5, 1.5, -1.0, -2.0, 0.75]])
    yield Case("five other points", {"theta": theta, "X": points, "y": np.array([1.0, -2.0, 0.5, 0.0, 3.0])})


@task.hidden_cases
def hidden_cases(rng):
    X, y = lecture.xor()
    yield Case("the solution by hand", {"theta": BY_HAND, "X": X, "y": y}, ("W-07",))
    dead = np.array([0.5, 0.5, -0.5, -1.0, 1.0, 2.0, -3.0, -2.0, 0.8])
    yield Case("two silent units", {"theta": dead, "X": X, "y": y})
    for label, N in {"a single example": 1, "other points": 6, "more points": 11}.items():
        points = rng.normal(size=(2, N))
        yield Case(label, {"theta": away_from_the_kink(rng, points), "X": points, "y": rng.normal(size=N)})
    yield Case("XOR at random weights", {"theta": away_from_the_kink(rng, X), "X": X, "y": y})


def away_from_the_kink(rng, X):
    while True:
        theta = rng.normal(size=9)
        sums = theta[:4].reshape(2, 2) @ X + theta[6:8, None]
        if np.abs(sums).min() > 1e-2 and (sums > 0).any() and (sums < 0).any() and mixed(sums > 0):
            return theta


@task.expected
def expected(theta, X, y):
    """One example at a time, with the chain rule for matrices."""
    W_h, b_h, W_o, b_o = theta[:4].reshape(2, 2), theta[6:8], theta[4:6], theta[8]
    f, gradient = 0.0, np.zeros(9)
    for x, target in zip(X.T, y, strict=True):
        firing = np.array([1.0 if total > 0 else 0.0 for total in W_h @ x + b_h])
        hidden = firing * (W_h @ x + b_h)
        error = W_o @ hidden + b_o - target
        f += error**2 / 2
        blame = error * W_o * firing
        gradient += np.concatenate([np.outer(blame, x).ravel(), error * hidden, blame, [error]])
    return f, gradient


@task.mistake("The factor 1/2 stands in your slopes too: the square has used it up.")
def half_kept(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1) / 2


@task.mistake("The cost lacks its factor 1/2.")
def cost_without_half(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2), slopes.sum(axis=1)


@task.mistake("You average over the examples. This cost is a sum, without 1/N.")
def mean(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.mean(error**2) / 2, slopes.mean(axis=1)


@task.mistake("ReLU's slope is missing on the way to w1 ... w4, b1 and b2: a silent unit passes nothing back.")
def no_mask(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5, error * w6
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("ReLU's slope is missing on the way to w1 ... w4, b1 and b2: a silent unit passes nothing back.")
def mask_on_the_hidden_value(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (h1 >= 0), error * w6 * (h2 >= 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("At a sum of exactly 0 your ReLU passes the slope on. Here its slope at 0 is 0: z > 0, not z >= 0.")
def slope_one_at_zero(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 >= 0), error * w6 * (z2 >= 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The path to the hidden units lacks w5 and w6: the error reaches z1 through w5, and z2 through w6.")
def no_output_weights(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * (z1 > 0), error * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The error is turned round: it is yhat - y. With y - yhat all slopes get the wrong sign.")
def error_sign(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = y - (w5 * h1 + w6 * h2 + b3)
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The slopes by w5 and w6 use the sums z. They are multiplied by what the units give, h1 and h2.")
def sums_for_hidden_values(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    error = w5 * np.maximum(0, z1) + w6 * np.maximum(0, z2) + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * z1, error * z2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The ReLU is missing on the way forward.")
def no_relu(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    error = w5 * z1 + w6 * z2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * z1, error * z2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("w2 and w3 have changed places: the first unit has w1 and w2, the second w3 and w4.")
def weights_mixed(theta, X, y):
    w1, w3, w2, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d2 * x1, d1 * x2, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The biases come last in the gradient, as in theta: w1 ... w6, then b1, b2, b3.")
def biases_first(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1, d2, error, d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The bias b3 is missing from yhat.")
def no_output_bias(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The slopes by b1 and b2 are the plain error. It must pass w5 or w6 and the ReLU first.")
def bias_slopes_without_path(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, error, error, error])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("The error itself is missing: those are the slopes of yhat, not of the cost.")
def slopes_of_the_output(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = w5 * (z1 > 0), w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, h1, h2, d1, d2, np.ones(y.size)])
    return np.sum(error**2) / 2, slopes.sum(axis=1)


@task.mistake("Your gradient has a column per example. Sum over the examples: nine numbers.")
def not_summed(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = np.array([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return np.sum(error**2) / 2, slopes


@task.equivalent
def with_matrices(theta, X, y):
    W_h, b_h, W_o, b_o = theta[:4].reshape(2, 2), theta[6:8, None], theta[None, 4:6], theta[8]
    hidden = np.maximum(0, W_h @ X + b_h)
    error = W_o @ hidden + b_o - y
    delta = (W_o.T @ error) * (hidden > 0)
    gradient = [(delta @ X.T).ravel(), (error @ hidden.T).ravel(), delta.sum(axis=1), error.sum(axis=1)]
    return 0.5 * np.sum(error**2), np.concatenate(gradient)


@task.equivalent
def example_by_example(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    f, g = 0.0, np.zeros(9)
    for n in range(len(y)):
        x1, x2 = X[:, n]
        z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
        h1, h2 = max(0.0, z1), max(0.0, z2)
        e = w5 * h1 + w6 * h2 + b3 - y[n]
        f += 0.5 * e * e
        d1, d2 = (e * w5 if z1 > 0 else 0.0), (e * w6 if z2 > 0 else 0.0)
        g += [d1 * x1, d1 * x2, d2 * x1, d2 * x2, e * h1, e * h2, d1, d2, e]
    return f, g


@task.equivalent
def one_by_one(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X[0], X[1]
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.where(z1 > 0, z1, 0), np.where(z2 > 0, z2, 0)
    e = w5 * h1 + w6 * h2 + b3 - y
    gradient = np.empty(9)
    gradient[0] = np.sum(e * w5 * (z1 > 0) * x1)
    gradient[1] = np.sum(e * w5 * (z1 > 0) * x2)
    gradient[2] = np.sum(e * w6 * (z2 > 0) * x1)
    gradient[3] = np.sum(e * w6 * (z2 > 0) * x2)
    gradient[4], gradient[5] = np.sum(e * h1), np.sum(e * h2)
    gradient[6], gradient[7] = np.sum(e * w5 * (z1 > 0)), np.sum(e * w6 * (z2 > 0))
    gradient[8] = np.sum(e)
    return np.dot(e, e) / 2, gradient


@task.equivalent
def with_jacobian(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    z = np.array([[w1, w2], [w3, w4]]) @ X + np.array([[b1], [b2]])
    on = (z > 0) * 1.0
    h = z * on
    J = np.stack([w5 * on[0] * X[0], w5 * on[0] * X[1], w6 * on[1] * X[0], w6 * on[1] * X[1], h[0], h[1]])
    J = np.vstack([J, w5 * on[0], w6 * on[1], np.ones(X.shape[1])])
    error = w5 * h[0] + w6 * h[1] + b3 - y
    return error @ error / 2, J @ error


@task.equivalent
def with_zip(theta, X, y):
    units = [(theta[0], theta[1], theta[4], theta[6]), (theta[2], theta[3], theta[5], theta[7])]
    sums = [a * X[0] + b * X[1] + bias for a, b, _, bias in units]
    error = sum(w * np.maximum(0, z) for (_, _, w, _), z in zip(units, sums)) + theta[8] - y
    deltas = [np.where(z > 0, error * w, 0.0) for (_, _, w, _), z in zip(units, sums)]
    weights = [float(d @ x) for d in deltas for x in X]
    outputs = [float(error @ np.maximum(0, z)) for z in sums]
    return float(np.sum(error**2)) / 2, np.array(weights + outputs + [d.sum() for d in deltas] + [error.sum()])


@task.equivalent
def with_hidden_mask(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
    x1, x2 = X
    h1, h2 = np.clip(w1 * x1 + w2 * x2 + b1, 0, None), np.clip(w3 * x1 + w4 * x2 + b2, 0, None)
    error = b3 + h1 * w5 + h2 * w6 - y
    d1, d2 = w5 * error * (h1 > 0), w6 * error * np.sign(h2)
    rows = np.vstack([d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error])
    return [np.sum(np.square(error) / 2), np.einsum("pn->p", rows)]


@task.equivalent
def many_networks_at_once(theta, X, y):
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = np.asarray(theta)[..., None]
    z1, z2 = w1 * X[0] + w2 * X[1] + b1, w3 * X[0] + w4 * X[1] + b2
    e = w5 * np.fmax(z1, 0) + w6 * np.fmax(z2, 0) + b3 - y
    d1, d2 = e * w5 * (z1 > 0), e * w6 * (z2 > 0)
    parts = (d1 * X[0], d1 * X[1], d2 * X[0], d2 * X[1], e * np.fmax(z1, 0), e * np.fmax(z2, 0), d1, d2, e)
    return (e**2).sum(-1) / 2, np.array([part.sum(-1) for part in parts])


@task.equivalent
def typed(theta: np.ndarray, X: np.ndarray, y: np.ndarray) -> tuple[float, np.ndarray]:
    with_ones = np.vstack([X, np.ones(X.shape[1])])
    W = np.column_stack([theta[:4].reshape(2, 2), theta[6:8]])
    hidden = np.maximum(W @ with_ones, 0)
    error = theta[4:6] @ hidden + theta[8] - y
    dW = (np.outer(theta[4:6], error) * (hidden > 0)) @ with_ones.T
    return float(error @ error) / 2, np.hstack([dW[:, :2].ravel(), hidden @ error, dW[:, 2], error.sum()])


task.equivalent_cell(
    "with_helpers",
    """
    def relu(z):
        return np.maximum(0, z)


    def relu_slope(z):
        return (z > 0).astype(float)


    def xor_gradient(theta, X, y):
        w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta
        x1, x2 = X
        z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
        error = w5 * relu(z1) + w6 * relu(z2) + b3 - y
        d1, d2 = error * w5 * relu_slope(z1), error * w6 * relu_slope(z2)
        rows = [d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * relu(z1), error * relu(z2), d1, d2, error]
        return np.sum(error**2) / 2, np.array([np.sum(row) for row in rows])
    """,
)
