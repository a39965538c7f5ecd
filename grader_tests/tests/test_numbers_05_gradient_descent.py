"""Worked numbers of unit 05, reproduced with the reference at the printed precision; misprints with how they arose."""

import numpy as np
import pytest

from grader_tests.reference import function, names
from grader_tests.worked_numbers import assert_prints
from nncourse import data, lecture

UNIT = "05_gradient_descent"
update, loss_and_gradients = function("update", UNIT), function("loss_and_gradients", UNIT)
descend, one_epoch, minibatches = (function(key, UNIT) for key in ("descend", "one_epoch", "minibatches"))
softmax, data_loss, total_loss = (names(UNIT)[name] for name in ("softmax", "data_loss", "total_loss"))
LAM = 0.01
LOSSES = "2.19 1.91 1.67 1.49 1.34 1.22 1.11 1.03 .96 .90 .85 .81 .77 .74 .71 .69 .67 .66 .64 .63"
CORRECT = [2, 2, 2, 3, 4, 5, 6, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 8, 9]


def stepped(example, lr):
    """The example's weights and biases after one step by the slide's rule."""
    W, b, X, y = example
    _, dW, db = loss_and_gradients(W, b, X, y, LAM, lecture.FACTOR)
    return update(W, b, dW, db, lr)


def nine_points_run(factor, lr=1.0, steps=20):
    """Total losses, counts of right points and data losses before each step."""
    W, b, X, y = lecture.nine_points()
    rows = []
    for _ in range(steps):
        loss, dW, db = loss_and_gradients(W, b, X, y, LAM, factor)
        rows.append((loss, np.sum((W @ X + b).argmax(axis=0) == y), data_loss(W @ X + b, y)))
        W, b = update(W, b, dW, db, lr)
    return tuple(np.array(column) for column in zip(*rows, strict=True))


@pytest.mark.worked_number("H-20")
def test_new_weights_after_one_step_with_one_example():
    W, _ = stepped(lecture.four_features(), 0.1)
    assert_prints(W, ".033 -.084 .168 -.037 1.646 -1.189 2.827 -3.375 -.970 .973 -3.045 3.651")


@pytest.mark.worked_number("H-21")
def test_the_printed_biases_belong_to_one_example_and_the_column_beside_them_to_two():
    _, b, _, _ = lecture.four_features()
    new_b = stepped(lecture.four_features(), 0.1)[1]
    assert_prints(new_b, "-.002 .137 -.235")
    assert_prints((b - new_b) / 0.1, ".015 .631 -.647")
    _, _, db_of_two = loss_and_gradients(*lecture.two_examples(), LAM)
    assert_prints(db_of_two, ".082 .139 -.221")
    assert_prints(b - 0.1 * db_of_two, "-.008 .186 -.278")


@pytest.mark.worked_number("H-22")
def test_the_decrease_from_104_to_048_compares_a_data_loss_with_a_total_loss():
    W, b, X, y = lecture.four_features()
    V, c = stepped((W, b, X, y), 0.1)
    assert_prints([data_loss(W @ X + b, y), total_loss(V, c, X, y, LAM)], "1.04 0.48")
    assert_prints([LAM * np.sum(V**2), total_loss(V, c, X, y, LAM)], "0.48030508 0.48030508")
    assert data_loss(V @ X + c, y) < 1e-100
    assert_prints([total_loss(W, b, X, y, LAM), LAM * np.sum(W**2)], "1.048357 0.008166")


@pytest.mark.worked_number("H-24")
def test_nine_points_after_one_step():
    W, b = stepped(lecture.nine_points(), 0.1)
    assert_prints(np.hstack([W, b]), "1.02 1.99 -.02 1.98 -3.97 .50 3.00 -1.02 -.48")


SCORES_AFTER_ONE_STEP = """
1.29 -0.10 0.61   1.40 0.89 1.61   1.89 -2.09 -0.40
0.17 -1.49 -1.99   1.07 -2.88 -2.09   -0.33 -1.68 -2.79
-0.10 3.47 2.03   -0.70 3.87 1.63   -1.42 1.69 -1.17
"""


