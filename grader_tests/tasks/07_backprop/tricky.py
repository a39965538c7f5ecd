"""tricky(x, y): a function whose inputs are used more than once, and its slopes; each earns its own points."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "tricky",
    unit="07_backprop",
    reproduces="the lecture's 1.5456, and the slopes 2.0596 and 1.5922 that its code computes (S-18)",
    parts=("f", "dx", "dy"),
    hints=(
        "The slope of 1 / den by den is -1 / den**2, and the numerator stands in front of it.",
        "x has three paths: the numerator, the sigmoid in the denominator, and the square.",
        "The sigmoid gate: slope of what it gives, times s * (1 - s).",
    ),
)


def case(label, x, y, *numbers):
    return Case(label, {"x": x, "y": y}, numbers)


@task.examples
def examples():
    yield case("x = 3, y = -4", 3.0, -4.0, "S-18")
    yield case("x = -0.5, y = 1.25", -0.5, 1.25)


@task.hidden_cases
def hidden_cases(rng):
    for _ in range(3):
        x, y = rng.normal(size=2).tolist()
        yield case("other numbers", x, y)
    yield case("a zero", 0.0, 0.75)
    yield case("a sum of zero", 1.5, -1.5)
    yield case("whole numbers", 2, 1)


@task.expected
def expected(x, y):
    """By a complex step, which gives slopes without rounding and without the chain rule."""

    def f(x, y):
        return (x + 1 / (1 + np.exp(-y))) / (1 / (1 + np.exp(-x)) + (x + y) ** 2)

    step = 1e-30
    return float(f(x, y)), float(f(x + 1j * step, y).imag / step), float(f(x, y + 1j * step).imag / step)


@task.mistake("dx keeps only what came last: every path adds to it.")
def last_path_only_x(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("Both slopes keep one path only, as = does in place of +=: add up what comes back along all paths.")
def assigned_not_added(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum = 1 / den
    return num / den, dnum, dnum * sigy * (1 - sigy)


@task.mistake("Both slopes lack the path through the square (x + y)**2.")
def no_square_path(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    return num / den, dnum + dden * sigx * (1 - sigx), dnum * sigy * (1 - sigy)


@task.mistake("dx lacks the path through the numerator.")
def no_numerator_path_x(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dden * sigx * (1 - sigx) + dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("dx lacks the path through sigmoid(x).")
def no_sigmoid_path_x(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("dy lacks the path through sigmoid(y).")
def no_sigmoid_path_y(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dden * sigx * (1 - sigx) + dsum, dsum


@task.mistake("dy lacks the path through the square (x + y)**2.")
def no_square_path_y(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dden * sigx * (1 - sigx) + dsum, dnum * sigy * (1 - sigy)


@task.mistake(
    "The sign of dden is wrong: a larger denominator makes the result smaller, 1 / den has slope -1 / den**2."
)
def denominator_sign(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dden * sigx * (1 - sigx) + dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("dden lacks the numerator: in num * (1 / den) each side's slope is the other side's value.")
def no_numerator_in_dden(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -1 / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dden * sigx * (1 - sigx) + dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("dden divides by den instead of den**2.")
def denominator_not_squared(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dden * sigx * (1 - sigx) + dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("The square's slope lacks its 2: that of (x + y)**2 is 2 (x + y).")
def no_two(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * (x + y)
    return num / den, dnum + dden * sigx * (1 - sigx) + dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("The square's slope lacks x + y: it is 2 (x + y), not 2.")
def square_without_sum(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2
    return num / den, dnum + dden * sigx * (1 - sigx) + dsum, dnum * sigy * (1 - sigy) + dsum


@task.mistake("The sigmoids let the slope pass unchanged. On the way back each multiplies it by s (1 - s).")
def sigmoid_gates_missing(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dden + dsum, dnum + dsum


@task.mistake("The sigmoid gates use x (1 - x) and y (1 - y). The slope is s (1 - s), with s what the sigmoid gave.")
def sigmoid_gates_with_inputs(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dden * x * (1 - x) + dsum, dnum * y * (1 - y) + dsum


@task.mistake("The sigmoids have changed places: sigmoid(y) stands in the numerator, sigmoid(x) in the denominator.")
def sigmoids_swapped(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigx, sigy + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    return num / den, dnum + dnum * sigx * (1 - sigx) + dsum, dden * sigy * (1 - sigy) + dsum


@task.mistake("dx and dy are in the wrong order: return f, dx, dy.")
def other_order(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + (x + y) ** 2
    dnum, dden = 1 / den, -num / den**2
    dsum = dden * 2 * (x + y)
    dx = dnum + dden * sigx * (1 - sigx) + dsum
    return num / den, dnum * sigy * (1 - sigy) + dsum, dx


@task.mistake("The denominator squares x and y one by one. It is the square of their sum.")
def squares_apart(x, y):
    sigx, sigy = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + sigy, sigx + x**2 + y**2
    dnum, dden = 1 / den, -num / den**2
    dx = dnum + dden * sigx * (1 - sigx) + dden * 2 * x
    return num / den, dx, dnum * sigy * (1 - sigy) + dden * 2 * y


@task.equivalent
def staged_as_in_the_lecture(x, y):
    import math

    sigy = 1.0 / (1 + math.exp(-y))
    num = x + sigy
    sigx = 1.0 / (1 + math.exp(-x))
    xpy = x + y
    xpysqr = xpy**2
    den = sigx + xpysqr
    invden = 1.0 / den
    f = num * invden
    dnum = invden
    dinvden = num
    dden = (-1.0 / (den**2)) * dinvden
    dsigx = dden
    dxpysqr = dden
    dxpy = (2 * xpy) * dxpysqr
    dx, dy = dxpy, dxpy
    dx += ((1 - sigx) * sigx) * dsigx
    dx += dnum
    dsigy = dnum
    dy += ((1 - sigy) * sigy) * dsigy
    return f, dx, dy


@task.equivalent
def with_the_quotient_rule(x, y):
    a, b = 1 / (1 + np.exp(-x)), 1 / (1 + np.exp(-y))
    num, den = x + b, a + (x + y) ** 2
    num_x, num_y = 1, b * (1 - b)
    den_x, den_y = a * (1 - a) + 2 * (x + y), 2 * (x + y)
    return num / den, (num_x * den - num * den_x) / den**2, (num_y * den - num * den_y) / den**2


@task.equivalent
def with_scipy(x, y):
    from scipy.special import expit

    num, den = x + expit(y), expit(x) + (x + y) ** 2
    f = num / den
    dx = (1 - f * (expit(x) * expit(-x) + 2 * (x + y))) / den
    dy = (expit(y) * expit(-y) - f * 2 * (x + y)) / den
    return f, dx, dy


@task.equivalent
def collected_in_a_dictionary(x, y):
    s = {"x": 1 / (1 + np.exp(-x)), "y": 1 / (1 + np.exp(-y))}
    num, den = x + s["y"], s["x"] + (x + y) ** 2
    d = {"x": 0.0, "y": 0.0}
    d["x"] += 1 / den
    d["y"] += 1 / den * s["y"] * (1 - s["y"])
    dden = -num / den**2
    d["x"] += dden * s["x"] * (1 - s["x"])
    for name in d:
        d[name] += dden * 2 * (x + y)
    return num / den, d["x"], d["y"]


@task.equivalent
def other_order_of_steps(x, y):
    t = x + y
    sx, sy = np.exp(x) / (1 + np.exp(x)), np.exp(y) / (1 + np.exp(y))
    den = t * t + sx
    inv = den**-1
    f = inv * (sy + x)
    dinv = sy + x
    dt = -dinv * inv**2 * t - dinv * inv**2 * t
    dx = inv + dt - dinv * inv**2 * (sx - sx**2)
    return [f, dx, dt + inv * (sy - sy**2)]


@task.equivalent
def numbers_of_numpy(x: float, y: float) -> tuple:
    sigx, sigy = np.float64(1) / (1 + np.exp(-x)), np.float64(1) / (1 + np.exp(-y))
    num, den = np.add(x, sigy), np.add(sigx, np.square(x + y))
    dden = np.negative(num) / np.square(den)
    shared = dden * np.multiply(2, x + y)
    return num / den, 1 / den + dden * (sigx - sigx * sigx) + shared, (sigy - sigy * sigy) / den + shared


@task.equivalent
def with_both_at_once(x, y):
    v = np.array([x, y], dtype=float)
    s = 1 / (1 + np.exp(-v))
    slope = s * (1 - s)
    num, den = v[0] + s[1], s[0] + v.sum() ** 2
    dv = np.array([1, slope[1]]) / den
    dv = dv - num / den**2 * (np.array([slope[0], 0]) + 2 * v.sum())
    return num / den, dv[0], dv[1]


@task.equivalent
def by_a_complex_step(x, y):
    def f(x, y):
        return (x + 1 / (1 + np.exp(-y))) / (1 / (1 + np.exp(-x)) + (x + y) ** 2)

    return f(x, y), f(x + 1e-40j, y).imag / 1e-40, f(x, y + 1e-40j).imag / 1e-40


task.equivalent_cell(
    "with_helpers",
    """
    def sigmoid(t):
        return 1 / (1 + np.exp(-t))


    def through_sigmoid(dout, s):
        return dout * s * (1 - s)


    def tricky(x, y):
        sigx, sigy = sigmoid(x), sigmoid(y)
        num, den = x + sigy, sigx + (x + y) ** 2
        dnum, dden = 1 / den, -num / den**2
        dsum = 2 * (x + y) * dden
        return num / den, dnum + through_sigmoid(dden, sigx) + dsum, through_sigmoid(dnum, sigy) + dsum
    """,
)
