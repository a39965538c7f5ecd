"""relative_error(analytic, numeric): the largest relative difference between two gradients, with a floor."""

import numpy as np

from grader_tests.task import Case, Task

task = Task(
    "relative_error",
    unit="04_analytic_gradients",
    hints=(
        "np.maximum(size, 1e-8) raises every entry that is smaller to 1e-8.",
        "Divide entry by entry, then take np.max of the quotients.",
    ),
)


@task.examples
def examples():
    analytic = np.array([[1.0, -2.0, 3.0], [0.5, 100.0, -0.25]])
    numeric = np.array([[1.1, -2.0, 2.0], [0.2, 95.0, 0.05]])
    yield case("six entries, all but one different", analytic, numeric)
    yield case("zeros and very small numbers", np.array([0.0, 2e-9, 0.0]), np.array([0.0, -1e-9, 4e-10]))
    yield case("the same gradient twice", np.array([[0.0, 1.5], [-2.5, 4.0]]), np.array([[0.0, 1.5], [-2.5, 4.0]]))
    yield case("a large entry and a small one", np.array([-1e6, 1e-3, 7e-8]), np.array([-1e6 - 1, 1.2e-3, 8e-8]))


@task.hidden_cases
def hidden_cases(rng):
    first = rng.normal(size=(4, 7))
    yield case("other sizes", first, first * (1 + 1e-4 * rng.normal(size=(4, 7))))
    yield case("a single number", np.array([[3.0]]), np.array([[2.5]]))
    yield case("nothing but zeros", np.zeros((2, 3)), np.zeros((2, 3)))
    yield case("the first gradient is zero", np.zeros(4), 1e-3 * rng.normal(size=4))
    yield case("the second gradient is zero", 1e-3 * rng.normal(size=4), np.zeros(4))
    yield case("opposite signs", first, -first)
    yield case("numbers below the floor", 1e-10 * rng.normal(size=(2, 2)), 1e-10 * rng.normal(size=(2, 2)))
    yield case("whole numbers", np.array([3, -4, 5]), np.array([3, -2, 6]))


def case(label, analytic, numeric):
    return Case(label, {"analytic": analytic, "numeric": numeric})


@task.expected
def expected(analytic, numeric):
    pairs = zip(analytic.ravel().tolist(), numeric.ravel().tolist(), strict=True)
    return float(max(abs(a - n) / max(abs(a) + abs(n), 1e-8) for a, n in pairs))


@task.mistake("That is the largest absolute difference. Divide it by the size of the two entries.")
def absolute(analytic, numeric):
    return np.max(np.abs(analytic - numeric))


