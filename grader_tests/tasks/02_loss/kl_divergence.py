"""kl_divergence(P, Q): how far a distribution is from the true one."""

import numpy as np
from scipy import special

from grader_tests.task import Case, Task

task = Task(
    "kl_divergence",
    unit="02_loss",
    reproduces="the lecture's 2.04 for a picture that is surely a dog (G-03)",
    hints=(
        "possible = P > 0 is a mask; P[possible] keeps only the entries where it is True.",
        "np.sum(P * np.log(P / Q)) over the entries that are left.",
    ),
)


@task.examples
def examples():
    Q = special.softmax(np.array([3.2, 5.1, -1.7]))
    yield Case("surely a dog", {"P": np.array([1.0, 0.0, 0.0]), "Q": Q}, ("G-03",))
    yield Case("half and a quarter", {"P": np.array([0.5, 0.25, 0.25]), "Q": np.array([0.2, 0.3, 0.5])})
    yield Case("one class impossible", {"P": np.array([0.6, 0.0, 0.4]), "Q": np.array([0.5, 0.2, 0.3])})


@task.hidden_cases
def hidden_cases(rng):
    P, Q = rng.dirichlet(np.ones(7), size=2)
    yield Case("other sizes", {"P": P, "Q": Q})
    yield Case("two equal distributions", {"P": P, "Q": P.copy()})
    P = np.concatenate([np.zeros(3), rng.dirichlet(np.ones(2))])
    yield Case("several impossible classes", {"P": P, "Q": rng.dirichlet(np.ones(5))})


@task.expected
def expected(P, Q):
    return float(special.rel_entr(P, Q).sum())


@task.mistake("A class with P = 0 gives 0 * ln 0, which is not a number. Leave those classes out.")
def zeros_kept(P, Q):
    return np.sum(P * np.log(P / Q))


@task.mistake("P and Q are exchanged: the true distribution P gives the weights, and stands above.")
def exchanged(P, Q):
    possible = P > 0
    return np.sum(Q[possible] * np.log(Q[possible] / P[possible]))


@task.mistake("The fraction is turned round: it is ln(P / Q).")
def turned_round(P, Q):
    possible = P > 0
    return np.sum(P[possible] * np.log(Q[possible] / P[possible]))


@task.mistake("The weights P in front of the logarithm are missing.")
def no_weights(P, Q):
    possible = P > 0
    return np.sum(np.log(P[possible] / Q[possible]))


@task.mistake("That is the cross-entropy -sum P ln Q. The divergence also has the P inside the logarithm.")
def cross_entropy_only(P, Q):
    return -np.sum(P * np.log(Q))


@task.mistake("That is a base-2 logarithm. Use the natural one, np.log.")
def base_two(P, Q):
    possible = P > 0
    return np.sum(P[possible] * np.log2(P[possible] / Q[possible]))


@task.mistake("That is a base-10 logarithm. Use the natural one, np.log.")
def base_ten(P, Q):
    possible = P > 0
    return np.sum(P[possible] * np.log10(P[possible] / Q[possible]))


@task.mistake("That is the mean of the terms. The divergence is their sum.")
def mean(P, Q):
    possible = P > 0
    return np.mean(P[possible] * np.log(P[possible] / Q[possible]))


@task.mistake("Those are the terms of the sum. Add them up.")
def not_summed(P, Q):
    possible = P > 0
    return P[possible] * np.log(P[possible] / Q[possible])


@task.mistake("The weights are Q. The true distribution P gives them: P * ln(P / Q).")
def weights_of_Q(P, Q):
    possible = P > 0
    return np.sum(Q[possible] * np.log(P[possible] / Q[possible]))


@task.mistake("That looks at the most likely class only. Sum over all classes with P > 0.")
def most_likely_only(P, Q):
    top = np.argmax(P)
    return P[top] * np.log(P[top] / Q[top])


@task.mistake("That is the squared distance of P and Q. The divergence is sum P ln(P / Q).")
def squared_distance(P, Q):
    return np.sum((P - Q) ** 2)


@task.mistake("A small number added to P and Q changes the divergence. Leave the classes with P = 0 out instead.")
def with_epsilon(P, Q):
    return np.sum((P + 1e-3) * np.log((P + 1e-3) / (Q + 1e-3)))


@task.equivalent
def difference_of_logarithms(P, Q):
    on = P > 0
    return np.sum(P[on] * (np.log(P[on]) - np.log(Q[on])))


@task.equivalent
def with_loop(P, Q):
    import math

    total = 0.0
    for p, q in zip(P, Q):
        if p > 0:
            total += p * math.log(p / q)
    return total


@task.equivalent
def with_scipy(P, Q):
    from scipy.special import rel_entr

    return rel_entr(P, Q).sum()


@task.equivalent
def with_entropy(P, Q):
    from scipy.stats import entropy

    return entropy(P, Q)


@task.equivalent
def with_where(P, Q):
    return np.sum(np.where(P > 0, P * np.log(np.where(P > 0, P, 1) / Q), 0))


@task.equivalent
def with_nansum(P, Q):
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nansum(P * np.log(P / Q))


@task.equivalent
def with_dot(P, Q):
    keep = np.flatnonzero(P)
    return P[keep] @ np.log(P[keep] / Q[keep])


@task.equivalent
def with_comprehension(P, Q):
    return float(sum(-p * np.log(q / p) for p, q in zip(P, Q) if p != 0))
