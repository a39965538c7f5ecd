"""backprop(W_h, b_h, W_o, b_o, X, y, lam, factor): loss and all gradients of a network with a hidden layer."""

import numpy as np
from scipy import special

from grader_tests.certificate import certified_point
from grader_tests.task import Case, Task
from nncourse import lecture

task = Task(
    "backprop",
    unit="07_backprop",
    reproduces="the lecture's loss 1.41 and its gradients of the hidden layer, with -7.13 (H-33, H-36)",
    parts=("loss", "dW_h", "db_h", "dW_o", "db_o"),
    hints=(
        "linear_gradient(dscores, inputs) gives dW and db of any layer: which inputs has the output layer?",
        "Delta of the hidden layer is W_o.T @ dscores where a unit fires (hidden > 0), and 0 where it is silent.",
        "The penalty adds penalty_gradient(W, lam, factor) to each dW and nothing to the biases.",
    ),
)

NAMES = ("W_h", "b_h", "W_o", "b_o", "X", "y")


def small_point():
    """Two features, four hidden units, three classes, five examples: numbers of one or two decimals."""
    W_h = np.array([[1.2, -0.7], [-0.4, 0.9], [0.8, 1.1], [-1.3, -0.6]])
    b_h = np.array([[0.1], [-0.2], [0.35], [0.45]])
    W_o = np.array([[0.6, -1.1, 0.3, 0.9], [-0.5, 0.7, 1.2, -0.8], [1.0, 0.4, -0.9, 0.2]])
    b_o = np.array([[0.2], [-0.1], [0.05]])
    X = np.array([[0.5, -1.0, 0.3, 1.4, -0.6], [0.8, 0.4, -1.2, -0.5, -0.9]])
    return dict(zip(NAMES, (W_h, b_h, W_o, b_o, X, np.array([2, 0, 2, 2, 0])), strict=True))


@task.examples
def examples():
    lecture_point = dict(zip(NAMES, lecture.hidden_layer(), strict=True))
    yield Case("the lecture's example", {**lecture_point, "lam": 0.0}, ("H-33", "H-35", "H-36"))
    yield Case("five examples", {**small_point(), "lam": 0.1}, ("D-17", "D-18"))
    yield Case("five examples with the lecture's rule", {**small_point(), "lam": 0.1, "factor": 0.5}, ("H-39",))


@task.hidden_cases
def hidden_cases(rng):
    yield Case("other sizes", {**certified_point(rng, 5, 7, 3, 11), "lam": 0.05})
    yield Case("other sizes without a penalty", {**certified_point(rng, 3, 6, 4, 9), "lam": 0.0})
    yield Case("a single example", {**certified_point(rng, 3, 5, 4, 1, waive=("classes",)), "lam": 0.2})
    yield Case("as many examples as classes", {**certified_point(rng, 2, 5, 4, 4, ("sizes", "classes")), "lam": 0.1})
    yield Case("square weights", {**certified_point(rng, 4, 4, 4, 11, ("sizes",)), "lam": 0.1})
    far = certified_point(rng, 3, 5, 2, 8)
    yield Case("huge scores", {**far, "b_o": far["b_o"] + [[2000], [0]], "lam": 0.001})
    silent = certified_point(rng, 3, 5, 2, 8)
    b_h = silent["b_h"].copy()
    b_h[1] = -50.0
    yield Case("a unit that is silent for all examples", {**silent, "b_h": b_h, "lam": 0.1})
    edge = {name: array.copy() for name, array in small_point().items()}
    edge["X"][:, 1], edge["b_h"][2] = 0.0, 0.0
    yield Case("a sum of exactly zero", {**edge, "lam": 0.1})
    whole = {**small_point(), "X": np.array([[1, -2, 3, 0, 2], [2, 1, -1, -3, 1]])}
    yield Case("whole numbers in X", {**whole, "lam": 0.1, "factor": 0.5})


