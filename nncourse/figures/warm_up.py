"""What the grader draws once, before it starts with the class."""

from pathlib import Path

import numpy as np

from nncourse.figures.bars import score_bars
from nncourse.figures.curves import curve_figure
from nncourse.figures.display import remember, show
from nncourse.figures.neuron import neuron_picture
from nncourse.figures.regions import plane_figure, points_on, regions_on, rings_on

PICTURES = Path(__file__).parents[2] / "pictures"  # the grader puts them beside the package


def warm_up() -> None:
    """Draw a figure of each common kind: what matplotlib loads on the way, fonts above all, is there for the next."""
    figure, (plane,) = plane_figure(titles=("plane",))
    X, y = np.array([[-0.5, 0.0, 0.5], [0.5, 0.0, -0.5]]), np.arange(3)
    regions_on(plane, lambda points: (points[0] > 0).astype(int), classes=2)
    points_on(plane, X, y)
    rings_on(plane, X, y > 1)
    plane.legend()
    show(figure, alt="")
    show(curve_figure(X[0], {"one": X[0], "two": X[1]}, "x", "y", "curves"), alt="")
    show(score_bars(["one", "two"], [1, -1], "bars"), alt="")
    show(neuron_picture(weights=[1], bias=0, inputs=[1]), alt="")
    remember(PICTURES)