@task.mistake("That is the mean. One wrong entry can hide in a mean: take the largest.")
def mean(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.mean(np.abs(analytic - numeric) / size)


@task.mistake("That is the sum. Take the largest.")
def total(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.sum(np.abs(analytic - numeric) / size)


@task.mistake("That is the smallest. The worst entry counts: take the largest.")
def smallest(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.min(np.abs(analytic - numeric) / size)


@task.mistake("Two zeros give 0/0. Keep the size at 1e-8 or more with np.maximum.")
def no_floor(analytic, numeric):
    return np.max(np.abs(analytic - numeric) / (np.abs(analytic) + np.abs(numeric)))


@task.mistake("You add 1e-8 to every size. It is a floor: np.maximum(size, 1e-8).")
def floor_added(analytic, numeric):
    return np.max(np.abs(analytic - numeric) / (np.abs(analytic) + np.abs(numeric) + 1e-8))


@task.mistake("np.minimum keeps sizes from growing. The floor needs np.maximum.")
def minimum(analytic, numeric):
    size = np.minimum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.max(np.abs(analytic - numeric) / size)


@task.mistake("The size is |a| + |n|, not the size of the measured gradient alone.")
def by_numeric(analytic, numeric):
    return np.max(np.abs(analytic - numeric) / np.maximum(np.abs(numeric), 1e-8))


@task.mistake("The size is |a| + |n|, not the size of the derived gradient alone.")
def by_analytic(analytic, numeric):
    return np.max(np.abs(analytic - numeric) / np.maximum(np.abs(analytic), 1e-8))


@task.mistake("The size is |a| + |n|, not the larger of the two.")
def by_larger(analytic, numeric):
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)
    return np.max(np.abs(analytic - numeric) / size)


@task.mistake("The size is |a| + |n|, not their mean.")
def by_mean(analytic, numeric):
    size = np.maximum((np.abs(analytic) + np.abs(numeric)) / 2, 1e-8)
    return np.max(np.abs(analytic - numeric) / size)


@task.mistake("|a + n| can cancel to nothing. The size is |a| + |n|.")
def size_of_sum(analytic, numeric):
    size = np.maximum(np.abs(analytic + numeric), 1e-8)
    return np.max(np.abs(analytic - numeric) / size)


@task.mistake("The difference keeps its sign, so a negative one is never the largest. Use np.abs.")
def signed(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.max((analytic - numeric) / size)


@task.mistake("The largest difference is divided by the largest size. Divide entry by entry first.")
def largest_by_largest(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.max(np.abs(analytic - numeric)) / np.max(size)


@task.mistake("That compares the lengths of whole gradients. A small wrong entry hides there: compare entry by entry.")
def by_norms(analytic, numeric):
    size = max(np.linalg.norm(analytic) + np.linalg.norm(numeric), 1e-8)
    return np.linalg.norm(analytic - numeric) / size


@task.mistake("Those are the errors of all entries. Return the largest.")
def all_entries(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.abs(analytic - numeric) / size


@task.mistake("The difference is squared. Take its absolute value.")
def squared(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.max((analytic - numeric) ** 2 / size)


@task.mistake("Absolute values are subtracted, so opposite signs look alike. It is |a - n|.")
def absolute_first(analytic, numeric):
    size = np.maximum(np.abs(analytic) + np.abs(numeric), 1e-8)
    return np.max(np.abs(np.abs(analytic) - np.abs(numeric)) / size)


@task.equivalent
def in_one_line(analytic, numeric):
    return (abs(analytic - numeric) / np.maximum(abs(analytic) + abs(numeric), 1e-8)).max()


@task.equivalent
def with_loops(analytic, numeric):
    worst = 0.0
    for a, n in zip(analytic.ravel(), numeric.ravel()):
        worst = max(worst, abs(a - n) / max(abs(a) + abs(n), 1e-8))
    return worst


@task.equivalent
def with_clip(analytic, numeric):
    size = np.clip(np.abs(analytic) + np.abs(numeric), 1e-8, None)
    return np.max(np.abs(numeric - analytic) / size)


@task.equivalent
def with_where(analytic, numeric):
    size = np.abs(analytic) + np.abs(numeric)
    return np.amax(np.abs(analytic - numeric) / np.where(size < 1e-8, 1e-8, size))


@task.equivalent
def with_a_mask(analytic, numeric):
    size = np.abs(analytic) + np.abs(numeric) * 1.0
    size[size < 1e-8] = 1e-8
    return float(np.max(np.abs(analytic - numeric) / size))


@task.equivalent
def with_ndindex(analytic: np.ndarray, numeric: np.ndarray) -> float:
    errors = []
    for place in np.ndindex(analytic.shape):
        a, n = analytic[place], numeric[place]
        errors.append(np.abs(a - n) / np.fmax(np.abs(a) + np.abs(n), 1e-8))
    return max(errors)


@task.equivalent
def with_sort(analytic, numeric):
    size = np.maximum(1e-8, np.abs(analytic) + np.abs(numeric))
    return np.sort((np.abs(analytic - numeric) / size).ravel())[-1]


@task.equivalent
def with_roots(analytic, numeric):
    difference = np.sqrt(np.square(analytic - numeric))
    size = np.sqrt(np.square(analytic)) + np.sqrt(np.square(numeric))
    return np.max(difference / np.maximum(size, 1e-8))


task.equivalent_cell(
    "with_a_helper",
    """
    FLOOR = 1e-8

    def size_of(a, n):
        return np.maximum(np.abs(a) + np.abs(n), FLOOR)

    def relative_error(analytic, numeric):
        return np.linalg.norm((np.abs(analytic - numeric) / size_of(analytic, numeric)).ravel(), np.inf)
    """,
)
