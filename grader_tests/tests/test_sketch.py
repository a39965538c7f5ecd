"""A sketch is drawn when somebody looks, and then looks like what was asked for when it was noted."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from nncourse import figures
from nncourse.figures import display
from nncourse.figures.fingerprint import fingerprint
from nncourse.figures.sketch import Sketch, sketched

X, y = np.array([[-0.5, 0.5, 0.1], [0.5, -0.5, 0.2]]), np.array([0, 1, 1])
ALT = "Points."


def plane() -> tuple[Sketch, object]:
    """A plane with regions, points and a ring, all of them noted."""
    figure, (axes,) = figures.plane_figure(titles=("three points",))
    figures.regions_on(axes, lambda points: (points[0] > 0).astype(int), classes=2)
    figures.points_on(axes, X, y)
    figures.rings_on(axes, X, y > 0)
    axes.legend()
    return figure, axes


def test_noting_draws_nothing():
    figure, axes = plane()
    axes.set_title("more")
    assert fingerprint(figure, ALT) and figure.made is None


def test_looking_draws_everything():
    figure, axes = plane()
    assert len(axes.collections) == 4  # boundaries, two classes of points, rings
    assert len(axes.images) == 1 and axes.get_legend() and axes.get_title(loc="left") == "three points"
    assert isinstance(figure.drawn(), Figure) and figure.axes == [axes.drawn()]


def test_what_is_drawn_already_is_drawn_on_at_once():
    _, axes = plane()
    axes.plot([0, 1], [0, 1])
    axes.set_xlim(-3, 3)
    figures.points_on(axes, X, y)
    assert len(axes.lines) == 1 and len(axes.collections) == 6 and axes.get_xlim() == (-3, 3)


def test_values_are_those_of_the_moment():
    _, (axes,) = figures.plane_figure()
    places = X.copy()
    figures.points_on(axes, places, y)
    places[:] = 9
    assert np.array_equal(axes.collections[0].get_offsets(), X[:, :1].T)


def test_a_mistake_in_numbers_shows_where_it_is_made():
    _, (axes,) = figures.plane_figure()
    with pytest.raises(ValueError, match="reshape"):
        figures.regions_on(axes, lambda points: points, classes=2)
    with pytest.raises(IndexError):
        figures.rings_on(axes, X, np.array([True]))


def test_a_known_sketch_is_shown_without_being_drawn(monkeypatch, tmp_path):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **about: shown.append(data["text/html"]))
    monkeypatch.setattr(display, "_drawn", [tmp_path])
    (tmp_path / f"{fingerprint(plane()[0], ALT)}.html").write_text("known")
    figure, axes = plane()
    figures.show(figure, ALT)
    assert shown == ["known"] and figure.made is None
    axes.plot([0], [0])
    figures.show(figure, ALT)
    assert shown[1].startswith("<img ")


def test_every_note_counts_for_the_fingerprint():
    def other(change) -> str:
        figure, axes = plane()
        change(axes)
        return fingerprint(figure, ALT)

    changes = [
        lambda axes: None,
        lambda axes: axes.set_title("t"),
        lambda axes: axes.legend(loc="upper left"),
        lambda axes: figures.points_on(axes, X, y),
        lambda axes: figures.points_on(axes, X, y, sizes=61),
        lambda axes: figures.rings_on(axes, X, y > 0),
        lambda axes: figures.regions_on(axes, lambda points: (points[1] > 0).astype(int), classes=2),
    ]
    assert len({other(change) for change in changes}) == len(changes)


def test_other_code_of_the_figures_is_another_edition(monkeypatch):
    before = fingerprint(plane()[0], ALT)
    monkeypatch.setattr("nncourse.figures.fingerprint.edition", lambda: "another")
    assert fingerprint(plane()[0], ALT) != before


def test_values_that_are_used_up_by_looking_are_drawn_at_once():
    @sketched
    def count(values) -> Figure:
        figure, _ = figures.new_figure(len(list(values)))
        return figure

    assert len(count(number for number in range(3)).made.axes) == 3


def test_a_sketch_that_cannot_be_drawn_says_so_each_time():
    figure = figures.score_bars(["one"], [1, 2], "too many scores")
    for _ in range(2):
        with pytest.raises(ValueError):
            figure.drawn()


def test_small_planes_are_coloured_more_coarsely():
    asked = []
    for columns in (1, 3):
        _, planes = figures.plane_figure(columns)
        figures.regions_on(planes[0], lambda points: asked.append(points.shape) or points[0] > 0, classes=2)
    assert asked == [(2, 19600), (2, 10000)]
