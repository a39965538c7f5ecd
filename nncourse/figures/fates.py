"""Many runs of descent at once: how the cost of each falls, and where it comes to rest."""

import numpy as np
from numpy.typing import NDArray

from nncourse.figures.curves import BESIDE, LINES
from nncourse.figures.sketch import sketched
from nncourse.figures.style import COLORS, Figure, new_figure

RESTS = {0.0: "0", 0.25: "1/4", 1 / 3: "1/3", 0.5: "1/2"}


@sketched
def fates_figure(history: NDArray) -> Figure:
    """Costs (steps + 1, runs) over the steps, one colour and line for each cost at which runs end."""
    figure, axes = new_figure(height=3.6)
    ends = np.array(list(RESTS))
    nearest = np.argmin(np.abs(history[-1][:, None] - ends), axis=1)
    steps = np.arange(1, len(history) + 1)
    for place, name in enumerate(RESTS.values()):
        mine = history[:, nearest == place]
        axes.plot(steps, mine, linestyle=LINES[place], color=COLORS[place], linewidth=0.8, alpha=0.6)
        axes.plot([], [], linestyle=LINES[place], color=COLORS[place], label=f"{mine.shape[1]} end at {name}")
    axes.set(xscale="log", ylim=(-0.03, 1.05), xlabel="step", ylabel="cost")
    axes.legend(**BESIDE)
    return figure
