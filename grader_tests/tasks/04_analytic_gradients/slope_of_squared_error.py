"""slope_of_squared_error(x, w, y): the derivative of (xw - y) ** 2 with respect to w."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "slope_of_squared_error",
    unit="04_analytic_gradients",
    reproduces="the lecture's slope of -2 at x = 1, w = 1, y = 2 (D-15)",
    hints=(
        "The slope of z ** 2 is 2 * z. Here z = x * w - y.",
        "z itself has a slope with respect to w: how much does x * w - y grow if w grows by 1?",
    ),
)


@task.examples
def examples():
    yield case("x = 1, w = 1, y = 2", 1.0, 1.0, 2.0, ("D-02", "D-15"))
    yield case("x = 3, w = -0.5, y = 2", 3.0, -0.5, 2.0, ("D-02",))
    yield case("x = -2, w = 4, y = -5", -2.0, 4.0, -5.0)


@task.hidden_cases
def hidden_cases(rng):
    yield case("other numbers", *rng.normal(size=3).tolist())
    yield case("a negative input", -1.7, 0.4, 3.1)
    yield case("a target of 0", 2.5, -1.5, 0.0)
    yield case("an input of 0", 0.0, 1.3, 2.0)
    yield case("a perfect prediction", 2.0, 3.0, 6.0)
    yield case("large numbers", *(1e4 * rng.normal(size=3)).tolist())
    yield case("whole numbers", 3, -2, 7)


def case(label, x, w, y, numbers=()):
    return Case(label, {"x": x, "w": w, "y": y}, numbers)


@task.expected
def expected(x, w, y):
    return float(np.polyval(np.polyder([x * x, -2.0 * x * y, y * y]), w))


@task.mistake("That is the squared error itself. Its derivative is wanted.")
def loss(x, w, y):
    return (x * w - y) ** 2


@task.mistake("The slope of the inside is missing: x * w - y grows by x if w grows by 1.")
def no_inside(x, w, y):
    return 2 * (x * w - y)


@task.mistake("The 2 of the square is missing.")
def no_two(x, w, y):
    return (x * w - y) * x


@task.mistake("That is the derivative with respect to x. Here w moves.")
def by_x(x, w, y):
    return 2 * (x * w - y) * w


@task.mistake("That is the derivative with respect to y. Here w moves.")
def by_y(x, w, y):
    return -2 * (x * w - y)


@task.mistake("The sign is turned round: it is prediction minus target.")
def turned_round(x, w, y):
    return 2 * (y - x * w) * x


@task.mistake("The two are added inside: the error is x * w - y.")
def plus(x, w, y):
    return 2 * (x * w + y) * x


@task.mistake("The 2 belongs to the whole error: mind the brackets around x * w - y.")
def brackets(x, w, y):
    return 2 * x * w - y


@task.mistake("y is not multiplied by the slope of the inside: mind the brackets around x * w - y.")
def brackets_of_x(x, w, y):
    return 2 * x * x * w - y


@task.mistake("The inside still has its square. The slope of z ** 2 is 2 * z.")
def still_squared(x, w, y):
    return 2 * (x * w - y) ** 2 * x


@task.mistake("The slope of the inside is x, not x squared.")
def inside_squared(x, w, y):
    return 2 * (x * w - y) * x**2


@task.mistake("That is the size of the slope. Its sign says which way to go: leave abs out.")
def unsigned(x, w, y):
    return abs(2 * (x * w - y) * x)


@task.mistake("That is the slope of w ** 2. The square is around x * w - y.")
def of_the_weight(x, w, y):
    return 2 * w


@task.mistake("That steps with h = 0.001 to one side. Derive the slope, it is exact.")
def measured(x, w, y):
    return ((x * (w + 0.001) - y) ** 2 - (x * w - y) ** 2) / 0.001


@task.mistake("The inside is divided by x. The chain rule multiplies.")
def divided(x, w, y):
    return 2 * (x * w - y) / x


@task.mistake("The arguments are x, w, y in this order: the weight and the target are exchanged.")
def exchanged(x, w, y):
    return 2 * (x * y - w) * x


@task.equivalent
def x_first(x, w, y):
    return 2 * x * (x * w - y)


@task.equivalent
def multiplied_out(x, w, y):
    return 2 * x**2 * w - 2 * x * y


@task.equivalent
def step_by_step(x, w, y):
    prediction = x * w
    error = prediction - y
    slope_of_square = 2 * error
    slope_of_inside = x
    return slope_of_square * slope_of_inside


@task.equivalent
def from_the_other_side(x, w, y):
    return -2.0 * x * (y - w * x)


@task.equivalent
def twice_added(x, w, y):
    error = w * x - y
    return x * (error + error)


@task.equivalent
def with_numpy(x, w, y):
    return np.multiply(2 * x, np.subtract(np.multiply(x, w), y))


@task.equivalent
def with_hints(x: float, w: float, y: float) -> float:
    """Chain rule."""
    return float(2.0 * (x * w - y) * x)


@task.equivalent
def exact_difference(x, w, y):
    return ((x * (w + 1) - y) ** 2 - (x * (w - 1) - y) ** 2) / 2


task.equivalent_cell(
    "with_a_helper",
    """
    def error(x, w, y):
        return x * w - y

    def slope_of_squared_error(x, w, y):
        return 2 * error(x, w, y) * x
    """,
)
