"""A loss over one weight as a valley seen from the side, with the steps of a descent in it."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nncourse.figures.style import COLORS, GREY, MARKERS, Figure, new_figure


def valley_figure(loss: Callable[[ArrayLike], ArrayLike], paths: dict[str, ArrayLike]) -> Figure:
    """One valley per path (M,) of weights, side by side under the path's name. The loss (M,) is drawn behind."""
    figure, valleys = new_figure(len(paths), height=2.9)
    everything = np.concatenate([np.ravel(path) for path in paths.values()])
    margin = 0.08 * np.ptp(everything)
    across = np.linspace(everything.min() - margin, everything.max() + margin, 200)
    for place, (axes, (name, path)) in enumerate(zip(np.atleast_1d(valleys), paths.items(), strict=True)):
        path = np.ravel(path)
        axes.plot(across, loss(across), color=GREY, linewidth=1.2)
        axes.plot(path, loss(path), marker=MARKERS[place], color=COLORS[place], linewidth=1, markersize=6)
        axes.annotate("start", (path[0], loss(path[0])), xytext=(-10, -4), textcoords="offset points", ha="right")
        axes.set(xlabel="w", ylabel="loss" if place == 0 else "", title=name)
    return figure
