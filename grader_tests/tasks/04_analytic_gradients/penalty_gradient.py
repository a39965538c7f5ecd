"""penalty_gradient(W, lam, factor): the derivative of lam times the sum of squares, or another author's rule."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "penalty_gradient",
    unit="04_analytic_gradients",
    reproduces="what the lecture adds to dW with its factor 0.5 (H-19, H-23)",
    hints=(
        "Every weight stands in one square only: the derivative of lam * w**2 is 2 * lam * w.",
        "factor takes the place of the 2, so that factor=0.5 gives the slide's rule.",
    ),
)


@task.examples
def examples():
    yield Case("nine points, default factor", {"W": lecture.nine_points()[0], "lam": 0.01}, ("H-23",))
    W = lecture.four_features()[0]
    yield Case("the slide's factor", {"W": W, "lam": 0.01, "factor": lecture.FACTOR}, ("H-19",))
    W = np.array([[0.5, -3.0, 1.5, 0.0], [2.0, -0.25, -1.0, 4.0]])
    yield Case("factor 3, lam 0.2", {"W": W, "lam": 0.2, "factor": 3.0})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {"W": rng.normal(size=(5, 7)), "lam": 0.03})
    yield Case("as many classes as features", {"W": rng.normal(size=(4, 4)), "lam": 1.7, "factor": 0.5})
    yield Case("a single weight", {"W": rng.normal(size=(1, 1)), "lam": 0.1})
    yield Case("lam is 0", {"W": rng.normal(size=(2, 3)), "lam": 0.0})
    yield Case("a factor of 0", {"W": rng.normal(size=(2, 3)), "lam": 0.1, "factor": 0.0})
    yield Case("whole numbers", {"W": rng.integers(-5, 6, size=(3, 4)).astype(float), "lam": 0.5, "factor": 1})


@task.expected
def expected(W, lam, factor=2.0):
    return np.array([[weight * lam * factor for weight in row] for row in W.tolist()])


@task.mistake("The factor is ignored: use the argument in place of the 2.")
def always_two(W, lam, factor=2.0):
    return 2 * lam * W


@task.mistake("That is the slide's rule whatever factor is. Use the argument.")
def always_half(W, lam, factor=2.0):
    return 0.5 * lam * W


@task.mistake("The factor is missing: the derivative of a square has one.")
def no_factor(W, lam, factor=2.0):
    return lam * W


@task.mistake("The 2 of the square counts twice: it is the factor already.")
def both_factors(W, lam, factor=2.0):
    return 2 * factor * lam * W


@task.mistake("lam is missing.")
def no_lam(W, lam, factor=2.0):
    return factor * W


@task.mistake("lam is squared.")
def lam_squared(W, lam, factor=2.0):
    return factor * lam**2 * W


@task.mistake("That is the penalty times the factor. Its derivative has W without the square.")
def squares(W, lam, factor=2.0):
    return factor * lam * W**2


@task.mistake("That is one number. Every weight has a slope of its own: leave the sum out.")
def summed(W, lam, factor=2.0):
    return factor * lam * np.sum(W)


@task.mistake("That is the penalty itself, one number. Every weight has a slope of its own.")
def penalty(W, lam, factor=2.0):
    return lam * np.sum(W**2)


@task.mistake("The sign is turned round: a larger positive weight costs more.")
def turned_round(W, lam, factor=2.0):
    return -factor * lam * W


@task.mistake("Those are absolute values. A negative weight has a negative slope.")
def unsigned(W, lam, factor=2.0):
    return factor * lam * np.abs(W)


@task.mistake("That is the slope of the absolute values. The penalty has squares: W stays in the formula.")
def signs(W, lam, factor=2.0):
    return factor * lam * np.sign(W)


@task.mistake("The default factor is the slide's. In this course it is 2.")
def wrong_default(W, lam, factor=0.5):
    return factor * lam * W


@task.mistake("The default factor is 1. The derivative of a square has a 2.")
def default_of_one(W, lam, factor=1.0):
    return factor * lam * W


@task.mistake("That is divided by the number of classes. The penalty is no mean.")
def divided(W, lam, factor=2.0):
    return factor * lam * W / len(W)


@task.mistake("The factor is added. It multiplies.")
def added(W, lam, factor=2.0):
    return factor + lam * W


@task.mistake("W *= ... changes the caller's weights. Write a new expression.")
def in_place(W, lam, factor=2.0):
    W *= factor * lam
    return W


@task.mistake("The result is transposed: it has the shape of W.")
def transposed(W, lam, factor=2.0):
    return factor * lam * W.T


@task.mistake("You use 0.01 whatever lam is. Use the argument.")
def fixed_lam(W, lam, factor=2.0):
    return factor * 0.01 * W


@task.equivalent
def another_order(W, lam, factor=2.0):
    return W * lam * factor


@task.equivalent
def with_multiply(W, lam, factor=2.0):
    return np.multiply(W, factor * lam)


@task.equivalent
def with_loops(W, lam, factor=2.0):
    slopes = np.zeros(W.shape)
    for k in range(W.shape[0]):
        for d in range(W.shape[1]):
            slopes[k, d] = factor * lam * W[k, d]
    return slopes


@task.equivalent
def on_a_copy(W, lam, factor=2.0):
    slopes = W.astype(float)
    slopes *= lam
    slopes *= factor
    return slopes


@task.equivalent
def with_a_whole_default(W: np.ndarray, lam: float, factor: float = 2) -> np.ndarray:
    return factor * (lam * W)


@task.equivalent
def with_a_comprehension(W, lam, factor=2.0):
    return np.array([[factor * lam * weight for weight in row] for row in W])


@task.equivalent
def with_einsum(W, lam, factor=2.0):
    return np.einsum("kd,->kd", W.astype(float), factor * lam)


@task.equivalent
def as_a_difference(W, lam, factor=2.0):
    return factor / 4 * lam * ((W + 1) ** 2 - (W - 1) ** 2)


task.equivalent_cell(
    "with_a_helper",
    """
    DEFAULT = 2.0

    def slope_of_square(w, factor):
        return factor * w

    def penalty_gradient(W, lam, factor=DEFAULT):
        return lam * slope_of_square(W, factor)
    """,
)
