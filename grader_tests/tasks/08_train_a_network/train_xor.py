"""train_xor(theta, X, y, lr, steps): gradient descent on XOR's nine parameters, with its history."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "train_xor",
    unit="08_train_a_network",
    reproduces="descent from the point of unit 07: the costs 1.0557, 1.5291 and 0.9838 (W-09)",
    parts=("theta", "history"),
    hints=(
        "xor_gradient(theta, X, y) gives the cost and the slopes at this theta, both at once.",
        "theta = theta - lr * slopes makes a new array; theta -= ... would change the caller's.",
        "steps costs from inside the loop and one more after it make steps + 1.",
    ),
)

CHECKED = np.array([0.9, 1.1, 2.1, 1.8, -2.5, 0.8, -0.8, -1.2, 0.1])


def case(label, theta, X, y, lr, steps, *numbers):
    return Case(label, {"theta": theta, "X": X, "y": y, "lr": lr, "steps": steps}, numbers)


@task.examples
def examples():
    X, y = lecture.xor()
    yield case("two steps of 0.05", CHECKED, X, y, 0.05, 2, "W-09")
    yield case("ten steps of 0.05", CHECKED, X, y, 0.05, 10, "W-09")
    three = np.stack([CHECKED, 0.5 * CHECKED, CHECKED[::-1]], axis=1)
    yield case("three networks at once, four steps of 0.02", three, X, y, 0.02, 4)
    yield case("no step at all", CHECKED, X, y, 0.05, 0)


@task.hidden_cases
def hidden_cases(rng):
    X, y = lecture.xor()
    yield case("a random start", rng.normal(size=9), X, y, 0.03, 15)
    yield case("a hundred steps", CHECKED, X, y, 0.05, 100, "W-09")
    yield case("a single step", rng.normal(size=9), X, y, 0.1, 1)
    yield case("many networks at once", rng.normal(size=(9, 8)), X, y, 0.03, 7)
    yield case("other points", rng.normal(size=9), rng.normal(size=(2, 6)), rng.normal(size=6), 0.01, 5)


@task.expected
def expected(theta, X, y, lr, steps):
    """One network after the other, in matrices."""
    columns, costs = [], []
    for start in np.asarray(theta, dtype=float).reshape(9, -1).T:
        W_h, b_h, W_o, b_o = start[:4].reshape(2, 2), start[6:8], start[4:6], start[8]
        history = []
        for step in range(steps + 1):
            sums = W_h @ X + b_h[:, None]
            hidden = sums * (sums > 0)
            error = W_o @ hidden + b_o - y
            history.append(error @ error / 2)
            if step < steps:
                delta = np.outer(W_o, error) * (sums > 0)
                W_h, b_h, W_o, b_o = (
                    W_h - lr * delta @ X.T,
                    b_h - lr * delta.sum(axis=1),
                    W_o - lr * hidden @ error,
                    b_o - lr * error.sum(),
                )
        columns.append(np.concatenate([W_h.ravel(), W_o, b_h, [b_o]]))
        costs.append(history)
    shape = (steps + 1, *np.shape(theta)[1:])
    return np.array(columns).T.reshape(np.shape(theta)), np.array(costs).T.reshape(shape)


@task.mistake("You walk uphill: step against the slopes, with a minus.")
def uphill(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta + lr * slopes
    return theta, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.mistake("The cost after the last step is missing: the history has steps + 1 rows.")
def no_last_cost(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - lr * slopes
    return theta, np.array(history)


@task.mistake("The cost of the start is missing: remember the cost before each step.")
def no_first_cost(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        theta = theta - lr * xor_gradient(theta, X, y)[1]
        history.append(xor_gradient(theta, X, y)[0])
    return theta, np.array(history)


@task.mistake("That is one step too many: the last cost is measured without stepping again.")
def one_step_too_many(theta, X, y, lr, steps):
    history = []
    for _ in range(steps + 1):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - lr * slopes
    return theta, np.array(history)


@task.mistake("The slopes are computed once, before the loop. They change with every step: compute them inside.")
def slopes_once(theta, X, y, lr, steps):
    _, slopes = xor_gradient(theta, X, y)
    history = []
    for _ in range(steps):
        history.append(xor_gradient(theta, X, y)[0])
        theta = theta - lr * slopes
    return theta, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.mistake("The learning rate is missing: step by lr times the slopes.")
def no_learning_rate(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - slopes
    return theta, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.mistake("The learning rate is fixed at 0.05 in your function. Use the argument lr.")
def fixed_learning_rate(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - 0.05 * slopes
    return theta, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.mistake("theta -= ... changes the caller's start. Write theta = theta - ... instead.")
def in_place(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta -= lr * slopes
    return theta, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.mistake("theta never moves: keep the result of the step under the name theta.")
def never_moves(theta, X, y, lr, steps):
    history = []
    for _ in range(steps + 1):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
    return theta, np.array(history)


@task.mistake("The step divides by the number of examples. This cost is a sum: lr times the slopes, no more.")
def divided_by_examples(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - lr * slopes / y.size
    return theta, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.mistake("The loop ends after its first round: return stands too far to the right.")
def returns_in_the_loop(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - lr * slopes
        return theta, np.array([*history, xor_gradient(theta, X, y)[0]])
    return theta, np.array([xor_gradient(theta, X, y)[0]])


@task.mistake("Only the last cost comes back: collect the cost of every step in a list.")
def last_cost_only(theta, X, y, lr, steps):
    for _ in range(steps):
        theta = theta - lr * xor_gradient(theta, X, y)[1]
    return theta, xor_gradient(theta, X, y)[0]


@task.mistake("Cost and slopes are swapped: xor_gradient returns the cost first.")
def swapped(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        slopes, cost = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - lr * slopes
    return theta, np.array([*history, xor_gradient(theta, X, y)[1]])


@task.mistake("np.zeros(steps + 1) has room for one cost in a row, and many theta have many: use a list.")
def one_cost_in_a_row(theta, X, y, lr, steps):
    history = np.zeros(steps + 1)
    for step in range(steps):
        history[step], slopes = xor_gradient(theta, X, y)
        theta = theta - lr * slopes
    history[steps] = xor_gradient(theta, X, y)[0]
    return theta, history


@task.mistake("The order of the results is theta, history.")
def other_order(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - lr * slopes
    return np.array([*history, xor_gradient(theta, X, y)[0]]), theta


@task.mistake("You return the best theta on the way. Asked for is the last one.")
def best_theta(theta, X, y, lr, steps):
    history, best = [], theta
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta = theta - lr * slopes
        if np.sum(xor_gradient(theta, X, y)[0]) < np.sum(xor_gradient(best, X, y)[0]):
            best = theta
    return best, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.equivalent
def with_while(theta, X, y, lr, steps):
    history = [xor_gradient(theta, X, y)[0]]
    while len(history) <= steps:
        theta = theta - lr * xor_gradient(theta, X, y)[1]
        history.append(xor_gradient(theta, X, y)[0])
    return theta, np.array(history)


@task.equivalent
def looks_before_it_steps(theta, X, y, lr, steps):
    cost, slopes = xor_gradient(theta, X, y)
    history = [cost]
    for _ in range(steps):
        theta = theta - lr * slopes
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
    return theta, np.stack(history)


@task.equivalent
def with_an_array(theta, X, y, lr, steps):
    history = np.zeros((steps + 1, *theta.shape[1:]))
    for step in range(steps):
        history[step], slopes = xor_gradient(theta, X, y)
        theta = theta - lr * slopes
    history[steps] = xor_gradient(theta, X, y)[0]
    return theta, history


@task.equivalent
def on_a_copy(theta, X, y, lr, steps):
    moving = theta.copy()
    costs = []
    for _ in range(steps):
        cost, slopes = xor_gradient(moving, X, y)
        costs += [cost]
        moving -= lr * slopes
    costs += [xor_gradient(moving, X, y)[0]]
    return moving, np.asarray(costs)


@task.equivalent
def steps_and_looks(theta, X, y, lr, steps):
    costs = []
    for step in range(steps + 1):
        cost, slopes = xor_gradient(theta, X, y)
        costs.append(cost)
        if step != steps:
            theta = np.subtract(theta, np.multiply(lr, slopes))
    return [theta, np.array(costs)]


@task.equivalent
def with_all_thetas(theta, X, y, lr, steps):
    path = [theta]
    for _ in range(steps):
        path.append(path[-1] - lr * xor_gradient(path[-1], X, y)[1])
    return path[-1], np.array([xor_gradient(one, X, y)[0] for one in path])


@task.equivalent
def with_update(theta, X, y, lr, steps):
    history = []
    for _ in range(steps):
        cost, slopes = xor_gradient(theta, X, y)
        history.append(cost)
        theta, _ = update(theta, 0.0, slopes, 0.0, lr)
    return theta, np.array([*history, xor_gradient(theta, X, y)[0]])


@task.equivalent
def recursive(theta, X, y, lr, steps):
    cost, slopes = xor_gradient(theta, X, y)
    if steps == 0:
        return theta, np.array([cost])
    last, history = train_xor(theta - lr * slopes, X, y, lr, steps - 1)
    return last, np.concatenate([np.array([cost]), history])


task.equivalent_cell(
    "with_a_generator",
    """
    def descent(theta, X, y, lr):
        while True:
            cost, slopes = xor_gradient(theta, X, y)
            yield theta, cost
            theta = theta - lr * slopes


    def train_xor(theta, X, y, lr, steps):
        from itertools import islice

        walked = list(islice(descent(theta, X, y, lr), steps + 1))
        return walked[-1][0], np.array([cost for _, cost in walked])
    """,
)
