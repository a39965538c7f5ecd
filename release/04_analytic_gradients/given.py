"""What you built in earlier units. Generated: change nothing here."""

import numpy as np


def score_all(W, b, X):
    """Scores of N examples.

    W : (K, D)    b : (K, 1)    X : (D, N)
    returns : (K, N), column i holds the scores of example i
    """
    return W @ X + b


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


def total_loss(W, b, X, y, lam):
    """Data loss plus lam times the sum of the squared weights.

    W : (K, D)    b : (K, 1)    X : (D, N)    y : (N,) labels    lam : number >= 0
    returns : a number
    """
    return data_loss(score_all(W, b, X), y) + lam * np.sum(W**2)