@pytest.mark.worked_number("H-25")
def test_scores_of_the_nine_points_come_from_unrounded_weights():
    W, b = stepped(lecture.nine_points(), 0.1)
    X = lecture.nine_points()[2]
    scores = (W @ X + b).T
    assert_prints(scores, SCORES_AFTER_ONE_STEP)
    from_rounded = (W.round(2) @ X + b.round(2)).T
    assert np.sum(from_rounded.round(2) != scores.round(2)) == 7


@pytest.mark.worked_number("H-26")
def test_the_printed_196_must_be_296():
    W, b = stepped(lecture.nine_points(), 0.1)
    _, _, X, y = lecture.nine_points()
    losses = -np.log(softmax(W @ X + b)[y, np.arange(9)])
    assert_prints(losses, ".56 1.04 .11 1.93 4.01 1.65 1.68 2.35 2.96")
    assert_prints([losses.mean(), LAM * np.sum(W**2), total_loss(W, b, X, y, LAM)], "1.81 .35 2.16")
    printed = losses.round(2)
    printed[8] = 1.96
    assert_prints([printed.mean()], "1.70")


@pytest.mark.worked_number("H-23", "H-27")
def test_gradients_of_the_nine_points_before_and_after_one_step():
    W, b, X, y = lecture.nine_points()
    _, dW, db = loss_and_gradients(W, b, X, y, LAM, lecture.FACTOR)
    assert_prints(np.hstack([dW, db]), "-.20 .07 .15 .24 -.27 .04 -.01 .19 -.19")
    _, dW, db = loss_and_gradients(*stepped((W, b, X, y), 0.1), X, y, LAM, lecture.FACTOR)
    assert_prints(np.hstack([dW, db]), "-.20 .07 .15 .24 -.27 .04 -.01 .19 -.18")


@pytest.mark.worked_number("H-28", "H-29")
def test_all_twenty_rows_of_the_training_table():
    losses, correct, parts = nine_points_run(lecture.FACTOR)
    assert_prints(losses, LOSSES)
    assert correct.tolist() == CORRECT
    assert_prints([parts[0], parts[19], losses[19] - parts[19]], "1.836640 .336744 .291817")
    W, b, X, y = lecture.nine_points()
    assert_prints(descend(lambda V, c: loss_and_gradients(V, c, X, y, LAM, lecture.FACTOR), W, b, 1.0, 20)[2], LOSSES)
    assert sorted({f"{100 * right / 9:.1f}" for right in CORRECT}) == [
        "100.0",
        *["22.2", "33.3", "44.4", "55.6", "66.7", "77.8", "88.9"],
    ]


@pytest.mark.worked_number("H-28", "H-29")
def test_no_other_factor_gives_the_training_table():
    printed = [float(word) for word in LOSSES.split()]
    for factor, right_counts in ((0.0, 18), (0.25, 18), (1.0, 19), (2.0, 17)):
        losses, correct, _ = nine_points_run(factor)
        assert np.sum(np.abs(losses - printed) < 0.005) <= 4
        assert np.sum(correct == CORRECT) == right_counts


@pytest.mark.worked_number("H-28")
def test_the_slide_rule_rises_in_the_end_and_the_true_gradient_does_not():
    slide, _, parts = nine_points_run(lecture.FACTOR, steps=5001)
    assert int(slide.argmin()) == 43
    assert_prints([slide[43], slide[5000], parts[5000]], "0.553809 0.568439 .099198")
    true, correct, parts = nine_points_run(2.0, steps=5001)
    assert_prints([true[5000], parts[5000]], "0.427418 .241977")
    assert int(np.argmax(correct == 9)) == 18
    assert (np.diff(true[:200]) < 0).all()


