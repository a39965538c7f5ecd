"""Small square pictures side by side: written digits, and what hidden units look for."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, GREY, INK, WIDTH, Figure, bare, new_figure


@sketched
def digit_figure(X: NDArray, titles: Sequence[str], columns: int = 10) -> Figure:
    """One picture per column of X (pixels, M) with a title each, dark for ink."""
    figure, panels = grid(X.shape[1], columns, extra=0.22)
    for panel, pixels, title in zip(panels, X.T, titles, strict=False):
        panel.imshow(squared(pixels), cmap="Greys", vmin=0, vmax=1)
        panel.set_title(title, fontsize=9, loc="center", pad=3)
    return figure


@sketched
def weight_figure(W_h: NDArray, columns: int = 9) -> Figure:
    """One picture per row of W_h (H, pixels): violet where ink excites the unit, orange where it silences it."""
    figure, panels = grid(len(W_h), columns, extra=0.0)
    for panel, weights in zip(panels, W_h, strict=False):
        largest = np.abs(weights).max() or 1.0
        panel.imshow(squared(weights), cmap="PuOr", vmin=-largest, vmax=largest, interpolation="bicubic")
    figure.supxlabel("violet: ink here excites the unit     orange: ink here silences it", fontsize=9, color=GREY)
    return figure


def grid(count: int, columns: int, extra: float) -> tuple[Figure, list[Axes]]:
    """Bare panels in rows of `columns`, with `extra` room above each for a title (inches)."""
    rows = -(-count // columns)
    figure, axes = new_figure(columns, height=rows * (WIDTH / columns + extra) + 0.3, rows=rows)
    panels = list(np.atleast_1d(axes).flat)
    for panel in panels:
        bare(panel)
    return figure, panels


def squared(pixels: NDArray) -> NDArray:
    """A picture (side, side) from its pixels (side * side,)."""
    side = round(pixels.size**0.5)
    return pixels.reshape(side, side)


@sketched
def confusion_figure(counts: NDArray) -> Figure:
    """Counts (K, K): rows are the labels, columns the predictions. What is wrong is orange."""
    figure, axes = new_figure(height=4.4)
    K = len(counts)
    axes.set(xlim=(-0.5, K - 0.5), ylim=(K - 0.5, -0.5), xlabel="prediction", ylabel="label")
    axes.set_xticks(range(K))
    axes.set_yticks(range(K))
    axes.set_aspect("equal")
    most = max(1, int((counts - np.diag(np.diag(counts))).max()))
    for (label, prediction), count in np.ndenumerate(counts):
        right = label == prediction
        strength = 0.35 if right else min(1.0, 0.25 + 0.75 * count / most)
        if count:
            color = COLORS[0] if right else COLORS[1]
            corner = (prediction - 0.46, label - 0.46)
            axes.add_patch(Rectangle(corner, 0.92, 0.92, facecolor=color, alpha=strength, edgecolor="none"))
            axes.text(prediction, label, str(count), ha="center", va="center", fontsize=9, color=INK)
    return figure
