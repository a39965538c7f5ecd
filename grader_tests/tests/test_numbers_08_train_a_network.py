"""Worked numbers of unit 08, reproduced with the reference at the printed precision."""

import io
import zipfile

import numpy as np
import pytest

from grader_tests.reference import function, names
from grader_tests.worked_numbers import assert_prints
from nncourse import data, lecture, mnist
from nncourse.check.measures import held_out_accuracy

UNIT = "08_train_a_network"
train_xor, train_network = function("train_xor", UNIT), function("train_network", UNIT)
one_vs_all_cost, initial_network = function("one_vs_all_cost", UNIT), function("initial_network", UNIT)
confusion_matrix, xor_gradient = function("confusion_matrix", UNIT), names(UNIT)["xor_gradient"]
count_parameters = function("count_parameters", "06_hidden_layer")
CHECKED = np.array([0.9, 1.1, 2.1, 1.8, -2.5, 0.8, -0.8, -1.2, 0.1])


@pytest.mark.worked_number("W-09")
def test_descent_from_the_point_of_unit_07():
    _, history = train_xor(CHECKED, *lecture.xor(), 0.05, 1000)
    assert_prints(history[:3], "1.0557 1.529053 0.983771")
    assert_prints([history[10]], "0.0512085")
    assert history[100] == pytest.approx(6.31506e-4, rel=1e-6)
    assert history[1000] == pytest.approx(9.9e-25, rel=0.02)


@pytest.mark.worked_number("W-09")
def test_a_quarter_of_a_hundred_starts_solves_xor_and_the_others_stop_in_three_ways():
    X, y = lecture.xor()
    starts = np.stack([np.random.default_rng(seed).normal(size=9) for seed in range(100)], axis=1)
    theta, history = train_xor(starts, X, y, 0.05, 2000)
    ends = history[-1]
    counts = {
        name: int(np.sum(np.abs(ends - end) < 1e-3)) for name, end in (("1/2", 0.5), ("1/3", 1 / 3), ("1/4", 0.25))
    }
    assert counts == {"1/2": 32, "1/3": 32, "1/4": 11}
    solved = np.flatnonzero(ends < 1e-4)
    assert solved.size == 25 and solved[:6].tolist() == [1, 6, 11, 13, 16, 23]
    stuck = ends > 0.2
    assert np.abs(xor_gradient(theta, X, y)[1][:, stuck]).max() < 1e-4


@pytest.mark.worked_number("W-09")
def test_where_descent_stops_some_corners_share_the_mean_of_their_targets():
    """Of 4, 3 or 2 corners that share an answer the cost is 1/2, 1/3 or 1/4."""
    for targets, cost in (((0, 1, 1, 0), 0.5), ((1, 1, 0), 1 / 3), ((0, 1), 0.25)):
        assert np.sum((np.array(targets) - np.mean(targets)) ** 2) / 2 == pytest.approx(cost, rel=1e-15)


@pytest.mark.worked_number("W-09")
def test_a_dead_start_stays():
    X, y = lecture.xor()
    dead = np.array([0.5, 0.5, -0.5, -1.0, 1.0, 2.0, -3.0, -2.0, 0.5])
    f, gradient = xor_gradient(dead, X, y)
    assert f == 0.5 and not gradient.any()


@pytest.mark.worked_number("S-11")
def test_targets_of_car_cat_dog_ship():
    for label in range(4):
        targets = np.eye(4)[:, label]
        h = np.where(targets == 1, 1 - 1e-12, 1e-12)[:, None]
        assert one_vs_all_cost(h, np.array([label]), [], 0.0) == pytest.approx(0, abs=1e-10)
        assert one_vs_all_cost(h, np.array([(label + 1) % 4]), [], 0.0) > 50


@pytest.mark.worked_number("S-12")
def test_indicator_matrix_of_the_slide():
    labels = np.array([2, 2, 1, 4, 3]) - 1
    assert np.eye(4)[:, labels].T.tolist() == [[0, 1, 0, 0], [0, 1, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]]


@pytest.mark.worked_number("S-12")
def test_cost_of_knowing_nothing():
    assert_prints([one_vs_all_cost(np.full((4, 5), 0.5), np.array([1, 1, 0, 3, 2]), [], 0.0)], "2.772588722")


