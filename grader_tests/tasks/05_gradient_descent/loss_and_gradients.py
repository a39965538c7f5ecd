"""loss_and_gradients(W, b, X, y, lam, factor): total loss, dW and db; each earns its own points."""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "loss_and_gradients",
    unit="05_gradient_descent",
    parts=("loss", "dW", "db"),
    reproduces="loss and gradients of the lecture's nine points (H-23), with its factor 0.5",
    hints=(
        "softmax(score_all(W, b, X)) gives the probabilities, softmax_gradient dscores, linear_gradient dW and db.",
        "penalty_gradient(W, lam, factor) is added to dW only; total_loss knows no factor.",
    ),
)


@task.examples
def examples():
    yield case("the nine points by the slide's rule", *lecture.nine_points(), 0.01, lecture.FACTOR, numbers=("H-23",))
    W, b, X, y = lecture.two_examples()
    yield case("two examples, default factor", W, b, X, y, 0.1)
    W = np.array([[0.5, -1.0, 0.3, 0.8], [-0.7, 0.2, 1.1, -0.4], [0.1, 0.9, -0.6, 0.4]])
    X = np.array([[0.2, -0.7, 1.0, 0.4, -1.2], [1.3, 0.4, -0.3, 0.9, 0.1], [-0.9, 0.6, 0.2, -1.4, 0.5]])
    X = np.vstack([X, [0.5, -1.1, 0.8, 0.3, 0.6]])
    yield case("five examples, factor 3", W, np.array([[0.6], [-0.2], [1.5]]), X, np.array([1, 2, 1, 0, 1]), 0.3, 3.0)


@task.hidden_cases
def hidden_cases(rng):
    yield drawn("other sizes", rng, 4, 6, 11, 0.05)
    yield drawn("the slide's factor", rng, 3, 5, 8, 0.2, 0.5)
    yield drawn("as many examples as classes", rng, 4, 2, 4, 0.1)
    yield drawn("a single example", rng, 3, 4, 1, 0.1)
    yield drawn("lam is 0", rng, 3, 5, 8, 0.0)
    yield drawn("a factor of 0", rng, 3, 2, 6, 0.4, 0.0)
    yield drawn("huge scores", rng, 3, 2, 6, 0.01, scale=800.0)


def case(label, W, b, X, y, lam, factor=None, numbers=()):
    arguments = {"W": W, "b": b, "X": X, "y": y, "lam": lam}
    return Case(label, arguments if factor is None else {**arguments, "factor": factor}, numbers)


def drawn(label, rng, K, D, N, lam, factor=None, scale=1.0):
    W, b, X = scale * rng.normal(size=(K, D)), rng.normal(size=(K, 1)), rng.normal(size=(D, N))
    y = rng.integers(0, K, N)
    if scale > 1:
        y[:] = (W @ X + b)[:, 0].argmin()  # one label, wrong for one example at least: no gradient is all round-off
    return case(label, W, b, X, y, lam, factor)


@task.expected
def expected(W, b, X, y, lam, factor=2.0):
    logs = special.log_softmax(np.einsum("kd,dn->kn", W, X) + b, axis=0)
    onehot = (np.arange(len(W))[:, None] == y).astype(float)
    loss = -np.sum(onehot * logs) / y.size + lam * np.linalg.norm(W) ** 2
    slopes = (np.exp(logs) - onehot) / y.size
    dW = np.einsum("kn,dn->kd", slopes, X) + lam * factor * W
    return float(loss), dW, np.add.reduce(slopes, axis=1).reshape(-1, 1)


@task.mistake("The loss lacks the penalty: use total_loss.")
def data_loss_only(W, b, X, y, lam, factor=2.0):
    scores = score_all(W, b, X)
    dW, db = linear_gradient(softmax_gradient(softmax(scores), y), X)
    return data_loss(scores, y), dW + penalty_gradient(W, lam, factor), db


@task.mistake("dW lacks the gradient of the penalty.")
def no_penalty_gradient(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), dW, db


