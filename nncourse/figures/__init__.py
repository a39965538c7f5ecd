"""Every picture of the course, in one style. A notebook draws with these functions and ends with `show`."""

from nncourse.figures.activations import activation_figure
from nncourse.figures.bars import score_bars
from nncourse.figures.curves import LINES, curve_figure
from nncourse.figures.digits import confusion_figure, digit_figure, weight_figure
from nncourse.figures.display import show
from nncourse.figures.fates import fates_figure
from nncourse.figures.folding import cut_figure, fold_figure, fold_on
from nncourse.figures.graph import graph_figure
from nncourse.figures.landscape import arrows_on, landscape_on, path_on
from nncourse.figures.matrices import broadcast_picture, product_picture
from nncourse.figures.network import network_on
from nncourse.figures.neuron import neuron_picture
from nncourse.figures.regions import plane_figure, points_on, regions_on, rings_on
from nncourse.figures.sliders import slide
from nncourse.figures.style import COLORS, MARKERS, Figure, new_figure
from nncourse.figures.sweep import marks_on, sweep_figure, sweep_on
from nncourse.figures.valleys import valley_figure
from nncourse.figures.warm_up import warm_up

__all__ = [
    "COLORS",
    "LINES",
    "MARKERS",
    "Figure",
    "activation_figure",
    "arrows_on",
    "broadcast_picture",
    "confusion_figure",
    "curve_figure",
    "cut_figure",
    "digit_figure",
    "fates_figure",
    "fold_figure",
    "fold_on",
    "graph_figure",
    "landscape_on",
    "marks_on",
    "network_on",
    "neuron_picture",
    "new_figure",
    "path_on",
    "plane_figure",
    "points_on",
    "product_picture",
    "regions_on",
    "rings_on",
    "score_bars",
    "show",
    "slide",
    "sweep_figure",
    "sweep_on",
    "valley_figure",
    "warm_up",
    "weight_figure",
]
