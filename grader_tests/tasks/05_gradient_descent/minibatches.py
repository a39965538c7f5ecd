"""minibatches(N, batch_size, rng): all examples in random order, cut into batches. Any way of mixing them is right."""

import numpy as np

from grader_tests.task import Case, Task
from nncourse.check.call import Form

task = Task(
    "minibatches",
    unit="05_gradient_descent",
    form=Form(measure="batches", draws="rng"),
    hints=(
        "rng.permutation(N) holds 0 to N - 1 in random order.",
        "range(0, N, batch_size) gives the places where batches start; a slice may reach over the end.",
    ),
)


@task.examples
def examples():
    yield case("50 examples in batches of 8", 50, 8, 1)
    yield case("42 examples in batches of 7", 42, 7, 2)
    yield case("20 examples in batches of 3", 20, 3, 3)


@task.hidden_cases
def hidden_cases(rng):
    yield case("other sizes", 103, 10, *rng.integers(1, 1000, 1))
    yield case("batches of one", 12, 1, *rng.integers(1, 1000, 1))
    yield case("all examples in one batch", 15, 15, *rng.integers(1, 1000, 1))
    yield case("batches larger than the set", 9, 20, *rng.integers(1, 1000, 1))
    yield case("as many batches as their size", 64, 8, *rng.integers(1, 1000, 1))
    yield case("a last batch of one", 61, 12, *rng.integers(1, 1000, 1))
    yield case("batches of 256, as in the lecture", 1000, 256, *rng.integers(1, 1000, 1))


def case(label, N, batch_size, seed):
    return Case(label, {"N": N, "batch_size": batch_size, "rng": np.random.default_rng(int(seed))})


@task.expected
def expected(N, batch_size, rng):
    full, rest = divmod(N, batch_size)
    return np.array([batch_size] * full + [rest] * (rest > 0)), np.ones(N, dtype=int)


@task.mistake("The last, shorter batch is dropped. Its examples would never be seen.")
def last_dropped(N, batch_size, rng):
    order = rng.permutation(N)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(N // batch_size)]


@task.mistake("The order does not come from rng: cut its permutation, nothing else, and without yield.")
def not_mixed(N, batch_size, rng):
    order = np.arange(N)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)]


@task.mistake("The order does not come from rng: cut its permutation, nothing else, and without yield.")
def global_generator(N, batch_size, rng):
    order = np.random.permutation(N)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)]


@task.mistake("The order does not come from rng: cut its permutation, nothing else, and without yield.")
def own_generator(N, batch_size, rng):
    order = np.random.default_rng(0).permutation(N)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)]


@task.mistake("The order does not come from rng: cut its permutation, nothing else, and without yield.")
def yielded(N, batch_size, rng):
    order = rng.permutation(N)
    for start in range(0, N, batch_size):
        yield order[start : start + batch_size]


@task.mistake("Every batch holds neighbours. Mix all examples first, then cut.")
def batches_mixed(N, batch_size, rng):
    batches = [np.arange(N)[start : start + batch_size] for start in range(0, N, batch_size)]
    rng.random(3)
    return batches


@task.mistake("Every batch holds neighbours. Mix all examples first, then cut.")
def mixed_within(N, batch_size, rng):
    return [rng.permutation(np.arange(N)[start : start + batch_size]) for start in range(0, N, batch_size)]


@task.mistake("rng.integers draws with replacement: some examples come twice, others never.")
def with_replacement(N, batch_size, rng):
    order = rng.integers(0, N, N)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)]


@task.mistake("Every batch is drawn from all examples anew, so some come twice and others never. Cut one permutation.")
def drawn_anew(N, batch_size, rng):
    sizes = [min(batch_size, N - start) for start in range(0, N, batch_size)]
    return [rng.choice(N, size, replace=False) for size in sizes]


