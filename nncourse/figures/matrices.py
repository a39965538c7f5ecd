"""Drawings of matrices: products with their shapes, and what broadcasting does."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, GREY, INK, LIGHT, Figure, drawing

CELL = 1.0


def draw_matrix(axes: Axes, matrix: NDArray, left: float, color: int, name: str, shape: str) -> float:
    """Draw a matrix (rows, columns) centred on the x axis from `left` on; return where it ends."""
    rows, columns = matrix.shape
    width, top = columns * CELL, rows * CELL / 2
    for row in range(rows):
        for column in range(columns):
            corner = (left + column * CELL, top - (row + 1) * CELL)
            axes.add_patch(
                Rectangle(corner, CELL, CELL, facecolor=LIGHT[color], edgecolor=COLORS[color], linewidth=1.2)
            )
            text = f"{matrix[row, column]:.4g}"
            size = 10 if len(text) < 5 else 8
            axes.text(
                corner[0] + CELL / 2, corner[1] + CELL / 2, text, ha="center", va="center", fontsize=size, color=INK
            )
    axes.text(left + width / 2, top + 0.25, name, ha="center", va="bottom", fontsize=12, fontweight="bold", color=INK)
    axes.text(left + width / 2, -top - 0.25, shape, ha="center", va="top", fontsize=10, color=GREY)
    return left + width


def draw_sign(axes: Axes, sign: str, left: float) -> float:
    """Draw an operator sign; return where it ends."""
    axes.text(left + 0.55, 0, sign, ha="center", va="center", fontsize=15, color=INK)
    return left + 1.1


@sketched
def product_picture(W: NDArray, X: NDArray, b: NDArray | None = None) -> Figure:
    """W @ X (+ b) = scores as blocks of numbers with their shapes. W (K, D), X (D, N), b (K, 1)."""
    figure, axes = drawing(height=2.9)
    scores = W @ X if b is None else W @ X + b
    end = draw_matrix(axes, W, 0, 0, "W", f"(K, D) = {W.shape}")
    end = draw_matrix(axes, X, draw_sign(axes, "@", end), 1, "X", f"(D, N) = {X.shape}")
    if b is not None:
        end = draw_matrix(axes, b, draw_sign(axes, "+", end), 3, "b", f"(K, 1)\n= {b.shape}")
    end = draw_matrix(axes, scores, draw_sign(axes, "=", end), 2, "scores", f"(K, N) = {scores.shape}")
    return framed(figure, axes, end, max(W.shape[0], X.shape[0]))


@sketched
def broadcast_picture(column: NDArray, row: NDArray) -> Figure:
    """A column (K, 1) plus a row (N,): every pair is added, and the sum is (K, N)."""
    figure, axes = drawing(height=2.7)
    end = draw_matrix(axes, column, 0, 0, "column", f"{column.shape}")
    end = draw_matrix(axes, row[None, :], draw_sign(axes, "+", end), 1, "row", f"{row.shape}")
    total = column + row
    end = draw_matrix(axes, total, draw_sign(axes, "=", end), 2, "sum", f"{total.shape}")
    return framed(figure, axes, end, column.shape[0])


def framed(figure: Figure, axes: Axes, right: float, rows: int) -> Figure:
    """Set the limits of a drawing that is `rows` cells high."""
    axes.set_xlim(-0.3, right + 0.3)
    axes.set_ylim(-rows * CELL / 2 - 1.1, rows * CELL / 2 + 0.9)
    return figure
