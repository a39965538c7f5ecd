"""slide_penalty(Theta, lam, factor): another author's penalty, and our lam for it; each earns its own points."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "slide_penalty",
    unit="03_regularization",
    parts=("penalty", "our_lam"),
    reproduces="the 0.00408 of the slide on hidden layers (H-34)",
    hints=(
        "Theta[:, 1:] is all but the column of biases.",
        "factor * lam * R is the same as our_lam * R: compare what stands before R.",
    ),
)


def theta(W, b):
    return np.hstack([b, W])


@task.examples
def examples():
    W, b, _, _ = lecture.four_features()
    yield case("the hidden layer's slide, factor one half", theta(W, b), 0.01, 0.5, ("H-34",))
    W, b, _, _ = lecture.nine_points()
    yield case("nine points, factor 1 / (2N)", theta(W, b), 0.18, 1 / 18, ("S-12",))
    Theta = np.array([[4.0, 0.5, -1.5], [-3.0, 2.0, 1.0]])
    yield case("two classes, factor 2", Theta, 0.3, 2.0)


@task.hidden_cases
def hidden_cases(rng):
    yield case("other sizes", rng.normal(size=(5, 8)), 0.02, 0.25)
    yield case("as many rows as columns", rng.normal(size=(4, 4)), 1.5, 1 / 300)
    yield case("a single feature", rng.normal(size=(3, 2)), 0.1, 1.0)
    yield case("lam is 0", rng.normal(size=(2, 4)), 0.0, 0.5)
    yield case("large biases", rng.normal(size=(3, 5)) * np.array([1e3, 1, 1, 1, 1]), 0.4, 0.7)
    yield case("whole numbers", rng.integers(-4, 5, size=(3, 5)), 2, 3)


def case(label, Theta, lam, factor, numbers=()):
    return Case(label, {"Theta": Theta, "lam": lam, "factor": factor}, numbers)


@task.expected
def expected(Theta, lam, factor):
    squares = sum(float(weight) ** 2 for row in Theta.tolist() for weight in row[1:])
    return factor * lam * squares, lam * factor * 1.0


@task.mistake("The biases are charged too. Leave column 0 of Theta out.")
def biases_charged(Theta, lam, factor):
    return factor * lam * np.sum(Theta**2), factor * lam


@task.mistake("You leave out the first row. The biases are the first column.")
def first_row(Theta, lam, factor):
    return factor * lam * np.sum(Theta[1:] ** 2), factor * lam


@task.mistake("You leave out the last column. The biases are in column 0.")
def last_column(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, :-1] ** 2), factor * lam


@task.mistake("You charge the biases and nothing else: take the columns from 1 on.")
def only_biases(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, 0] ** 2), factor * lam


@task.mistake("You take column 1 alone. Theta[:, 1:] is all columns from 1 on.")
def one_column(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, 1] ** 2), factor * lam


@task.mistake("The penalty lacks the slide's factor.")
def no_factor(Theta, lam, factor):
    return lam * np.sum(Theta[:, 1:] ** 2), factor * lam


@task.mistake("The penalty lacks lam.")
def no_lam(Theta, lam, factor):
    return factor * np.sum(Theta[:, 1:] ** 2), factor * lam


@task.mistake("You divide by the factor to get our lam: a slide with factor 1/2 charges less than we do with its lam.")
def divided(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, 1:] ** 2), lam / factor


@task.mistake("Our lam is the slide's own. It must give the same penalty without the factor.")
def same_lam(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, 1:] ** 2), lam


@task.mistake("You assume the factor 1/2. Use the argument factor.")
def always_half(Theta, lam, factor):
    return 0.5 * lam * np.sum(Theta[:, 1:] ** 2), 0.5 * lam


@task.mistake("The second value is the factor. Wanted is the lam that stands before a plain sum of squares.")
def factor_returned(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, 1:] ** 2), factor


@task.mistake("The second value is the penalty in our convention. Wanted is our lam.")
def penalty_twice(Theta, lam, factor):
    squares = np.sum(Theta[:, 1:] ** 2)
    return factor * lam * squares, lam * squares


@task.mistake("The two values are exchanged: the penalty comes first.")
def exchanged(Theta, lam, factor):
    return factor * lam, factor * lam * np.sum(Theta[:, 1:] ** 2)


@task.mistake("One value is missing: return the penalty and our lam.")
def penalty_only(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, 1:] ** 2)


@task.mistake("The penalty adds up absolute values. Square the weights.")
def absolute(Theta, lam, factor):
    return factor * lam * np.sum(np.abs(Theta[:, 1:])), factor * lam


@task.mistake("You add first and square the sum. Square every weight first.")
def square_of_sum(Theta, lam, factor):
    return factor * lam * np.sum(Theta[:, 1:]) ** 2, factor * lam


@task.mistake("You set the biases to 0 in Theta itself, which belongs to the caller. Slice instead, or work on a copy.")
def in_place(Theta, lam, factor):
    Theta[:, 0] = 0
    return factor * lam * np.sum(Theta**2), factor * lam


@task.equivalent
def written_out(Theta, lam, factor):
    W = Theta[:, 1:]
    penalty = factor * lam * np.sum(W * W)
    return penalty, factor * lam


@task.equivalent
def with_loops(Theta, lam, factor):
    total = 0
    for row in Theta:
        for weight in row[1:]:
            total += weight**2
    return lam * factor * total, lam * factor


@task.equivalent
def with_delete(Theta, lam, factor):
    return lam * factor * np.square(np.delete(Theta, 0, axis=1)).sum(), lam * factor


@task.equivalent
def biases_subtracted(Theta, lam, factor):
    squares = Theta**2
    return factor * lam * (squares.sum() - squares[:, 0].sum()), factor * lam


@task.equivalent
def on_a_copy(Theta, lam, factor):
    weights = Theta.copy()
    weights[:, 0] = 0
    return [factor * lam * np.sum(weights**2), factor * lam]


@task.equivalent
def with_norm(Theta: np.ndarray, lam: float, factor: float) -> tuple[float, float]:
    return factor * lam * np.linalg.norm(Theta[:, 1:]) ** 2, lam * factor


@task.equivalent
def with_split(Theta, lam, factor):
    _, W = np.split(Theta, [1], axis=1)
    our = lam * factor
    return our * np.einsum("kd,kd->", W, W), our


@task.equivalent
def by_division(Theta, lam, factor):
    squares = (Theta[:, range(1, Theta.shape[1])] ** 2).sum()
    penalty = lam * squares * factor
    return penalty, penalty / squares


task.equivalent_cell(
    "with_a_helper",
    """
    def penalty_of(Theta):
        return np.sum(Theta.T[1:] ** 2)

    def slide_penalty(Theta, lam, factor=1.0):
        return factor * lam * penalty_of(Theta), factor * lam
    """,
)
