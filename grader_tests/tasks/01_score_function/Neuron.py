"""Neuron: a sigmoid neuron, repaired (S-02)."""

import math

import numpy as np
from scipy.special import expit

from grader_tests.task import Case, Task
from nncourse.check.call import Form

task = Task(
    "Neuron",
    unit="01_score_function",
    reproduces="the lecture's firing rate 0.731 (S-17)",
    form=Form(construct=("weights", "bias"), method="forward"),
    hints=(
        "Inside a method, the weights are self.weights and the bias is self.bias.",
        "np.sum(inputs * self.weights) is the weighted sum. What is still missing before the sigmoid?",
    ),
)


def case(label, weights, bias, inputs, *numbers):
    arguments = {"weights": np.array(weights), "bias": bias, "inputs": np.array(inputs)}
    return Case(label, arguments, numbers)


@task.examples
def examples():
    yield case("the lecture's neuron", [2.0, -3.0], -3.0, [-1.0, -2.0], "S-02", "S-17")
    yield case("three inputs", [0.5, -1.0, 2.0], 0.25, [1.0, 0.5, -0.75])


@task.hidden_cases
def hidden_cases(rng):
    yield case("another number of inputs", rng.normal(size=7), rng.normal(), rng.normal(size=7))
    yield case("a single input", [0.8], -0.3, [1.7])
    yield case("inputs of zero", rng.normal(size=3), 0.9, np.zeros(3))


@task.expected
def expected(weights, bias, inputs):
    return float(expit(np.dot(weights, inputs) + bias))


@task.mistake("That is the weighted sum without the sigmoid: pass it through 1 / (1 + exp(-total)).")
class NoSigmoid:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return np.sum(inputs * self.weights) + self.bias


@task.mistake("The bias is missing from the sum.")
class NoBias:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1 / (1 + math.exp(-np.sum(inputs * self.weights)))


@task.mistake("The sign in the exponential is wrong: the sigmoid has exp(-total).")
class WrongSign:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        total = np.sum(inputs * self.weights) + self.bias
        return 1 / (1 + math.exp(total))


@task.mistake("forward computes its result but gives nothing back: return it.")
class NoReturn:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        total = np.sum(inputs * self.weights) + self.bias
        firing_rate = 1 / (1 + math.exp(-total))
        return


@task.mistake("A method's first parameter is the neuron itself: def forward(self, inputs).")
class NoSelf:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(inputs):
        total = np.sum(inputs * self.weights) + self.bias
        return 1 / (1 + math.exp(-total))


@task.mistake("input is a function of Python. The argument is called inputs.")
class InputFunction:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        total = np.sum(input * self.weights) + self.bias
        return 1 / (1 + math.exp(-total))


@task.mistake("The bias belongs inside the sigmoid, added to the sum before the exponential.")
class BiasOutside:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1 / (1 + math.exp(-np.sum(inputs * self.weights))) + self.bias


@task.mistake("The bias enters with the wrong sign: add it to the sum, and put the minus before the whole total.")
class BiasSubtracted:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1 / (1 + math.exp(-(np.sum(inputs * self.weights) - self.bias)))


@task.mistake("The bias enters with the wrong sign: add it to the sum, and put the minus before the whole total.")
class MinusOnSumOnly:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1 / (1 + math.exp(-np.sum(inputs * self.weights) + self.bias))


@task.mistake("That fires or does not fire: a step. The sigmoid answers smoothly, 1 / (1 + exp(-total)).")
class Step:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1.0 if np.sum(inputs * self.weights) + self.bias > 0 else 0.0


@task.mistake("That is the tanh. The sigmoid is 1 / (1 + exp(-total)).")
class Tanh:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return math.tanh(np.sum(inputs * self.weights) + self.bias)


@task.mistake("That is the mean of the weighted inputs: the neuron takes their sum.")
class Mean:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1 / (1 + math.exp(-(np.mean(inputs * self.weights) + self.bias)))


@task.mistake("The neuron returns one number per input: sum the weighted inputs first.")
class NotSummed:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1 / (1 + np.exp(-(inputs * self.weights + self.bias)))


@task.mistake("Parentheses are missing: 1 / 1 + exp(...) divides first.")
class NoParentheses:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        total = np.sum(inputs * self.weights) + self.bias
        return 1 / 1 + math.exp(-total)


@task.equivalent
class WithDot:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 1 / (1 + np.exp(-(np.dot(self.weights, inputs) + self.bias)))


@task.equivalent
class WithAt:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        total = self.weights @ inputs + self.bias
        return np.exp(total) / (1 + np.exp(total))


@task.equivalent
class WithLoop:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        total = self.bias
        for weight, value in zip(self.weights, inputs):
            total += weight * value
        return 1.0 / (1.0 + math.exp(-total))


@task.equivalent
class WithTanh:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        return 0.5 * (1 + math.tanh((np.sum(inputs * self.weights) + self.bias) / 2))


@task.equivalent
class WithMethod:
    def __init__(self, weights, bias):
        self.weights = np.asarray(weights, dtype=float)
        self.bias = float(bias)

    def sigmoid(self, total):
        return 1 / (1 + math.exp(-total))

    def forward(self, inputs):
        return self.sigmoid((self.weights * inputs).sum() + self.bias)


@task.equivalent
class WithTypes:
    """One neuron."""

    def __init__(self, weights: np.ndarray, bias: float) -> None:
        self.weights, self.bias = weights, bias

    def forward(self, inputs: np.ndarray) -> float:
        """The firing rate."""
        self.total = float(np.sum(np.multiply(inputs, self.weights))) + self.bias
        return 1 / (1 + math.exp(-self.total))


@task.equivalent
class WithEinsum:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        total = np.einsum("d,d->", self.weights, inputs) + self.bias
        return np.reciprocal(1 + np.exp(-total))


@task.equivalent
class WithScipy:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def forward(self, inputs):
        from scipy.special import expit

        return expit(sum(self.weights * inputs) + self.bias)
