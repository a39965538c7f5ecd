"""predict(scores): the class with the highest score of every column."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "predict",
    unit="01_score_function",
    reproduces="the predictions 0 2 0 0 0 0 1 1 1 of the nine points (H-11)",
    hints=("np.argmax gives an index. Its axis says in which direction to look.", "axis=0 looks down every column."),
)


@task.examples
def examples():
    W, b, X, _ = lecture.nine_points()
    yield Case("the lecture's nine points", {"scores": W @ X + b}, ("H-11",))
    scores = np.array([[0.3, -4.0, 1.0, 2.0], [0.2, -3.0, 5.0, 2.0], [-9.0, -8.0, 4.0, 1.0]])
    yield Case("four examples, with a tie", {"scores": scores})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {"scores": rng.normal(size=(6, 13))})
    yield Case("a single example", {"scores": rng.normal(size=(4, 1))})
    yield Case("negative scores", {"scores": -1 - rng.random((3, 8))})
    yield Case("more classes than examples", {"scores": rng.normal(size=(9, 2))})


@task.expected
def expected(scores):
    return np.array([list(column).index(max(column)) for column in scores.T])


@task.mistake("Your argmax looks along the rows. Examples are columns: look down each with axis=0.")
def along_rows(scores):
    return np.argmax(scores, axis=1)


@task.mistake("Without an axis, argmax looks at all scores together. Look down each column with axis=0.")
def no_axis(scores):
    return np.argmax(scores)


@task.mistake("Those are the highest scores. What is wanted is where they stand: argmax instead of max.")
def highest_scores(scores):
    return np.max(scores, axis=0)


@task.mistake("Those are the lowest scores' classes. The highest score wins: argmax.")
def lowest(scores):
    return np.argmin(scores, axis=0)


@task.mistake("That picks the largest absolute value. A very negative score does not win: leave np.abs out.")
def largest_absolute(scores):
    return np.argmax(np.abs(scores), axis=0)


@task.mistake("Classes are counted from 0: do not add 1.")
def counted_from_one(scores):
    return np.argmax(scores, axis=0) + 1


@task.mistake("If two scores are equal, the first class wins. Yours takes the last one.")
def last_of_a_tie(scores):
    return scores.shape[0] - 1 - np.argmax(scores[::-1], axis=0)


@task.mistake("Your predictions are real numbers. Labels are indices, so keep them whole numbers.")
def as_floats(scores):
    return np.argmax(scores, axis=0).astype(float)


@task.mistake("Your predictions have the shape (1, N). One axis, (N,), is wanted: leave keepdims out.")
def kept_axis(scores):
    return np.argmax(scores, axis=0, keepdims=True)


@task.mistake("That is one-hot, a 1 in the place of the highest score. Give the place itself.")
def one_hot(scores):
    return (scores == scores.max(axis=0)).astype(int)


@task.mistake("That asks whether a score is positive. The highest score wins, even if it is negative.")
def first_positive(scores):
    return np.argmax(scores > 0, axis=0)


@task.mistake("That is a list. Return an array: np.argmax gives one, or wrap it in np.array.")
def as_list(scores):
    return [int(np.argmax(column)) for column in scores.T]


@task.equivalent
def method(scores):
    return scores.argmax(axis=0)


@task.equivalent
def transposed(scores):
    return np.argmax(scores.T, axis=1)


@task.equivalent
def first_axis_from_the_end(scores):
    return np.argmax(scores, axis=-2)


@task.equivalent
def with_comprehension(scores):
    return np.array([int(np.argmax(scores[:, i])) for i in range(scores.shape[1])])


@task.equivalent
def with_loops(scores):
    K, N = scores.shape
    best = np.zeros(N, dtype=int)
    for n in range(N):
        for k in range(1, K):
            if scores[k, n] > scores[best[n], n]:
                best[n] = k
    return best


@task.equivalent
def with_stable_sort(scores):
    return np.argsort(-scores, axis=0, kind="stable")[0]


@task.equivalent
def small_integers(scores):
    return np.argmax(scores, axis=0).astype(np.int32)


@task.equivalent
def of_the_maximum(scores):
    return np.argmax(scores == scores.max(axis=0, keepdims=True), axis=0)
