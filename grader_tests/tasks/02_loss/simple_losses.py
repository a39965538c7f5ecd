"""simple_losses(predictions, y): absolute, squared, zero-one and binary hinge loss; each earns its own points."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "simple_losses",
    unit="02_loss",
    parts=("absolute", "squared", "zero_one", "hinge"),
    hints=(
        "np.abs, ** 2, != and np.maximum work on whole arrays, one entry at a time.",
        "(y != predictions).astype(float) turns True and False into 1.0 and 0.0.",
    ),
)


@task.examples
def examples():
    yield Case("0.3 against +1 and -1", {"predictions": np.array([0.3, 0.3]), "y": np.array([1.0, -1.0])}, ("G-02",))
    predictions, y = np.array([1.0, 2.5, -1.0, -0.2, -3.0]), np.array([1.0, 1.0, -1.0, -1.0, 1.0])
    yield Case("five predictions", {"predictions": predictions, "y": y})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {"predictions": 2 * rng.normal(size=13), "y": rng.choice([-1.0, 1.0], 13)})
    yield Case("a single example", {"predictions": np.array([-0.4]), "y": np.array([-1.0])})
    y = rng.choice([-1.0, 1.0], 6)
    yield Case("predictions that are exact", {"predictions": y.copy(), "y": y})


@task.expected
def expected(predictions, y):
    pairs = list(zip(predictions.tolist(), y.tolist(), strict=True))
    absolute = np.array([max(label - one, one - label) for one, label in pairs])
    zero_one = np.array([0.0 if one == label else 1.0 for one, label in pairs])
    hinge = np.array([max(0.0, 1 - label * one) for one, label in pairs])
    return absolute, absolute * absolute, zero_one, hinge


@task.mistake("The absolute loss keeps its sign: distances are never negative, use np.abs.")
def signed(predictions, y):
    return y - predictions, (y - predictions) ** 2, (y != predictions) * 1.0, np.maximum(0, 1 - y * predictions)


@task.mistake("The squared loss is halved. In this course it has no factor of one half.")
def halved(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2 / 2, (y != predictions) * 1.0, np.maximum(0, 1 - y * predictions)


@task.mistake("The zero-one loss is turned round: 1 means wrong.")
def turned_round(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, (y == predictions) * 1.0, np.maximum(0, 1 - y * predictions)


@task.mistake("The zero-one loss holds True and False: turn them into 1.0 and 0.0 with .astype(float).")
def truth_values(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, y != predictions, np.maximum(0, 1 - y * predictions)


@task.mistake("The zero-one loss compares signs. As defined here it asks whether the two are equal.")
def signs(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, (np.sign(predictions) != y) * 1.0, np.maximum(0, 1 - y * predictions)


@task.mistake("The hinge loses its sign of the label: it is 1 - y * prediction.")
def no_label(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, (y != predictions) * 1.0, np.maximum(0, 1 - predictions)


@task.mistake("The hinge may not go below zero: np.maximum(0, 1 - y * prediction).")
def negative_hinge(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, (y != predictions) * 1.0, 1 - y * predictions


@task.mistake("The hinge has no margin: it is 1 - y * prediction, not -y * prediction.")
def no_margin(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, (y != predictions) * 1.0, np.maximum(0, -y * predictions)


@task.mistake("The hinge has the wrong sign: it is 1 - y * prediction.")
def plus(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, (y != predictions) * 1.0, np.maximum(0, 1 + y * predictions)


@task.mistake("Those are means. Return every example's loss.")
def means(predictions, y):
    distance = np.abs(y - predictions)
    hinge = np.maximum(0, 1 - y * predictions)
    return distance.mean(), (distance**2).mean(), np.mean(y != predictions), hinge.mean()


@task.mistake("The order is absolute, squared, zero-one, hinge: the first two are exchanged.")
def exchanged(predictions, y):
    distance = np.abs(y - predictions)
    return distance**2, distance, (y != predictions) * 1.0, np.maximum(0, 1 - y * predictions)


@task.mistake("One loss is missing: return all four, the hinge last.")
def three(predictions, y):
    distance = np.abs(y - predictions)
    return distance, distance**2, (y != predictions) * 1.0


@task.equivalent
def with_loop(predictions, y):
    rows = []
    for p, t in zip(predictions, y):
        rows.append([abs(t - p), (t - p) ** 2, 0.0 if t == p else 1.0, max(0.0, 1 - t * p)])
    absolute, squared, zero_one, hinge = np.array(rows).T
    return absolute, squared, zero_one, hinge


@task.equivalent
def with_square(predictions, y):
    difference = predictions - y
    return (
        np.abs(difference),
        np.square(difference),
        np.where(difference == 0, 0.0, 1.0),
        np.clip(1 - y * predictions, 0, None),
    )


@task.equivalent
def with_sqrt(predictions, y):
    squared = (y - predictions) ** 2
    return [np.sqrt(squared), squared, 1.0 - (y == predictions), np.maximum(1 - predictions * y, 0)]


@task.equivalent
def as_integers(predictions, y):
    absolute = abs(predictions - y)
    return absolute, absolute * absolute, (predictions != y).astype(int), (1 - y * predictions) * (y * predictions < 1)


@task.equivalent
def with_sign(predictions, y):
    distance = (y - predictions) * np.sign(y - predictions)
    return distance, distance**2, np.sign(distance), (1 - y * predictions).clip(min=0)


@task.equivalent
def with_ceil(predictions, y):
    distance = np.maximum(y - predictions, predictions - y)
    margin = 1 - y * predictions
    return distance, np.power(distance, 2), np.not_equal(y, predictions) + 0.0, (margin + np.abs(margin)) / 2


@task.equivalent
def with_comprehensions(predictions, y):
    pairs = list(zip(predictions, y))
    return (
        np.array([abs(t - p) for p, t in pairs]),
        np.array([(t - p) ** 2 for p, t in pairs]),
        np.array([float(t != p) for p, t in pairs]),
        np.array([max(0, 1 - t * p) for p, t in pairs], dtype=float),
    )


task.equivalent_cell(
    "with_helpers",
    """
    def binary_hinge(prediction, label):
        return np.maximum(0.0, 1.0 - label * prediction)

    def simple_losses(predictions, y, *, hinge=binary_hinge):
        error = y - predictions
        return np.abs(error), error**2, (error != 0).astype(np.float64), hinge(predictions, y)
    """,
)


@task.equivalent
def rows_of_one_array(predictions, y):
    gap = np.abs(y - predictions)
    return np.array([gap, gap**2, gap != 0, np.clip(1 - y * predictions, 0, None)])
