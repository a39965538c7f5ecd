"""descend(function, W, b, lr, steps): gradient descent; W, b and the losses each earn their own points."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.call import Form
from nncourse.check.functions import coupled

task = Task(
    "descend",
    unit="05_gradient_descent",
    parts=("W", "b", "losses"),
    form=Form(measure="as_arrays"),
    hints=(
        "loss, dW, db = function(W, b) stands inside the loop: the slope changes with every step.",
        "Append the loss before the step; W, b = W - lr * dW, b - lr * db moves both at once.",
    ),
)
START_W = np.array([[1.0, -2.0], [0.5, 3.0], [-1.5, 0.25]])
START_B = np.array([[0.5], [-1.0], [2.0]])


@task.examples
def examples():
    yield case("five small steps", coupled, START_W, START_B, 0.05, 5)
    yield case("four steps that are too large", coupled, START_W[:2], START_B[:2], 0.45, 4)
    yield case("a single step", coupled, START_W[1:], START_B[1:], 0.2, 1)


@task.hidden_cases
def hidden_cases(rng):
    yield case("other sizes", coupled, rng.normal(size=(4, 6)), rng.normal(size=(4, 1)), 0.03, 9)
    yield case("as many classes as features", coupled, rng.normal(size=(3, 3)), rng.normal(size=(3, 1)), 0.1, 3)
    yield case("no step at all", coupled, rng.normal(size=(2, 3)), rng.normal(size=(2, 1)), 0.1, 0)
    yield case("two hundred steps", coupled, rng.normal(size=(2, 3)), rng.normal(size=(2, 1)), 0.05, 200)
    X, y = rng.normal(size=(2, 7)), np.array([0, 2, 1, 1, 2, 2, 1])
    classifier = ClassifierLoss(X, y)
    yield case("the loss of a classifier", classifier, rng.normal(size=(3, 2)), rng.normal(size=(3, 1)), 1.0, 12)
    yield case("another function", tilted, rng.normal(size=(2, 4)), rng.normal(size=(2, 1)), 0.1, 6)
    whole = (rng.integers(-3, 4, size=shape).astype(float) for shape in ((3, 2), (3, 1)))
    yield case("a start at whole numbers", coupled, *whole, 0.1, 4)


class ClassifierLoss:
    """Mean cross-entropy of a linear classifier and its slopes, as a function of W and b."""

    def __init__(self, X, y):
        self.X, self.onehot = X, (np.arange(3)[:, None] == y).astype(float)

    def __call__(self, W, b):
        probs = np.exp(W @ self.X + b)
        probs /= probs.sum(axis=0)
        error = (probs - self.onehot) / self.X.shape[1]
        loss = -np.sum(self.onehot * np.log(probs)) / self.X.shape[1]
        return float(loss), error @ self.X.T, error.sum(axis=1, keepdims=True)


def tilted(W, b):
    return float(np.sum(W**4) + 3 * np.sum(b)), 4 * W**3, np.full(b.shape, 3.0)


def case(label, function, W, b, lr, steps):
    return Case(label, {"function": function, "W": W, "b": b, "lr": lr, "steps": steps})


@task.expected
def expected(function, W, b, lr, steps):
    if steps == 0:
        return W, b, np.zeros(0)
    loss, dW, db = function(W, b)
    W, b, later = expected(function, W - lr * dW, b - lr * db, lr, steps - 1)
    return W, b, np.concatenate([[loss], later])


@task.mistake("The losses are those after each step. Note the loss before you step.")
def losses_after(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        _, dW, db = function(W, b)
        W, b = W - lr * dW, b - lr * db
        losses.append(function(W, b)[0])
    return W, b, np.array(losses)


@task.mistake("You take one step too many.")
def one_too_many(function, W, b, lr, steps):
    losses = []
    for _ in range(steps + 1):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
    return W, b, np.array(losses)


@task.mistake("You take one step too few.")
def one_too_few(function, W, b, lr, steps):
    losses = []
    for _ in range(1, steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
    return W, b, np.array(losses)


@task.mistake("The last loss is one too many: there is one per step, noted before it.")
def final_loss_too(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
    losses.append(function(W, b)[0])
    return W, b, np.array(losses)


@task.mistake("The gradient is computed once, before the loop. It changes with every step.")
def gradient_once(function, W, b, lr, steps):
    losses = []
    _, dW, db = function(W, b)
    for _ in range(steps):
        losses.append(function(W, b)[0])
        W, b = W - lr * dW, b - lr * db
    return W, b, np.array(losses)


@task.mistake("The function is called once, before the loop, so that loss and gradient never change.")
def called_once(function, W, b, lr, steps):
    loss, dW, db = function(W, b)
    losses = []
    for _ in range(steps):
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
    return W, b, np.array(losses)


@task.mistake("W moves before the gradient of b is taken. Take both where you stand, then step.")
def stale_start(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, _ = function(W, b)
        losses.append(loss)
        W = W - lr * dW
        b = b - lr * function(W, b)[2]
    return W, b, np.array(losses)


@task.mistake("You step uphill. Subtract the gradients.")
def uphill(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W + lr * dW, b + lr * db
    return W, b, np.array(losses)


@task.mistake("The learning rate is missing.")
def no_learning_rate(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - dW, b - db
    return W, b, np.array(losses)


@task.mistake("You use 0.1 whatever lr is. Use the argument.")
def fixed_rate(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - 0.1 * dW, b - 0.1 * db
    return W, b, np.array(losses)


@task.mistake("The learning rate shrinks from step to step. Keep it as it is.")
def shrinking_rate(function, W, b, lr, steps):
    losses = []
    for step in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - lr / (step + 1) * dW, b - lr / (step + 1) * db
    return W, b, np.array(losses)


@task.mistake("You return the last loss only. Return all of them, one per step.")
def last_loss(function, W, b, lr, steps):
    loss = np.inf
    for _ in range(steps):
        loss, dW, db = function(W, b)
        W, b = W - lr * dW, b - lr * db
    return W, b, loss


@task.mistake("W -= and b -= change the caller's start. Write W = W - ..., which makes a new array.")
def in_place(function, W, b, lr, steps):
    W, b = (one if one.dtype.kind == "f" else one.astype(float) for one in (W, b))
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W -= lr * dW
        b -= lr * db
    return W, b, np.array(losses)


@task.mistake("You return the weights of the lowest loss. Return those after the last step.")
def best_weights(function, W, b, lr, steps):
    losses, best = [], (np.inf, W, b)
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
        best = min(best, (function(W, b)[0], W, b), key=lambda one: one[0])
    return best[1], best[2], np.array(losses)


@task.mistake("You stop when the loss rises. Take all steps.")
def stops_early(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        if losses and loss > losses[-1]:
            break
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
    return W, b, np.array(losses)


@task.mistake("The biases never move.")
def bias_stays(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, _ = function(W, b)
        losses.append(loss)
        W = W - lr * dW
    return W, b, np.array(losses)


@task.mistake("The weights never move.")
def weights_stay(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, _, db = function(W, b)
        losses.append(loss)
        b = b - lr * db
    return W, b, np.array(losses)


@task.mistake("The return stands inside the loop. Move it one level out.")
def early_return(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
        return W, b, np.array(losses)
    return W, b, np.array(losses)


@task.mistake("The order is W, b, losses: the losses stand first.")
def losses_first(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        W, b = W - lr * dW, b - lr * db
    return np.array(losses), W, b


@task.mistake("You return the start. The new weights must be given the old names in the loop: W = W - ...")
def start_returned(function, W, b, lr, steps):
    losses, V, c = [], W, b
    for _ in range(steps):
        loss, dW, db = function(V, c)
        losses.append(loss)
        V, c = V - lr * dW, c - lr * db
    return W, b, np.array(losses)


@task.mistake("The losses are missing: return W, b and the losses.")
def no_losses(function, W, b, lr, steps):
    for _ in range(steps):
        _, dW, db = function(W, b)
        W, b = W - lr * dW, b - lr * db
    return W, b


@task.mistake("Every step starts at the start. Give the new weights to the next call of the function.")
def always_from_the_start(function, W, b, lr, steps):
    losses, V, c = [], W, b
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(loss)
        V, c = W - lr * dW, b - lr * db
    return V, c, np.array(losses)


@task.equivalent
def with_a_list(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses += [loss]
        W = W - lr * dW
        b = b - lr * db
    return W, b, losses


@task.equivalent
def with_while(function, W, b, lr, steps):
    step, losses = 0, np.zeros(steps)
    while step < steps:
        losses[step], dW, db = function(W, b)
        W, b = W - lr * dW, b - lr * db
        step += 1
    return W, b, losses


@task.equivalent
def on_copies(function, W, b, lr, steps):
    W, b = W.astype(float), b.astype(float)
    losses = np.empty(steps)
    for k in range(steps):
        losses[k], dW, db = function(W, b)
        W -= lr * dW
        b -= lr * db
    return W, b, losses


@task.equivalent
def recursive(function, W, b, lr, steps):
    if steps == 0:
        return W, b, []
    loss, dW, db = function(W, b)
    W, b, losses = descend(function, W - lr * dW, b - lr * db, lr, steps - 1)
    return W, b, [loss, *losses]


@task.equivalent
def with_update(function, W, b, lr, steps):
    losses = []
    for _ in range(steps):
        loss, dW, db = function(W, b)
        losses.append(float(loss))
        W, b = W + (-lr) * dW, b + (-lr) * db
    return [W, b, tuple(losses)]


@task.equivalent
def with_append(function, W, b, lr, steps):
    losses = np.array([])
    for _ in range(steps):
        result = function(W, b)
        losses = np.append(losses, result[0])
        W = np.subtract(W, lr * result[1])
        b = np.subtract(b, lr * result[2])
    return W, b, losses


@task.equivalent
def with_history(function, W: np.ndarray, b: np.ndarray, lr: float, steps: int) -> tuple:
    weights = [(W, b)]
    for _ in range(steps):
        _, dW, db = function(*weights[-1])
        weights.append((weights[-1][0] - lr * dW, weights[-1][1] - lr * db))
    losses = np.array([function(V, c)[0] for V, c in weights[:-1]])
    return weights[-1][0], weights[-1][1], losses


@task.equivalent
def both_in_one_array(function, W, b, lr, steps):
    Theta, losses = np.hstack([W, b]).astype(float), []
    for _ in range(steps):
        loss, dW, db = function(Theta[:, :-1], Theta[:, -1:])
        losses.append(loss)
        Theta = Theta - lr * np.hstack([dW, db])
    return Theta[:, :-1], Theta[:, -1:], np.array(losses)


task.equivalent_cell(
    "with_a_helper",
    """
    def one_step(function, W, b, lr):
        loss, dW, db = function(W, b)
        return loss, W - lr * dW, b - lr * db

    def descend(function, W, b, lr, steps):
        losses = []
        for _ in range(steps):
            loss, W, b = one_step(function, W, b, lr)
            losses.append(loss)
        return W, b, np.array(losses)
    """,
)
