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


def data_loss(scores, y):
    """The mean cross-entropy of N examples, straight from their scores.

    scores : (K, N)    y : (N,) labels
    returns : a number
    """
    largest = scores.max(axis=0)
    log_sums = largest + np.log(np.exp(scores - largest).sum(axis=0))
    return np.mean(log_sums - scores[y, np.arange(y.size)])