@task.expected
def expected(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    """One example at a time, output by output."""
    N = len(y)
    loss = lam * (np.einsum("hd,hd->", W_h, W_h) + np.einsum("kh,kh->", W_o, W_o))
    dW_h, db_h, dW_o, db_o = factor * lam * W_h, np.zeros(b_h.shape), factor * lam * W_o, np.zeros(b_o.shape)
    for n in range(N):
        sums = W_h @ X[:, n] + b_h[:, 0]
        firing = np.flatnonzero(sums > 0)
        log_probs = special.log_softmax(W_o[:, firing] @ sums[firing] + b_o[:, 0])
        loss -= log_probs[y[n]] / N
        for k in range(len(W_o)):
            blame = (np.exp(log_probs[k]) - (k == y[n])) / N
            db_o[k, 0] += blame
            dW_o[k, firing] += blame * sums[firing]
            db_h[firing, 0] += blame * W_o[k, firing]
            dW_h[firing] += blame * np.outer(W_o[k, firing], X[:, n])
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("ReLU is missing on the way back: where a unit is silent (hidden is 0), nothing passes.")
def no_mask(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = W_o.T @ dscores
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("ReLU is missing on the way back: where a unit is silent (hidden is 0), nothing passes.")
def mask_greater_or_equal(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden >= 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("At a sum of exactly 0 your ReLU passes blame on. Its slope at 0 is 0 here: > in place of >=.")
def mask_at_zero(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (W_h @ X + b_h >= 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The mask looks at the sign of what comes back. A unit passes blame if it fired: hidden > 0.")
def mask_of_the_blame(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = np.maximum(0, W_o.T @ dscores)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake(
    "The mask acts on the weights W_h. It belongs to the hidden values, which differ from example to example."
)
def mask_on_weights(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dW_h, db_h = linear_gradient(W_o.T @ dscores, X)
    dW_h = dW_h * (W_h > 0)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("You multiply by the hidden values. On the way back through ReLU only their signs count: 1 or 0.")
def times_hidden(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * hidden
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("That is the slope of a sigmoid layer. For ReLU it is 1 where the unit fires and 0 where it is silent.")
def sigmoid_slope(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * hidden * (1 - hidden)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The mask is turned round: silent units pass nothing, firing ones pass everything.")
def inverted_mask(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden <= 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("dsums uses dscores of the wrong weights: the blame runs through W_o without its signs.")
def output_layer_sees_X_blame(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (np.abs(W_o).T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("Your gradients lack the mean: divide dscores by N, the number of examples.")
def sum_of_losses(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y) * y.size
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("You divide by N twice: dscores of softmax_gradient are divided already.")
def mean_twice(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y) / y.size
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("dscores are the probabilities only: 1 must be subtracted at the right class.")
def no_one_hot(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax(scores) / y.size
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("All gradients of the data loss have the wrong sign: dscores are probabilities minus one-hot.")
def sign(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = -softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The loss lacks the penalty of W_h: both weight matrices are charged.")
def loss_without_hidden_penalty(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * penalty(W_o)
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The loss lacks the penalty: add lam * (sum of W_h**2 + sum of W_o**2).")
def loss_without_penalty(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y)
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake(
    "The penalty in your loss is halved. It is lam times the sums of squares; factor is for the gradients only."
)
def loss_penalty_halved(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + 0.5 * lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The loss charges biases too. Only W_h and W_o are charged.")
def loss_with_biases(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o) + penalty(b_h) + penalty(b_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("factor changes your loss. It only changes the gradients.")
def loss_with_factor(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + factor / 2 * lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The penalty gradients are missing from dW_h and dW_o.")
def no_penalty_gradients(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = 1 * dW_h
    dW_o = 1 * dW_o
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The penalty gradient is missing from dW_h.")
def no_penalty_gradient_hidden(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = 1 * dW_h
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("factor is not used: pass it on to penalty_gradient.")
def factor_ignored(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam)
    dW_o = dW_o + penalty_gradient(W_o, lam)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The penalty gradients lack lam: each is factor * lam * W.")
def penalty_gradient_without_lam(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, 1, factor)
    dW_o = dW_o + penalty_gradient(W_o, 1, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("Biases are never charged: leave db_h and db_o without a penalty.")
def biases_regularised(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    db_h, db_o = db_h + penalty_gradient(b_h, lam, factor), db_o + penalty_gradient(b_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The inputs of the output layer are the hidden values, not X.")
def output_layer_from_X(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, X)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The inputs of the hidden layer are X, not the hidden values.")
def hidden_layer_from_hidden(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, hidden)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("W_o is changed before the blame has passed through it. Use the weights of the forward pass.")
def penalty_moves_the_weights_first(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    W_o = W_o - 0.1 * dW_o
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("db_h and db_o lost a dimension: keep the shapes (H, 1) and (K, 1), with keepdims=True.")
def flat_biases(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h.ravel(), dW_o, db_o.ravel()


@task.mistake("The slopes of the biases are means over the examples in your answer. dscores hold 1/N already: sum.")
def mean_of_bias_slopes(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    db_h, db_o = dsums.mean(axis=1, keepdims=True), dscores.mean(axis=1, keepdims=True)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("The order of the results is loss, dW_h, db_h, dW_o, db_o.")
def other_order(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_o, db_o, dW_h, db_h


@task.mistake("data_loss takes scores, not probabilities: it contains the softmax.")
def probabilities_into_the_loss(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(softmax(scores), y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("W_h -= ... or W_o *= ... changes the caller's arrays. Compute gradients only; the update comes later.")
def in_place(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    W_h -= 0.1 * dW_h
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake("dW_h and dW_o are transposed: each has the shape of its weights.")
def transposed(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h.T, db_h, dW_o.T, db_o


@task.mistake("The forward pass of your loss has no ReLU.")
def hidden_without_bend(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden = W_h @ X + b_h
    scores = W_o @ hidden + b_o
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.mistake(
    "Huge scores overflow in a softmax of your own: use the given one, or subtract the largest of each column."
)
def naive_softmax(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    e = np.exp(scores)
    dscores = softmax_gradient(e / e.sum(axis=0), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dsums = (W_o.T @ dscores) * (hidden > 0)
    dW_h, db_h = linear_gradient(dsums, X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o


@task.equivalent
def written_out(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    N = y.size
    z = W_h @ X + b_h
    hidden = np.maximum(0, z)
    scores = W_o @ hidden + b_o
    scores = scores - scores.max(axis=0)
    sums = np.exp(scores).sum(axis=0)
    loss = np.mean(np.log(sums) - scores[y, np.arange(N)]) + lam * np.sum(W_h**2) + lam * np.sum(W_o**2)
    delta_o = np.exp(scores) / sums
    delta_o[y, np.arange(N)] -= 1
    delta_o /= N
    delta_h = W_o.T @ delta_o
    delta_h[z <= 0] = 0
    dW_o = delta_o @ hidden.T + factor * lam * W_o
    dW_h = delta_h @ X.T + factor * lam * W_h
    return loss, dW_h, delta_h.sum(axis=1, keepdims=True), dW_o, delta_o.sum(axis=1, keepdims=True)


@task.equivalent
def divided_at_the_end(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    delta = softmax(scores) - np.eye(len(W_o))[:, y]
    back = np.where(hidden > 0, W_o.T @ delta, 0)
    N = X.shape[1]
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dW_h = back @ X.T / N + factor * lam * W_h
    dW_o = delta @ hidden.T / N + factor * lam * W_o
    return loss, dW_h, back.mean(axis=1, keepdims=True), dW_o, delta.mean(axis=1, keepdims=True)


@task.equivalent
def example_by_example(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    N = y.size
    loss = lam * (np.sum(W_h * W_h) + np.sum(W_o * W_o))
    dW_h, dW_o = factor * lam * W_h, factor * lam * W_o
    db_h, db_o = np.zeros(b_h.shape), np.zeros(b_o.shape)
    for n in range(N):
        x = X[:, [n]]
        hidden, scores = forward(W_h, b_h, W_o, b_o, x)
        loss += data_loss(scores, y[[n]]) / N
        delta = softmax(scores)
        delta[y[n]] -= 1
        back = (W_o.T @ delta) * (hidden > 0)
        dW_o, db_o = dW_o + delta @ hidden.T / N, db_o + delta / N
        dW_h, db_h = dW_h + back @ x.T / N, db_h + back / N
    return loss, dW_h, db_h, dW_o, db_o


@task.equivalent
def with_einsum(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    d_o = softmax_gradient(softmax(scores), y)
    d_h = np.einsum("kh,kn,hn->hn", W_o, d_o, np.sign(hidden))
    loss = data_loss(scores, y) + lam * (np.einsum("hd,hd->", W_h, W_h) + np.einsum("kh,kh->", W_o, W_o))
    dW_h = np.einsum("hn,dn->hd", d_h, X) + penalty_gradient(W_h, lam, factor)
    dW_o = np.einsum("kn,hn->kh", d_o, hidden) + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, np.einsum("hn->h", d_h)[:, None], dW_o, np.einsum("kn->k", d_o)[:, None]


@task.equivalent
def transposed_throughout(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    rows = X.T
    sums = rows @ W_h.T + b_h.T
    hidden = sums * (sums > 0)
    scores = hidden @ W_o.T + b_o.T
    delta = softmax_gradient(softmax(scores.T), y).T
    back = (delta @ W_o) * (sums > 0)
    loss = data_loss(scores.T, y) + lam * (np.linalg.norm(W_h) ** 2 + np.linalg.norm(W_o) ** 2)
    dW_h = (rows.T @ back).T + factor * lam * W_h
    dW_o = (hidden.T @ delta).T + factor * lam * W_o
    return loss, dW_h, back.sum(axis=0)[:, None], dW_o, delta.sum(axis=0)[:, None]


@task.equivalent
def in_place_on_its_own(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dhidden = W_o.T @ dscores
    dhidden[hidden == 0] = 0
    dW_h, db_h = linear_gradient(dhidden, X)
    dW_h += factor * lam * W_h
    dW_o += factor * lam * W_o
    loss = data_loss(scores, y)
    loss += lam * penalty(W_h) + lam * penalty(W_o)
    return [loss, dW_h, db_h, dW_o, db_o]


@task.equivalent
def with_the_bias_as_a_weight(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    ones = np.ones((1, X.shape[1]))
    X_1 = np.vstack([X, ones])
    hidden = np.maximum(np.hstack([W_h, b_h]) @ X_1, 0)
    hidden_1 = np.vstack([hidden, ones])
    scores = np.hstack([W_o, b_o]) @ hidden_1
    d_o = softmax_gradient(softmax(scores), y)
    d_h = (W_o.T @ d_o) * np.heaviside(hidden, 0)
    both_o, both_h = d_o @ hidden_1.T, d_h @ X_1.T
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dW_h = both_h[:, :-1] + penalty_gradient(W_h, lam, factor)
    dW_o = both_o[:, :-1] + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, both_h[:, -1:], dW_o, both_o[:, -1:]


@task.equivalent
def typed(W_h: np.ndarray, b_h, W_o: np.ndarray, b_o, X, y, lam: float, factor: float = 2.0) -> tuple:
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    probs = softmax(scores)
    dscores = (probs - (np.arange(len(probs))[:, None] == y)) / len(y)
    dsums = np.multiply(np.dot(W_o.T, dscores), (hidden > 0).astype(float))
    dW_h, db_h = linear_gradient(dsums, X)
    dW_o, db_o = linear_gradient(dscores, hidden)
    regular = penalty(np.concatenate([W_h.ravel(), W_o.ravel()]))
    return float(data_loss(scores, y) + lam * regular), dW_h + factor * lam * W_h, db_h, dW_o + factor * lam * W_o, db_o


task.equivalent_cell(
    "with_helpers",
    """
    def layer_gradients(delta, inputs, W, lam, factor):
        dW, db = linear_gradient(delta, inputs)
        return dW + penalty_gradient(W, lam, factor), db


    def backprop(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
        hidden, scores = forward(W_h, b_h, W_o, b_o, X)
        delta_o = softmax_gradient(softmax(scores), y)
        delta_h = (hidden > 0) * (W_o.T @ delta_o)
        loss = data_loss(scores, y) + lam * sum(penalty(W) for W in (W_h, W_o))
        return (
            loss,
            *layer_gradients(delta_h, X, W_h, lam, factor),
            *layer_gradients(delta_o, hidden, W_o, lam, factor),
        )
    """,
)
