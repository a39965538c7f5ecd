"""numerical_gradient(f, W, h): the slope of f in the direction of every entry of W, by central differences."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.functions import bowl, cubes, waves

task = Task(
    "numerical_gradient",
    unit="04_analytic_gradients",
    hints=(
        "for place in np.ndindex(W.shape): visits every entry; step[place] = h sets one of them.",
        "Make a new step = np.zeros(W.shape) for every place, then compare f(W + step) with f(W - step).",
    ),
)


@task.examples
def examples():
    W = np.array([[1.0, -2.0, 0.5], [3.0, 0.0, -1.0]])
    yield Case("a sum of squares", {"f": bowl, "W": W})
    yield Case("a sum of cubes with h = 0.1", {"f": cubes, "W": np.array([0.5, -1.0, 2.0, 1.5]), "h": 0.1})
    W = np.array([[0.3, -0.7], [1.1, 2.0], [-0.4, 0.9]])
    yield Case("a function that treats every entry differently", {"f": waves, "W": W})
    yield Case("weights that are whole numbers", {"f": bowl, "W": np.array([[2, -1, 4], [0, 3, -5]])})


@task.hidden_cases
def hidden_cases(rng):
    W = rng.normal(size=(4, 5))
    weights = rng.normal(size=(4, 5))
    yield Case("other sizes", {"f": lambda V: np.sum(weights * V**2), "W": W})
    yield Case("a single weight", {"f": waves, "W": rng.normal(size=(1, 1))})
    yield Case("a row of weights", {"f": waves, "W": rng.normal(size=7)})
    yield Case("as many rows as columns", {"f": waves, "W": rng.normal(size=(3, 3))})
    yield Case("an array of three axes", {"f": waves, "W": rng.normal(size=(2, 3, 2))})
    yield Case("a large step", {"f": cubes, "W": rng.normal(size=(2, 3)), "h": 0.5})
    X, y = rng.normal(size=(3, 6)), np.array([0, 1, 1, 2, 1, 0])
    yield Case("the loss of a classifier", {"f": lambda V: loss_of(V @ X, y), "W": rng.normal(size=(3, 3))})
    yield Case(
        "a loss that needs the shape of W", {"f": lambda V: np.sum((V @ X[:, :2]) ** 2), "W": rng.normal(size=(2, 3))}
    )


def loss_of(scores, y):
    return float(np.mean(np.log(np.exp(scores).sum(axis=0)) - scores[y, np.arange(y.size)]))


@task.expected
def expected(f, W, h=1e-5):
    flat = W.astype(float).ravel()
    directions = h * np.eye(flat.size)
    slopes = [(f((flat + d).reshape(W.shape)) - f((flat - d).reshape(W.shape))) / (2 * h) for d in directions]
    return np.array(slopes).reshape(W.shape)


@task.mistake("You step to one side only. The formula compares W + step with W - step.")
def forward(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W + step) - f(W)) / h
    return slopes


@task.mistake("You step backwards only. The formula compares W + step with W - step.")
def backward(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W) - f(W - step)) / h
    return slopes


@task.mistake("From W - step to W + step it is 2h, so divide by 2 * h, not by h.")
def divided_by_h(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W + step) - f(W - step)) / h
    return slopes


@task.mistake("You step to one side but divide by 2 * h: half of the slope is missing.")
def half_a_step(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W + step) - f(W)) / (2 * h)
    return slopes


@task.mistake("/ 2 * h divides by 2 and multiplies by h. Write / (2 * h).")
def no_brackets(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W + step) - f(W - step)) / 2 * h
    return slopes


@task.mistake("Those are differences. Divide them by 2 * h to get slopes.")
def not_divided(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = f(W + step) - f(W - step)
    return slopes


@task.mistake("The sign is turned round: f(W + step) comes first.")
def turned_round(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W - step) - f(W + step)) / (2 * h)
    return slopes


@task.mistake("You move all weights at once. Move one and hold the others: step is h at one place only.")
def all_at_once(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        slopes[place] = (f(W + h) - f(W - h)) / (2 * h)
    return slopes


@task.mistake("You return one slope for all weights together. Move one weight at a time, in a loop.")
def one_number(f, W, h=1e-5):
    return (f(W + h) - f(W - h)) / (2 * h)


@task.mistake("The step keeps the h of earlier places. Begin with a new array of zeros inside the loop.")
def steps_pile_up(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    step = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step[place] = h
        slopes[place] = (f(W + step) - f(W - step)) / (2 * h)
    return slopes


@task.mistake("You use 1e-5 whatever h is. Use the argument h.")
def fixed_step(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = 1e-5
        slopes[place] = (f(W + step) - f(W - step)) / 2e-5
    return slopes


@task.mistake("np.zeros_like(W) holds whole numbers if W does, and cuts h off to 0. Use np.zeros(W.shape).")
def zeros_like(f, W, h=1e-5):
    slopes = np.zeros_like(W)
    for place in np.ndindex(W.shape):
        step = np.zeros_like(W)
        step[place] = h
        slopes[place] = (f(W + step) - f(W - step)) / (2 * h)
    return slopes


@task.mistake("A copy of whole numbers cuts h off to 0. Make the copy one of floats: W.astype(float).")
def copy_of_whole_numbers(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        up, down = W.copy(), W.copy()
        up[place] += h if W.dtype.kind == "f" else int(h)
        down[place] -= h if W.dtype.kind == "f" else int(h)
        slopes[place] = (f(up) - f(down)) / (2 * h)
    return slopes


@task.mistake("You change W itself and leave it changed. Add the step to a copy, W + step.")
def in_place(f, W, h=1e-5):
    W = W if W.dtype.kind == "f" else W.astype(float)
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        W[place] += h
        above = f(W)
        W[place] -= 2 * h
        slopes[place] = (above - f(W)) / (2 * h)
    return slopes


@task.mistake("W may hold whole numbers, and then W[place] + h is cut off to one. Add a step of floats: W + step.")
def in_place_and_back(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        old = W[place]
        W[place] = old + h
        up = f(W)
        W[place] = old - h
        down = f(W)
        W[place] = old
        slopes[place] = (up - down) / (2 * h)
    return slopes


@task.mistake("plus = W makes no copy: it is a second name for W itself. Use W.copy(), or W + step.")
def two_names_for_one(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    W = W.astype(float)
    for place in np.ndindex(W.shape):
        plus = W
        plus[place] += h
        minus = W
        minus[place] -= h
        slopes[place] = (f(plus) - f(minus)) / (2 * h)
    return slopes


@task.mistake("W may have any number of axes, one or three as well: let np.ndindex(W.shape) list its places.")
def two_loops(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for row in range(W.shape[0]):
        for column in range(W.shape[1]):
            step = np.zeros(W.shape)
            step[row, column] = h
            slopes[row, column] = (f(W + step) - f(W - step)) / (2 * h)
    return slopes


@task.mistake("The slopes are right, but in one row. They belong in an array shaped like W.")
def flat(f, W, h=1e-5):
    slopes = []
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes.append((f(W + step) - f(W - step)) / (2 * h))
    return np.array(slopes)


@task.mistake("The return stands inside the loop, so only the first slope is measured. Move it one level out.")
def early_return(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W + step) - f(W - step)) / (2 * h)
        return slopes


@task.mistake("Only the first row is measured. np.ndindex(W.shape) visits every place.")
def first_row(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for column in range(W.shape[-1]):
        place = (0,) * (W.ndim - 1) + (column,)
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = (f(W + step) - f(W - step)) / (2 * h)
    return slopes


@task.mistake("That is 2 W, the slope of a sum of squares. f may be any function: measure it.")
def derived(f, W, h=1e-5):
    return 2.0 * W


@task.mistake("Those are the sizes of the slopes. Their signs say in which direction f falls: leave np.abs out.")
def unsigned(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        slopes[place] = abs(f(W + step) - f(W - step)) / (2 * h)
    return slopes


@task.mistake("Your step is h times the weight, which is no step at all where a weight is 0. Step by h.")
def relative_step(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h * W[place]
        slopes[place] = (f(W + step) - f(W - step)) / (2 * h)
    return slopes


@task.equivalent
def on_a_copy(f, W, h=1e-5):
    V = W.astype(float)
    slopes = np.zeros_like(V)
    for place in np.ndindex(V.shape):
        kept = V[place]
        V[place] = kept + h
        above = f(V)
        V[place] = kept - h
        below = f(V)
        V[place] = kept
        slopes[place] = (above - below) / (2 * h)
    return slopes


@task.equivalent
def two_copies(f, W, h=1e-5):
    slopes = np.empty(W.shape)
    for place, value in np.ndenumerate(W):
        up, down = W.astype(float), W.astype(float)
        up[place], down[place] = value + h, value - h
        slopes[place] = (f(up) - f(down)) / 2 / h
    return slopes


@task.equivalent
def over_flat_places(f, W, h=1e-5):
    slopes = []
    for i in range(W.size):
        step = np.zeros(W.size)
        step[i] = h
        step = step.reshape(W.shape)
        slopes.append((f(W + step) - f(W - step)) / (2 * h))
    return np.array(slopes).reshape(W.shape)


@task.equivalent
def with_rows_of_the_identity(f, W, h=1e-5):
    steps = h * np.eye(W.size).reshape(W.size, *W.shape)
    return np.array([f(W + step) - f(W - step) for step in steps]).reshape(W.shape) / (2 * h)


@task.equivalent
def with_nditer(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    places = np.nditer(W, flags=["multi_index"])
    while not places.finished:
        step = np.zeros(W.shape)
        step[places.multi_index] = h
        slopes[places.multi_index] = (f(W + step) - f(W - step)) * 0.5 / h
        places.iternext()
    return slopes


@task.equivalent
def two_halves(f, W, h=1e-5):
    slopes = np.zeros(W.shape)
    for place in np.ndindex(*W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        middle = f(W)
        slopes[place] = ((f(W + step) - middle) / h + (middle - f(W - step)) / h) / 2
    return slopes


@task.equivalent
def with_unravel_index(f, W: np.ndarray, h: float = 1e-5) -> np.ndarray:
    slopes = np.zeros(W.shape, dtype=float)
    for i in range(W.size):
        place = np.unravel_index(i, W.shape)
        step = np.zeros(W.shape)
        step[place] += h
        slopes[place] = (f(W + step) - f(W - step)) / (h + h)
    return slopes


@task.equivalent
def with_a_dictionary(f, W, h=1e-5):
    found = {}
    for place in np.ndindex(W.shape):
        step = np.zeros(W.shape)
        step[place] = h
        found[place] = (f(np.add(W, step)) - f(np.subtract(W, step))) / (2 * h)
    slopes = np.zeros(W.shape)
    for place, slope in found.items():
        slopes[place] = slope
    return slopes


task.equivalent_cell(
    "with_a_helper",
    """
    def numerical_gradient(f, W, h=1e-5):
        def slope_at(place):
            step = np.zeros(W.shape)
            step[place] = h
            return (f(W + step) - f(W - step)) / (2 * h)

        slopes = np.zeros(W.shape)
        for place in np.ndindex(W.shape):
            slopes[place] = slope_at(place)
        return slopes
    """,
)
