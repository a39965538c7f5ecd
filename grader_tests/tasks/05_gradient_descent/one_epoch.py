"""one_epoch(x, y, w, lr): stochastic descent on one weight; three values, each with its own points."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.call import Form

task = Task(
    "one_epoch",
    unit="05_gradient_descent",
    parts=("w", "gradients", "loss"),
    form=Form(measure="as_arrays"),
    reproduces="the lecture's log: gradients -2, -7.84 and -16.2288, loss 4.9192401 (D-16)",
    hints=(
        "for one_x, one_y in zip(x, y): takes one pair after the other.",
        "Note the gradient, then w = w - lr * gradient, and only then the next pair.",
    ),
)


@task.examples
def examples():
    pairs = {"x": np.array([1.0, 2.0, 3.0]), "y": np.array([2.0, 4.0, 6.0])}
    yield Case("the three pairs of the lecture", {**pairs, "w": 1.0, "lr": 0.01}, ("D-16",))
    pairs = {"x": np.array([0.5, -1.5, 2.0, 1.2]), "y": np.array([1.0, 0.4, -0.6, 3.0])}
    yield Case("four pairs that fit no line", {**pairs, "w": -0.7, "lr": 0.1})
    yield Case("a single pair", {"x": np.array([3.0]), "y": np.array([-1.0]), "w": 0.5, "lr": 0.04})


@task.hidden_cases
def hidden_cases(rng):
    yield drawn("other sizes", rng, 9, 0.05)
    yield drawn("two pairs", rng, 2, 0.3)
    yield drawn("a learning rate of 0", rng, 4, 0.0)
    yield drawn("many pairs", rng, 120, 0.02)
    x = rng.integers(1, 9, 5) / 4
    yield Case("a perfect weight", {"x": x, "y": 1.5 * x, "w": 1.5, "lr": 0.1})
    yield Case("whole numbers", {"x": np.array([1, 3, -2]), "y": np.array([2, -1, 4]), "w": 1, "lr": 0.05})


def drawn(label, rng, N, lr):
    return Case(label, {"x": rng.normal(size=N), "y": rng.normal(size=N), "w": float(rng.normal()), "lr": lr})


@task.expected
def expected(x, y, w, lr):
    gradients = np.zeros(x.size)
    for i in range(x.size):
        gradients[i] = np.polyval(np.polyder([x[i] ** 2, -2.0 * x[i] * y[i], y[i] ** 2]), w - lr * gradients[:i].sum())
    w = float(w - lr * gradients.sum())
    return w, gradients, float((x[-1] * w - y[-1]) ** 2)


@task.mistake("All gradients are taken at the start. w moves after every pair, and the next gradient uses the new w.")
def at_the_start(x, y, w, lr):
    gradients = 2 * x * (x * w - y)
    w = w - lr * gradients.sum()
    return w, gradients, (x[-1] * w - y[-1]) ** 2


@task.mistake("That is one step with the mean gradient. Step after every pair.")
def mean_gradient(x, y, w, lr):
    gradients = 2 * x * (x * w - y)
    w = w - lr * gradients.mean()
    return w, gradients, (x[-1] * w - y[-1]) ** 2


@task.mistake("The loss is that of the last pair before its step. Compute it with the new w.")
def loss_before(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        loss = (one_x * w - one_y) ** 2
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), loss


@task.mistake("The loss is the mean over all pairs. The log shows that of the last pair only.")
def mean_loss(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), np.mean((x * w - y) ** 2)


@task.mistake("The loss is the sum over all pairs. The log shows that of the last pair only.")
def total_of_losses(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), np.sum((x * w - y) ** 2)


@task.mistake("The loss is that of the first pair. The log shows the last.")
def first_loss(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), (x[0] * w - y[0]) ** 2


@task.mistake("The gradient lacks the 2 of the square.")
def no_two(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("The gradient lacks x, the slope of the inside.")
def no_inside(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("The sign of the gradient is turned round: it is 2x(xw - y).")
def turned_round(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_y - one_x * w))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("You step uphill. Subtract the gradient.")
def uphill(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w + lr * gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("The learning rate is missing.")
def no_learning_rate(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("You use 0.01 whatever lr is. Use the argument.")
def fixed_rate(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - 0.01 * gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("The gradients are noted after the step. Note the one that you step with.")
def noted_after(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        w = w - lr * 2 * one_x * (one_x * w - one_y)
        gradients.append(2 * one_x * (one_x * w - one_y))
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("Only the last gradient is returned. Return one per pair.")
def last_gradient(x, y, w, lr):
    for one_x, one_y in zip(x, y):
        gradient = 2 * one_x * (one_x * w - one_y)
        w = w - lr * gradient
    return w, gradient, (x[-1] * w - y[-1]) ** 2


@task.mistake("You go through the pairs from the last to the first. Keep their order.")
def backwards(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x[::-1], y[::-1]):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), (one_x * w - one_y) ** 2


@task.mistake("The first pair comes twice. One epoch visits every pair once.")
def one_too_many(x, y, w, lr):
    gradients = []
    for one_x, one_y in [*zip(x, y), (x[0], y[0])]:
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("The last pair is left out.")
def one_short(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x[:-1], y[:-1]):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), (x[-1] * w - y[-1]) ** 2


@task.mistake("The loss is not squared.")
def loss_not_squared(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients), x[-1] * w - y[-1]


@task.mistake("One value is missing: return w, the gradients and the loss.")
def no_loss(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x, y):
        gradients.append(2 * one_x * (one_x * w - one_y))
        w = w - lr * gradients[-1]
    return w, np.array(gradients)


@task.equivalent
def with_indices(x, y, w, lr):
    gradients = np.zeros(len(x))
    for i in range(len(x)):
        gradients[i] = 2 * (x[i] * w - y[i]) * x[i]
        w = w - lr * gradients[i]
    return w, gradients, (x[-1] * w - y[-1]) ** 2


@task.equivalent
def with_a_list(x, y, w, lr):
    gradients = []
    for one_x, one_y in zip(x.tolist(), y.tolist()):
        gradient = 2 * one_x * (one_x * w - one_y)
        gradients.append(gradient)
        w -= lr * gradient
    loss = (one_x * w - one_y) ** 2
    return w, gradients, loss


@task.equivalent
def with_while(x, y, w, lr):
    i, gradients = 0, []
    while i < x.size:
        error = w * x[i] - y[i]
        gradients.append(2 * error * x[i])
        w = w - lr * gradients[i]
        i += 1
    return w, np.array(gradients), (w * x[i - 1] - y[i - 1]) ** 2


@task.equivalent
def multiplied_out(x, y, w, lr):
    gradients = np.empty(x.shape)
    for i, (a, t) in enumerate(zip(x, y)):
        gradients[i] = 2 * a * a * w - 2 * a * t
        w = w - gradients[i] * lr
    return [w, gradients, (t - a * w) ** 2]


@task.equivalent
def with_history(x, y, w, lr):
    weights, gradients = [w], []
    for a, t in zip(x, y):
        gradients.append(2 * a * (a * weights[-1] - t))
        weights.append(weights[-1] - lr * gradients[-1])
    return weights[-1], np.array(gradients), np.square(x[-1] * weights[-1] - y[-1])


@task.equivalent
def with_append(x, y, w, lr):
    gradients = np.array([])
    for a, t in np.column_stack([x, y]):
        gradients = np.append(gradients, -2 * a * (t - a * w))
        w = w - lr * gradients[-1]
    return w, gradients, (a * w - t) ** 2


@task.equivalent
def as_arrays_of_one(x: np.ndarray, y: np.ndarray, w: float, lr: float) -> tuple:
    gradients = []
    for i in range(x.size):
        gradient = (2 * x[i : i + 1] * (x[i : i + 1] * w - y[i : i + 1])).item()
        gradients.append(gradient)
        w = w - lr * gradient
    return w, tuple(gradients), float((x[-1] * w - y[-1]) ** 2)


@task.equivalent
def recursive(x, y, w, lr):
    gradient = 2 * x[0] * (x[0] * w - y[0])
    w = w - lr * gradient
    if x.size == 1:
        return w, [gradient], (x[0] * w - y[0]) ** 2
    w, later, loss = one_epoch(x[1:], y[1:], w, lr)
    return w, [gradient, *later], loss


task.equivalent_cell(
    "with_a_helper",
    """
    def slope(x, w, y):
        return 2 * x * (x * w - y)

    def one_epoch(x, y, w, lr):
        gradients = []
        for a, t in zip(x, y):
            gradients.append(slope(a, w, t))
            w = w - lr * gradients[-1]
        return w, np.array(gradients), (a * w - t) ** 2
    """,
)
