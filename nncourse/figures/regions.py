"""The plane of two features: points by class, and the region in which a classifier decides for each class."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from numpy.typing import NDArray

from nncourse.figures.style import COLORS, INK, LIGHT, MARKERS, Figure, new_figure

STEPS = 160


def plane_figure(
    columns: int = 1, titles: tuple[str, ...] = (), extent: float = 1.2, rows: int = 1
) -> tuple[Figure, list[Axes]]:
    """A figure with square planes side by side, in one row or more, each from -extent to extent."""
    height = 4.2 if columns == 1 else 7.6 / columns
    figure, axes = new_figure(columns, height=rows * height, rows=rows)
    planes = list(np.ravel(axes))
    for place, plane in enumerate(planes):
        square(plane, titles[place] if place < len(titles) else "", extent)
        if rows > 1:
            plane.label_outer()
    return figure, planes


def square(plane: Axes, title: str = "", extent: float = 1.2) -> None:
    """Make axes the plane of two features, from -extent to extent."""
    plane.set(xlim=(-extent, extent), ylim=(-extent, extent), xlabel="feature 1", ylabel="feature 2")
    plane.set_aspect("equal")
    plane.set_title(title)


def points_on(plane: Axes, X: NDArray, y: NDArray, sizes: NDArray | float = 60.0) -> None:
    """Draw points X (2, N) with colour and marker by class y (N,)."""
    areas = np.broadcast_to(sizes, y.shape)
    for label in np.unique(y):
        mine = y == label
        marker, color = MARKERS[label % len(MARKERS)], COLORS[label % len(COLORS)]
        plane.scatter(
            *X[:, mine], areas[mine], marker=marker, color=color, edgecolor="white", label=f"class {label}", zorder=3
        )


def rings_on(plane: Axes, X: NDArray, which: NDArray) -> None:
    """Ring the points X (2, N) where `which` (N,) is true: those that a classifier gets wrong."""
    plane.scatter(*X[:, which], 190, facecolor="none", edgecolor=INK, linewidth=1.6, label="wrong", zorder=4)


def regions_on(plane: Axes, decide: Callable[[NDArray], NDArray], classes: int) -> None:
    """Colour the plane by the class that `decide` (2, M) -> (M,) chooses, and draw the boundaries."""
    horizontal = np.linspace(*plane.get_xlim(), STEPS)
    vertical = np.linspace(*plane.get_ylim(), STEPS)
    grid = np.stack([axis.ravel() for axis in np.meshgrid(horizontal, vertical)])
    chosen = np.asarray(decide(grid)).reshape(STEPS, STEPS)
    colors = {"cmap": ListedColormap(LIGHT[:classes]), "vmin": -0.5, "vmax": classes - 0.5}
    edges, aspect = (*plane.get_xlim(), *plane.get_ylim()), plane.get_aspect()
    plane.imshow(chosen, extent=edges, aspect=aspect, origin="lower", interpolation="none", **colors)
    plane.contour(horizontal, vertical, chosen, levels=np.arange(classes - 1) + 0.5, colors=INK, linewidths=0.9)