@pytest.mark.worked_number("D-12")
def test_batches_of_256():
    batches = minibatches(1000, 256, np.random.default_rng(0))
    assert [batch.size for batch in batches] == [256, 256, 256, 232]
    assert sorted(np.concatenate(batches)) == list(range(1000))


@pytest.mark.worked_number("D-16")
def test_log_of_one_weight_to_sixteen_digits():
    x, y = np.array([1.0, 2.0, 3.0]), np.array([2.0, 4.0, 6.0])
    w, gradients, loss = one_epoch(x, y, 1.0, 0.01)
    assert_prints(gradients, "-2.0 -7.84 -16.2288")
    assert repr(float(loss)) == "4.919240100095999"
    assert_prints([1 - 0.01 * gradients[0], 1 - 0.01 * gradients[:2].sum(), w], "1.02 1.0984 1.260688")
    history = [(w, loss)]
    for _ in range(99):
        w, _, loss = one_epoch(x, y, w, 0.01)
        history.append((w, loss))
    assert_prints([history[1][1], history[1][0], history[2][1]], "2.68876924027 1.45341776666 1.46963349629")
    assert_prints([history[9][1], history[9][0], history[99][0]], "0.0214189224231 1.95121598347 2")


@pytest.mark.worked_number("G-11")
def test_a_loop_from_0_to_num_epochs_makes_one_pass_too_many():
    passes = []
    *_, losses = descend(lambda W, b: (passes.append(1) or 0.0, W, b), np.ones((1, 1)), np.ones((1, 1)), 0.1, 10)
    assert len(passes) == losses.size == 10
    assert len(range(0, 10 + 1)) == 11


def iris_losses(X, y, W, steps=300):
    W, b, losses = descend(
        lambda V, c: loss_and_gradients(V, c, X, y, LAM, lecture.FACTOR), W, np.zeros((3, 1)), 0.1, steps
    )
    return losses, int(np.sum((W @ X + b).argmax(axis=0) == y))


WITNESS = np.array([[0.05, 0.03, 0.0, 0.09], [0.06, 0.03, 0.02, 0.03], [0.02, 0.04, 0.06, 0.09]])
"""A start that gives every printed digit of the iris table. The lecturer's own start is not known."""


def uci_iris():
    X, y = data.iris()
    X[:, 34] = X[:, 37] = [4.9, 3.1, 1.5, 0.1]
    return X, y


@pytest.mark.worked_number("H-30", "H-31")
def test_iris_table_to_four_decimals_from_the_uci_file():
    losses, right = iris_losses(*uci_iris(), WITNESS)
    rows = [0, *(row - 1 for row in (40, 80, 120, 160, 200, 240, 280, 300))]
    assert_prints(losses[rows], "1.0711 .6935 .5791 .4842 .4052 .3655 .3603 .3591 .3592")
    assert right == 147 and right / 150 == 0.98


@pytest.mark.worked_number("H-31")
def test_the_best_iris_loss_not_the_last_is_printed():
    losses, _ = iris_losses(*uci_iris(), WITNESS)
    assert int(losses.argmin()) + 1 == 286
    assert_prints([losses.min(), losses[-1]], ".3591 .3592")


@pytest.mark.worked_number("H-31")
def test_147_of_150_from_any_small_start():
    X, y = data.iris()
    for seed in range(6):
        losses, right = iris_losses(X, y, 0.1 * np.random.default_rng(seed).random((3, 4)))
        assert right == 147 and 0.3584 < losses.min() < 0.3592
    losses, right = iris_losses(X, y, np.zeros((3, 4)))
    assert right == 147
    assert_prints([losses[0], losses.min()], "1.0986 .3585")


def test_the_two_copies_of_iris_differ_in_two_flowers_only():
    X, _ = data.iris()
    assert np.flatnonzero((uci_iris()[0] != X).any(axis=0)).tolist() == [34, 37]
    assert X[:, 34].tolist() == [4.9, 3.1, 1.5, 0.2] and X[:, 37].tolist() == [4.9, 3.6, 1.4, 0.1]
