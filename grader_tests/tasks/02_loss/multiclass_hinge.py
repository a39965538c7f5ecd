"""multiclass_hinge(scores, y): the hinge loss of every example."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "multiclass_hinge",
    unit="02_loss",
    reproduces="the lecture's 2.9 and 0 (D-07, D-08) and the corrected 12.9 (D-09)",
    hints=(
        "scores[y, np.arange(y.size)] is the right score of every example, shape (N,).",
        "For the right class itself, s_j - s_y + 1 is always 1. Set it to 0 before summing.",
    ),
)


@task.examples
def examples():
    scores, y = lecture.three_pictures()
    yield Case("cat, car and frog", {"scores": scores, "y": y}, ("D-07", "D-08", "D-09"))
    W, b, X, y = lecture.nine_points()
    yield Case("the lecture's nine points", {"scores": W @ X + b, "y": y}, ("D-10",))


@task.hidden_cases
def hidden_cases(rng):
    for label, (K, N) in {"other sizes": (6, 10), "a single example": (4, 1), "two classes": (2, 7)}.items():
        yield Case(label, {"scores": 3 * rng.normal(size=(K, N)), "y": rng.integers(0, K, N)})
    yield Case("as many examples as classes", {"scores": 3 * rng.normal(size=(4, 4)), "y": np.array([2, 0, 3, 1])})
    level = rng.normal(size=(1, 5)) * np.ones((5, 1))
    level[3:] += [[0.5], [-0.5]]
    yield Case("other classes level with the right one", {"scores": level, "y": np.array([0, 1, 2, 1, 0])})
    content = rng.random((3, 4))
    content[1] += 5
    yield Case("examples that are all content", {"scores": content, "y": np.full(4, 1)})


@task.expected
def expected(scores, y):
    K, N = scores.shape
    terms = [[max(0.0, scores[k, n] - scores[y[n], n] + 1) for k in range(K) if k != y[n]] for n in range(N)]
    return np.array([float(sum(row)) for row in terms])


@task.mistake("The margin of 1 is forgotten in every term: s_j - s_y + 1.")
def no_margin(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)])
    return missing.sum(axis=0)


@task.mistake("The right class is charged too: its own term is always 1. Leave it out of the sum.")
def right_class_charged(scores, y):
    return np.maximum(0, scores - scores[y, np.arange(y.size)] + 1).sum(axis=0)


@task.mistake("Negative terms were added. Nothing below zero is charged: np.maximum(0, ...).")
def negative_terms(scores, y):
    missing = scores - scores[y, np.arange(y.size)] + 1
    missing[y, np.arange(y.size)] = 0
    return missing.sum(axis=0)


@task.mistake("The signs are turned round: the other class's score minus the right one's, plus 1.")
def signs(scores, y):
    missing = np.maximum(0, scores[y, np.arange(y.size)] - scores + 1)
    missing[y, np.arange(y.size)] = 0
    return missing.sum(axis=0)


@task.mistake("The margin is subtracted: it is s_j - s_y + 1.")
def margin_subtracted(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)] - 1)
    missing[y, np.arange(y.size)] = 0
    return missing.sum(axis=0)


@task.mistake("Only the worst class is charged. The loss sums over all other classes.")
def worst_only(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)] + 1)
    missing[y, np.arange(y.size)] = 0
    return missing.max(axis=0)


@task.mistake("np.max(a, 0) takes the largest of every column. np.maximum(a, 0) goes entry by entry; then sum.")
def np_max(scores, y):
    return np.max(scores - (scores[y, np.arange(y.size)] - 1), 0)


@task.mistake("That is the mean over the classes. The hinge loss is the sum.")
def mean_over_classes(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)] + 1)
    missing[y, np.arange(y.size)] = 0
    return missing.mean(axis=0)


@task.mistake("That is one number. Return the loss of every example: sum over axis=0 only.")
def all_in_one(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)] + 1)
    missing[y, np.arange(y.size)] = 0
    return missing.sum()


@task.mistake("The sum runs over the examples. Sum over the classes: axis=0.")
def over_examples(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)] + 1)
    missing[y, np.arange(y.size)] = 0
    return missing.sum(axis=1)


@task.mistake("The terms are squared. The hinge loss of this course is not.")
def squared(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)] + 1) ** 2
    missing[y, np.arange(y.size)] = 0
    return missing.sum(axis=0)


@task.mistake("Each term is cut off at 1. The hinge grows with the distance: np.maximum, no minimum.")
def cut_off(scores, y):
    missing = np.clip(scores - scores[y, np.arange(y.size)] + 1, 0, 1)
    missing[y, np.arange(y.size)] = 0
    return missing.sum(axis=0)


@task.mistake("Subtracting 1 at the end lets losses fall to -1. Leave the right class out of the sum instead.")
def one_too_much(scores, y):
    missing = np.maximum(0, scores - scores[y, np.arange(y.size)] + 1)
    return missing.sum(axis=0) - 2


@task.mistake("scores -= ... changes the caller's array. Write missing = scores - ... instead.")
def in_place(scores, y):
    scores -= scores[y, np.arange(y.size)] - 1
    missing = np.maximum(0, scores)
    missing[y, np.arange(y.size)] = 0
    return missing.sum(axis=0)


@task.mistake("A wrong class whose score equals the right one is left out too. Leave out the class y, by its index.")
def equal_scores_left_out(scores, y):
    right = scores[y, np.arange(y.size)]
    terms = np.maximum(0, scores - right + 1)
    terms[scores == right] = 0
    return terms.sum(axis=0)


@task.equivalent
def minus_one(scores, y):
    return np.maximum(0, scores - scores[y, np.arange(y.size)] + 1).sum(axis=0) - 1


@task.equivalent
def with_loops(scores, y):
    losses = np.zeros(y.size)
    for i in range(y.size):
        for j in range(scores.shape[0]):
            if j != y[i]:
                losses[i] += max(0, scores[j, i] - scores[y[i], i] + 1)
    return losses


@task.equivalent
def with_mask(scores, y):
    others = np.arange(scores.shape[0])[:, None] != y[None, :]
    right = np.take_along_axis(scores, y[None, :], axis=0)
    return (np.maximum(0, scores - right + 1) * others).sum(axis=0)


@task.equivalent
def with_where(scores, y):
    margins = scores - np.choose(y, scores) + 1
    margins[y, np.arange(len(y))] = 0
    return np.where(margins > 0, margins, 0).sum(axis=0)


@task.equivalent
def with_one_hot(scores, y):
    one_hot = np.eye(scores.shape[0])[:, y]
    right = (scores * one_hot).sum(axis=0)
    return np.einsum("kn,kn->n", 1 - one_hot, np.clip(scores - right + 1, 0, None))


@task.equivalent
def with_comprehension(scores, y):
    return np.array(
        [
            sum(max(0.0, s - column[label] + 1) for j, s in enumerate(column) if j != label)
            for column, label in zip(scores.T, y)
        ]
    )


@task.equivalent
def with_delete(scores, y):
    losses = []
    for i, label in enumerate(y):
        others = np.delete(scores[:, i], label)
        losses.append(np.maximum(0.0, others - scores[label, i] + 1).sum())
    return np.array(losses)


@task.equivalent
def in_place_on_a_copy(scores, y):
    missing = scores.astype(float).copy()
    missing -= missing[y, np.arange(y.size)] - 1
    missing[missing < 0] = 0
    missing[y, np.arange(y.size)] = 0
    return np.sum(missing, axis=0)