@task.mistake("np.array_split makes batches of nearly equal size. All but the last have exactly batch_size.")
def split_evenly(N, batch_size, rng):
    return np.array_split(rng.permutation(N), -(-N // batch_size))


@task.mistake("batch_size is the size of a batch, not the number of batches.")
def number_of_batches(N, batch_size, rng):
    return np.array_split(rng.permutation(N), batch_size)


@task.mistake("The indices run from 1 to N. They begin at 0.")
def from_one(N, batch_size, rng):
    order = 1 + rng.permutation(N)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)]


@task.mistake("The last example is left out: permutation(N) holds all.")
def one_short(N, batch_size, rng):
    order = rng.permutation(max(N - 1, 1))
    return [order[start : start + batch_size] for start in range(0, order.size, batch_size)]


@task.mistake("That is the first batch only. Return all of them in a list.")
def first_only(N, batch_size, rng):
    return [rng.permutation(N)[:batch_size]]


@task.mistake("That is the order, not yet cut into batches.")
def not_cut(N, batch_size, rng):
    return rng.permutation(N)


@task.mistake("The whole order is one batch. Cut it after every batch_size entries.")
def one_batch(N, batch_size, rng):
    return [rng.permutation(N)]


@task.mistake("The last batch is filled up from the front, so some examples come twice. It may be shorter.")
def filled_up(N, batch_size, rng):
    order = rng.permutation(N)
    order = np.concatenate([order, order[: -N % batch_size]])
    return [order[start : start + batch_size] for start in range(0, order.size, batch_size)]


@task.mistake("Neighbouring batches overlap: step by batch_size, not by 1.")
def overlapping(N, batch_size, rng):
    order = rng.permutation(N)
    return [order[start : start + batch_size] for start in range(N)]


@task.mistake("The batches are too long by one: a slice leaves out its end by itself.")
def too_long(N, batch_size, rng):
    order = rng.permutation(N)
    return [order[start : start + batch_size + 1] for start in range(0, N, batch_size)]


@task.mistake("The short batch stands first. It comes last.")
def short_first(N, batch_size, rng):
    order = rng.permutation(N)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)][::-1]


@task.mistake("An empty batch follows the last one. End the starts at N - 1.")
def empty_last(N, batch_size, rng):
    order = rng.permutation(N)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(N // batch_size + 1)]


@task.equivalent
def with_shuffle(N, batch_size, rng):
    order = np.arange(N)
    rng.shuffle(order)
    return [order[start : start + batch_size] for start in range(0, N, batch_size)]


@task.equivalent
def with_a_loop(N, batch_size, rng):
    order, batches = rng.permutation(N), []
    start = 0
    while start < N:
        batches.append(order[start : start + batch_size])
        start += batch_size
    return batches


@task.equivalent
def with_split(N, batch_size, rng):
    return np.split(rng.permutation(N), range(batch_size, N, batch_size))


@task.equivalent
def with_choice(N, batch_size, rng):
    order = rng.choice(N, size=N, replace=False)
    return [order[i * batch_size : (i + 1) * batch_size] for i in range(-(-N // batch_size))]


@task.equivalent
def with_argsort(N, batch_size, rng):
    order = np.argsort(rng.random(N))
    return [order[start : min(start + batch_size, N)] for start in range(0, N, batch_size)]


@task.equivalent
def with_permuted(N, batch_size, rng):
    order = rng.permuted(np.arange(N))
    return list(np.array_split(order, np.arange(batch_size, N, batch_size)))


@task.equivalent
def sorted_within(N, batch_size, rng):
    order = rng.permutation(N)
    return [np.sort(order[start : start + batch_size]) for start in range(0, N, batch_size)]


@task.equivalent
def as_lists(N: int, batch_size: int, rng: np.random.Generator) -> list:
    order = rng.permutation(N).tolist()
    batches = []
    while order:
        batches.append(order[:batch_size])
        order = order[batch_size:]
    return batches


task.equivalent_cell(
    "with_yield",
    """
    def pieces(order, size):
        for start in range(0, len(order), size):
            yield order[start : start + size]

    def minibatches(N, batch_size, rng):
        return list(pieces(rng.permutation(N), batch_size))
    """,
)