@task.mistake("The penalty is in neither loss nor gradient.")
def no_penalty(W, b, X, y, lam, factor=2.0):
    scores = score_all(W, b, X)
    dW, db = linear_gradient(softmax_gradient(softmax(scores), y), X)
    return data_loss(scores, y), dW, db


@task.mistake("The factor is not handed on to penalty_gradient.")
def factor_ignored(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam), db


@task.mistake("The factor changes your loss. The reported loss is always data loss + lam * R(W).")
def factor_in_the_loss(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam * factor / 2), dW + penalty_gradient(W, lam, factor), db


@task.mistake("The factor changes your loss. The reported loss is always data loss + lam * R(W).")
def half_the_factor_in_the_loss(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    penalty = factor / 2 * lam * np.sum(W**2)
    return data_loss(score_all(W, b, X), y) + penalty, dW + penalty_gradient(W, lam, factor), db


@task.mistake("The default of factor is the slide's. In this course it is 2.")
def wrong_default(W, b, X, y, lam, factor=0.5):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db


@task.mistake("The biases are charged in db. Only dW gets a penalty.")
def biases_charged(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db + penalty_gradient(b, lam, factor)


@task.mistake("The penalty's gradient is subtracted. Add it: the step will subtract all of dW.")
def penalty_subtracted(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), dW - penalty_gradient(W, lam, factor), db


@task.mistake("The penalty's gradient is divided by the number of examples. It is added as it is.")
def penalty_divided(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor) / y.size, db


@task.mistake("softmax is left out: softmax_gradient takes probabilities, not scores.")
def no_softmax(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(score_all(W, b, X), y), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db


@task.mistake("The biases are left out of the scores: use score_all(W, b, X).")
def no_biases(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(W @ X), y), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db


@task.mistake("dW and db are divided by the number of examples once more. softmax_gradient has done that.")
def divided_again(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), dW / y.size + penalty_gradient(W, lam, factor), db / y.size


@task.mistake("Those are sums over the examples. Loss and gradients are means.")
def sums(W, b, X, y, lam, factor=2.0):
    scores = score_all(W, b, X)
    dW, db = linear_gradient(softmax_gradient(softmax(scores), y) * y.size, X)
    loss = data_loss(scores, y) * y.size + lam * np.sum(W**2)
    return loss, dW + penalty_gradient(W, lam, factor), db


@task.mistake("The gradients are made for the classifier's own predictions. Use the labels y.")
def own_predictions(W, b, X, y, lam, factor=2.0):
    probs = softmax(score_all(W, b, X))
    dW, db = linear_gradient(softmax_gradient(probs, probs.argmax(axis=0)), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db


@task.mistake("The order is loss, dW, db: the loss stands last.")
def loss_last(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return dW + penalty_gradient(W, lam, factor), db, total_loss(W, b, X, y, lam)


@task.mistake("dW and db are exchanged.")
def exchanged(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), db, dW + penalty_gradient(W, lam, factor)


@task.mistake("The loss is missing: return loss, dW, db.")
def no_loss(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return dW + penalty_gradient(W, lam, factor), db


@task.mistake("You step inside this function, which changes the caller's W. Only return the gradients.")
def steps_already(W, b, X, y, lam, factor=2.0):
    loss = total_loss(W, b, X, y, lam)
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    dW = dW + penalty_gradient(W, lam, factor)
    W -= dW
    b -= db
    return loss, dW, db


@task.mistake("dW is the penalty's gradient alone. Add it to that of the data loss.")
def penalty_only(W, b, X, y, lam, factor=2.0):
    _, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, lam), penalty_gradient(W, lam, factor), db


@task.mistake("You use 0.01 whatever lam is. Use the argument.")
def fixed_lam(W, b, X, y, lam, factor=2.0):
    dW, db = linear_gradient(softmax_gradient(softmax(score_all(W, b, X)), y), X)
    return total_loss(W, b, X, y, 0.01), dW + penalty_gradient(W, 0.01, factor), db


@task.mistake("Huge scores overflow in a softmax without the subtraction. Use the one that is given.")
def own_softmax(W, b, X, y, lam, factor=2.0):
    exponentials = np.exp(W @ X + b)
    dW, db = linear_gradient(softmax_gradient(exponentials / exponentials.sum(axis=0), y), X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db


@task.equivalent
def in_three_lines(W, b, X, y, lam, factor=2.0):
    dscores = softmax_gradient(softmax(score_all(W, b, X)), y)
    dW, db = linear_gradient(dscores, X)
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db


@task.equivalent
def by_hand(W, b, X, y, lam, factor=2.0):
    N = y.size
    s = W @ X + b
    s = s - s.max(axis=0)
    e = np.exp(s)
    p = e / e.sum(axis=0)
    loss = np.mean(np.log(e.sum(axis=0)) - s[y, np.arange(N)]) + lam * np.sum(W**2)
    p[y, np.arange(N)] -= 1
    return loss, p @ X.T / N + factor * lam * W, p.sum(axis=1, keepdims=True) / N


@task.equivalent
def with_one_hot(W, b, X, y, lam, factor=2.0):
    probs = softmax(score_all(W, b, X))
    dscores = (probs - np.eye(W.shape[0])[:, y]) / len(y)
    dW = dscores @ X.T
    dW += factor * lam * W
    return total_loss(W, b, X, y, lam), dW, dscores.sum(axis=1).reshape(-1, 1)


@task.equivalent
def example_by_example(W, b, X, y, lam, factor=2.0):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for i in range(y.size):
        probs = softmax(score_all(W, b, X[:, [i]]))
        one_dW, one_db = linear_gradient(softmax_gradient(probs, y[[i]]), X[:, [i]])
        dW += one_dW / y.size
        db += one_db / y.size
    return total_loss(W, b, X, y, lam), dW + penalty_gradient(W, lam, factor), db


@task.equivalent
def with_data_loss(W, b, X, y, lam, factor=2.0):
    scores = score_all(W, b, X)
    dW, db = linear_gradient(softmax_gradient(softmax(scores), y), X)
    return [data_loss(scores, y) + lam * (W * W).sum(), dW + lam * factor * W, db]


@task.equivalent
def with_einsum(W, b, X, y, lam, factor=2.0):
    scores = np.einsum("kd,dn->kn", W, X) + b
    dscores = softmax_gradient(softmax(scores), y)
    dW = np.einsum("kn,dn->kd", dscores, X) + penalty_gradient(W, lam, factor)
    return total_loss(W, b, X, y, lam), dW, np.einsum("kn->k", dscores)[:, None]


@task.equivalent
def with_scipy(W, b, X, y, lam, factor=2.0):
    from scipy.special import log_softmax

    logs = log_softmax(W @ X + b, axis=0)
    columns = np.arange(y.size)
    dscores = np.exp(logs)
    dscores[y, columns] -= 1
    dW, db = linear_gradient(dscores / y.size, X)
    return -logs[y, columns].mean() + lam * np.vdot(W, W), dW + lam * factor * W, db


@task.equivalent
def bias_in_the_weights(W: np.ndarray, b, X, y, lam: float, factor: float = 2) -> tuple:
    ones = np.vstack([X, np.ones(X.shape[1])])
    dscores = softmax_gradient(softmax(np.hstack([W, b]) @ ones), y)
    both = dscores @ ones.T
    return total_loss(W, b, X, y, lam), both[:, :-1] + penalty_gradient(W, lam, factor), both[:, -1:]


task.equivalent_cell(
    "with_helpers",
    """
    def back(probs, X, y):
        return linear_gradient(softmax_gradient(probs, y), X)

    def loss_and_gradients(W, b, X, y, lam, factor=2.0):
        dW, db = back(softmax(score_all(W, b, X)), X, y)
        return total_loss(W, b, X, y, lam), np.add(dW, penalty_gradient(W, lam, factor)), db
    """,
)
