"""accuracy(predictions, y): the share of right predictions."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "accuracy",
    unit="01_score_function",
    reproduces="the lecture's 2 of 9 (H-11)",
    hints=("predictions == y is an array of True and False.", "np.mean counts True as 1 and False as 0."),
)


@task.examples
def examples():
    W, b, X, y = lecture.nine_points()
    yield Case("the lecture's nine points", {"predictions": np.argmax(W @ X + b, axis=0), "y": y}, ("H-11",))
    yield Case("three of four right", {"predictions": np.array([1, 0, 2, 2]), "y": np.array([1, 0, 2, 1])})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {"predictions": rng.integers(0, 4, 23), "y": rng.integers(0, 4, 23)})
    y = rng.integers(0, 3, 8)
    yield Case("all right", {"predictions": y.copy(), "y": y})
    yield Case("none right", {"predictions": y + 1, "y": y})
    yield Case("a single example", {"predictions": np.array([2]), "y": np.array([2])})


@task.expected
def expected(predictions, y):
    return sum(int(one) == int(other) for one, other in zip(predictions, y, strict=True)) / len(y)


@task.mistake("That is how many are right. The share is that number divided by N.")
def count(predictions, y):
    return np.sum(predictions == y)


@task.mistake("That is the share of wrong ones. Compare with ==, not with !=.")
def error_rate(predictions, y):
    return np.mean(predictions != y)


@task.mistake("That is a percentage. The share runs from 0 to 1.")
def percent(predictions, y):
    return 100 * np.mean(predictions == y)


@task.mistake("Whole-number division // drops the fraction. Use /.")
def whole_division(predictions, y):
    return np.sum(predictions == y) // y.size


@task.mistake("That was rounded. Give the share as it is.")
def rounded(predictions, y):
    return round(float(np.mean(predictions == y)), 2)


@task.mistake("Your function divides by 9 whatever N is: y.size tells how many there are.")
def nine(predictions, y):
    return np.sum(predictions == y) / 9


@task.mistake("That asks whether all are right, which is True or False. Count how many are.")
def all_right(predictions, y):
    return bool(np.all(predictions == y))


@task.mistake("That is one truth value per example. Take their mean.")
def not_averaged(predictions, y):
    return predictions == y


@task.mistake("Labels are names, not sizes: their difference means nothing. Ask whether they are equal.")
def mean_difference(predictions, y):
    return np.mean(np.abs(predictions - y))


@task.mistake("That divides by N - 1. Divide by N.")
def one_less(predictions, y):
    return np.sum(predictions == y) / (y.size - 1)


@task.mistake("That counts labels, not hits: sum(predictions == y), not sum(predictions).")
def sum_of_predictions(predictions, y):
    return np.sum(predictions) / y.size


@task.mistake("That divides by the number of classes. Divide by the number of examples, y.size.")
def by_classes(predictions, y):
    return np.sum(predictions == y) / (y.max() + 1)


@task.equivalent
def sum_over_size(predictions, y):
    return np.sum(predictions == y) / y.size


@task.equivalent
def method(predictions, y):
    return (predictions == y).mean()


@task.equivalent
def with_loop(predictions, y):
    hits = 0
    for prediction, label in zip(predictions, y):
        if prediction == label:
            hits += 1
    return hits / len(y)


@task.equivalent
def one_minus_errors(predictions, y):
    return 1 - np.count_nonzero(predictions - y) / len(y)


@task.equivalent
def with_equal(predictions, y):
    return float(np.average(np.equal(predictions, y)))


@task.equivalent
def with_sum_of_generator(predictions, y):
    return sum(predictions[i] == y[i] for i in range(y.shape[0])) / y.shape[0]


@task.equivalent
def with_where(predictions, y):
    return np.where(predictions == y, 1.0, 0.0).sum() / len(predictions)


@task.equivalent
def zero_dimensional(predictions, y):
    return np.array(np.mean(predictions == y))
