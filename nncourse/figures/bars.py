"""Bars: the scores of the classes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, INK, Figure, roomy_figure

LETTER = 0.1  # inches, a wide one


@sketched
def score_bars(names: Sequence[str], scores: ArrayLike, title: str) -> Figure:
    """One horizontal bar per class with its score. scores (K,) or (K, 1)."""
    values = np.asarray(scores, float).ravel()
    figure, axes = roomy_figure(0.9 + 0.45 * len(values), left=0.5 + LETTER * max(map(len, names)))
    colors = [COLORS[place % len(COLORS)] for place in range(len(values))]
    bars = axes.barh(range(len(values)), values, color=colors)
    axes.bar_label(bars, labels=[f" {value:.4g} " for value in values], color=INK)
    axes.set_yticks(range(len(values)), names)
    axes.invert_yaxis()
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.margins(x=0.18)
    axes.locator_params(axis="x", nbins=5)
    axes.set(xlabel="score", ylabel="class")
    axes.set_title(title)
    return figure
