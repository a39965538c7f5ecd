"""Bars: scores of the classes, losses of the examples."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nncourse.figures.style import COLORS, INK, Figure, new_figure

HATCHES = ("", "///", "...", "xxx")


def score_bars(names: Sequence[str], scores: ArrayLike, title: str, axes: Axes | None = None) -> Figure:
    """One horizontal bar per class with its score. scores (K,) or (K, 1)."""
    values = np.asarray(scores, float).ravel()
    figure, axes = new_figure(height=0.9 + 0.45 * len(values)) if axes is None else (axes.figure, axes)
    colors = [COLORS[place % len(COLORS)] for place in range(len(values))]
    bars = axes.barh(range(len(values)), values, color=colors)
    axes.bar_label(bars, labels=[f" {value:.4g} " for value in values], color=INK)
    axes.set_yticks(range(len(values)), names)
    axes.invert_yaxis()
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.margins(x=0.18)
    axes.set(xlabel="score", ylabel="class")
    axes.set_title(title)
    return figure


def bar_groups(axes: Axes, groups: dict[str, ArrayLike], labels: Sequence[str]) -> None:
    """Bars side by side, one group per label, one colour and hatch per name in `groups`."""
    width = 0.8 / len(groups)
    for place, (name, values) in enumerate(groups.items()):
        at = np.arange(len(labels)) + (place - (len(groups) - 1) / 2) * width
        color, hatch = COLORS[place % len(COLORS)], HATCHES[place % len(HATCHES)]
        axes.bar(at, np.ravel(values), width, label=name, color=color, hatch=hatch, edgecolor="white")
    axes.set_xticks(range(len(labels)), labels)
    axes.axhline(0, color=INK, linewidth=0.8)
    if len(groups) > 1:
        axes.legend()