@pytest.mark.worked_number("S-12")
def test_penalty_without_the_bias_column():
    theta = np.array([[10.0, 1.0, -2.0], [20.0, 3.0, 0.0]])
    with_penalty, without = (
        one_vs_all_cost(np.full((2, 4), 0.5), np.array([0, 1, 1, 0]), [theta], lam) for lam in (0.8, 0.0)
    )
    assert with_penalty - without == pytest.approx(0.8 / (2 * 4) * (1 + 4 + 9))


@pytest.mark.worked_number("S-05", "S-06", "G-08")
def test_networks_have_as_many_numbers_as_the_slides_count():
    for sizes in ((784, 25, 10), (3, 4, 2), (3072, 50, 10)):
        network = initial_network(*sizes, np.random.default_rng(0))
        assert sum(array.size for array in network) == count_parameters(list(sizes))
    assert [array.shape for array in initial_network(784, 25, 10, np.random.default_rng(0))][::2] == [
        (25, 784),
        (10, 25),
    ]


@pytest.mark.worked_number("G-08")
def test_a_network_reads_most_written_digits_whatever_the_split():
    for seed in range(3):
        X, y, X_new, y_new = data.digits_split(np.random.default_rng(seed))
        rng = np.random.default_rng(seed)
        network = train_network(X, y, 25, 1e-4, rng)
        assert held_out_accuracy(network, X, y, 25, 1e-4, rng, X_new, y_new) > 0.94


def test_scale_of_the_start_keeps_the_size_of_the_values():
    rng = np.random.default_rng(1)
    W_h, _, W_o, _ = initial_network(400, 500, 300, rng)
    X = rng.normal(size=(400, 200))
    hidden = np.maximum(0, W_h @ X)
    assert np.mean(hidden**2) == pytest.approx(np.mean(X**2), rel=0.03)
    assert np.mean((W_o @ hidden) ** 2) == pytest.approx(2 * np.mean(hidden**2), rel=0.03)


def test_data_sets():
    X, y = data.spirals(np.random.default_rng(0))
    assert X.shape == (2, 300) and np.bincount(y).tolist() == [100, 100, 100]
    X, y, X_new, y_new = data.digits_split(np.random.default_rng(0))
    assert (X.shape, y.shape, X_new.shape, y_new.shape) == ((64, 898), (898,), (64, 899), (899,))
    assert X.min() == 0 and X.max() == 1
    first, _, rest, _ = data.digits_with_shuffled_pixels(np.random.default_rng(0))
    ink = np.hstack([first, rest]).sum(axis=0)
    assert np.allclose(np.sort(ink), np.sort(data.digits()[0].sum(axis=0)))


@pytest.fixture
def no_kept_mnist(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    return tmp_path


def mnist_like(path) -> str:
    """A small archive in the form of MNIST's. Returns its address."""
    rng = np.random.default_rng(0)
    pictures = {"x_train": rng.integers(0, 256, (6, 28, 28)), "x_test": rng.integers(0, 256, (2, 28, 28))}
    np.savez(path, **pictures, y_train=np.arange(6), y_test=np.arange(2))
    return path.as_uri()


def test_mnist_is_read_as_columns_and_kept(no_kept_mnist, capsys):
    address = mnist_like(no_kept_mnist / "there.npz")
    X, y, X_new, y_new = mnist.load(address)
    assert (X.shape, y.tolist(), X_new.shape, y_new.tolist()) == ((784, 6), [0, 1, 2, 3, 4, 5], (784, 2), [0, 1])
    assert X.min() >= 0 and X.max() <= 1
    (no_kept_mnist / "there.npz").unlink()
    assert mnist.load(address) is not None and capsys.readouterr().out == ""


def test_without_network_mnist_is_skipped_in_one_line(no_kept_mnist, capsys):
    assert mnist.load("http://127.0.0.1:9/mnist.npz", seconds=1.0) is None
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_an_answer_that_is_no_archive_is_no_mnist(no_kept_mnist, capsys):
    page = no_kept_mnist / "login.html"
    page.write_text("<html>please log in</html>")
    assert mnist.load(page.as_uri()) is None
    assert "skipped" in capsys.readouterr().out
    assert not zipfile.is_zipfile(io.BytesIO(page.read_bytes()))
