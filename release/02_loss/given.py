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
