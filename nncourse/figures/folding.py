"""What a hidden layer of two units does to the plane: it moves the plane and bends it along two lines."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import NDArray

from nncourse.figures.regions import regions_on
from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, GREY, INK, MARKERS, Figure, new_figure

PAPER = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.7}
LINES = np.linspace(-0.25, 1.25, 13)


@sketched
def fold_figure(W_h: NDArray, b_h: NDArray, X: NDArray, y: NDArray, bends: tuple[float, ...]) -> Figure:
    """The plane after W_h X + b_h, bent by each of `bends`: 0 not at all, 1 fully. X (2, N), y (N,) of 0 and 1."""
    figure, axes = new_figure(len(bends), height=7.6 / max(2, len(bends)))
    for plane, bend in zip(np.atleast_1d(axes), bends, strict=True):
        fold_on(plane, W_h, b_h, X, y, bend)
        plane.set_title({0: "moved", 1: "moved and bent"}.get(bend, f"bent by {bend:.0%}"))
    return figure


def fold_on(plane: Axes, W_h: NDArray, b_h: NDArray, X: NDArray, y: NDArray, bend: float = 1.0) -> None:
    """Draw the lines of the plane and the points X (2, N), moved by W_h (2, 2) and b_h (2, 1) and bent."""
    for place in LINES:
        along, fixed = np.linspace(LINES[0], LINES[-1], 121), np.full(121, place)
        for line in (np.stack([along, fixed]), np.stack([fixed, along])):
            plane.plot(*bent(W_h @ line + b_h, bend), color=GREY, linewidth=0.9, alpha=0.6, zorder=2)
    named_points_on(plane, bent(W_h @ X + b_h, bend), X, y)
    plane.axhline(0, color=INK, linewidth=0.8, linestyle=":", zorder=1.5)
    plane.axvline(0, color=INK, linewidth=0.8, linestyle=":", zorder=1.5)
    plane.set(xlabel="hidden unit 1", ylabel="hidden unit 2")


def bent(z: NDArray, bend: float) -> NDArray:
    """Shrink what is negative: not at all for 0, to nothing for 1. z (...)."""
    return np.where(z < 0, (1 - bend) * z, z)


def named_points_on(plane: Axes, places: NDArray, X: NDArray, y: NDArray) -> None:
    """Draw points at `places` (2, N), named by their inputs X (2, N); those at one place share a label."""
    labels: dict[tuple[float, float], list[str]] = {}
    for place, inputs, label in zip(places.T, X.T, y, strict=True):
        plane.plot(*place, MARKERS[label], color=COLORS[label], markeredgecolor="white", markersize=11, zorder=3)
        key = (round(float(place[0]), 9), round(float(place[1]), 9))
        labels.setdefault(key, []).append(f"({inputs[0]:g}, {inputs[1]:g})")
    for key, names in labels.items():
        plane.annotate(
            "\n".join(names), key, (9, 4), textcoords="offset points", fontsize=9, color=INK, zorder=4, bbox=PAPER
        )
    plane.margins(0.18)


def cut_figure(
    network: tuple[NDArray, NDArray, NDArray, NDArray],
    X: NDArray,
    y: NDArray,
    decide: Callable[[NDArray], NDArray],
) -> Figure:
    """The plane of the inputs with its regions, and the bent plane with those of the output layer.

    network: W_h (2, 2), b_h (2, 1), W_o (1, 2), b_o (1, 1). X (2, N), y (N,) of 0 and 1. decide (2, M) -> (M,).
    """
    W_h, b_h, W_o, b_o = network
    figure, (inputs, hidden) = new_figure(2, height=3.9)
    inputs.set(xlim=LINES[[0, -1]], ylim=LINES[[0, -1]], xlabel="input 1", ylabel="input 2", title="the inputs")
    regions_on(inputs, decide, classes=2)
    named_points_on(inputs, X, X, y)
    fold_on(hidden, W_h, b_h, X, y)
    limits = hidden.get_xlim(), hidden.get_ylim()
    hidden.set(xlim=limits[0], ylim=limits[1], title="what the output layer sees")
    regions_on(hidden, lambda places: (W_o @ places + b_o)[0] > 0.5, classes=2)
    return figure
