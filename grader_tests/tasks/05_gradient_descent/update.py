"""update(W, b, dW, db, lr): one step against the gradient; W and b each earn their own points."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "update",
    unit="05_gradient_descent",
    parts=("W", "b"),
    hints=(
        "The gradient points uphill: subtract it, times the learning rate.",
        "W -= ... changes the array of the caller. W - ... makes a new one.",
    ),
)


@task.examples
def examples():
    W, b, _, _ = lecture.nine_points()
    dW = np.array([[-0.2, 0.07], [0.24, -0.27], [-0.01, 0.19]])
    yield case("the nine points, lr = 0.1", W, b, dW, np.array([[0.15], [0.04], [-0.19]]), 0.1)
    W = np.array([[0.5, -1.0, 2.0, 0.3], [1.5, 0.0, -0.7, 1.1]])
    dW = np.array([[0.4, 0.2, -0.6, 1.0], [-0.3, 0.8, 0.1, -0.9]])
    yield case("two classes, lr = 2", W, np.array([[0.3], [-0.8]]), dW, np.array([[-0.5], [0.7]]), 2.0)


@task.hidden_cases
def hidden_cases(rng):
    yield drawn("other sizes", rng, 5, 7, 0.03)
    yield drawn("as many classes as features", rng, 4, 4, 0.5)
    yield drawn("a single feature", rng, 3, 1, 0.2)
    yield drawn("a learning rate of 0", rng, 3, 2, 0.0)
    yield drawn("a large learning rate", rng, 2, 3, 40.0)
    whole = [rng.integers(-5, 6, size=shape).astype(float) for shape in ((3, 4), (3, 1), (3, 4), (3, 1))]
    yield case("whole numbers", *whole, 0.1)


def case(label, W, b, dW, db, lr):
    return Case(label, {"W": W, "b": b, "dW": dW, "db": db, "lr": lr})


def drawn(label, rng, K, D, lr):
    shapes = ((K, D), (K, 1), (K, D), (K, 1))
    return case(label, *(rng.normal(size=shape) for shape in shapes), lr)


@task.expected
def expected(W, b, dW, db, lr):
    return tuple(np.sum([one, np.multiply(-lr, slope)], axis=0) for one, slope in ((W, dW), (b, db)))


@task.mistake("You step uphill. Subtract the gradient.")
def uphill(W, b, dW, db, lr):
    return W + lr * dW, b + lr * db


@task.mistake("The learning rate is missing: multiply both gradients with lr.")
def no_learning_rate(W, b, dW, db, lr):
    return W - dW, b - db


@task.mistake("The bias steps without the learning rate.")
def bias_without_rate(W, b, dW, db, lr):
    return W - lr * dW, b - db


@task.mistake("The weights step without the learning rate.")
def weights_without_rate(W, b, dW, db, lr):
    return W - dW, b - lr * db


@task.mistake("The biases stay where they are. They step as well.")
def bias_stays(W, b, dW, db, lr):
    return W - lr * dW, b


@task.mistake("The weights stay where they are. They step as well.")
def weights_stay(W, b, dW, db, lr):
    return W, b - lr * db


@task.mistake("The biases step uphill. Subtract there too.")
def bias_uphill(W, b, dW, db, lr):
    return W - lr * dW, b + lr * db


@task.mistake("W -= and b -= change the caller's arrays. Write W - ..., which makes a new one.")
def in_place(W, b, dW, db, lr):
    W, b = (one if one.dtype.kind == "f" else one.astype(float) for one in (W, b))
    W -= lr * dW
    b -= lr * db
    return W, b


@task.mistake("b -= changes the caller's biases. Write b - ..., which makes a new array.")
def bias_in_place(W, b, dW, db, lr):
    b = b if b.dtype.kind == "f" else b.astype(float)
    b -= lr * db
    return W - lr * dW, b


@task.mistake("You return the steps. Return where they lead: W minus its step, b minus its step.")
def steps_only(W, b, dW, db, lr):
    return lr * dW, lr * db


@task.mistake("You divide by the learning rate. Multiply with it.")
def divided(W, b, dW, db, lr):
    return W - dW / lr, b - db / lr


@task.mistake("You use 0.01 whatever lr is. Use the argument.")
def fixed_rate(W, b, dW, db, lr):
    return W - 0.01 * dW, b - 0.01 * db


@task.mistake("The two results are exchanged: W comes first.")
def exchanged(W, b, dW, db, lr):
    return b - lr * db, W - lr * dW


@task.mistake("The new biases are missing: return W and b.")
def weights_only(W, b, dW, db, lr):
    return W - lr * dW


@task.mistake("The learning rate multiplies the weights, too. Only the gradient is multiplied.")
def weights_multiplied(W, b, dW, db, lr):
    return lr * (W - dW), lr * (b - db)


@task.mistake("You step by the sign of the gradient. Its size counts.")
def sign_only(W, b, dW, db, lr):
    return W - lr * np.sign(dW), b - lr * np.sign(db)


@task.mistake("You bring the gradient to length 1. In plain gradient descent its size counts.")
def normalised(W, b, dW, db, lr):
    return W - lr * dW / np.linalg.norm(dW), b - lr * db / np.linalg.norm(db)


@task.mistake("The weights step by their own values instead of their gradient.")
def shrinking(W, b, dW, db, lr):
    return W - lr * W, b - lr * db


@task.mistake("The biases became a row. They stay a column (K, 1).")
def flat_bias(W, b, dW, db, lr):
    return W - lr * dW, (b - lr * db).ravel()


@task.equivalent
def gradient_first(W, b, dW, db, lr):
    return -lr * dW + W, -lr * db + b


@task.equivalent
def on_copies(W, b, dW, db, lr):
    new_W, new_b = W.astype(float), b.astype(float)
    new_W -= lr * dW
    new_b -= lr * db
    return new_W, new_b


@task.equivalent
def with_numpy_functions(W, b, dW, db, lr):
    return np.subtract(W, np.multiply(lr, dW)), np.subtract(b, np.multiply(lr, db))


@task.equivalent
def with_loops(W, b, dW, db, lr):
    new_W, new_b = np.zeros(W.shape), np.zeros(b.shape)
    for k in range(W.shape[0]):
        new_b[k, 0] = b[k, 0] - lr * db[k, 0]
        for d in range(W.shape[1]):
            new_W[k, d] = W[k, d] - lr * dW[k, d]
    return new_W, new_b


@task.equivalent
def both_at_once(W, b, dW, db, lr):
    new = np.hstack([W, b]) - lr * np.hstack([dW, db])
    return new[:, :-1], new[:, -1:]


@task.equivalent
def as_a_list(W: np.ndarray, b: np.ndarray, dW, db, lr: float) -> list:
    return [one - slope * lr for one, slope in ((W, dW), (b, db))]


@task.equivalent
def rebinding(W, b, dW, db, lr):
    W = W - lr * dW
    b = b - lr * db
    return W, b


@task.equivalent
def with_a_comprehension(W, b, dW, db, lr):
    return tuple(old - lr * slope for old, slope in zip((W, b), (dW, db)))


task.equivalent_cell(
    "with_a_helper",
    """
    def stepped(array, slope, lr):
        return array - slope * lr

    def update(W, b, dW, db, lr):
        return stepped(W, dW, lr), stepped(b, db, lr)
    """,
)


@task.equivalent
def in_place_on_copies(W, b, dW, db, lr):
    new_W, new_b = W.copy(), b.copy()
    new_W -= lr * dW
    new_b -= lr * db
    return new_W, new_b
