"""Activations and their slopes, one small panel for each."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, GREY, Figure, new_figure


@sketched
def activation_figure(z: NDArray, curves: dict[str, ArrayLike]) -> Figure:
    """Up to six activations over z (M,), with the slope of each. Their values (M,) by name."""
    figure, axes = new_figure(3, height=4.3, rows=2)
    for panel, (name, values) in zip(axes.flat, curves.items(), strict=False):
        panel.axhline(0, color=GREY, linewidth=0.6)
        panel.axvline(0, color=GREY, linewidth=0.6)
        panel.plot(z, values, "-", color=COLORS[0], label="value")
        panel.plot(z, np.gradient(np.asarray(values, float), z), "--", color=COLORS[1], label="slope")
        panel.set(title=name, ylim=(-1.3, 2.1), xlabel="z", ylabel="value, slope")
        panel.label_outer()
    figure.legend(*axes.flat[0].get_legend_handles_labels(), loc="outside lower center", ncols=2)
    return figure
