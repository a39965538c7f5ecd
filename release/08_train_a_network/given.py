"""What you built in earlier units. Generated: change nothing here."""

import numpy as np


def score_all(W, b, X):
    """Scores of N examples.

    W : (K, D)    b : (K, 1)    X : (D, N)
    returns : (K, N), column i holds the scores of example i
    """
    return W @ X + b


def predict(scores):
    """The class with the highest score.

    scores : (K, N)
    returns : (N,) whole numbers from 0 to K - 1
    """
    return np.argmax(scores, axis=0)


def accuracy(predictions, y):
    """The share of right predictions.

    predictions, y : (N,) labels
    returns : a number from 0 to 1
    """
    return np.mean(predictions == y)


def softmax(scores):
    """Probabilities of the classes.

    scores : (K, N)
    returns : (K, N), every column adds up to 1
    """
    exponentials = np.exp(scores - scores.max(axis=0, keepdims=True))
    return exponentials / exponentials.sum(axis=0, keepdims=True)


def data_loss(scores, y):
    """The mean cross-entropy of N examples, straight from their scores.

    scores : (K, N)    y : (N,) labels
    returns : a number
    """
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return np.mean(log_sums - scores[y, np.arange(y.size)])


def penalty(W):
    """The sum of the squares of all weights.

    W : (K, D)
    returns : a number
    """
    return np.sum(W**2)


def softmax_gradient(probs, y):
    """The gradient of the data loss with respect to the scores.

    probs : (K, N) probabilities    y : (N,) labels
    returns : dscores (K, N)
    """
    dscores = probs.copy()
    dscores[y, np.arange(y.size)] -= 1
    return dscores / y.size


def linear_gradient(dscores, X):
    """The gradient of the data loss with respect to weights and biases.

    dscores : (K, N)    X : (D, N)
    returns : dW (K, D), db (K, 1)
    """
    return dscores @ X.T, dscores.sum(axis=1, keepdims=True)


def penalty_gradient(W, lam, factor=2.0):
    """The gradient of lam * np.sum(W**2); other factors give other authors' rules.

    W : (K, D)    lam, factor : numbers
    returns : (K, D)
    """
    return factor * lam * W


def update(W, b, dW, db, lr):
    """One step against the gradient.

    W, dW : (K, D)    b, db : (K, 1)    lr : number
    returns : new W, new b (the old ones stay as they are)
    """
    return W - lr * dW, b - lr * db


def minibatches(N, batch_size, rng):
    """The indices 0 to N - 1 in random order, cut into batches.

    N, batch_size : whole numbers    rng : NumPy random generator
    returns : list of index arrays; only the last may be shorter than batch_size
    """
    order = rng.permutation(N)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)]


def forward(W_h, b_h, W_o, b_o, X):
    """Hidden values and scores of N examples.

    W_h : (H, D)    b_h : (H, 1)    W_o : (K, H)    b_o : (K, 1)
    X : (D, N)
    returns : hidden (H, N), scores (K, N)
    """
    hidden = np.maximum(0, W_h @ X + b_h)
    return hidden, W_o @ hidden + b_o


def xor_gradient(theta, X, y):
    """Cost of XOR's network and its slopes by all nine parameters.

    theta : (9,), w1 ... w6, b1, b2, b3    X : (2, N)    y : (N,) numbers
    returns : f, gradient (9,)
    """
    w1, w2, w3, w4, w5, w6, b1, b2, b3 = theta[..., None]  # (1,) each: w1 * x1 is (N,)
    x1, x2 = X
    z1, z2 = w1 * x1 + w2 * x2 + b1, w3 * x1 + w4 * x2 + b2
    h1, h2 = np.maximum(0, z1), np.maximum(0, z2)
    error = w5 * h1 + w6 * h2 + b3 - y
    d1, d2 = error * w5 * (z1 > 0), error * w6 * (z2 > 0)
    slopes = [d1 * x1, d1 * x2, d2 * x1, d2 * x2, error * h1, error * h2, d1, d2, error]
    return np.sum(error**2, axis=-1) / 2, np.sum(slopes, axis=-1)


def backprop(W_h, b_h, W_o, b_o, X, y, lam, factor=2.0):
    """Loss and all gradients of a network with a hidden ReLU layer.

    W_h : (H, D)    b_h : (H, 1)    W_o : (K, H)    b_o : (K, 1)
    X : (D, N)    y : (N,) labels    lam : number
    factor : the penalty's gradient is factor * lam * W
    returns : loss, dW_h, db_h, dW_o, db_o
    """
    hidden, scores = forward(W_h, b_h, W_o, b_o, X)
    loss = data_loss(scores, y) + lam * (penalty(W_h) + penalty(W_o))
    dscores = softmax_gradient(softmax(scores), y)
    dW_o, db_o = linear_gradient(dscores, hidden)
    dW_h, db_h = linear_gradient((W_o.T @ dscores) * (hidden > 0), X)
    dW_h = dW_h + penalty_gradient(W_h, lam, factor)
    dW_o = dW_o + penalty_gradient(W_o, lam, factor)
    return loss, dW_h, db_h, dW_o, db_o
