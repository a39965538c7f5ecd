"""train_network(X, y, H, lam, rng): a whole training run. What counts is what it gets right of unseen examples."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.call import Form
from nncourse.check.plain import AtLeast, Stored

task = Task(
    "train_network",
    unit="08_train_a_network",
    form=Form(measure="held_out_accuracy", held_back=("X_new", "y_new")),
    hints=(
        "Draw the start as in initial_network: scaled random weights, biases of 0.",
        "Print the loss after every epoch. If it does not fall, lr is too large; if it falls slowly, lr is too small.",
        "A learning rate between 0.1 and 1, batches of 20 to 50 and some 80 epochs are a good place to look.",
        "The gradient needs X[:, batch] and y[batch]: the same examples in both.",
    ),
)


def case(label, source, seed, H, bound, lam=1e-4):
    X, y, X_new, y_new = (Stored(source, seed, place) for place in range(4))
    rng = np.random.default_rng(seed)
    arguments = {"X": X, "y": y, "H": H, "lam": lam, "rng": rng, "X_new": X_new, "y_new": y_new}
    return Case(label, arguments, ("G-08",) if source == "digits_split" else (), expected=AtLeast(bound))


@task.examples
def examples():
    yield case("fresh spirals, 30 hidden units", "spirals_twice", 11, 30, 0.95)
    yield case("held-out digits, 25 hidden units", "digits_split", 12, 25, 0.94)
    yield case("spirals with a strong penalty", "spirals_twice", 13, 20, 0.40, lam=0.01)


@task.hidden_cases
def hidden_cases(rng):
    """Bounds a little lower: a run tuned on the visible examples may have less luck on others."""
    first, second = rng.integers(0, 2**31, 2).tolist()
    yield case("other spirals", "spirals_twice", first, 30, 0.90)
    yield case("digits with their pixels in another order", "digits_with_shuffled_pixels", second, 20, 0.90)


@task.mistake("The learning rate is too small for so few epochs: hardly anything has been learnt yet.")
def too_timid(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 10, 25, 0.01
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("The weights have hardly left their start: take larger steps, or many more of them.")
def far_too_timid(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 80, 25, 1e-5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake(
    "Your run ends after one epoch: return stands too far to the right, or the loop over the epochs is missing."
)
def one_epoch(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
        return W_h, b_h, W_o, b_o


@task.mistake("Your run ends after one batch: return stands too far to the right.")
def one_batch(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
            return W_h, b_h, W_o, b_o


@task.mistake("The weights hold nan or infinity: the steps were too large. Lower the learning rate.")
def too_large_steps(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 80, 25, 1e5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("Your updates go uphill: update subtracts already, so hand it the gradients as they are.")
def uphill(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 80, 25, 0.001
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, -dW_h, -db_h, lr)
            W_o, b_o = update(W_o, b_o, -dW_o, -db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("All units start at zero and stay alike: draw the weights from rng.")
def zero_start(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = np.zeros((H, D)), np.zeros((H, 1))
    W_o, b_o = np.zeros((K, H)), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("All units start alike and stay alike: draw the weights from rng.")
def equal_start(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = np.full((H, D), 0.1), np.zeros((H, 1))
    W_o, b_o = np.full((K, H), 0.1), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("The penalty is not the one asked for: hand the argument lam on to backprop.")
def own_lam(X, y, H, lam, rng):
    lam = 1e-4
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("The penalty is not the one asked for: hand the argument lam on to backprop.")
def no_penalty(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], 0.0)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("Every step looks at the same few examples: X and y must be indexed with batch.")
def first_batch_only(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, :batch_size], y[:batch_size], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("Examples and labels no longer belong together: index X and y with the same batch.")
def labels_shuffled(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(
                W_h, b_h, W_o, b_o, X[:, batch], y[rng.permutation(N)[: batch.size]], lam
            )
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("Only the output layer learns: update W_h and b_h too.")
def output_layer_only(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("Only the hidden layer learns: update W_o and b_o too.")
def hidden_layer_only(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("The start is drawn again in every epoch: draw it once, before the loops.")
def start_forgotten(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
        W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("The number of hidden units is fixed in your function. Use H.")
def hard_coded_hidden_units(X, y, H, lam, rng):
    H = 25
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("The number of classes is fixed in your function. Take K from the labels.")
def hard_coded_classes(X, y, H, lam, rng):
    D, N, K = *X.shape, 10
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.mistake("Return the four arrays only: W_h, b_h, W_o, b_o. Leave the loss away.")
def history_too(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o, [0.0]


@task.mistake("The order of the results is W_h, b_h, W_o, b_o.")
def other_order(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, W_o, b_h, b_o


@task.mistake("Your weights are transposed: W_h is (H, D), W_o is (K, H).")
def transposed(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h.T, b_h, W_o.T, b_o


@task.mistake("Your function returns nothing: return the four arrays at its end.")
def nothing_returned(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    trained = W_h, b_h, W_o, b_o


@task.mistake("One batch per epoch leaves few steps: take smaller batches, or many more epochs.")
def one_pass_of_large_batches(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 20, N, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.equivalent
def more_epochs(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 200, 32, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.equivalent
def smaller_steps(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 200, 16, 0.25
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.equivalent
def full_batch_written_out(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 700, N, 1.0
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr)
    return W_h, b_h, W_o, b_o


@task.equivalent
def falling_learning_rate(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 160, 25, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for epoch in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            W_h, b_h = update(W_h, b_h, dW_h, db_h, lr * 0.98**epoch)
            W_o, b_o = update(W_o, b_o, dW_o, db_o, lr * 0.98**epoch)
    return W_h, b_h, W_o, b_o


@task.equivalent
def network_as_a_list(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    epochs, batch_size, lr = 100, 20, 0.5
    W_h, b_h = rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))
    W_o, b_o = rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))
    for _ in range(epochs):
        for batch in minibatches(N, batch_size, rng):
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, batch], y[batch], lam)
            network = [W_h - lr * dW_h, b_h - lr * db_h, W_o - lr * dW_o, b_o - lr * db_o]
            W_h, b_h, W_o, b_o = network
    return [W_h, b_h, W_o, b_o]


@task.equivalent
def with_momentum(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    network = [rng.normal(size=(H, D)) * np.sqrt(2 / D), np.zeros((H, 1))]
    network += [rng.normal(size=(K, H)) * np.sqrt(2 / H), np.zeros((K, 1))]
    speed = [np.zeros(array.shape) for array in network]
    for _ in range(60):
        for batch in minibatches(N, 30, rng):
            _, *gradients = backprop(*network, X[:, batch], y[batch], lam)
            speed = [0.9 * v - 0.05 * gradient for v, gradient in zip(speed, gradients)]
            network = [array + v for array, v in zip(network, speed)]
    return tuple(network)


@task.equivalent
def best_of_the_run(X, y, H, lam, rng):
    D, N, K = *X.shape, y.max() + 1
    network = [rng.uniform(-1, 1, (H, D)) * np.sqrt(6 / D), np.zeros((H, 1))]
    network += [rng.uniform(-1, 1, (K, H)) * np.sqrt(6 / H), np.zeros((K, 1))]
    best, lowest = network, np.inf
    for _ in range(90):
        for batch in minibatches(N, 24, rng):
            _, *gradients = backprop(*network, X[:, batch], y[batch], lam)
            network = [array - 0.4 * gradient for array, gradient in zip(network, gradients)]
        loss = backprop(*network, X, y, lam)[0]
        if loss < lowest:
            best, lowest = network, loss
    return tuple(best)


@task.equivalent
def shuffled_by_itself(X: np.ndarray, y: np.ndarray, H: int, lam: float, rng: np.random.Generator) -> tuple:
    D, N = X.shape
    K = int(np.max(y)) + 1
    W_h, b_h = rng.normal(0, np.sqrt(2 / D), (H, D)), np.zeros((H, 1))
    W_o, b_o = rng.normal(0, 0.2, (K, H)), np.zeros((K, 1))
    for epoch in range(90):
        order = rng.permutation(N)
        for start in range(0, N, 25):
            mine = order[start : start + 25]
            _, dW_h, db_h, dW_o, db_o = backprop(W_h, b_h, W_o, b_o, X[:, mine], y[mine], lam=lam)
            W_h, b_h, W_o, b_o = W_h - 0.5 * dW_h, b_h - 0.5 * db_h, W_o - 0.5 * dW_o, b_o - 0.5 * db_o
    return W_h, b_h, W_o, b_o


task.equivalent_cell(
    "with_helpers",
    """
    def start(D, H, K, rng):
        W_h, W_o = rng.normal(size=(H, D)) * np.sqrt(2 / D), rng.normal(size=(K, H)) * np.sqrt(2 / H)
        return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


    def step(network, X, y, lam, lr):
        _, *gradients = backprop(*network, X, y, lam)
        return [array - lr * gradient for array, gradient in zip(network, gradients)]


    def train_network(X, y, H, lam, rng):
        network = start(len(X), H, y.max() + 1, rng)
        for _ in range(80):
            for batch in minibatches(y.size, 25, rng):
                network = step(network, X[:, batch], y[batch], lam, 0.5)
        return network
    """,
)
