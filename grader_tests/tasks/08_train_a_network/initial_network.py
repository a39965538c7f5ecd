"""initial_network(D, H, K, rng): random weights to start from."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.call import Form

task = Task(
    "initial_network",
    unit="08_train_a_network",
    form=Form(draws="rng"),
    hints=(
        "rng.normal(size=(H, D)) has a standard deviation of 1. Multiply it by the one you want.",
        "W_o has H inputs, so its numbers get the square root of 2 / H.",
    ),
)


def case(label, D, H, K, seed):
    return Case(label, {"D": D, "H": H, "K": K, "rng": np.random.default_rng(seed)})


@task.examples
def examples():
    yield case("two inputs, four hidden units, three classes", 2, 4, 3, 0)
    yield case("five inputs, three hidden units, two classes", 5, 3, 2, 1)


@task.hidden_cases
def hidden_cases(rng):
    seeds = rng.integers(0, 2**31, 4).tolist()
    yield case("written digits", 64, 25, 10, seeds[0])
    yield case("one hidden unit", 3, 1, 4, seeds[1])
    yield case("a single input", 1, 6, 2, seeds[2])
    yield case("all sizes equal", 3, 3, 3, seeds[3])


@task.expected
def expected(D, H, K, rng):
    numbers = rng.standard_normal(H * D + K * H)
    W_h, W_o = numbers[: H * D].reshape(H, D), numbers[H * D :].reshape(K, H)
    return (2 / D) ** 0.5 * W_h, np.zeros((H, 1)), (2 / H) ** 0.5 * W_o, np.zeros((K, 1))


@task.mistake("The scale is missing: multiply the random numbers by the square root of 2 / inputs.")
def no_scale(D, H, K, rng):
    return rng.normal(size=(H, D)), np.zeros((H, 1)), rng.normal(size=(K, H)), np.zeros((K, 1))


@task.mistake("The square root is missing: 2 / inputs is the variance, the standard deviation is its root.")
def variance_for_deviation(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) * 2 / D, rng.normal(size=(K, H)) * 2 / H
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("The 2 is missing under the root: ReLU silences half of what comes.")
def without_two(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) / np.sqrt(D), rng.normal(size=(K, H)) / np.sqrt(H)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("Divide by the number of a layer's inputs, not of its units: D for W_h, H for W_o.")
def by_units(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) * np.sqrt(2 / H), rng.normal(size=(K, H)) * np.sqrt(2 / K)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("W_o has H inputs: its scale is the square root of 2 / H, not of 2 / D.")
def same_scale(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) * np.sqrt(2 / D), rng.normal(size=(K, H)) * np.sqrt(2 / D)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("The root of the number of inputs belongs under the 2, not beside it: they are divided.")
def multiplied(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) * np.sqrt(2 * D), rng.normal(size=(K, H)) * np.sqrt(2 * H)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("Draw both W with rng.normal: equal weights stay equal, and no other generator can be repeated.")
def constant(D, H, K, rng):
    return np.full((H, D), 0.5), np.zeros((H, 1)), np.full((K, H), 0.5), np.zeros((K, 1))


@task.mistake("Draw both W with rng.normal: equal weights stay equal, and no other generator can be repeated.")
def zeros(D, H, K, rng):
    return np.zeros((H, D)), np.zeros((H, 1)), np.zeros((K, H)), np.zeros((K, 1))


@task.mistake("Draw both W with rng.normal: equal weights stay equal, and no other generator can be repeated.")
def own_generator(D, H, K, rng):
    mine = np.random.default_rng(42)
    W_h, W_o = mine.normal(size=(H, D)) * np.sqrt(2 / D), mine.normal(size=(K, H)) * np.sqrt(2 / H)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("Draw both W with rng.normal: equal weights stay equal, and no other generator can be repeated.")
def global_generator(D, H, K, rng):
    W_h, W_o = np.random.normal(size=(H, D)) * np.sqrt(2 / D), np.random.normal(size=(K, H)) * np.sqrt(2 / H)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("The shapes are turned round: W_h is (H, D) and W_o is (K, H).")
def transposed(D, H, K, rng):
    W_h, W_o = rng.normal(size=(D, H)) * np.sqrt(2 / D), rng.normal(size=(H, K)) * np.sqrt(2 / H)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("Biases start at 0: only weights are random.")
def random_biases(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) * np.sqrt(2 / D), rng.normal(size=(K, H)) * np.sqrt(2 / H)
    return W_h, rng.normal(size=(H, 1)), W_o, rng.normal(size=(K, 1))


@task.mistake("Biases are columns: (H, 1) and (K, 1).")
def flat_biases(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) * np.sqrt(2 / D), rng.normal(size=(K, H)) * np.sqrt(2 / H)
    return W_h, np.zeros(H), W_o, np.zeros(K)


@task.mistake("rng.uniform draws positive numbers only. Use rng.normal, whose mean is 0.")
def uniform(D, H, K, rng):
    W_h, W_o = rng.uniform(size=(H, D)) * np.sqrt(2 / D), rng.uniform(size=(K, H)) * np.sqrt(2 / H)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("W_o is drawn before W_h. Draw in the order of the layers, W_h first.")
def drawn_backwards(D, H, K, rng):
    W_o, W_h = rng.normal(size=(K, H)) * np.sqrt(2 / H), rng.normal(size=(H, D)) * np.sqrt(2 / D)
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.mistake("The order of the results is W_h, b_h, W_o, b_o.")
def other_order(D, H, K, rng):
    W_h, W_o = rng.normal(size=(H, D)) * np.sqrt(2 / D), rng.normal(size=(K, H)) * np.sqrt(2 / H)
    return W_h, W_o, np.zeros((H, 1)), np.zeros((K, 1))


@task.equivalent
def with_scale(D, H, K, rng):
    W_h = rng.normal(0, np.sqrt(2 / D), (H, D))
    W_o = rng.normal(0, np.sqrt(2 / H), (K, H))
    return W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))


@task.equivalent
def with_named_scale(D, H, K, rng):
    W_h = rng.normal(loc=0.0, scale=(2 / D) ** 0.5, size=(H, D))
    b_h = np.zeros((H, 1))
    W_o = rng.normal(scale=(2 / H) ** 0.5, size=(K, H))
    b_o = np.zeros((K, 1))
    return W_h, b_h, W_o, b_o


@task.equivalent
def with_standard_normal(D, H, K, rng):
    W_h = np.sqrt(2.0) * rng.standard_normal((H, D)) / np.sqrt(D)
    W_o = np.sqrt(2.0) * rng.standard_normal((K, H)) / np.sqrt(H)
    return [W_h, np.zeros((H, 1)), W_o, np.zeros((K, 1))]


@task.equivalent
def with_loop(D, H, K, rng):
    network = []
    for inputs, units in ((D, H), (H, K)):
        network.append(rng.normal(size=(units, inputs)) * np.sqrt(2 / inputs))
        network.append(np.zeros((units, 1)))
    return tuple(network)


@task.equivalent
def with_math(D, H, K, rng):
    import math

    W_h = math.sqrt(2 / D) * rng.normal(size=(H, D))
    W_o = math.sqrt(2 / H) * rng.normal(size=(K, H))
    return W_h, 0 * W_h[:, :1], W_o, 0 * W_o[:, :1]


@task.equivalent
def divided(D, H, K, rng):
    W_h = rng.normal(size=(H, D)) / np.sqrt(D / 2)
    W_o = rng.normal(size=(K, H)) / np.sqrt(H / 2)
    return W_h, np.full((H, 1), 0.0), W_o, np.full((K, 1), 0.0)


@task.equivalent
def in_place_on_its_own(D: int, H: int, K: int, rng: np.random.Generator) -> tuple:
    W_h = rng.normal(size=(H, D))
    W_h *= np.sqrt(2 / D)
    W_o = rng.normal(size=(K, H))
    W_o *= np.sqrt(2 / H)
    return W_h, np.zeros((H, 1), dtype=float), W_o, np.zeros((K, 1), dtype=float)


@task.equivalent
def all_numbers_at_once(D, H, K, rng):
    numbers = rng.normal(size=H * D + K * H)
    W_h, W_o = numbers[: H * D].reshape(H, D), numbers[H * D :].reshape(K, H)
    return W_h * np.sqrt(2 / D), np.zeros((H, 1)), W_o * np.sqrt(2 / H), np.zeros((K, 1))


task.equivalent_cell(
    "with_a_helper",
    """
    def initial_layer(inputs, units, rng):
        return rng.normal(size=(units, inputs)) * np.sqrt(2 / inputs), np.zeros((units, 1))


    def initial_network(D, H, K, rng):
        return *initial_layer(D, H, rng), *initial_layer(H, K, rng)
    """,
)
