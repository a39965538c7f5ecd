"""What you built in earlier units. Generated: change nothing here."""

import numpy as np


def softmax(scores):
    """Probabilities of the classes.

    scores : (K, N)
    returns : (K, N), every column adds up to 1
    """
    exponentials = np.exp(scores - scores.max(axis=0, keepdims=True))
    return exponentials / exponentials.sum(axis=0, keepdims=True)


def cross_entropy(probs, y):
    """The loss of every example.

    probs : (K, N) probabilities    y : (N,) labels
    returns : (N,) losses
    """
    return -np.log(probs[y, np.arange(y.size)])
