"""average(a, b): the first task, easy on purpose."""

import statistics

from grader_tests.task import Case, Task

task = Task(
    "average",
    unit="00_start_here",
    hints=(
        "Which is done first in a + b / 2, the plus or the division?",
        "Parentheses decide: (a + b) belongs together.",
    ),
)


@task.examples
def examples():
    yield Case("3 and 8", {"a": 3, "b": 8})
    yield Case("-2.5 and 1", {"a": -2.5, "b": 1.0})


@task.hidden_cases
def hidden_cases(rng):
    yield Case("negative numbers", {"a": -rng.uniform(1, 9), "b": -rng.uniform(1, 9)})
    yield Case("zero", {"a": 0, "b": float(rng.integers(1, 99))})
    yield Case("other numbers", {"a": rng.normal(), "b": 100 * rng.normal()})
    yield Case("two equal numbers", {"a": 7, "b": 7})


@task.expected
def expected(a, b):
    return statistics.fmean([a, b])


@task.mistake("That is a + b / 2: division comes before the plus. Put the sum in parentheses.")
def division_first(a, b):
    return a + b / 2


@task.mistake("That is a / 2 + b: both numbers have to be halved. Put the sum in parentheses.")
def only_first_halved(a, b):
    return a / 2 + b


@task.mistake("That is the sum. The average is half of it.")
def not_halved(a, b):
    return a + b


@task.mistake("That is half the difference. The average is half the sum.")
def half_difference(a, b):
    return (a - b) / 2


@task.mistake("That was rounded down: // drops the fraction, / keeps it.")
def whole_division(a, b):
    return (a + b) // 2


@task.mistake("That was cut to a whole number: int(...) drops the fraction. Leave it out.")
def cut_to_integer(a, b):
    return int((a + b) / 2)


@task.mistake("That was rounded: leave round(...) out.")
def rounded(a, b):
    return round((a + b) / 2)


@task.mistake("Your function prints its result but gives nothing back: use return instead of print.")
def printed(a, b):
    print((a + b) / 2)


@task.mistake("That is the product's half. The average is half the sum.")
def half_product(a, b):
    return a * b / 2


@task.mistake("That is the larger number. The average lies halfway between the two.")
def larger(a, b):
    return max(a, b)


@task.mistake("That is twice the sum: dividing by 0.5 doubles. Divide by 2, or multiply by 0.5.")
def doubled(a, b):
    return (a + b) / 0.5


@task.mistake("Your function gives the same number whatever a and b are: use its arguments.")
def constant(a, b):
    return 5.5


@task.equivalent
def times_half(a, b):
    return 0.5 * (a + b)


@task.equivalent
def halves(a, b):
    return a / 2 + b / 2


@task.equivalent
def from_the_first(a, b):
    return a + (b - a) / 2


@task.equivalent
def numpy_mean(a, b):
    return np.mean([a, b])


@task.equivalent
def with_sum(a, b):
    numbers = [a, b]
    return sum(numbers) / len(numbers)


@task.equivalent
def with_a_print(a, b):
    total = a + b
    print("the sum is", total)
    return total / 2


@task.equivalent
def with_types(a: float, b: float) -> float:
    """Halfway."""
    result: float = (a + b) / 2
    return result


task.equivalent_cell(
    "with_a_helper",
    """
    def half(number):
        return number / 2

    average = lambda a, b: half(a + b)
    """,
)
